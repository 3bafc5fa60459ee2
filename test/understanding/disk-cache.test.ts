import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { readParts } from './build-understanding.js'

const all = await readParts()
const parts = {
  ...all,
  intents: all.intents.map((intent) => ({ ...intent, examples: intent.examples.slice(0, 15) })),
  procedures: all.procedures.slice(0, 20),
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

  test('is replaced when it is damaged or an example changes', async () => {
    const [file = ''] = await readdir(cacheDir)
    const expected = readings(createUnderstanding(parts))
    const whole = await readFile(join(cacheDir, file))
    const withOneOtherByte = Buffer.from(whole)
    withOneOtherByte.writeUint8(whole.readUint8(whole.length - 5_000) ^ 1, whole.length - 5_000)
    for (const damaged of ['hỏng', '', whole.subarray(0, whole.length - 100), withOneOtherByte]) {
      await writeFile(join(cacheDir, file), damaged)
      expect(readings(createUnderstanding({ ...parts, cacheDir }))).toEqual(expected)
      expect((await readFile(join(cacheDir, file))).equals(Buffer.from(damaged))).toBe(false)
      expect(readings(createUnderstanding({ ...parts, cacheDir }))).toEqual(expected)
    }
    const [first, ...others] = parts.intents
    if (!first) throw new Error('no intents')
    const changed = [{ ...first, examples: [...first.examples, 'câu mới toanh'] }, ...others]
    createUnderstanding({ ...parts, intents: changed, cacheDir })
    const left = await readdir(cacheDir)
    expect(left).toHaveLength(1)
    expect(left[0]).not.toBe(file)
  })
})
