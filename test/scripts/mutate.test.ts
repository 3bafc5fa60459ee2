import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawMutants } from '../../scripts/mutate/draw.js'
import { diffOf, faultOfMutant, faultOfName } from '../../scripts/mutate/fault.js'
import { createImportGraph } from '../../scripts/mutate/import-graph.js'
import { applyMutant, findMutants, type Kind } from '../../scripts/mutate/mutants.js'

/** What faults of one kind make of a line of code. */
const faultsOf = (kind: Kind, source: string): string[] =>
  findMutants(source)
    .filter((mutant) => mutant.kind === kind)
    .map((mutant) => applyMutant(source, mutant))

test.each<[Kind, string, string[]]>([
  ['condition negated', 'const a = b > 1 ? c : d', ['const a = !(b > 1) ? c : d']],
  ['condition negated', 'switch (a) { case b: c() }', []],
  ['comparison changed', 'a(b ?? 0) > (c || d)', ['a(b ?? 0) >= (c || d)']],
  ['comparison changed', 'if ((a ?? 0) > b) c()', ['if ((a ?? 0) >= b) c()']],
  ['number changed', 'const most = 2, least = 0', ['const most = 20, least = 0', 'const most = 2, least = 1']],
  ['and/or swapped', '(a && b) || c', ['(a && b) && c', '(a || b) || c']],
  ['statement removed', 'const a = 1; b()', ['const a = 1; ;']],
  ['statement removed', "logger.info({ id }, 'done')", []],
  ['statement removed', 'schema.index({ at: 1 })', []],
  ['statement removed', 'schema.index({ at: 1 }, { unique: true })', [';']],
  ['constant emptied', "const a = { state: 'done', 'key': 'hai từ' }", ["const a = { state: '', 'key': 'hai từ' }"]],
  ['constant emptied', "const a = connection.model<A>('Chat', schema)", []],
  ['constant emptied', "import a from 'a'\ntype B = 'b'\nexport * from 'c'", []],
  ['await removed', 'const f = async () => (await a()).b', ['const f = async () => (a()).b']],
  ['returned early', 'const f = () => { a() }', ['const f = () => { return; a() }']],
  ['returned early', 'if (a) { b() }', []],
  ['array method changed', 'a.some((b) => b)', ['a.every((b) => b)']],
  ['array method changed', 'a.every(isB)', ['a.some(isB)']],
  ['array method changed', 'a.find((b) => b)', ['a.findLast((b) => b)']],
  ['array method changed', 'model.find({ b }); model.find(filter)', []],
  ['array method changed', 'a.filter(b).slice(1)', ['a.filter(b)', 'a.slice(1)']],
  ['array method changed', 'Math.max(a, b)', ['Math.min(a, b)']],
  ['default removed', 'const a = b?.c ?? d', ['const a = (b?.c)']],
])('%s: %s', (kind, source, expected) => {
  expect(faultsOf(kind, source)).toEqual(expected)
})

const many = findMutants('const a = async (b) => { await c(b); if (b > 1 && d) e(2) }')
const one = findMutants('const a = 1')

test('the same seed draws the same faults, another seed others, all of them different', () => {
  const byFile = new Map([
    ['many.ts', many],
    ['one.ts', one],
  ])
  const drawn = drawMutants(byFile, { count: 6, seed: 1 })
  expect(drawMutants(byFile, { count: 6, seed: 1 })).toEqual(drawn)
  expect(drawMutants(byFile, { count: 6, seed: 2 })).not.toEqual(drawn)
  expect(new Set(drawn.map((mutant) => JSON.stringify(mutant))).size).toBe(6)
})

test('every file gives a fault before one gives two, and every kind is drawn before one is drawn twice', () => {
  const byFile = new Map([
    ['many.ts', many],
    ['one.ts', one],
    ['none.ts', []],
  ])
  expect(new Set(drawMutants(byFile, { count: 2, seed: 3 }).map(({ file }) => file))).toEqual(
    new Set(['many.ts', 'one.ts']),
  )
  const kinds = new Set(many.map(({ kind }) => kind))
  expect(
    new Set(drawMutants(new Map([['many.ts', many]]), { count: kinds.size, seed: 3 }).map(({ kind }) => kind)),
  ).toEqual(kinds)
  expect(drawMutants(byFile, { count: 999, seed: 3 })).toHaveLength(many.length + one.length)
})

test('a fault says its line and what it changes', () => {
  const source = 'const a = 1\nconst b = 2\n'
  const [, second] = findMutants(source)
  if (!second) throw new Error('no second fault')
  const fault = faultOfMutant({ ...second, file: 'a.ts' }, source)
  expect(fault).toMatchObject({ file: 'a.ts', line: 2, after: 'const a = 1\nconst b = 20\n' })
  expect(diffOf(fault)).toBe('    - const b = 2\n    + const b = 20')
})

test('a named fault must find its place exactly once', () => {
  const named = { name: 'x', file: 'a.ts', code: '= 1', becomes: '= 2' }
  expect(faultOfName(named, 'a = 1').after).toBe('a = 2')
  expect(() => faultOfName(named, 'a = 3')).toThrow('exactly once')
  expect(() => faultOfName(named, 'a = 1; b = 1')).toThrow('exactly once')
})

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'xaoi-graph-'))
  const files = {
    'src/a/deep.ts': '',
    'src/a/near.ts': "import {\n  x,\n} from './deep.js'",
    'src/b/typed.ts': "import type { x } from '../a/deep.js'",
    'test/a/far.test.ts': "import { x } from '../../src/a/near.js'",
    'test/b/direct.test.ts': "export { x } from '../../src/a/deep.js'",
    'test/b/late.test.ts': "const x = await import('../../src/a/deep.js')",
    'test/b/typed.test.ts': "import { x } from '../../src/b/typed.js'",
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
})
afterAll(() => rmSync(root, { recursive: true }))

test('the tests that reach a file at run time: those that mirror its path, then the nearest', () => {
  const tests = ['test/b/typed.test.ts', 'test/b/late.test.ts', 'test/b/direct.test.ts', 'test/a/far.test.ts']
  expect(createImportGraph(root, tests)('src/a/deep.ts')).toEqual([
    'test/a/far.test.ts',
    'test/b/late.test.ts',
    'test/b/direct.test.ts',
  ])
})
