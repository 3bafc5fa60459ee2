import { beforeEach, expect, test } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { createRemind } from '../../src/reminders/remind.js'
import type { ReminderStore } from '../../src/reminders/reminder-store.js'
import { createReminderStore } from '../../src/reminders/reminder-store.js'
import { createWayStore } from '../../src/reminders/way-store.js'
import { createLogger } from '../../src/shared/logger.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { staff, useReminders } from './world.js'

const world = useReminders()
beforeEach(() => world.empty())

class Killed extends Error {}

/** A process that dies at a place of its work: what it did before stays done. */
const processThatDies = async (
  at: Partial<ReminderStore> | { remindLater: () => Promise<never> } | { sendMail: () => Promise<never> },
) => {
  const connection = await connectMongo(world.uri())
  const { cases } = world
  return {
    run: createRemind({
      store: {
        ...createReminderStore(connection),
        ...('insert' in at || 'beginMail' in at || 'closeOthers' in at ? at : {}),
      } as ReminderStore,
      ways: createWayStore(connection),
      cases: { ...cases, store: { ...cases.store, ...('remindLater' in at ? at : {}) } },
      accounts: { findAll: async () => staff },
      calendar: () => stateCalendar,
      sendMail:
        'sendMail' in at
          ? at.sendMail
          : async (letter) => {
              world.letters.push(letter)
              return 'sent'
            },
      address: 'http://xaoi.test/can-bo/nhac-viec',
      clock: { now: world.now },
      logger: createLogger('silent'),
    }),
    close: () => connection.close(),
  }
}

const die = async (): Promise<never> => {
  throw new Killed()
}

/** Some cases of one day, an officer with a chat and an address, at the moment of a step. */
const atAStep = async () => {
  world.setNow('2026-11-30 09:00')
  await world.reachable('officer')
  for (let number = 0; number < 5; number += 1) await world.open()
  world.setNow('2026-12-14 07:30')
}

/** All that anybody was told: reminders, messages, letters; each must be there once. */
const outcome = async () => ({
  steps: (await world.told()).filter((line) => line.includes('target.answer')).length,
  messages: await world.collect(),
  letters: world.letters.length,
})
const whole = { steps: 5, messages: [expect.stringContaining('Hạn hôm nay: 5')], letters: 1 }

test.each([
  ['after the reminders were inserted, before their case was put off', { remindLater: die }],
  ['before earlier reminders were closed', { closeOthers: die }],
  ['before the first letter', { beginMail: die }],
])('a process dies %s: the next one says the rest, nothing twice', async (_, at) => {
  await atAStep()
  const dying = await processThatDies(at)
  await expect(dying.run()).rejects.toThrow(Killed)
  await dying.close()
  for (let round = 0; round < 3; round += 1) await world.reminders.run()
  expect(await outcome()).toEqual(whole)
})

test('a process dies before anything was inserted, and the server comes back two days later: the newest step alone', async () => {
  await atAStep()
  const dying = await processThatDies({ insert: die })
  await expect(dying.run()).rejects.toThrow(Killed)
  await dying.close()
  world.setNow('2026-12-16 11:00')
  await world.reminders.run()
  await world.reminders.run()
  const lines = (await world.told()).filter((line) => line.includes('target.answer'))
  expect(lines).toEqual(Array.from({ length: 5 }, () => 'leader supervisor: target.answer after'))
})

test('a process dies while a letter is on its way: it may be there, so no other is sent', async () => {
  await atAStep()
  const dying = await processThatDies({ sendMail: die })
  await expect(dying.run()).rejects.toThrow(Killed)
  await dying.close()
  for (let round = 0; round < 3; round += 1) await world.reminders.run()
  expect(await outcome()).toEqual({ ...whole, letters: 0 })
})

test('a letter that the mail server puts off comes later, once; one that it refuses does not', async () => {
  await atAStep()
  const answers = ['again', 'again', 'sent', 'sent'] as const
  let asked = 0
  world.answerMail(() => answers[asked++] ?? 'sent')
  for (const at of ['07:30', '07:31', '07:40', '07:50', '07:51', '08:30']) {
    world.setNow(`2026-12-14 ${at}`)
    await world.reminders.run()
  }
  expect(asked).toBe(3)
  expect(new Set(world.letters.map(({ id }) => id)).size).toBe(1)
  await world.empty()
  await atAStep()
  world.answerMail(() => 'dropped')
  for (const at of ['07:30', '07:40', '09:00']) {
    world.setNow(`2026-12-14 ${at}`)
    await world.reminders.run()
  }
  expect(world.letters).toHaveLength(1)
})

test('two processes that work at once, again and again, say each thing once', async () => {
  await atAStep()
  const processes = await Promise.all([world.anotherProcess(), world.anotherProcess(), world.anotherProcess()])
  for (let round = 0; round < 3; round += 1) await Promise.all(processes.map(({ reminders }) => reminders.run()))
  expect(await outcome()).toEqual(whole)
})

test('what was inserted in the evening goes out the next working morning, unless the duty is done by then', async () => {
  await atAStep()
  world.setNow('2026-12-11 07:30')
  await world.reminders.run()
  world.setNow('2026-12-11 17:30')
  expect(await world.collect()).toEqual([])
  world.setNow('2026-12-12 10:00')
  expect(await world.collect()).toEqual([])
  world.setNow('2026-12-14 07:30')
  expect(await world.collect()).toHaveLength(1)
})

test('a case that can not be read is put off and keeps nobody else waiting', async () => {
  await atAStep()
  const [bad] = await world.collection('cases').find({}).toArray()
  const clocks = ((bad?.clocks ?? []) as object[]).map((clock) => ({
    ...clock,
    clockId: 'kn.accept',
    ruleVersion: 'no such rule',
  }))
  await world.collection('cases').updateOne({ _id: bad?._id ?? '' }, { $set: { clocks } })
  await world.reminders.run()
  expect((await world.told()).filter((line) => line.includes('target.answer'))).toHaveLength(4)
  const [again] = await world
    .collection('cases')
    .find({ _id: bad?._id ?? '' })
    .toArray()
  expect(again?.remindAt).toEqual(new Date(world.now().getTime() + 3_600_000))
})
