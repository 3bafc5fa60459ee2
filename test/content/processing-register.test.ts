import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { collectionsInSource } from '../collections-in-source.js'

const register = readFileSync(resolve(import.meta.dirname, '../../docs/processing-register.md'), 'utf8')
const rows = [...register.matchAll(/^\| `(\w+)` \|(.+)\|$/gm)].map(([, name = '', rest = '']) => ({
  name,
  cells: rest.split('|').map((cell) => cell.trim()),
}))

test('every collection of the database has one row in the register of processing, and no row is left over', () => {
  expect(rows.map(({ name }) => name).toSorted()).toEqual(collectionsInSource().toSorted())
})

test('every row names what is held, its purpose, ground, retention and recipients', () => {
  expect(rows.filter(({ cells }) => cells.length !== 5 || cells.some((cell) => cell === ''))).toEqual([])
})
