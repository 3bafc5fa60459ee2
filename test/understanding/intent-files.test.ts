import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BadSetup } from '../../src/shared/errors.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaoi-intents-'))
})
afterEach(() => rm(folder, { recursive: true }))

const examples = Array.from({ length: 10 }, (_, k) => `  - chào số ${k}`).join('\n')
const content = `description: Chào\nflow: greeting\nexamples:\n${examples}\nhard_negatives: []\ntest_examples: [xin chào]\n`

describe('intent files', () => {
  test('are read by name, with - as _', async () => {
    await writeFile(join(folder, 'greeting.yml'), content)
    expect((await readIntentFiles(folder)).map(({ name, flow }) => [name, flow])).toEqual([['greeting', 'greeting']])
  })

  test('a wrong key stops the start and names file, line and what to write', async () => {
    await writeFile(join(folder, 'greeting.yml'), content.replace('examples:', 'exmples:'))
    const problem = await readIntentFiles(folder).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(BadSetup)
    expect((problem as Error).message).toMatch(/greeting\.yml:\d+: .*hãy viết "examples"/s)
  })
})
