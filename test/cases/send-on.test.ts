import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { changeState } from '../../src/cases/change-state.js'
import { actsOf, type CaseKind, kindNames, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import type { Step } from '../../src/cases/kinds/state-table.js'
import { performAct } from '../../src/cases/perform-act.js'
import { whyNotSent } from '../../src/cases/send-on.js'
import { provinceDenunciations } from '../../src/routing/route-case.js'
import { accountFor, after, at, caseIn, clocks, communeCode, recordingStore } from './case-parts.js'

const meSo = communeCode
const steps = kindNames.flatMap((kind) => [
  ...stateNamesOf(kind).map((name) => ({ kind, name: name as string, step: stateOf(kind, name) as Step })),
  ...Object.entries(actsOf(kind)).map(([name, step]) => ({ kind, name, step: step as Step })),
])
const sending = steps.filter(({ step: { asks, targetIs } }) => asks.includes('target') && targetIs !== 'sender')

test('only who sent a letter, and whoever holds papers of it, is no place that a case is sent to', () => {
  const left = sending.filter(({ step: { targetIs } }) => targetIs === 'holder').map(({ name }) => name)
  expect(new Set(left)).toEqual(new Set(['ask_papers']))
  const senders = steps.filter(({ step: { targetIs } }) => targetIs === 'sender').map(({ name }) => name)
  expect(new Set(senders)).toEqual(new Set(['forwarded']))
})

const accusing = (kind: CaseKind, against: string, settledBy: string | null, more: Partial<Case> = {}): Case =>
  caseIn(kind, 'received' as never, {
    against,
    settledBy,
    communeCode: meSo,
    keptFrom: meSo,
    agency: provinceDenunciations,
    ...more,
  })

const chairman = 'ông Nguyễn Văn Hùng, chủ tịch xã Mễ Sở'
const province = 'Chủ tịch UBND tỉnh'
const officer = 'cán bộ địa chính xã Mễ Sở'
const ofMeSo = 'Chủ tịch UBND xã Mễ Sở'

const receivers = sending.filter(({ step: { targetIs } }) => targetIs !== 'holder')

describe.each(receivers.filter(({ kind }) => kind === 'denunciation' || kind === 'tip'))(
  '$name of $kind',
  ({ kind, step }) => {
    const unknownOf = (target: string, targetChecked = false) =>
      whyNotSent(accusing(kind, chairman, null), step, { target, targetWhy: 'Đã xem kỹ.', targetChecked })
    test('goes to nobody who isn’t named: “1”', () => {
      for (const target of ['1', 'x', 'công', '12 34']) expect(unknownOf(target, true)).toMatch(/đủ tên nơi nhận/)
    })
    test('goes to a body of no table only once what is handed over to whom was confirmed', () => {
      expect(unknownOf('Văn phòng Bạch Đằng')).toMatch(/Hồ sơ .* sẽ được giao cho “Văn phòng Bạch Đằng”/)
      expect(unknownOf('Văn phòng Bạch Đằng', true)).toBeNull()
      expect(unknownOf('Thanh tra tỉnh Hưng Yên')).toBeNull()
    })
    const why = (found: Case, target: string) => whyNotSent(found, step, { target, targetWhy: 'Đã xem kỹ.' })
    test.each([
      'Chủ tịch UBND xã Mễ Sở',
      'chu tich xa me so',
      'UBND xã Mễ Sở',
      'Ủy ban nhân dân xã Mễ Sở',
      'Công an xã Mễ Sở',
      'Hội Nông dân xã Mễ Sở',
      'Đảng ủy xã Mễ Sở',
      'HTX dịch vụ xã Mễ Sở',
      'Xã Mễ Sở',
      'ông Nguyễn Văn Hùng',
      'NGUYỄN VĂN HÙNG',
    ])('never goes to whom it accuses: %s', (target) => {
      expect(why(accusing(kind, chairman, province), target)).toMatch(/người bị tố cáo/)
      expect(why(accusing(kind, 'chủ tịch xã, ông Nguyễn Văn Hùng', province), target)).toMatch(/người bị tố cáo/)
    })
    test.each(['UBND xã Mễ Sở', 'Bộ phận một cửa xã Mễ Sở', 'Phó Chủ tịch UBND xã Mễ Sở'])(
      'goes to the head of their office where the law says so, not to %s',
      (target) => {
        const found = accusing(kind, officer, ofMeSo)
        expect(why(found, target)).toMatch(/người bị tố cáo.*Chủ tịch UBND xã Mễ Sở/)
        expect(why(found, ofMeSo)).toBeNull()
      },
    )
    test.each([chairman, 'trưởng công an xã Mễ Sở'])('may go to investigators where %s is accused', (against) => {
      const found = accusing(
        kind,
        against,
        against === chairman ? province : 'thủ trưởng cơ quan công an quản lý người đó',
      )
      for (const target of ['Cơ quan Cảnh sát điều tra', 'Viện kiểm sát nhân dân tỉnh', 'Công an tỉnh'])
        expect(why(found, target), target).toBeNull()
      expect(why(found, 'Công an xã Mễ Sở')).toMatch(/người bị tố cáo/)
    })
    test.each([
      'ông Đào Văn Zích, trưởng công an xã Mễ Sở',
      'công an viên xã Mễ Sở',
      'ông Cù Văn Khỏe, bí thư đảng ủy xã Mễ Sở',
      'chủ tịch HĐND xã Mễ Sở',
      'chủ tịch mặt trận xã Mễ Sở',
      chairman,
    ])('goes to no body of the commune of %s, in whatever wording', (against) => {
      const found = accusing(kind, against, 'thủ trưởng cơ quan công an quản lý người đó')
      for (const target of [
        'UBND xã Mễ Sở',
        'Uỷ ban nhân dân xã Mễ Sở',
        'UBND X. Mễ Sở',
        'Chủ tịch UBND xã Mễ Sở',
        'ủy ban xã',
        'Đảng ủy xã Mễ Sở',
        'Ủy ban Kiểm tra Đảng ủy xã Mễ Sở',
        'HĐND xã Mễ Sở',
        'Công an xã Mễ Sở',
        'Công an xã',
        'cax Mễ Sở',
        'Mễ Sở',
      ])
        expect(whyNotSent(found, step, { target, targetWhy: 'x', targetChecked: true }), target).toMatch(
          /người bị tố cáo/,
        )
    })
    test('may go to the commune where somebody without office is accused', () => {
      const found = accusing(kind, 'công ty Minh Long xã Mễ Sở', 'cơ quan quản lý lĩnh vực có vi phạm')
      expect(why(found, ofMeSo)).toBeNull()
      expect(why(found, 'Sở Nông nghiệp và Môi trường')).toBeNull()
    })
  },
)

const asSettler = { asks: ['target'], targetIs: 'settler' } as const

const byPolice = 'thủ trưởng cơ quan công an quản lý người đó'
const policeChief = accusing('tip', 'trưởng công an xã Mễ Sở', byPolice)

test.each<[string, Case, string, RegExp | null, RegExp | null]>([
  ['the police above the accused', policeChief, 'Công an tỉnh Hưng Yên', null, null],
  ['an office that isn’t the police’s', policeChief, 'Sở Y tế', /ghi vì sao/, null],
  ['the committee of another commune', policeChief, 'UBND xã Yên Mỹ', /ghi vì sao/, null],
  ['the police of another commune', policeChief, 'Công an xã Yên Mỹ', /ghi vì sao/, null],
  [
    'the chief over a policeman',
    accusing('tip', 'công an viên xã Mễ Sở', byPolice),
    'Trưởng Công an xã Mễ Sở',
    null,
    null,
  ],
  [
    'no police for a crime',
    accusing('tip', 'bọn trộm chó', 'cơ quan công an, nơi tiếp nhận tố giác tội phạm'),
    'Sở Y tế',
    /ghi vì sao/,
    null,
  ],
  // Without a reason, with one.
  ['who settles it', accusing('denunciation', chairman, province), 'Chủ tịch UBND tỉnh Hưng Yên', null, null],
  ['who settles it, without marks', accusing('denunciation', chairman, province), 'chu tich ubnd tinh', null, null],
  [
    'a commune where the province settles',
    accusing('denunciation', chairman, province),
    'Chủ tịch UBND xã Yên Mỹ',
    /Điều 12/,
    /Điều 12/,
  ],
  [
    'another commune than the one that settles',
    accusing('denunciation', officer, ofMeSo),
    'Chủ tịch UBND xã Yên Mỹ',
    /ghi vì sao/,
    null,
  ],
  [
    'a department where the province settles',
    accusing('denunciation', chairman, province),
    'Thanh tra tỉnh',
    /ghi vì sao/,
    null,
  ],
  [
    'the head of a department whose staff is accused',
    accusing('denunciation', 'nhân viên Sở Y tế', 'Giám đốc Sở Y tế'),
    'Giám đốc Sở Y tế',
    null,
    null,
  ],
  [
    'that department',
    accusing('denunciation', 'nhân viên Sở Y tế', 'Giám đốc Sở Y tế'),
    'Sở Y tế',
    /người bị tố cáo/,
    /người bị tố cáo/,
  ],
  [
    'the head over whoever of the police is accused',
    accusing('denunciation', 'cán bộ Công an tỉnh', 'thủ trưởng cơ quan công an quản lý người đó'),
    'Giám đốc Công an tỉnh',
    null,
    null,
  ],
  [
    'the head of the police who is accused',
    accusing('denunciation', 'giám đốc Công an tỉnh', 'thủ trưởng cơ quan công an quản lý người đó'),
    'Giám đốc Công an tỉnh',
    /người bị tố cáo/,
    /người bị tố cáo/,
  ],
  [
    'the commune of people of whom nobody knows the office',
    accusing('tip', 'ông Tư', 'người đứng đầu cơ quan quản lý người đó'),
    'UBND xã Mễ Sở',
    /Chưa rõ/,
    null,
  ],
  [
    'another place for the same',
    accusing('tip', 'ông Tư', 'người đứng đầu cơ quan quản lý người đó'),
    'Sở Nội vụ',
    null,
    null,
  ],
  [
    'the police for a crime',
    accusing('tip', 'bọn trộm chó', 'cơ quan công an, nơi tiếp nhận tố giác tội phạm'),
    'Công an xã Mễ Sở',
    null,
    null,
  ],
])('%s', (_name, found, target, without, withReason) => {
  const why = (targetWhy?: string) => whyNotSent(found, asSettler, { target, ...(targetWhy && { targetWhy }) })
  for (const [said, expected] of [
    [why(), without],
    [why('Người đó đã chuyển công tác.'), withReason],
  ] as const)
    if (expected) expect(said).toMatch(expected)
    else expect(said).toBeNull()
})

const commune = { office: 'commune', communeCode: meSo, name: 'UBND xã Mễ Sở' } as const
const complaint = (settledBy: string | null): Case =>
  caseIn('complaint', 'received', { agency: commune, communeCode: meSo, settledBy, against: ofMeSo })

test.each<[string, Case, string, RegExp | null]>([
  ['a commune’s own complaint to another commune', complaint(ofMeSo), 'UBND xã Yên Mỹ', /Điều 7, Điều 17/],
  ['a commune’s own complaint to itself', complaint(ofMeSo), 'UBND xã Mễ Sở', /đã ở cơ quan này/],
  ['a commune’s own complaint to a department', complaint(ofMeSo), 'Sở Xây dựng', /ghi vì sao/],
  ['a complaint to who settles it', complaint('Giám đốc Công an tỉnh'), 'Công an tỉnh', null],
  ['one of which nobody knows who settles it', complaint(null), 'UBND xã Yên Mỹ', null],
])('guided: %s', (_name, found, target, why) => {
  const said = whyNotSent(found, stateOf('complaint', 'guided'), { target })
  if (why) expect(said).toMatch(why)
  else expect(said).toBeNull()
})

test.each<[string, string | null, string, RegExp | null]>([
  ['kept from the commune', meSo, 'UBND xã Mễ Sở', /không chuyển về đó/],
  ['kept from the commune, without marks', meSo, 'ubnd xa me so', /không chuyển về đó/],
  ['kept from the commune', meSo, 'UBND xã Yên Mỹ', null],
  ['kept from the commune', meSo, 'Thanh tra tỉnh', null],
  ['kept from nobody', null, 'Sở Xây dựng', null],
])('feedback %s %s goes outside to %s', (_name, keptFrom, target, why) => {
  const found = caseIn('feedback', 'received', { agency: provinceDenunciations, keptFrom })
  for (const step of [stateOf('feedback', 'forwarded'), actsOf('feedback').regulation_passed as Step]) {
    const said = whyNotSent(found, step, { target, targetWhy: 'x' })
    if (why) expect(said).toMatch(why)
    else expect(said).toBeNull()
  }
})

const form = {
  text: 'lý do',
  paper_number: '12/TB-UBND',
  paper_date: '2026-11-25',
  paper_signer: 'Trần Văn Nam',
  target: 'Thanh tra tỉnh',
}
const verbOn = (found: Case) => {
  const { store, last } = recordingStore()
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account: accountFor(found.kind), found, at }
  return { verb, last }
}

test('the reason stays in the timeline and isn’t told', async () => {
  const { verb, last } = verbOn(accusing('denunciation', chairman, province))
  await expect(changeState(verb, { to: 'transferred', ...form })).rejects.toThrow(/ghi vì sao/)
  await changeState(verb, { to: 'transferred', ...form, target_why: 'Chủ tịch tỉnh giao xác minh.' })
  expect(last().event.facts).toMatchObject({ targetWhy: 'Chủ tịch tỉnh giao xác minh.' })
  expect(last().outgoing[0]?.text).not.toContain('giao xác minh')
})

test('a denunciation of a chairman passed on to him is refused whatever is said', async () => {
  const { verb } = verbOn(accusing('denunciation', chairman, province))
  const moved = changeState(verb, { to: 'transferred', ...form, target: ofMeSo, target_why: 'x' })
  await expect(moved).rejects.toThrow(/người bị tố cáo/)
  const crime = performAct(verb, { act: 'crime', ...form, target: 'Công an xã Mễ Sở' })
  await expect(crime).rejects.toThrow(/người bị tố cáo/)
})

test('a complaint is guided to no hamlet without a reason', () => {
  const step = stateOf('complaint', 'guided') as Step
  const found = caseIn('complaint', 'received', { against: ofMeSo, settledBy: ofMeSo })
  for (const target of ['Trưởng thôn Phú Thị', 'trưởng thôn Phú Thị xã Mễ Sở', 'Tổ trưởng tổ dân phố số 3'])
    expect(whyNotSent(found, step, { target }), target).toContain(ofMeSo)
})

describe.each(['denunciation', 'tip'] as const)('a crime told in a %s', (kind) => {
  const step = actsOf(kind).crime as Step
  const found = accusing(kind, chairman, province)
  test('is referred to who looks into crimes, else with a reason', () => {
    for (const target of [
      'Công an tỉnh',
      'Cơ quan Cảnh sát điều tra',
      'Viện kiểm sát nhân dân tỉnh',
      'PC03 Công an tỉnh',
    ])
      expect(whyNotSent(found, step, { target }), target).toBeNull()
    expect(whyNotSent(found, step, { target: 'Sở Y tế' })).toMatch(/ghi vì sao/)
    expect(whyNotSent(found, step, { target: 'Sở Y tế', targetWhy: 'x' })).toBeNull()
  })
  test('is referred to the same body twice only if that is meant', async () => {
    const { verb, last } = verbOn(found)
    await performAct(verb, { act: 'crime', ...form, target: 'Công an tỉnh Hưng Yên' })
    const once = after(found, last())
    const again = (target: string, targetChecked = false) => whyNotSent(once, step, { target, targetChecked })
    expect(again('công an tỉnh')).toMatch(/“Công an tỉnh Hưng Yên” ngày 25\/11\/2026.*đánh dấu/)
    expect(again('công an tỉnh', true)).toBeNull()
    expect(again('Viện kiểm sát nhân dân tỉnh')).toBeNull()
  })
})

test('papers that came later go to the same receiver again only if that is meant', async () => {
  const found = accusing('denunciation', officer, ofMeSo, { state: 'transferred' })
  const { verb, last } = verbOn(found)
  const pass = { act: 'evidence_passed', ...form, target: ofMeSo }
  await performAct(verb, pass)
  const again = performAct({ ...verb, found: after(found, last()) }, { ...pass, paper_number: '13/TB-UBND' })
  await expect(again).rejects.toThrow(/Gửi lần nữa/)
  const meant = { ...pass, paper_number: '13/TB-UBND', target_checked: '1' }
  await expect(performAct({ ...verb, found: after(found, last()) }, meant)).resolves.toBeUndefined()
})
