import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { readParts } from './build-understanding.js'

const parts = await readParts()
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
    await writeFile(join(cacheDir, file), 'hỏng')
    const expected = readings(createUnderstanding(parts))
    expect(readings(createUnderstanding({ ...parts, cacheDir }))).toEqual(expected)
    const [first, ...others] = parts.intents
    if (!first) throw new Error('no intents')
    const changed = [{ ...first, examples: [...first.examples, 'câu mới toanh'] }, ...others]
    createUnderstanding({ ...parts, intents: changed, cacheDir })
    const left = await readdir(cacheDir)
    expect(left).toHaveLength(1)
    expect(left[0]).not.toBe(file)
  })
})
