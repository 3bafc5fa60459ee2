import { beforeEach, expect, test } from 'vitest'
import { local, staff, useReminders } from './world.js'

const world = useReminders()
beforeEach(() => world.empty())

type Asked = { askId: string; at: Date; keepers: string[] }
const keepers = ['one', 'two', 'gone'].map(
  (id) => ({ ...staff.at(-1), id, role: 'identity_keeper', isActive: id !== 'gone' }) as (typeof staff)[number],
)
/** A process in which these questions wait; at each time it is run it says what stands. */
const waiting = async (asked: Asked[]) => {
  const store = { ...world.cases.store, findAskedKeepers: async () => asked }
  const { reminders } = await world.anotherProcess({
    accounts: { findAll: async () => [...staff, ...keepers] },
    cases: { ...world.cases, store },
  })
  return async (at: string) => {
    world.setNow(at)
    await reminders.run()
    const found = await world.collection('reminders').find({ what: 'identity' }).toArray()
    return found.map(({ _id, accounts }) => `${_id}: ${(accounts as string[]).join(' ')}`).toSorted()
  }
}
const ask = (at: string, all = ['one', 'two', 'gone', 'citizen', 'denunciations']): Asked => ({
  askId: 'a',
  at: local(at),
  keepers: all,
})

test('everybody who may answer is told, and again after a working day; over a week-end nobody is', async () => {
  const run = await waiting([ask('2026-12-04 15:00')])
  expect(await run('2026-12-04 15:01')).toEqual(['identity:a:first: one two'])
  expect(await run('2026-12-05 10:00')).toEqual(['identity:a:first: one two'])
  expect(await run('2026-12-07 14:59')).toEqual(['identity:a:first: one two'])
  expect(await run('2026-12-07 15:00')).toEqual(['identity:a:again: one two'])
  expect(await run('2026-12-09 09:00')).toEqual(['identity:a:again: one two'])
})

test('what was asked on a day off has the whole next working day', async () => {
  const run = await waiting([ask('2026-12-05 09:00')])
  expect(await run('2026-12-07 17:00')).toEqual(['identity:a:first: one two'])
  expect(await run('2026-12-08 07:30')).toEqual(['identity:a:again: one two'])
})

test('whom the case is closed to hears nothing, and what is answered is gone', async () => {
  const asked = [ask('2026-12-04 15:00', ['two'])]
  const run = await waiting(asked)
  expect(await run('2026-12-04 15:01')).toEqual(['identity:a:first: two'])
  asked.pop()
  expect(await run('2026-12-04 15:02')).toEqual([])
})

test('outside the console it says that there is something new, and nothing else', async () => {
  await world.reachable('one')
  const run = await waiting([ask('2026-12-04 15:00')])
  await run('2026-12-04 15:01')
  await run('2026-12-07 15:00')
  const said = [...(await world.collect()), ...world.letters.map(({ subject, text }) => `${subject} ${text}`)]
  expect(said.length).toBeGreaterThan(1)
  for (const text of said) expect(text).toMatch(/Bạn có việc mới\.$/)
  expect(said.join('\n')).not.toMatch(/danh tính|tố cáo|can-bo/i)
})
