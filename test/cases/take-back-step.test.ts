import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { mayTakeBack, takeBackStep } from '../../src/cases/take-back-step.js'
import { accountFor, caseIn, clocks, recordingStore } from './case-parts.js'

const hour = 60 * 60_000
const morning = new Date('2026-11-25T02:00:00Z')

const moved = (from: string, to: string, more: Partial<Case['timeline'][number]> = {}) =>
  ({
    id: 'm1',
    at: morning,
    by: { role: 'staff', accountId: '1', name: 'A' },
    what: 'moved',
    from,
    to,
    text: null,
    paper: null,
    ...more,
  }) as Case['timeline'][number]

const may = (found: Case, hours: number, account = accountFor(found.kind)): boolean =>
  mayTakeBack({ account, found, at: new Date(morning.getTime() + hours * hour) })

test.each([
  ['feedback, a day later', 24, true],
  ['feedback, more than a day later', 24.01, false],
])('%s', (_name, hours, isAllowed) => {
  const found = caseIn('feedback', 'refused', { timeline: [moved('in_progress', 'refused')] })
  expect(may(found, hours)).toBe(isAllowed)
})

const refused = (...after: Case['timeline']) =>
  caseIn('complaint', 'refused', { timeline: [moved('received', 'refused'), ...after] })

test.each<[string, Case, number, boolean]>([
  ['on its day', refused(), 10, true],
  ['on the next day', refused(), 15.5, false],
  ['after a look and a message', refused(moved('', '', { id: 'm2', what: 'replied' } as never)), 1, true],
  ['after something was sent', refused(moved('', 'kn.pause.send', { id: 'm2', what: 'duty_done' } as never)), 1, false],
  ['after an act', refused(moved('', 'complex', { id: 'm2', what: 'acted' } as never)), 1, false],
  [
    'by the system',
    caseIn('complaint', 'refused', {
      timeline: [moved('received', 'refused', { by: { role: 'system', accountId: null, name: 'H' } })],
    }),
    1,
    false,
  ],
  ['out of a pause', caseIn('complaint', 'stopped', { timeline: [moved('paused', 'stopped')] }), 1, false],
  ['out of work', caseIn('complaint', 'stopped', { timeline: [moved('verifying', 'stopped')] }), 1, true],
  [
    'a step that is no decision',
    caseIn('complaint', 'verifying', { timeline: [moved('accepted', 'verifying')] }),
    1,
    false,
  ],
])('a decision on a letter %s', (_name, found, hours, isAllowed) => {
  expect(may(found, hours)).toBe(isAllowed)
})

test('who only handles letters takes no decision back', () => {
  expect(may(refused(), 1, { ...accountFor('complaint'), role: 'editor' })).toBe(false)
})

const none = { category: 'other', findings: [], starts: [], stops: [] } as const
const day = '2026-11-25'

test.each(['2026-11-20', day])(
  'a duty that was done on %s stays done when a decision of today is taken back',
  async (doneOn) => {
    const begun = [
      { clock: 'kn.resolve1', day: '2026-11-10' },
      { clock: 'kn.papers', day: '2026-11-16' },
    ] as const
    const running = clocks.afterStep({ ...none, clocks: [], day: '2026-11-16', starts: begun })
    const done = clocks.afterStep({ ...none, clocks: running.clocks, day: doneOn, stops: ['kn.papers'] })
    const decided = clocks.afterStep({ ...none, clocks: done.clocks, day, stops: ['kn.resolve1', 'kn.papers'] })
    const event = (id: string, what: string, to: string) =>
      moved('', to, { id, what, at: new Date(morning.getTime() - hour) } as never)
    const found = caseIn('complaint', 'decided', {
      clocks: decided.clocks,
      timeline: [
        event('v', 'moved', 'verifying'),
        event('p', 'acted', 'ask_papers'),
        event('d', 'duty_done', 'kn.papers'),
        moved('verifying', 'decided'),
      ],
    })
    const { store, last } = recordingStore()
    await takeBackStep(
      { store, clocks, remoteCommunes: new Set(), account: accountFor('complaint'), found, at: morning },
      { text: 'nhầm', unsent: '1' },
    )
    const stopped = Object.fromEntries((last().set.clocks ?? []).map(({ clockId, stoppedOn }) => [clockId, stoppedOn]))
    expect(stopped).toMatchObject({ 'kn.resolve1': null, 'kn.papers': doneOn })
  },
)

test('a clock that a joined report brought and an earlier answer ended stays ended', async () => {
  const start = (from: string, before: Case['clocks'] = []) =>
    clocks.afterStep({ ...none, clocks: before, day: from, starts: [{ clock: 'target.answer', day: from }] }).clocks
  const brought = start('2026-11-03').map((clock) => ({ ...clock, stoppedOn: '2026-11-10', comesFrom: 'other' }))
  const own = start('2026-11-16').map((clock) => ({ ...clock, stoppedOn: day }))
  const found = caseIn('feedback', 'refused', {
    clocks: [...brought, ...own],
    timeline: [moved('in_progress', 'refused')],
  })
  const { store, last } = recordingStore()
  await takeBackStep(
    { store, clocks, remoteCommunes: new Set(), account: accountFor('feedback'), found, at: morning },
    {},
  )
  expect(last().set.clocks?.map(({ stoppedOn }) => stoppedOn)).toEqual(['2026-11-10', null])
})
