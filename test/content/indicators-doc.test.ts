import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { indicators } from '../../src/indicators/list/index.js'

const document = readFileSync(resolve(import.meta.dirname, '../../docs/indicators.md'), 'utf8')

test.each(indicators.map((one) => [one.id, one] as const))(
  '%s stands in docs/indicators.md as it is computed',
  (id, one) => {
    const row = document.split('\n').find((line) => line.startsWith(`| \`${id}\` |`)) ?? ''
    for (const said of [one.name, one.formula, one.source, one.compute === null ? one.why : one.cannotSay])
      expect(row).toContain(said)
  },
)

test('the forty-six of the province’s list, each once', () => {
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(46)
})
