import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { mayTakeBack } from '../../src/cases/take-back-step.js'
import { accountFor, caseIn } from './case-parts.js'

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
