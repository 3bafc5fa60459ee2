import { expect, test } from 'vitest'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import { reopenByCitizen, whyNotReopen } from '../../src/cases/reopen-by-citizen.js'
import { after, at, caseIn, clocks, recordingStore } from './case-parts.js'

const answeredOn = (day: string): TimelineEvent => ({
  id: 'a',
  at: new Date(`${day}T03:00:00Z`),
  by: { role: 'staff', accountId: '1', name: 'A' },
  what: 'moved',
  from: 'in_progress',
  to: 'answered',
  text: null,
  paper: null,
})
const answered = (day: string, more: Partial<Case> = {}) =>
  caseIn('feedback', 'answered', { timeline: [answeredOn(day)], ...more })

test.each<[string, Case, ReturnType<typeof whyNotReopen>]>([
  ['answered yesterday', answered('2026-11-24'), null],
  ['closed after it', answered('2026-11-20', { state: 'closed' }), null],
  ['answered fifteen days ago', answered('2026-11-10'), null],
  ['answered sixteen days ago', answered('2026-11-09'), 'too_late'],
  ['reopened before', answered('2026-11-24', { reopenedByCitizen: 1 }), 'before'],
  ['not answered yet', caseIn('feedback', 'in_progress'), 'not_answered'],
  ['a complaint', caseIn('complaint', 'decided'), 'not_answered'],
])('what is %s: %s', (_which, found, why) => {
  expect(whyNotReopen(found, at)).toBe(why)
})

test('it is taken up again once for a message, with the citizen’s words and files', async () => {
  const { store, changes, last } = recordingStore()
  const found = answered('2026-11-24', { rating: { score: 2, at } })
  const said = { text: 'đèn vẫn hỏng', messageId: 'm1', at, files: ['f1'] }
  expect(await reopenByCitizen({ store, clocks }, found, said)).toBe(true)
  expect(last()).toMatchObject({
    set: { state: 'reopened', reopenedByCitizen: 1, rating: null },
    event: { id: 'm1', what: 'moved', from: 'answered', to: 'reopened', text: 'đèn vẫn hỏng' },
    attachments: ['f1'],
  })
  expect(last().outgoing).toHaveLength(1)
  expect(await reopenByCitizen({ store, clocks }, after(found, last()), said)).toBe(true)
  expect(changes).toHaveLength(1)
})

test('what may not be reopened isn’t', async () => {
  const { store, changes } = recordingStore()
  const said = { text: 'vẫn hỏng', messageId: 'm1', at, files: [] }
  await expect(reopenByCitizen({ store, clocks }, answered('2026-11-01'), said)).rejects.toThrow(/not to be reopened/)
  expect(changes).toEqual([])
})
