import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseFilter } from '../../src/cases/case-filter.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { changeState, movesFor } from '../../src/cases/change-state.js'
import { isOpenDuty, roleOfClock } from '../../src/cases/clocks.js'
import { duties } from '../../src/cases/duties.js'
import { finishDuty } from '../../src/cases/finish-duty.js'
import { findInbox } from '../../src/cases/inbox/find-inbox.js'
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
import { performAct } from '../../src/cases/perform-act.js'
import type { StepForm } from '../../src/cases/step-form.js'
import type { Turn } from '../../src/dialogue/flow.js'
import { flowNamed } from '../../src/dialogue/flows/index.js'
import { accountFor, after, at, caseIn, clocks, communeCode, recordingStore } from './case-parts.js'

/** Every state of every kind: a new entry in a table is here by itself. */
const states = kindNames.flatMap((kind) => stateNamesOf(kind).map((state) => ({ kind, state })))

const moves = states.flatMap(({ kind, state: to }) =>
  stateNamesOf(kind)
    .filter((state) => stateOf(kind, state).next.includes(to) && stateOf(kind, to).by !== 'system')
    .map((from) => ({ kind, from, to })),
)
const acts = kindNames.flatMap((kind) =>
  Object.entries(actsOf(kind)).flatMap(([act, definition]) => definition.in.map((state) => ({ kind, act, state }))),
)

/** Everything filled in as a careful officer would, on the day of `at`. */
const filledIn = ({ grounds }: Pick<Step, 'grounds'>, day = '2026-11-25'): StepForm => ({
  text: 'lý do',
  paper_number: '12/TB-UBND',
  paper_date: day,
  paper_signer: 'Nguyễn Văn A',
  day,
  ground: Object.keys(grounds ?? {})[0] ?? '',
  target: 'Sở Xây dựng',
  people: 'Nguyễn Văn B\nTrần Thị C',
  count: '12',
  criteria_places: '1',
  criteria_people: '1',
})

const formFor = (step: Step, to: string): StepForm =>
  to === 'dialogue' ? { ...filledIn(step), day: '2026-12-02' } : filledIn(step)

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
      shown.push(Boolean(filter.states?.includes(state)))
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
    const slices = { cases: { getByReceiptCode: async () => found } }
    const turn = { message: { text: `mã ${code}`, chat: found.chat }, slices, now: at } as unknown as Turn
    const outcome = await flowNamed('case-status')?.begin(turn)
    expect(outcome?.replies[0]?.text).toMatch(new RegExp(`${label}\\.|chưa đúng`))
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

/** A case in a state whose dialogue was held, so that no guard of the past is in the way. */
const readyCase = (kind: CaseKind, state: StateName): Case =>
  caseIn(kind, state as never, {
    protection: 'granted',
    timeline: ['moved', 'acted'].map((what, index) => ({
      id: String(index),
      at,
      by: { role: 'staff', accountId: '1', name: 'A' },
      what: what as 'acted',
      from: null,
      to: what === 'moved' ? state : 'dialogue_held',
      text: null,
      paper: what === 'moved' ? { number: '1', date: '2026-11-20', signer: 'A' } : null,
    })),
  })

describe.each(moves)('the move of $kind from $from to $to', ({ kind, from, to }) => {
  const target = stateOf(kind, to)
  const found = readyCase(kind, from)

  test('has its button, and none for who may not press it', () => {
    expect(movesFor({ account: accountFor(kind), found }).map((move) => move.to)).toContain(to)
    const stranger = { ...accountFor(kind), role: 'editor' as const }
    expect(movesFor({ account: stranger, found })).toEqual([])
  })

  test('changes the state, starts and stops the clocks of the table, and tells its news', async () => {
    const { store, last } = recordingStore()
    const before = target.stops.flatMap(
      (id) => clocks.afterStep({ ...idle, day: '2026-11-20', starts: [{ clock: id, day: '2026-11-20' }] }).clocks,
    )
    const isLate = target.notBefore || target.guards?.includes('decided_or_unanswered')
    const when = isLate ? new Date('2026-12-25T03:00:00Z') : at
    await changeState(verbOn({ ...found, clocks: before }, store, when), { to, ...formFor(target, to) })
    const { set, outgoing } = last()
    const day = isLate && !target.asks.includes('paper') ? '2026-12-25' : '2026-11-25'
    expect(set.state).toBe(to)
    expect(set.clocks?.slice(before.length).map(({ clockId }) => clockId)).toEqual(target.starts.map(idOf))
    expect(set.clocks?.slice(0, before.length).every(({ stoppedOn }) => stoppedOn === day)).toBe(true)
    expect(outgoing).toHaveLength(target.news ? 1 : 0)
    expect(outgoing[0]?.text ?? '').not.toMatch(/[{}]|undefined|null/)
    if (kindOf(kind).isProtected) expect(outgoing[0]?.text ?? '').not.toContain('lý do')
  })

  test('is refused without what it asks for', async () => {
    const { store } = recordingStore()
    for (const ask of target.asks) {
      if (ask === 'note') continue
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
    reason: { text: '  ' },
    answer: { text: '' },
    day: { day: '' },
    ground: { ground: 'không có' },
    target: { target: '' },
    people: { people: '\n' },
    criteria: { criteria_places: '', criteria_people: '' },
  }
  return { ...form, ...blank[ask] }
}

test('a second complaint before the first period is over waits for a decision', async () => {
  const starts = [{ clock: 'kn.resolve1' as const, day: '2026-11-20' }]
  const found = { ...readyCase('complaint', 'verifying'), ...clocks.afterStep({ ...idle, day: '2026-11-20', starts }) }
  const move = (when: Date) =>
    changeState(verbOn(found, recordingStore().store, when), { to: 'second_complaint', ...filledIn({}) })
  await expect(move(at)).rejects.toThrow(/chưa hết thời hạn/)
  await expect(move(new Date('2026-12-22T03:00:00Z'))).resolves.toBeUndefined()
})

describe.each(acts)('the act $act of $kind in $state', ({ kind, act, state }) => {
  const definition = actsOf(kind)[act]
  if (!definition) throw new Error(act)
  const running: CaseClockId[] = ['kn.resolve1', 'kn.resolve2', 'tc.resolve', 'tc.first']

  const found = (): Case => {
    const starts = [...running, ...definition.stops].map((clock) => ({ clock, day: '2026-11-20' }))
    return { ...readyCase(kind, state), clocks: clocks.afterStep({ ...idle, day: '2026-11-20', starts }).clocks }
  }

  test('leaves the state, starts and stops its clocks, is in the timeline and tells its news', async () => {
    const { store, last } = recordingStore()
    const before = found()
    await performAct(verbOn(before, store), { act, ...filledIn(definition) })
    const { set, event, outgoing } = last()
    expect(set).not.toHaveProperty('state')
    expect(event).toMatchObject({ what: 'acted', to: act })
    const added = set.clocks?.slice(before.clocks.length).map(({ clockId }) => clockId)
    expect(added).toEqual(definition.starts.map(idOf))
    for (const id of definition.stops)
      expect(set.clocks?.find(({ clockId }) => clockId === id)?.stoppedOn).toBe('2026-11-25')
    expect(outgoing).toHaveLength(definition.news ? 1 : 0)
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

test.each(Object.entries(duties))('the duty %s ends by its button, on the day of its paper', async (id, duty) => {
  const { store, last } = recordingStore()
  const starts = [{ clock: id as CaseClockId, day: '2026-11-20' }]
  const kind = id.startsWith('tc.') ? 'denunciation' : id.startsWith('kn.') ? 'complaint' : 'feedback'
  const state = kind === 'denunciation' ? 'closed' : kind === 'complaint' ? 'in_effect' : 'refused'
  const found = caseIn(kind, state as never, {
    clocks: clocks.afterStep({ ...idle, day: '2026-11-20', starts }).clocks,
  })
  expect(found.clocks.some(isOpenDuty)).toBe(true)
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
})
