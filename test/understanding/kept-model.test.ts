import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepOnDisk } from '../../src/shared/keep-on-disk.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { readParts } from './build-understanding.js'

const all = await readParts()
const parts = {
  ...all,
  cacheDir: undefined,
  intents: all.intents.map((intent) => ({ ...intent, examples: intent.examples.slice(0, 15) })),
  procedures: all.procedures.slice(0, 20),
  alerts: { ...all.alerts, examples: all.alerts.examples.filter((_example, k) => k % 20 === 0) },
}
let cacheDir = ''
beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'xaoi-model-'))
})
afterAll(() => rm(cacheDir, { recursive: true }))

const readings = ({ understand }: ReturnType<typeof createUnderstanding>) =>
  ['làm sổ đỏ mất bao lâu', 'rác ngập đường', 'tôi khiếu nại quyết định'].map((text) => understand(text))

describe('the kept model', () => {
  test('reads as the trained one does, and every training gives the same', () => {
    const trained = readings(createUnderstanding({ ...parts, cacheDir }))
    expect(readings(createUnderstanding({ ...parts, cacheDir }))).toEqual(trained)
    expect(readings(createUnderstanding(parts))).toEqual(trained)
  })

  test('is replaced when it is damaged', async () => {
    const expected = readings(createUnderstanding(parts))
    const files = await readdir(cacheDir)
    for (const [k, file] of files.entries()) {
      const whole = await readFile(join(cacheDir, file))
      const withOneOtherByte = Buffer.from(whole)
      withOneOtherByte.writeUint8(whole.readUint8(whole.length - 5_000) ^ 1, whole.length - 5_000)
      const ways = ['hỏng', '', whole.subarray(0, whole.length - 100), withOneOtherByte]
      const damaged = ways[k % ways.length] as (typeof ways)[number]
      await writeFile(join(cacheDir, file), damaged)
      expect(readings(createUnderstanding({ ...parts, cacheDir }))).toEqual(expected)
      expect((await readFile(join(cacheDir, file))).equals(Buffer.from(damaged))).toBe(false)
    }
  })

  const withExample = (text: string) => {
    const [first, ...others] = parts.intents
    if (!first) throw new Error('no intents')
    return { ...parts, cacheDir, intents: [{ ...first, examples: [...first.examples, text] }, ...others] }
  }

  test('is another for other examples, and who shares the folder keeps theirs', async () => {
    const before = await readdir(cacheDir)
    createUnderstanding(withExample('câu mới toanh'))
    const after = await readdir(cacheDir)
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after.length).toBeGreaterThan(before.length)
  })
})

describe('keeping on disk', () => {
  const counted = (folder: string, source: string) => {
    let made = 0
    const value = keepOnDisk(folder, 'numbers', [source], () => {
      made++
      return { source }
    })
    return { made, value }
  }

  test('makes a thing once for each content, also while another start writes its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xaoi-kept-'))
    const inner = keepOnDisk(folder, 'numbers', ['a'], () => counted(folder, 'b').value)
    expect(inner).toEqual({ source: 'b' })
    expect(counted(folder, 'b')).toEqual({ made: 0, value: { source: 'b' } })
    expect(keepOnDisk(folder, 'numbers', ['a'], () => null)).toEqual(inner)
    expect(counted(folder, 'c')).toEqual({ made: 1, value: { source: 'c' } })
    await rm(folder, { recursive: true })
  })

  test('keeps the few that were used last', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xaoi-kept-'))
    for (let count = 0; count < 60; count++) {
      counted(folder, `${count}`)
      await setTimeout(2)
      expect(counted(folder, '0').made).toBe(0)
      await setTimeout(2)
    }
    expect(await readdir(folder)).toHaveLength(56)
    expect(counted(folder, '59').made).toBe(0)
    expect(counted(folder, '1').made).toBe(1)
    await rm(folder, { recursive: true })
  })
})
