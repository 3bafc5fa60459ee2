import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { createLeaseStore } from '../../src/messaging/lease-store.js'
import { migrations } from '../../src/migrations/index.js'
import { type Migration, runMigrations } from '../../src/migrations/run-migrations.js'
import { systemClock } from '../../src/shared/clock.js'
import { BadSetup } from '../../src/shared/errors.js'
import { createLogger } from '../../src/shared/logger.js'
import { useOldDatabase } from './old-database.js'

const old = useOldDatabase()
beforeEach(() => old.fill({}))

const run = (list: readonly Migration[], owner = 'one') =>
  runMigrations({
    migrations: list,
    database: old.database,
    takeLease: createLeaseStore(old.connection, { owner }).take,
    clock: systemClock,
    logger: createLogger('silent'),
  })

const step = (id: string, up: Migration['up'] = async () => undefined) => ({ id, what: id, up: vi.fn(up) })
const doneIds = async () => ((await old.read()).migrations ?? []).map(({ _id }) => _id)

test('migrations are done in their order, once, and written down; a new one follows alone', async () => {
  const order: string[] = []
  const list = ['0001-b', '0002-a'].map((id) => step(id, async () => void order.push(id)))
  await run(list)
  await run(list)
  expect(order).toEqual(['0001-b', '0002-a'])
  expect(await doneIds()).toEqual(['0001-b', '0002-a'])
  await run([...list, step('0003-c', async () => void order.push('0003-c'))])
  expect(order).toEqual(['0001-b', '0002-a', '0003-c'])
})

test('of two processes that start together one migrates and the other waits until that is done', async () => {
  let isDone = false
  const slow = step('0001-slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    isDone = true
  })
  await Promise.all(
    ['one', 'two'].map(async (owner) => {
      await run([slow], owner)
      expect(isDone).toBe(true)
    }),
  )
  expect(slow.up).toHaveBeenCalledTimes(1)
})

test('one that fails stops the start and is done again by the next, those before it are not', async () => {
  const first = step('0001-first')
  const failing = step('0002-failing', async () => {
    throw new Error('cut off')
  })
  await expect(run([first, failing])).rejects.toThrow('cut off')
  expect(await doneIds()).toEqual(['0001-first'])
  const fixed = step('0002-failing')
  await run([first, fixed])
  expect(first.up).toHaveBeenCalledTimes(1)
  expect(fixed.up).toHaveBeenCalledTimes(1)
})

test('a process that loses the lease in the middle goes on only when it has it again', async () => {
  const taken: string[] = []
  const list = [step('0001-a'), step('0002-b'), step('0003-c')]
  let left = 0
  await runMigrations({
    migrations: list,
    database: old.database,
    takeLease: async () => {
      taken.push('taken')
      left = 2
      return {
        isHeld: () => {
          left -= 1
          return left >= 0
        },
        release: async () => undefined,
      }
    },
    clock: systemClock,
    logger: createLogger('silent'),
  })
  expect(taken).toHaveLength(2)
  for (const { up } of list) expect(up).toHaveBeenCalledTimes(1)
})

test('a database that newer code has migrated is refused, with what to do, and left as it is', async () => {
  await run([step('0001-a'), step('0009-from-tomorrow')])
  const open = step('0002-b')
  const refused = run([step('0001-a'), open])
  await expect(refused).rejects.toBeInstanceOf(BadSetup)
  await expect(refused).rejects.toThrow(/mới hơn nâng cấp \(0009-from-tomorrow\).*Hãy chạy bản mới hơn/)
  expect(open.up).not.toHaveBeenCalled()
})

test('ids are numbered without a gap, each in a file of its name, and say what they do', () => {
  expect(migrations.map(({ id }) => Number(id.slice(0, 4)))).toEqual(migrations.map((_, index) => index + 1))
  for (const { what } of migrations) expect(what).not.toBe('')
  const files = readdirSync(resolve(import.meta.dirname, '../../src/migrations')).filter((name) => /^\d/.test(name))
  expect(files.toSorted()).toEqual(migrations.map(({ id }) => `${id}.ts`))
})

test('an empty database goes through all of them', async () => {
  await run(migrations)
  expect(await doneIds()).toEqual(migrations.map(({ id }) => id))
})
