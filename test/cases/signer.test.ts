import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { changeState } from '../../src/cases/change-state.js'
import { actsOf, type CaseKind, kindNames, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import type { Step } from '../../src/cases/kinds/state-table.js'
import { whyNotSigned } from '../../src/cases/signer.js'
import { readStep } from '../../src/cases/step-form.js'
import { provinceDenunciations } from '../../src/routing/route-case.js'
import { accountFor, at, caseIn, clocks, communeCode, recordingStore } from './case-parts.js'

const meSo = communeCode
const chairman = 'ông Nguyễn Văn Hùng, chủ tịch xã Mễ Sở'
const ofMeSo = 'Chủ tịch UBND xã Mễ Sở'
const days = { today: '2026-11-25', notBefore: '', isFutureDay: false }

const paperSteps = kindNames.flatMap((kind) =>
  [...stateNamesOf(kind).map((name) => stateOf(kind, name) as Step), ...Object.values(actsOf(kind) as object)]
    .map((step) => step as Step)
    .filter(({ asks }) => asks.includes('paper'))
    .map((step) => ({ kind, label: ('label' in step ? step.label : '') as string, step })),
)

const filled = (paper_signer: string) => ({
  text: 'x',
  paper_number: '1',
  paper_date: '2026-11-25',
  paper_signer,
  day: '2026-11-25',
  target: 'Sở Nội vụ',
  criteria_places: '1',
})

describe.each(paperSteps)('$label of $kind', ({ kind, step }) => {
  test.each(['X', 'A', '12 3', 'Hùng.'])('isn’t signed by “%s”', (signer) => {
    const form = { ...filled(signer), ground: Object.keys(step.grounds ?? {})[0] ?? '' }
    expect(() => readStep(step, form, days)).toThrow(/họ và tên/)
  })
  const signed = (found: Case, signer: string) =>
    whyNotSigned(found, step, { text: null, paper: { number: '1', date: '2026-11-25', signer }, facts: {} })
  test('is never signed by the accused', () => {
    const isOfUs = (kind === 'denunciation' || kind === 'tip') && step.targetIs !== 'sender'
    const found = caseIn(kind as CaseKind, 'received' as never, {
      against: chairman,
      keptFrom: meSo,
      settledBy: 'Chủ tịch UBND tỉnh',
      agency: provinceDenunciations,
    })
    if (!isOfUs) return
    for (const signer of ['Nguyễn Văn Hùng', 'Chủ tịch UBND xã Mễ Sở Nguyễn Văn Hùng', 'Chủ tịch UBND xã Mễ Sở'])
      expect(signed(found, signer), signer).toMatch(/người bị tố cáo/)
    expect(signed(found, 'Chủ tịch UBND tỉnh Trần Quốc Văn')).toBeNull()
    const rare = { ...found, against: 'ông Zắng Văn Khừu, chủ tịch xã' }
    for (const signer of ['Zắng Văn Khừu', 'Giám Đốc Zắng Văn Khừu', 'Chủ tịch UBND xã Mễ Sở Zắng Văn Khừu'])
      expect(signed(rare, signer), signer).toMatch(/người bị tố cáo/)
    expect(signed(rare, 'Mùa A Tếnh')).toBeNull()
  })
})

test.each<[string, string, boolean]>([
  // Who settles it, who signed, whether it is asked about.
  ['Chủ tịch UBND tỉnh', 'Chủ tịch UBND xã Yên Mỹ Đỗ Văn Ba', true],
  ['Chủ tịch UBND tỉnh', 'Chánh Thanh tra tỉnh Lê Văn Tám', true],
  ['Chủ tịch UBND tỉnh', 'Trần B công chức', true],
  ['Chủ tịch UBND tỉnh', 'Trần Quốc Văn', false],
  ['Chủ tịch UBND tỉnh', 'KT. Chủ tịch, Phó Chủ tịch Lê Huy', false],
  ['Chủ tịch UBND tỉnh', 'Chủ tịch UBND tỉnh Hưng Yên Trần Quốc Văn', false],
  [ofMeSo, 'Chủ tịch UBND xã Mễ Sở Phạm Thị Lan', false],
  [ofMeSo, 'chu tich ubnd xa me so pham thi lan', false],
  [ofMeSo, 'Phó Chủ tịch UBND xã Mễ Sở Vũ Văn Tư', false],
  [ofMeSo, 'Chủ tịch UBND xã Yên Mỹ Vũ Văn Tư', true],
  [ofMeSo, 'Chuyên viên Vũ Văn Tư', true],
  [ofMeSo, 'can bo dia chinh vu van tu', true],
])('the one who settles is %s, signed %s', async (settledBy, paper_signer, isAsked) => {
  const { store, last } = recordingStore()
  const assignee = { id: 'a', name: 'A' }
  const found = caseIn('complaint', 'received', { settledBy, assignee })
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account: accountFor('complaint'), found, at }
  const form = { to: 'accepted', paper_number: '1', paper_date: '2026-11-25', paper_signer }
  if (!isAsked) {
    await changeState(verb, form)
    expect(last().event.facts).toEqual({})
    return
  }
  await expect(changeState(verb, form)).rejects.toThrow(/kiểm tra người ký/)
  await changeState(verb, { ...form, signer_checked: '1' })
  expect(last().event.facts).toEqual({ signerChecked: true })
})

test('the chairman of the commune whose police chief is accused isn’t the accused', () => {
  const found = caseIn('denunciation', 'received', { against: 'ông Zích, trưởng công an xã Mễ Sở', settledBy: null })
  const read = { text: null, facts: {}, paper: { number: '1', date: '2026-11-25', signer: 'Chủ tịch UBND xã Mễ Sở' } }
  expect(whyNotSigned(found, {}, read)).toBeNull()
  const theirs = { ...read, paper: { ...read.paper, signer: 'Trưởng Công an xã Mễ Sở' } }
  expect(whyNotSigned(found, {}, theirs)).toMatch(/người bị tố cáo/)
})
