import { expect, test } from 'vitest'
import {
  answeredStates,
  filterOfQueue,
  furtherQueueNames,
  mayHaveQueue,
  type QueueName,
  queueNames,
} from '../../../src/cases/inbox/queues.js'
import { buildAccount } from '../../accounts/build-account.js'
import { at } from '../case-parts.js'

const officer = buildAccount('officer')
const midnight = new Date('2026-11-25T17:00:00Z')
const filters: Record<QueueName, object> = {
  mine: { isOpen: true, assigneeId: officer.id },
  unassigned: { isOpen: true, assigneeId: null },
  due_today: { dueFrom: at, dueUpTo: midnight },
  overdue: { overdueAt: at },
  new_answers: { citizenWaits: true },
  awaits_citizen: { awaitsCitizen: true, isOpen: true },
  undelivered: {},
  under_way: { underWay: true },
  unanswered: { underWay: { unansweredAt: at } },
  open: { isOpen: true },
  closed: { states: expect.not.arrayContaining(['received']) },
  all: {},
  answered: { states: answeredStates, changedFrom: new Date('2026-10-25T17:00:00Z') },
}

test.each(Object.entries(filters) as [QueueName, object][])('the queue %s has its cases', (queue, filter) => {
  expect(filterOfQueue(queue, officer, at)).toEqual(filter)
})

test('these are all queues, in the order in which they are shown', () => {
  expect([...queueNames, ...furtherQueueNames]).toEqual(Object.keys(filters))
})

test.each([
  ['officer', ['unanswered']],
  ['supervisor', []],
  ['denunciation_officer', ['under_way', 'unanswered']],
  ['inspector', ['mine', 'undelivered']],
] as const)('%s has all queues but %o', (role, without) => {
  const account = buildAccount(role)
  expect(queueNames.filter((queue) => !mayHaveQueue(account, queue))).toEqual(without)
})
