import { describe, expect, test } from 'vitest'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import { changeState, movesFor } from '../../src/cases/change-state.js'
import { isOpenDuty } from '../../src/cases/clocks.js'
import { dutiesFor, finishDuty } from '../../src/cases/finish-duty.js'
import { actsOf, type CaseKind, kindNames, type StateName, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import type { CaseClockId } from '../../src/cases/kinds/state-table.js'
import { actsFor, performAct } from '../../src/cases/perform-act.js'
import { lastStepDay } from '../../src/cases/step-days.js'
import type { StepForm } from '../../src/cases/step-form.js'
import { superiorOf } from '../../src/cases/superior-of.js'
import { tellUnanswered } from '../../src/cases/tell-unanswered.js'
import { addDays } from '../../src/deadlines/working-days.js'
import { accountFor, after, caseIn, clocks, communeCode, recordingStore } from './case-parts.js'

const noon = (day: string): Date => new Date(`${day}T05:00:00Z`)
const paper = (day: string): StepForm => ({ paper_number: '9/QĐ', paper_date: day, paper_signer: 'Nguyễn Văn A' })
const verbOn = (found: Case, day: string) => {
  const recorded = recordingStore()
  const account = accountFor(found.kind)
  const remoteCommunes = new Set([communeCode])
  return { ...recorded, verb: { store: recorded.store, clocks, remoteCommunes, account, found, at: noon(day) } }
}
const begun = (id: CaseClockId, day: string) =>
  clocks.afterStep({ clocks: [], category: 'other', findings: [], day, starts: [{ clock: id, day }], stops: [] })
const moved = (to: StateName, day: string, facts: NonNullable<TimelineEvent['facts']> = {}): TimelineEvent => ({
  id: `${to} ${day}`,
  at: noon(day),
  by: { role: 'staff', accountId: '1', name: 'A' },
  what: 'moved',
  from: null,
  to,
  text: null,
  paper: { number: '1', date: day, signer: 'A' },
  facts,
})
const act = async (found: Case, name: string, form: StepForm, day: string) => {
  const { verb, last } = verbOn(found, day)
  await performAct(verb, { act: name, text: 'lý do', ...form })
  return {
    found: after(found, last()),
    said: last()
      .outgoing.map(({ text }) => text)
      .join(),
  }
}

/** Each finding with a clock that it makes longer, in a kind and a state in which it is made. */
const findings = kindNames.flatMap((kind) =>
  Object.entries(actsOf(kind)).flatMap(([name, { leaves, in: states }]) =>
    leaves && 'finding' in leaves ? [{ kind, name, state: states[0] as StateName }] : [],
  ),
)
const termOf: Partial<Record<CaseKind, CaseClockId>> = {
  complaint: 'kn.resolve1',
  second_complaint: 'kn.resolve2',
  denunciation: 'tc.first',
}

describe.each(findings)('the finding $name on a $kind', ({ kind, name, state }) => {
  const id = termOf[kind] as CaseClockId
  const found = caseIn(kind, state as never, {
    ...begun(id, '2026-10-01'),
    timeline: [moved('accepted', '2026-10-01')],
    openedAt: noon('2026-10-01'),
  })
  const { dueOn } = found.clocks[0] as { dueOn: string }
  const form = { criteria_places: '1' }

  test('on the last day of its term makes it longer, also when it is entered later', async () => {
    for (const entered of [dueOn, addDays(dueOn, 9)]) {
      const done = await act(found, name, { ...form, ...paper(dueOn) }, entered)
      expect(String(done.found.clocks[0]?.dueOn) > dueOn).toBe(true)
    }
  })

  test('later is kept, and leaves term, lateness and rights, under any calendar', async () => {
    const late = addDays(dueOn, 1)
    const done = await act(found, name, { ...form, ...paper(late) }, late)
    expect(done.found.findings).toHaveLength(1)
    expect(done.found.clocks[0]).toMatchObject({ dueOn, stoppedOn: null })
    expect(clocks.underCalendar(done.found.clocks, done.found.findings).clocks[0]?.dueOn).toBe(dueOn)
    expect(done.said).not.toMatch(/Hạn giải quyết mới/)
    if (kind !== 'denunciation') expect(done.said).toMatch(/không kéo dài thêm/)
  })
})

test('who was told that the period is over keeps what is open to them, whatever day a paper bears', async () => {
  const found = caseIn('complaint', 'verifying', {
    ...begun('kn.resolve1', '2026-10-01'),
    timeline: [moved('accepted', '2026-10-01')],
    openedAt: noon('2026-10-01'),
  })
  const { verb, store, last } = verbOn(found, '2026-11-03')
  await tellUnanswered({ store, clocks }, found, verb.at)
  const told = after(found, last())
  const complex = await act(told, 'complex', { criteria_places: '1', ...paper('2026-10-20') }, '2026-11-03')
  expect(complex.found.clocks).toMatchObject([{ dueOn: '2026-11-02' }, { clockId: 'kn.second' }, { clockId: 'kn.sue' }])
  expect(movesFor({ ...verb, found: complex.found }).map(({ to }) => to)).toContain('second_complaint')
})

test.each([
  ['complaint', 'kn.resolve1', ['second_complaint', 'lawsuit']],
  ['second_complaint', 'kn.resolve2', ['lawsuit']],
  ['denunciation', 'tc.resolve', []],
] as const)('a pause of a %s doesn’t hide that its term was over', async (kind, id, open) => {
  const found = caseIn(kind, 'verifying' as never, { ...begun(id, '2026-10-01'), openedAt: noon('2026-10-01') })
  const pausedOn = async (day: string) => {
    const { verb, last } = verbOn(found, '2026-11-20')
    await changeState(verb, { to: 'paused', ground: 'other_result', text: 'x', ...paper(day) })
    return after(found, last())
  }
  const late = await pausedOn('2026-11-18')
  expect(late.clocks.filter(isOpenDuty).map(({ clockId }) => clockId)).toContain(id)
  const { verb } = verbOn(late, '2026-11-20')
  expect(movesFor(verb).map(({ to }) => to)).toEqual(['resumed', 'stopped', ...open])
  const standing = await pausedOn('2026-10-20')
  expect(standing.clocks[0]?.pausedOn).toBe('2026-10-20')
  expect(movesFor({ ...verb, found: standing }).map(({ to }) => to)).toEqual([
    'resumed',
    'stopped',
    ...open.filter((to) => to === 'lawsuit'),
  ])
})

describe('an extension', () => {
  const found = caseIn('denunciation', 'verifying', {
    ...begun('tc.resolve', '2026-08-03'),
    timeline: [moved('accepted', '2026-08-03')],
    openedAt: noon('2026-08-03'),
  })
  const extend = (one: Case, days: string, day: string, more: StepForm = {}) =>
    act(one, 'extend', { days, criteria_places: '1', ...paper(day), ...more }, '2026-11-25')

  test.each([
    ['1', '2026-09-03', '03/09/2026'],
    ['10', '2026-09-12', '14/09/2026'],
    ['30', '2026-10-02', '02/10/2026'],
  ])('of %s days adds these to the raw last day', async (days, rawLastDay, told) => {
    const { found: extended, said } = await extend(found, days, '2026-08-20')
    expect(extended.clocks[0]).toMatchObject({ rawLastDay, extensions: 1, extensionDays: [Number(days)] })
    expect(said).toContain(`thêm ${days} ngày`)
    expect(said).toContain(told)
    expect(clocks.underCalendar(extended.clocks, []).clocks[0]?.rawLastDay).toBe(rawLastDay)
  })

  test('after one that was recorded without days adds its own', async () => {
    const [clock] = (await extend(found, '30', '2026-08-20')).found.clocks
    const { extensionDays: _days, ...old } = clock as NonNullable<typeof clock>
    const second = { criteria_people: '1', paper_number: '10/QĐ' }
    const again = await extend({ ...found, clocks: [old] }, '5', '2026-08-21', second)
    expect(again.found.clocks[0]).toMatchObject({ rawLastDay: '2026-10-07', extensionDays: [30, 5] })
  })

  test.each(['', '0', '31', '-1', '1,5'])('of “%s” days is refused', async (days) => {
    await expect(extend(found, days, '2026-08-20')).rejects.toThrow(/từ 1 đến 30/)
  })

  test('the second comes once the first has begun, and each keeps the day that it moved', async () => {
    const { found: once } = await extend(found, '30', '2026-08-20')
    const second = { criteria_people: '1', paper_number: '10/QĐ' }
    for (const early of ['2026-08-20', '2026-09-03'])
      await expect(extend(once, '30', early, second)).rejects.toThrow(/phải sau ngày 03\/09\/2026/)
    const { found: twice } = await extend(once, '30', '2026-09-04', second)
    expect(twice.timeline.slice(-2).map(({ facts }) => facts?.dueBefore)).toEqual(['2026-09-03', '2026-10-02'])
  })

  test('has a number of its own among the papers of the case and the year', async () => {
    const { found: once } = await extend(found, '30', '2026-08-20')
    const again = { criteria_people: '1', paper_number: ' 9/qđ' }
    await expect(extend(once, '30', '2026-09-10', again)).rejects.toThrow(/9\/qđ đã ghi cho văn bản ngày 20\/08\/2026/)
  })

  test('comes before the end of the term', async () => {
    await expect(extend(found, '10', '2026-09-04')).rejects.toThrow(/đã hết ngày 03\/09\/2026/)
  })
})

describe('a duty that another’s act ends', () => {
  test('isn’t ended by a tick', () => {
    for (const id of ['target.protect', 'target.protect.urgent', 'pa.transfer'] as const)
      expect(
        dutiesFor({
          account: accountFor('denunciation'),
          found: caseIn('denunciation', 'received', begun(id, '2026-11-20')),
        }),
      ).toEqual([])
  })

  test('stays open through every answer, closing and end, and can be done there', () => {
    const ends: Record<string, readonly string[]> = {
      'pa.transfer': ['forwarded', 'withdrawn', 'reclassified', 'sealed'],
      'target.protect': [],
      'target.protect.urgent': [],
    }
    for (const [id, states] of Object.entries(ends)) {
      const kind = (id === 'pa.transfer' ? 'feedback' : 'denunciation') as CaseKind
      for (const state of stateNamesOf(kind)) {
        const isEnded = stateOf(kind, state).stops.some((one) => one === id)
        expect(isEnded, `${id} in ${state}`).toBe(states.includes(state))
        const isOut = isEnded || ['joined'].includes(state)
        const can = Object.values(actsOf(kind)).some(
          (one) => one.in.includes(state) && one.stops.some((ended) => ended === id),
        )
        expect(can || isOut, `${id} in ${state}`).toBe(true)
      }
    }
  })

  test('keeps answered feedback from being closed; passed on, or kept with a reason that is told, it lets it', async () => {
    const found = caseIn('feedback', 'answered', {
      ...begun('pa.transfer', '2026-11-20'),
      openedAt: noon('2026-11-20'),
    })
    const { verb } = verbOn(found, '2026-11-25')
    expect(movesFor(verb).map(({ to }) => to)).not.toContain('closed')
    await expect(changeState(verb, { to: 'closed' })).rejects.toThrow(/chưa được chuyển/)
    for (const [name, form, said] of [
      ['regulation_passed', { target: 'Bộ Công an', ...paper('2026-11-24') }, 'chuyển đến Bộ Công an'],
      ['regulation_kept', { text: 'Nội quy chợ do xã đặt.' }, 'Lý do: Nội quy chợ do xã đặt.'],
    ] as const) {
      const done = await act(found, name, form, '2026-11-25')
      expect(done.said).toContain(said)
      expect(movesFor({ ...verb, found: done.found }).map(({ to }) => to)).toContain('closed')
    }
  })

  test.each([
    ['urgent', 'target.protect.urgent', '2026-11-28'],
    ['plain', 'target.protect', '2026-11-30'],
  ])('a wish for protection, %s, asked for on a Saturday is due on its day', async (ground, id, dueOn) => {
    const found = caseIn('denunciation', 'received', { openedAt: noon('2026-11-20') })
    const done = await act(found, 'protection_requested', { ground }, '2026-11-28')
    expect(done.found.clocks).toMatchObject([{ clockId: id, startedOn: '2026-11-28', dueOn }])
    const granted = await act(done.found, 'protection_granted', paper('2026-11-28'), '2026-11-28')
    expect(granted.found.clocks[0]?.stoppedOn).toBe('2026-11-28')
  })
})

describe('an act has the day of its own event', () => {
  test('and every step that it follows is one of its kind’s', () => {
    for (const kind of kindNames)
      for (const { after: follows = [] } of Object.values(actsOf(kind)))
        expect(stateNamesOf(kind)).toEqual(expect.arrayContaining([...follows]))
  })

  test('a dialogue that was held before a finding is entered on its day; the decision lies after it', async () => {
    const found = caseIn('complaint', 'dialogue', {
      ...begun('kn.resolve1', '2026-11-02'),
      openedAt: noon('2026-10-20'),
      timeline: [
        moved('received', '2026-10-26'),
        moved('accepted', '2026-11-02'),
        moved('dialogue', '2026-11-10', { day: '2026-11-19' }),
      ],
    })
    const complex = await act(found, 'complex', { criteria_people: '1', ...paper('2026-12-01') }, '2026-12-01')
    const form = { ground: 'held', day: '2026-11-19' }
    const held = await act(complex.found, 'dialogue_held', form, '2026-12-02')
    expect(lastStepDay(held.found)).toBe('2026-11-19')
    await expect(act(complex.found, 'dialogue_held', { ...form, day: '2026-11-18' }, '2026-12-02')).rejects.toThrow(
      /19\/11\/2026/,
    )
    const { verb } = verbOn(held.found, '2026-12-02')
    const decision = { to: 'decided', ground: 'cancelled', text: 'x' }
    await expect(changeState(verb, { ...decision, ...paper('2026-11-18') })).rejects.toThrow(/19\/11\/2026/)
    await expect(
      changeState(verb, { ...decision, ...paper('2026-12-02'), paper_number: '10/QĐ' }),
    ).resolves.toBeUndefined()
  })

  test.each([
    ['denunciation', 'resumed', 'accused_heard', { day: '2026-11-05' }],
    ['denunciation', 'resumed', 'crime', { target: 'Cơ quan điều tra', ...paper('2026-11-05') }],
    ['denunciation', 'acted_on', 'protection_granted', paper('2026-11-05')],
    ['complaint', 'resumed', 'ask_papers', { target: 'UBND xã', ...paper('2026-11-05') }],
    ['complaint', 'resumed', 'suspend_execution', paper('2026-11-05')],
  ] as const)('on a %s, %s since: %s', async (kind, state, name, form) => {
    const found = caseIn(kind, state as never, {
      openedAt: noon('2026-10-20'),
      timeline: [moved('received', '2026-10-26'), moved('accepted', '2026-11-02'), moved(state, '2026-11-20')],
    })
    await expect(act(found, name, form, '2026-11-25')).resolves.toBeDefined()
    const early = { ...form, ...('day' in form ? { day: '2026-10-19' } : paper('2026-10-19')) }
    await expect(act(found, name, early, '2026-11-25')).rejects.toThrow(/[Nn]gày/)
  })
})

test('who was denounced to is named by their own superior', () => {
  const settled = (settledBy: string | null) => superiorOf({ ...caseIn('denunciation', 'concluded'), settledBy })
  expect(settled('Chủ tịch UBND tỉnh')).toMatch(/Thủ tướng Chính phủ/)
  expect(settled('Chủ tịch UBND xã Yên Mỹ')).toBe('Chủ tịch UBND tỉnh')
  expect(settled('Chủ tịch UBND phường Phố Hiến')).toBe('Chủ tịch UBND tỉnh')
  expect(settled('Giám đốc Công an tỉnh')).toMatch(/cấp trên trực tiếp/)
})

test('a conclusion names its result, and where one denounces again', async () => {
  const found = caseIn('denunciation', 'verifying', {
    openedAt: noon('2026-10-20'),
    settledBy: 'Chủ tịch UBND tỉnh',
    timeline: [{ ...moved('verifying', '2026-11-02'), what: 'acted', to: 'accused_heard' }],
  })
  const { verb, last } = verbOn(found, '2026-11-25')
  await changeState(verb, { to: 'concluded', ground: 'partly', text: 'Nội dung mật.', ...paper('2026-11-24') })
  const said = last().outgoing[0]?.text ?? ''
  expect(said).toMatch(/đã có kết luận[^:]*: Tố cáo đúng một phần\./)
  expect(said).toMatch(/tố cáo tiếp[\s\S]*Thủ tướng Chính phủ[\s\S]*Luật Tố cáo Điều 37/)
  expect(said).not.toContain('Nội dung mật')
  expect(actsFor({ ...verb, found: after(found, last()) }).map((one) => one.act)).toContain('repeated')
})

describe('what the case itself says against a step', () => {
  const complaint = caseIn('complaint', 'received', { openedAt: noon('2026-11-20') })
  test.each(['11.7', '11.9'])('a refusal for another’s decision (%s) names its paper', async (ground) => {
    const refuse = (text: string) =>
      changeState(verbOn(complaint, '2026-11-25').verb, { to: 'refused', ground, text, ...paper('2026-11-25') })
    await expect(refuse('Đã có quyết định lần hai.')).rejects.toThrow(/Hãy ghi số, ngày/)
    await expect(refuse('Quyết định số 15/QĐ-UBND ngày 02/03/2026 của UBND tỉnh.')).resolves.toBeUndefined()
  })

  test.each(['complaint', 'second_complaint', 'denunciation'] as const)(
    'the letter of a %s didn’t come before it was noted at the counter, unless that is corrected with its reason',
    async (kind) => {
      const by = { accountId: '1', name: 'A' }
      const entry = { way: 'letter' as const, from: null, by, receivedOn: '2026-11-18', linkTriesLeft: 3 }
      const found = caseIn(kind, 'draft' as never, { openedAt: noon('2026-11-20'), entry })
      const receive = async (day: string) => {
        const { verb, last } = verbOn(found, '2026-11-25')
        await changeState(verb, { to: 'received', day })
        return after(found, last())
      }
      await expect(receive('2026-11-17')).rejects.toThrow(/đã ghi nhận ngày 18\/11\/2026/)
      const received = await receive('2026-11-18')
      const corrected = await act(received, 'letter_corrected', { day: '2026-11-17' }, '2026-11-25')
      expect(corrected.found.clocks.some(({ startedOn }) => startedOn === '2026-11-17')).toBe(true)
    },
  )

  test('what the accused was told is noted without who denounced', async () => {
    const reporter = { name: 'Trần Thị Lan', address: 'thôn 3', phone: '0912 345 678' }
    const found = caseIn('denunciation', 'accepted', { ...begun('tc.notify.accused', '2026-11-20'), reporter })
    const note = (text: string) =>
      finishDuty(verbOn(found, '2026-11-25').verb, { clock: 0, text, ...paper('2026-11-24') })
    for (const text of ['Đơn của bà tran thi lan', 'gọi 0912345678', 'nhà ở thôn 3'])
      await expect(note(text)).rejects.toThrow(/hãy bỏ đi/)
    await expect(note('Đã giao tận tay, lan truyền trong xã.')).resolves.toBeUndefined()
  })
})
