import { expect, test } from 'vitest'
import { indicators } from '../../src/indicators/list/index.js'
import { standingOf } from '../../src/indicators/targets.js'

const named = (id: string) => {
  const found = indicators.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

test.each([
  ['pa.time', 96, 50, 'good'],
  ['pa.time', 90, 50, 'near'],
  ['pa.time', 80, 50, 'weak'],
  ['pa.late', 4, 50, 'good'],
  ['pa.late', 16, 50, 'weak'],
  ['pa.time', 0, 5, 'weak'],
  ['pa.time', 0, 4, null],
  ['pa.late', 0, 1, null],
  ['pa.time', null, 0, null],
  ['pa.days', 3, 50, null],
] as const)('%s at %s on %i cases stands: %s', (id, value, n, expected) => {
  expect(standingOf({ indicator: named(id), value, n })).toBe(expected)
})
