import { describe, expect, test } from 'vitest'
import { type kindNames, type StateName, stateNamesOf } from '../../src/cases/kinds/index.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { composePaper } from '../../src/papers/compose.js'
import { issuerOf } from '../../src/papers/issuer.js'
import { matterOf } from '../../src/papers/matter.js'
import { mayMake, mayNumber } from '../../src/papers/may-make.js'
import { type PaperKind, paperKinds, templateOf } from '../../src/papers/templates/index.js'
import { papersWording } from '../../src/papers/wording.js'
import { accountFor, caseIn } from '../cases/case-parts.js'
import { buildCase } from './build-case.js'
import { typedFor } from './samples.js'

/** Of denunciations, whose papers cite each other: what exists in which states. */
const numberedIn: Record<PaperKind, string> = {
  'bien-nhan': 'received accepted verifying paused resumed',
  'yeu-cau-bo-sung': 'received',
  'thu-ly-khieu-nai': '',
  'thu-ly-to-cao': 'accepted verifying paused resumed',
  'noi-dung-to-cao': 'accepted verifying paused resumed',
  'khong-thu-ly': 'received refused',
  'huong-dan': '',
  'chuyen-don': 'received transferred',
  'gia-han': 'accepted verifying resumed',
  'tam-dinh-chi': 'accepted verifying resumed paused',
  'tiep-tuc': 'paused resumed',
  'dinh-chi': 'accepted verifying paused resumed stopped',
  'moi-doi-thoai': '',
  'bien-ban-doi-thoai': '',
  'quyet-dinh-lan-dau': '',
  'quyet-dinh-lan-hai': '',
  'bao-ket-luan': 'concluded acted_on published',
  'to-cao-tiep': 'refused stopped concluded acted_on published closed',
  'bao-ve':
    'draft received accepted verifying paused resumed tip tip_inspecting transferred concluded acted_on published',
  'khong-bao-ve':
    'draft received accepted verifying paused resumed tip tip_inspecting transferred concluded acted_on published',
  'thong-bao': 'concluded acted_on published',
}
const draftedOnly: Partial<Record<PaperKind, string>> = { 'thu-ly-to-cao': 'received' }

describe.each(paperKinds)('the paper %s of a denunciation', (kind) => {
  const template = templateOf(kind)
  const statesWhere = (holds: (found: ReturnType<typeof caseIn>) => boolean) =>
    stateNamesOf('denunciation').filter((state) => holds(caseIn('denunciation', state as never)))
  test('gets its number where what it tells has happened', () => {
    expect(statesWhere((found) => mayNumber(found, template)).sort()).toEqual(
      numberedIn[kind].split(' ').filter(Boolean).sort(),
    )
  })
  test('is drafted before', () => {
    expect(
      statesWhere((found) => mayMake(accountFor('denunciation'), found, template) && !mayNumber(found, template)),
    ).toEqual(draftedOnly[kind]?.split(' ') ?? [])
  })
})

const compose = (kind: PaperKind, state: StateName, caseKind: (typeof kindNames)[number], number: string | null) => {
  const found = { ...buildCase(caseKind, { state } as never), timeline: [] }
  return () =>
    composePaper(templateOf(kind), {
      matter: matterOf(found, 'https://xaoi.test'),
      issuer: issuerOf(null, { isProtected: caseKind === 'denunciation' }),
      typed: typedFor(kind),
      day: '2026-12-05',
      number,
    })
}

/** What a paper can't do without, by what it cites. */
const cites: [PaperKind, StateName, string][] = [
  ['thu-ly-to-cao', 'accepted', 'Quyết định'],
  ['noi-dung-to-cao', 'accepted', 'Quyết định thụ lý'],
  ['gia-han', 'verifying', 'Quyết định thụ lý tố cáo'],
  ['tam-dinh-chi', 'verifying', 'Quyết định thụ lý tố cáo'],
  ['tiep-tuc', 'paused', 'Quyết định tạm đình chỉ'],
  ['dinh-chi', 'verifying', 'Quyết định thụ lý tố cáo'],
  ['bao-ket-luan', 'concluded', 'Kết luận'],
]
test.each(cites)('the paper %s gets no number without the one that it cites', (kind, state, what) => {
  expect(compose(kind, state, 'denunciation', '05/TB')).toThrow(what)
  expect(compose(kind, state, 'denunciation', '05/TB')).toThrow(papersWording.errors.uncited(['']).slice(0, 20))
  expect(compose(kind, state, 'denunciation', null)).not.toThrow()
})

test('no other paper cites any', () => {
  for (const kind of paperKinds) {
    const [state] = templateOf(kind).states.denunciation ?? []
    if (!state || cites.some(([one]) => one === kind)) continue
    expect(compose(kind, state, 'denunciation', '05/TB'), kind).not.toThrow()
  }
})

test.each([['moi-doi-thoai'], ['bien-ban-doi-thoai'], ['tam-dinh-chi']] as const)(
  'the paper %s of a complaint wants its acceptance',
  (kind) => {
    expect(compose(kind, 'dialogue', 'complaint', '05/TB')).toThrow('Thông báo')
  },
)

test('a receipt lists what came, not what was said to exist', () => {
  const field = templateOf('bien-nhan').fields.received
  const matter = matterOf(buildCase('denunciation', { state: 'received' }), 'https://xaoi.test')
  expect(matter.evidence).not.toBeNull()
  expect(field?.prefill?.(matter, { isRecorded: false })).toBeNull()
  expect(field?.prefill?.({ ...matter, filesReceived: 2 }, { isRecorded: false })).toContain('2 tệp')
})

test.each([
  ['2027-01-02', '(ngày cuối của thời hạn là ngày nghỉ nên hạn đã báo là ngày\u00a004/01/2027)'],
  ['2027-01-05', 'kể từ ngày\u00a005/01/2027.'],
])('an extension from %s says the day that was told', (from, says) => {
  const { write } = templateOf('gia-han')
  const written = write({
    typed: { days: '30', from, reason: 'phức tạp' },
    office: { issuer: issuerOf(null, { isProtected: true }), day: '2026-12-28', calendar: stateCalendar },
    matter: matterOf(buildCase('denunciation', { state: 'verifying' }), 'https://xaoi.test'),
  })
  expect(JSON.stringify(written.body)).toContain(says)
})

test('the form of an extension that was recorded begins where the term ended before it', () => {
  const clock = { clockId: 'tc.resolve', rawLastDay: '2027-02-01', dueOn: '2027-02-01', extensionDays: [30] }
  const found = buildCase('denunciation', { state: 'verifying', clocks: [clock] as never })
  const from = templateOf('gia-han').fields.from
  const matter = matterOf(found, 'https://xaoi.test')
  expect(from?.prefill?.(matter, { isRecorded: true })).toBe('2027-01-02')
  expect(from?.prefill?.(matter, { isRecorded: false })).toBe('2027-02-01')
})
