import { expect, test } from 'vitest'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import { receivedOn } from '../../src/cases/step-days.js'
import { at, caseIn } from './case-parts.js'

const event = (more: object): TimelineEvent =>
  ({
    id: JSON.stringify(more),
    at,
    by: { role: 'staff', accountId: '1', name: 'A' },
    from: null,
    to: null,
    text: null,
    paper: null,
    ...more,
  }) as TimelineEvent
const received = event({ what: 'moved', to: 'received', facts: { day: '2026-11-10' } })
const accepted = event({ what: 'moved', to: 'accepted', facts: { day: '2026-11-20' } })
const corrected = event({ what: 'acted', to: 'letter_corrected', facts: { day: '2026-11-09' } })
const entry: Case['entry'] = {
  way: 'letter',
  from: null,
  by: { accountId: '1', name: 'A' },
  receivedOn: '2026-11-05',
  linkTriesLeft: 5,
}

test.each<[string, Partial<Case>, string]>([
  ['the day on which its letter came, whatever came after', { timeline: [received, accepted] }, '2026-11-10'],
  ['the corrected day of its letter', { timeline: [received, accepted, corrected] }, '2026-11-09'],
  ['before a letter the day that an officer wrote down', { entry }, '2026-11-05'],
  ['else the day on which it was opened', { timeline: [accepted] }, '2026-11-25'],
])('a case counts from %s', (_which, more, day) => {
  expect(receivedOn(caseIn('complaint', 'accepted', more))).toBe(day)
})
