import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseFilter } from '../../src/cases/case-filter.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { changeState, movesFor } from '../../src/cases/change-state.js'
import { roleOfClock } from '../../src/cases/clocks.js'
import { duties } from '../../src/cases/duties.js'
import { dutiesFor, finishDuty } from '../../src/cases/finish-duty.js'
import { findInbox } from '../../src/cases/inbox/find-inbox.js'
import { openStates } from '../../src/cases/inbox/queues.js'
import {
  actsOf,
  type CaseKind,
  isFinal,
  kindNames,
  kindOf,
  type StateName,
  stateNamesOf,
  stateOf,
} from '../../src/cases/kinds/index.js'
import type { CaseClockId, Started, Step } from '../../src/cases/kinds/state-table.js'
import { actsFor, laterActsFor, performAct } from '../../src/cases/perform-act.js'
import type { StepForm } from '../../src/cases/step-form.js'
import type { Turn } from '../../src/dialogue/flow.js'
import { flowNamed } from '../../src/dialogue/flows/index.js'
import { localDay } from '../../src/shared/clock.js'
import { accountFor, after, at, caseIn, clocks, communeCode, recordingStore } from './case-parts.js'

/** Every state of every kind: a new entry in a table is here by itself. */
const states = kindNames.flatMap((kind) => stateNamesOf(kind).map((state) => ({ kind, state })))

const moves = states.flatMap(({ kind, state: to }) =>
  stateNamesOf(kind)
    .filter((state) => stateOf(kind, state).next.includes(to) && stateOf(kind, to).by !== 'system')
    .map((from) => ({ kind, from, to })),
)
/** But that by which a withdrawn case goes on, which moves it: withdrawals.test.ts. */
const acts = kindNames.flatMap((kind) =>
  Object.entries(actsOf(kind))
    .filter(([, { leaves = {} }]) => !('goesOn' in leaves))
    .flatMap(([act, definition]) => definition.in.map((state) => ({ kind, act, state }))),
)

/** Everything filled in as a careful officer would, on the day of `at`. */
const filledIn = ({ grounds, targetIs }: Pick<Step, 'grounds' | 'targetIs'>, day = '2026-11-25'): StepForm => ({
  text: 'lý do',
  paper_number: '12/TB-UBND',
  paper_date: day,
  paper_signer: 'Nguyễn Văn A',
  day,
  done: day,
  ground: Object.keys(grounds ?? {})[0] ?? '',
  target: targetIs === 'investigator' ? 'Công an tỉnh' : 'Sở Xây dựng',
  people: 'Nguyễn Văn B',
  count: '12',
  days: '30',
  criteria_places: '1',
  criteria_people: '1',
})

const formFor = (step: Step, to: string): StepForm =>
  to === 'dialogue'
    ? { ...filledIn(step), day: '2026-12-02' }
    : { ...filledIn(step), ...(to === 'decided' && { ground: 'cancelled' }) }

const idOf = (one: Started): CaseClockId => (typeof one === 'string' ? one : one.clock)
const verbOn = (found: Case, store: CaseStore, when = at) => ({
  store,
  clocks,
  remoteCommunes: new Set([communeCode]),
  account: accountFor(found.kind),
  found,
  at: when,
})

describe.each(states)('the state $state of $kind', ({ kind, state }) => {
  const { label, by, grounds, asks } = stateOf(kind, state)

  test('is among the open cases, or among the closed ones when nothing is left to do', async () => {
    const shown: boolean[] = []
    const find = async (filter: CaseFilter): Promise<Case[]> => {
      shown.push((filter.isOpen ? openStates : (filter.states ?? [])).includes(state))
      return []
    }
    const store = { find, countUpTo: async () => 0, findAccusations: async () => [] } as unknown as CaseStore
    const parts = { store, findUndelivered: async () => [] }
    for (const shows of ['open', 'closed'] as const) await findInbox(parts, accountFor(kind), { queue: shows }, at)
    expect(shown).toEqual([!isFinal(kind, state), isFinal(kind, state)])
  })

  test('is told to the citizen who asks', async () => {
    const found = caseIn(kind, state as never)
    const code = 'ABCDE-23457'
    const cases = { getByReceiptCode: async () => found, asFollowed: async (one: Case) => one }
    const slices = { cases, addresses: { sealedCase: 'http://xaoi.test/gui-kin/tin' } }
    const turn = { message: { text: `mã ${code}`, chat: found.chat }, slices, now: at } as unknown as Turn
    const outcome = await flowNamed('case-status')?.begin(turn)
    expect(outcome?.replies[0]?.text).toMatch(new RegExp(`${label}\\.|không mở được ở đây`))
  })

  test('is reached from another, or a case begins in it', () => {
    const isReached = stateNamesOf(kind).some((from) => stateOf(kind, from).next.includes(state))
    expect(isReached || kindOf(kind).firstState === state || state === 'joined').toBe(true)
    if (by === 'system')
      expect(kindOf(kind).firstState === state || ['reclassified', 'sealed', 'joined'].includes(state)).toBe(true)
  })

  test('has grounds to choose from where it asks for one', () => {
    expect(Object.keys(grounds ?? {}).length > 0).toBe(asks.includes('ground'))
  })
})

/** A case in a state whose dialogue was held, and that was withdrawn, so that no guard of the past is in the way. */
const readyCase = (kind: CaseKind, state: StateName, acted = 'dialogue_held'): Case =>
  caseIn(kind, state as never, {
    protection: 'granted',
    timeline: [
      'moved',
      'dialogue_held',
      'accused_heard',
      'withdrawal_received',
      ...(acted === 'dialogue_held' ? [] : [acted]),
    ].map((step, index) => ({
      id: String(index),
      at,
      by: { role: 'staff', accountId: '1', name: 'A' },
      what: (step === 'moved' ? step : 'acted') as 'acted',
      from: null,
      to: step === 'moved' ? state : step,
      text: null,
      paper: step === 'moved' ? { number: '1', date: '2026-11-20', signer: 'A' } : null,
    })),
  })

describe.each(moves)('the move of $kind from $from to $to', ({ kind, from, to }) => {
  const target = stateOf(kind, to)
  const found = readyCase(kind, from)

  /** Suing ended the period, so that only the citizen's own limit counts. */
  const isUnanswered = target.opens !== undefined && from !== 'lawsuit'
  const open = target.stops.filter((id) => id !== 'kn.resolve1' || from !== 'lawsuit')
  const before = open.flatMap(
    (id) => clocks.afterStep({ ...idle, day: '2026-11-20', starts: [{ clock: id, day: '2026-11-20' }] }).clocks,
  )
  const later = isUnanswered ? { day: '2027-01-26' } : {}
  const isLate = target.notBefore || target.guards?.includes('decided_or_unanswered')
  const when = isLate ? new Date('2027-01-26T03:00:00Z') : at

  test('has its button, and none for who may not press it', () => {
    const verb = verbOn({ ...found, clocks: before }, recordingStore().store, when)
    expect(movesFor(verb).map((move) => move.to)).toContain(to)
    const stranger = { ...accountFor(kind), role: 'editor' as const }
    expect(movesFor({ ...verb, account: stranger })).toEqual([])
  })

  test('changes the state, starts and stops the clocks of the table, and tells its news', async () => {
    const { store, last } = recordingStore()
    await changeState(verbOn({ ...found, clocks: before }, store, when), { to, ...formFor(target, to), ...later })
    const { set, outgoing } = last()
    const day =
      isUnanswered || (isLate && !target.asks.some((ask) => ask === 'paper' || ask === 'letter'))
        ? '2027-01-26'
        : '2026-11-25'
    expect(set.state).toBe(to)
    const left = target.startsNot?.[formFor(target, to).ground ?? ''] ?? []
    const begun = target.starts.map(idOf).filter((id) => !left.includes(id))
    /** Whoever had no answer may sue as well. */
    const ways = isUnanswered ? ['kn.sue'] : []
    expect(set.clocks?.slice(before.length).map(({ clockId }) => clockId)).toEqual([...ways, ...begun])
    expect(set.clocks?.slice(0, before.length).every(({ stoppedOn }) => stoppedOn === day)).toBe(true)
    expect(outgoing).toHaveLength(target.news ? 1 : 0)
    expect(outgoing[0]?.text ?? '').not.toMatch(/[{}]|undefined|null/)
    if (kindOf(kind).isProtected) expect(outgoing[0]?.text ?? '').not.toContain('lý do')
  })

  test('is refused without what it asks for', async () => {
    const { store } = recordingStore()
    for (const ask of target.asks) {
      if (ask === 'note' || (ask === 'day' && target.emptyDay)) continue
      const form = without(ask, formFor(target, to))
      await expect(changeState(verbOn(found, store), { to, ...form }), ask).rejects.toThrow(/Hãy/)
    }
  })

  test('is refused with a paper of tomorrow, or one older than the step before', async () => {
    if (!target.asks.includes('paper')) return
    const { store } = recordingStore()
    for (const paper_date of ['2026-11-26', '2026-11-19', '26/11/2026', ''])
      await expect(
        changeState(verbOn(found, store), { to, ...formFor(target, to), paper_date }),
        paper_date,
      ).rejects.toThrow(/[Nn]gày/)
  })
})

const idle = { clocks: [], category: 'other' as const, findings: [], stops: [], starts: [] }

const without = (ask: Step['asks'][number], form: StepForm): StepForm => {
  const blank: Record<string, Partial<StepForm>> = {
    paper: { paper_signer: '' },
    letter: { day: '' },
    reason: { text: '  ' },
    answer: { text: '' },
    day: { day: '' },
    ground: { ground: 'không có' },
    target: { target: '' },
    people: { people: '\n' },
    days: { days: '31' },
    criteria: { criteria_places: '', criteria_people: '' },
  }
  return { ...form, ...blank[ask] }
}

test('a second complaint before the first period is over waits for a decision', async () => {
  const starts = [{ clock: 'kn.resolve1' as const, day: '2026-11-20' }]
  const found = { ...readyCase('complaint', 'verifying'), ...clocks.afterStep({ ...idle, day: '2026-11-20', starts }) }
  const move = (when: Date) =>
    changeState(verbOn(found, recordingStore().store, when), {
      to: 'second_complaint',
      ground: 'first',
      day: localDay(when),
    })
  await expect(move(at)).rejects.toThrow(/chưa hết thời hạn/)
  await expect(move(new Date('2026-12-22T03:00:00Z'))).resolves.toBeUndefined()
})

const settledByOthers = {
  settledBy: 'Chủ tịch UBND xã Yên Mỹ',
  agency: { office: 'province_denunciations', communeCode: null, name: 'Bộ phận xử lý tố cáo' },
} as const

const sentWithoutReceipt = {
  id: 'sent',
  at,
  by: { role: 'staff', accountId: '1', name: 'A' },
  what: 'duty_done',
  from: null,
  to: 'kn.send1',
  text: null,
  paper: { number: '2', date: '2026-11-22', signer: 'A' },
  facts: {},
} as const

describe.each(acts)('the act $act of $kind in $state', ({ kind, act, state }) => {
  const definition = actsOf(kind)[act]
  if (!definition) throw new Error(act)
  const running: CaseClockId[] = ['kn.resolve1', 'kn.resolve2', 'tc.resolve', 'tc.first']

  const found = (): Case => {
    const day = act === 'overdue_reported' ? '2026-10-01' : '2026-11-20'
    const starts = [...running, ...definition.stops].map((clock) => ({ clock, day }))
    const acted = {
      resume_execution: 'suspend_execution',
      withdrawal_checked: 'withdrawal_forced',
      forwarded_taken_back: 'forwarded',
    }[act]
    const ready = readyCase(kind, state, acted)
    return {
      ...ready,
      ...(act === 'settled_by_province' && settledByOthers),
      timeline: act === 'decision_received' ? [...ready.timeline, sentWithoutReceipt] : ready.timeline,
      clocks: clocks.afterStep({ ...idle, day: '2026-11-20', starts }).clocks,
    }
  }

  test('leaves the state, starts and stops its clocks, is in the timeline and tells its news', async () => {
    const { store, last } = recordingStore()
    const before = found()
    await performAct(verbOn(before, store), { act, ...filledIn(definition) })
    const { set, event, outgoing } = last()
    expect(set).not.toHaveProperty('state')
    expect(event).toMatchObject({ what: 'acted', to: act })
    const added = set.clocks?.slice(before.clocks.length).map(({ clockId }) => clockId)
    const isUsed = { second_complaint: 'kn.second', lawsuit: 'kn.sue' }[state as string]
    const left = definition.startsNot?.[filledIn(definition).ground ?? ''] ?? []
    const begun = definition.starts.map(idOf).filter((id) => !left.includes(id))
    expect(added).toEqual(begun.filter((id) => act !== 'decision_received' || id !== isUsed))
    for (const id of definition.stops)
      expect(set.clocks?.find(({ clockId }) => clockId === id)?.stoppedOn).toBe('2026-11-25')
    const isUntold = definition.told?.[filledIn(definition).ground ?? ''] === null
    expect(outgoing).toHaveLength(definition.news && !isUntold ? 1 : 0)
    expect(outgoing[0]?.text ?? '').not.toMatch(/[{}]|undefined|null/)
  })

  test('is refused without what it asks for, and to whoever may not', async () => {
    const { store } = recordingStore()
    for (const ask of definition.asks) {
      if (ask === 'note') continue
      const form = without(ask, filledIn(definition))
      await expect(performAct(verbOn(found(), store), { act, ...form }), ask).rejects.toThrow(/Hãy/)
    }
    const verb = { ...verbOn(found(), store), account: { ...accountFor(kind), role: 'editor' as const } }
    await expect(performAct(verb, { act, ...filledIn(definition) })).rejects.toThrow(/không được/)
  })
})

test('every act that has its day is offered once: a finding that is made and a dialogue that is to come are not', () => {
  const store = recordingStore().store
  const offered = (found: Case) => actsFor(verbOn(found, store)).map(({ act }) => act)
  const later = (found: Case) => laterActsFor(verbOn(found, store))
  const verifying = readyCase('complaint', 'verifying')
  expect(offered(verifying)).toEqual(expect.arrayContaining(['complex', 'remote', 'suspend_execution']))
  expect(offered(verifying)).not.toContain('resume_execution')
  expect(offered({ ...verifying, findings: ['complex'] })).not.toContain('complex')
  expect(offered({ ...verifying, communeCode: '11953' })).not.toContain('remote')
  const suspended = readyCase('complaint', 'verifying', 'suspend_execution')
  expect(offered(suspended)).toContain('resume_execution')
  expect(offered(suspended)).not.toContain('suspend_execution')
  const dialogue = readyCase('complaint', 'dialogue')
  const invited = { ...dialogue, timeline: dialogue.timeline.map((one) => ({ ...one, facts: { day: '2026-12-02' } })) }
  expect(offered(invited)).not.toContain('dialogue_held')
  expect(later(invited)).toEqual([{ action: 'Ghi kết quả đối thoại', why: 'làm được từ ngày 02/12/2026' }])
})

test('a finding that changes no term is refused', async () => {
  const { store } = recordingStore()
  const act = { act: 'complex', ...filledIn({}) }
  await expect(performAct(verbOn(readyCase('complaint', 'verifying'), store), act)).rejects.toThrow(/không làm đổi/)
  const found = { ...readyCase('complaint', 'verifying'), findings: ['complex' as const] }
  await expect(performAct(verbOn(found, store), act)).rejects.toThrow(/được xác định rồi/)
})

test.each([
  ['a stop because the person died', 'stopped', 'died', null],
  ['a stop because the body is no more', 'stopped', 'dissolved', null],
  ['a stop that was wished', 'stopped', 'withdrawn', /Anh\/chị đã rút/],
  ['a refusal for want of capacity', 'refused', '11.3', /người đại diện hợp pháp thực hiện/],
])('%s is told in words that fit who reads them, or not at all', async (_name, to, ground, told) => {
  for (const kind of ['complaint', 'second_complaint'] as const) {
    const { store, last } = recordingStore()
    const from = to === 'refused' ? 'received' : 'verifying'
    await changeState(verbOn(readyCase(kind, from), store), { to, ...filledIn({}), ground })
    const texts = last().outgoing.map(({ text }) => text)
    expect(texts).toEqual(told === null ? [] : [expect.stringMatching(told)])
    expect(texts.join()).not.toMatch(/chết|năng lực/)
  }
})

test.each(kindNames)('an act of %s is refused in a state that it is not for', async (kind) => {
  const { store } = recordingStore()
  for (const [act, definition] of Object.entries(actsOf(kind)))
    for (const state of stateNamesOf(kind).filter((one) => !definition.in.includes(one)))
      await expect(
        performAct(verbOn(readyCase(kind, state), store), { act, ...filledIn(definition) }),
        `${act} in ${state}`,
      ).rejects.toThrow(/không làm được/)
})

/**
 * Every state with every set of open duties that a case can come to, walked through by moves and acts. A duty that
 * nothing could end would be overdue for ever.
 */
test.each(kindNames)('in no state of %s a duty is open that nothing can end', (kind) => {
  const dutyIds = (ids: readonly Started[]): CaseClockId[] =>
    ids.map(idOf).filter((id) => {
      const [clock] = clocks.afterStep({
        ...idle,
        day: '2026-11-20',
        starts: [{ clock: id, day: '2026-11-20' }],
      }).clocks
      return clock !== undefined && roleOfClock(clock) === 'duty'
    })
  const seen = new Set<string>()
  const toVisit: { state: StateName; open: CaseClockId[] }[] = [
    {
      state: kindOf(kind).firstState as StateName,
      open: dutyIds(stateOf(kind, kindOf(kind).firstState as StateName).starts),
    },
  ]
  for (let one = toVisit.pop(); one; one = toVisit.pop()) {
    const { state, open } = one
    const key = `${state}: ${[...open].sort().join(' ')}`
    if (seen.has(key)) continue
    seen.add(key)
    const allowed = stateOf(kind, state).next.filter(
      (to) => open.length === 0 || !stateOf(kind, to).guards?.includes('duties_done'),
    )
    const steps: Step[] = [
      ...allowed.map((to) => stateOf(kind, to)),
      ...Object.values(actsOf(kind)).filter((act) => act.in.includes(state)),
    ]
    for (const id of open) expect(duties[id] || steps.some(({ stops }) => stops.includes(id)), key).toBeTruthy()
    const next = (step: Step, to: StateName) => ({
      state: to,
      open: [...new Set([...open.filter((id) => !step.stops.includes(id)), ...dutyIds(step.starts)])],
    })
    toVisit.push(...allowed.map((to) => next(stateOf(kind, to), to)))
    for (const act of Object.values(actsOf(kind))) if (act.in.includes(state)) toVisit.push(next(act, state))
  }
  expect(seen.size).toBeGreaterThanOrEqual(stateNamesOf(kind).length)
})

test.each(Object.entries(duties))(
  'the duty %s ends by its button, on the day on which it was done',
  async (id, duty) => {
    const { store, last } = recordingStore()
    const starts = [{ clock: id as CaseClockId, day: '2026-11-20' }]
    const kind = id.startsWith('tc.') ? 'denunciation' : id.startsWith('kn.') ? 'complaint' : 'feedback'
    const state = kind === 'denunciation' ? 'closed' : kind === 'complaint' ? 'in_effect' : 'refused'
    const found = caseIn(kind, state as never, {
      clocks: clocks.afterStep({ ...idle, day: '2026-11-20', starts }).clocks,
    })
    expect(dutiesFor({ account: accountFor(kind), found })).toHaveLength(1)
    await finishDuty(verbOn(found, store), { clock: 0, ...filledIn(duty as unknown as Step, '2026-11-23') })
    const done = after(found, last())
    expect(done.clocks[0]?.stoppedOn).toBe('2026-11-23')
    expect(done.clocks.slice(1).map(({ clockId }) => clockId)).toEqual(duty?.starts.map(idOf))
    expect(last().event).toMatchObject({ what: 'duty_done', to: id })
    await expect(finishDuty(verbOn(done, store), { clock: 0, ...filledIn(duty as unknown as Step) })).rejects.toThrow(
      /ghi là xong/,
    )
    const early = finishDuty(verbOn(found, store), { clock: 0, ...filledIn(duty as unknown as Step, '2026-11-19') })
    await expect(early).rejects.toThrow(/[Nn]gày/)
    const later = { ...filledIn(duty as unknown as Step, '2026-11-23'), day: '2026-11-24', done: '2026-11-24' }
    await finishDuty(verbOn(found, store), { clock: 0, ...later })
    expect(after(found, last()).clocks[0]?.stoppedOn).toBe('2026-11-24')
    await finishDuty(verbOn(found, store), { clock: 0, ...later, day: '2026-11-25', done: '' })
    expect(after(found, last()).clocks[0]?.stoppedOn).toBe('2026-11-25')
    for (const done of [duty?.isOfDecision ? '2026-11-19' : '2026-11-22', '2026-11-26', 'hôm qua'])
      await expect(finishDuty(verbOn(found, store), { clock: 0, ...later, done })).rejects.toThrow(/[Nn]gày/)
  },
)

test('a complaint that others settle can be guided and refused here, not accepted', async () => {
  const settledElsewhere = {
    settledBy: 'Giám đốc Công an tỉnh',
    agency: { office: 'province', communeCode: null, name: 'Đầu mối' },
  } as const
  const found = { ...readyCase('complaint', 'received'), ...settledElsewhere }
  const account = { ...accountFor('complaint'), role: 'province_officer' as const, communeCode: null }
  const verb = { ...verbOn(found, recordingStore().store), account }
  const offered = movesFor(verb).map(({ to }) => to)
  expect(offered).toContain('guided')
  expect(offered).not.toContain('accepted')
  await expect(changeState(verb, { to: 'accepted', ...filledIn({}) })).rejects.toThrow(
    /Giám đốc Công an tỉnh giải quyết/,
  )
})

describe('a decision that keeps what is complained of', () => {
  const decide = (state: StateName<'complaint'>, ground: string) =>
    changeState(verbOn(readyCase('complaint', state), recordingStore().store), {
      to: 'decided',
      ...filledIn({}),
      ground,
    })
  test('waits for verification', () => expect(decide('accepted', 'kept')).rejects.toThrow(/phải xác minh trước/))
  test('may follow it', () => expect(decide('verifying', 'kept')).resolves.toBeUndefined())
  test('isn’t one that mends a wrong at once', () => expect(decide('accepted', 'cancelled')).resolves.toBeUndefined())
})

describe('a conclusion on a denunciation', () => {
  const conclude = (more: Partial<Case>) =>
    changeState(verbOn({ ...readyCase('denunciation', 'verifying'), ...more }, recordingStore().store), {
      to: 'concluded',
      ...filledIn({}),
      ground: 'right',
    })
  const untold = clocks.afterStep({
    ...idle,
    day: '2026-11-20',
    starts: [{ clock: 'tc.notify.accused', day: '2026-11-20' }],
  })
  test('waits until the accused was told', () => expect(conclude(untold)).rejects.toThrow(/Chưa báo người bị tố cáo/))
  test('and heard', () => expect(conclude({ timeline: [] })).rejects.toThrow(/giải trình/))
})

test.each<[string, string[], boolean | undefined]>([
  ['withdrawn', [], false],
  ['died', ['kn.revive'], undefined],
])('a complaint that was stopped because “%s” may be taken up again by %j', async (ground, limits, isTold) => {
  const { store, last } = recordingStore()
  await changeState(verbOn(readyCase('complaint', 'verifying'), store), { to: 'stopped', ...filledIn({}), ground })
  const ids = last().set.clocks?.map(({ clockId }) => clockId)
  expect(ids?.filter((id) => id === 'kn.revive')).toEqual(limits)
  expect(last().outgoing[0]?.text.includes('Khiếu nại tiếp sau khi đình chỉ')).toBe(isTold)
})

test.each([
  ['complaint', 'kn.resolve1'],
  ['second_complaint', 'kn.resolve2'],
  ['denunciation', 'tc.resolve'],
] as const)('who waits is told the new day when a %s goes on', async (kind, clock) => {
  const { store, last } = recordingStore()
  const begun = clocks.afterStep({ ...idle, day: '2026-11-02', starts: [{ clock, day: '2026-11-02' }] })
  const paused = clocks.afterStep({ ...idle, ...begun, day: '2026-11-10', starts: [], stops: [], pause: 'stand' })
  const found = { ...readyCase(kind, 'paused'), ...paused }
  await changeState(verbOn(found, store), { to: 'resumed', ...filledIn({}) })
  const day = last()
    .set.clocks?.find(({ clockId }) => clockId === clock)
    ?.dueOn.split('-')
    .reverse()
    .join('/')
  expect(last().outgoing[0]?.text).toMatch(new RegExp(`Hạn (?:giải quyết|kết luận) mới: ${day}`))
})

test('papers that others are to hand over are awaited, endable, and no duty of the office', () => {
  const found = {
    ...readyCase('complaint', 'verifying'),
    ...clocks.afterStep({ ...idle, day: '2026-11-02', starts: [{ clock: 'kn.papers', day: '2026-11-02' }] }),
  }
  expect(found.dueAt).toBeNull()
  expect(dutiesFor({ account: accountFor('complaint'), found })).toHaveLength(1)
})

test.each([
  [{ people: 'A', count: '' }, /số người ký/],
  [{ people: 'A', count: '4' }, /Từ 5 người/],
  [{ people: 'A\nB\nC', count: '9' }, /1 hoặc 2 đại diện/],
  [{ people: 'A\nB\nC', count: '11' }, null],
])('those who speak for many: %j', async (typed, problem) => {
  const done = performAct(verbOn(readyCase('complaint', 'verifying'), recordingStore().store), {
    act: 'group',
    ...filledIn({}),
    ...typed,
  })
  await (problem ? expect(done).rejects.toThrow(problem) : expect(done).resolves.toBeUndefined())
})

test('one person acts for who complains of one matter', async () => {
  const verb = verbOn(readyCase('complaint', 'verifying'), recordingStore().store)
  const form = { act: 'authorised', ...filledIn({}) }
  await expect(performAct(verb, { ...form, people: 'A\nB' })).rejects.toThrow(/một người/)
  await expect(performAct(verb, { ...form, people: 'A' })).resolves.toBeUndefined()
})

const signed = {
  id: 's',
  at,
  by: { role: 'staff', accountId: '1', name: 'A' },
  what: 'moved',
  from: 'draft',
  to: 'received',
  text: null,
  paper: null,
  facts: { day: '2026-11-20', letter: { number: null, date: null } },
} as const
const named = { name: 'Lê Thị Hoa', address: 'Thôn Đông', phone: null }

test.each<[string, Partial<Case>, string, RegExp | null]>([
  ['signed and named', { timeline: [signed], reporter: named }, 'unnamed', /họ tên, địa chỉ/],
  ['signed and named', { timeline: [signed], reporter: named }, 'form', /có chữ ký ngày 20\/11\/2026/],
  ['signed by who was not found', { timeline: [signed], reporter: named }, 'unknown', null],
  ['signed without an address', { timeline: [signed], reporter: { ...named, address: null } }, 'unnamed', null],
  ['named, not signed', { state: 'draft', reporter: named }, 'form', null],
  ['signed where it was split from', { timeline: [{ ...signed, what: 'opened', from: null }] }, 'form', /có chữ ký/],
])('a denunciation %s: %j, as a tip because “%s”', async (_name, more, ground, problem) => {
  const { store } = recordingStore()
  const found = caseIn('denunciation', 'received', more)
  const moved = changeState(verbOn(found, store), { to: 'tip', ground, text: 'x' })
  await (problem ? expect(moved).rejects.toThrow(problem) : expect(moved).resolves.toBeUndefined())
})

test('a conclusion is published once', () => {
  const acted = (timeline: Case['timeline']) => caseIn('denunciation', 'acted_on', { timeline })
  const moves = (found: Case) => movesFor(verbOn(found, recordingStore().store)).map(({ to }) => to)
  const published = { ...signed, from: 'concluded', to: 'published', facts: {} } as const
  expect(moves(acted([]))).toContain('published')
  expect(moves(acted([published]))).not.toContain('published')
})

test.each<[string, string, string | null, RegExp | null]>([
  ['2026-10-01', '2026-11-20', null, null],
  ['2026-10-01', '2026-11-02', null, /từ ngày 03\/11\/2026/],
  ['2026-11-20', '2026-11-25', null, /Chưa quá hạn/],
  ['2026-10-20', '2026-11-25', '2026-11-10', /Chưa quá hạn/],
])(
  'a denunciation accepted on %s, of which %s tells that it is late, paused %s',
  async (start, day, pause, problem) => {
    const { store } = recordingStore()
    const begun = clocks.afterStep({ ...idle, day: start, starts: [{ clock: 'tc.resolve', day: start }] })
    const running = pause
      ? clocks.afterStep({ ...idle, ...begun, day: pause, starts: [], stops: [], pause: 'stand' })
      : begun
    const openedAt = new Date('2026-09-28T03:00:00Z')
    const found = { ...readyCase('denunciation', pause ? 'paused' : 'verifying'), ...running, timeline: [], openedAt }
    const act = performAct(verbOn(found, store), { act: 'overdue_reported', day })
    await (problem ? expect(act).rejects.toThrow(problem) : expect(act).resolves.toBeUndefined())
  },
)
