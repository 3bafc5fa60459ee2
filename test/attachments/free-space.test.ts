import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFreeBytes } from '../../src/attachments/free-space.js'
import type { Connection } from '../../src/shared/mongo.js'

test.each([
  [{ fsTotalSize: 1_000, fsUsedSize: 400 }, 600],
  [{ fsTotalSize: 1_000, fsUsedSize: 0 }, 1_000],
  [{ fsTotalSize: 1_000, fsUsedSize: 1_000 }, 0],
  [{ fsTotalSize: 1_000 }, null],
  [{ fsUsedSize: 400 }, null],
  [{ fsTotalSize: 0, fsUsedSize: 0 }, null],
  [{}, null],
])('of a database that reports %j %s bytes are free', async (stats, free) => {
  const connection = { db: { command: async () => stats } } as unknown as Connection
  expect(await readFreeBytes({ connection })).toBe(free)
})

test('of a folder the disk is asked; a folder that is not there yet tells nothing', async () => {
  expect(await readFreeBytes({ dataDir: tmpdir() })).toBeGreaterThan(0)
  expect(await readFreeBytes({ dataDir: join(tmpdir(), 'xaoi-is-not-there') })).toBeNull()
})
