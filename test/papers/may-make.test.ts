import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import { roleOfClock } from '../../src/cases/clocks.js'
import { duties } from '../../src/cases/duties.js'
import { actsOf, type CaseKind, kindNames, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import type { CaseClockId, Started } from '../../src/cases/kinds/state-table.js'
import { mayMake } from '../../src/papers/may-make.js'
import { paperKinds, templateOf } from '../../src/papers/templates/index.js'
import { accountFor, at, caseIn, clocks } from '../cases/case-parts.js'

const idOf = (one: Started): CaseClockId => (typeof one === 'string' ? one : one.clock)
const clockOf = (id: CaseClockId, stoppedOn: string | null) =>
  clocks
    .afterStep({
      clocks: [],
      category: 'other',
      findings: [],
      day: '2026-11-20',
      starts: [{ clock: id, day: '2026-11-20' }],
      stops: [],
    })
    .clocks.map((clock) => ({ ...clock, stoppedOn }))

/** What a kind's steps start, with what these duties start in turn, and what reports back to who sent a letter on. */
const startedIn = (kind: CaseKind): CaseClockId[] => {
  const begun = [
    ...stateNamesOf(kind).flatMap((state) => stateOf(kind, state).starts.map(idOf)),
    ...Object.values(actsOf(kind)).flatMap((one) => one.starts.map(idOf)),
    ...(kind === 'complaint' || kind === 'second_complaint' ? (['tcd.back'] as const) : []),
    ...(kind === 'denunciation' ? (['tc.transfer'] as const) : []),
  ]
  return [...new Set([...begun, ...begun.flatMap((id) => (duties[id]?.starts ?? []).map(idOf))])]
}

/** Duties that a button or an act ends, where number, day and signer are asked for. */
const asked = kindNames.flatMap((kind) =>
  startedIn(kind).flatMap((id) => {
    const [clock] = clockOf(id, null)
    const byAct = Object.entries(actsOf(kind)).filter(([, one]) => one.stops.includes(id) && one.asks.includes('paper'))
    const isAsked = duties[id]?.asks.includes('paper') || byAct.length > 0
    return clock && roleOfClock(clock) === 'duty' && isAsked ? [{ kind, id }] : []
  }),
)

const decisions = ['paused', 'resumed', 'stopped', 'decided'] as const
const timeline = decisions.map(
  (to): TimelineEvent => ({
    id: to,
    at,
    by: { role: 'staff', accountId: '1', name: 'A' },
    what: 'moved',
    from: null,
    to,
    text: null,
    paper: { number: '1', date: '2026-11-20', signer: 'A' },
  }),
)

const whoDecides = (kind: CaseKind): Account =>
  kind === 'second_complaint' ? { ...accountFor(kind), role: 'province_officer', communeCode: null } : accountFor(kind)

const papersFor = (given: Case): string[] => {
  const province = { office: 'province', communeCode: null, name: 'UBND tỉnh' } as const
  const found = given.kind === 'second_complaint' ? { ...given, agency: province } : given
  return paperKinds.filter((kind) => mayMake(whoDecides(found.kind), found, templateOf(kind)))
}

describe.each(asked)('the duty $id of a $kind', ({ kind, id }) => {
  test('has its paper in every state, as long as it is open', () => {
    for (const state of stateNamesOf(kind).filter((one) => one !== 'sealed')) {
      const open = papersFor(caseIn(kind, state as never, { clocks: clockOf(id, null), timeline }))
      const serving = open.filter((one) => {
        const { recordedBy = [], duties: served = [] } = templateOf(one as 'bien-nhan')
        return recordedBy.some((name) => name === `duty:${id}`) || served.includes(id)
      })
      expect(serving.length, state).toBeGreaterThan(0)
      const done = papersFor(caseIn(kind, state as never, { clocks: clockOf(id, '2026-11-21'), timeline }))
      const byState = papersFor(caseIn(kind, state as never, { timeline }))
      expect(done, state).toEqual(byState)
    }
  })
})

test('the duties that ask for a paper are known', () => {
  expect(asked.length).toBeGreaterThan(15)
})

test('a decision that was never made isn’t offered because another one is to be sent', () => {
  const found = caseIn('complaint', 'stopped', {
    clocks: clockOf('kn.pause.send', null),
    timeline: timeline.filter(({ to }) => to === 'stopped'),
  })
  expect(papersFor(found)).toContain('dinh-chi')
  expect(papersFor(found)).not.toContain('tam-dinh-chi')
})
