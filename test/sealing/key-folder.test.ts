import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createKeyFolder } from '../../src/sealing/chats/key-folder.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaoi-key-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

const days = Array.from({ length: 28 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)

test('whoever reads a key while it is destroyed gets it whole or not at all', async () => {
  const keys = createKeyFolder(folder)
  for (let round = 0; round < 5; round += 1) {
    const made = new Map(await Promise.all(days.map(async (day) => [day, await keys.getOrMake(day)] as const)))
    let isOver = false
    const read = async (): Promise<void> => {
      while (!isOver)
        for (const day of days)
          expect([null, made.get(day)?.toString('hex')]).toContain(
            (await createKeyFolder(folder).get(day))?.toString('hex') ?? null,
          )
    }
    const reading = [read(), read()]
    await keys.destroyBefore('2026-11-01')
    isOver = true
    await Promise.all(reading)
    expect(await readdir(folder)).toEqual([])
  }
})

test('what a crash left half destroyed is destroyed the next time', async () => {
  await writeFile(join(folder, 'day-2026-10-05.gone'), 'x'.repeat(64))
  await writeFile(join(folder, 'lasting'), 'ab'.repeat(32))
  await createKeyFolder(folder).destroyBefore('2026-11-01')
  expect(await readdir(folder)).toEqual(['lasting'])
})
