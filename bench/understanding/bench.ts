import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { catalogTable } from './catalog-size.js'
import { contestants } from './contestants.js'
import { elsewhereTable } from './elsewhere.js'
import type { Figures } from './measure.js'
import { placesLine } from './places.js'

type Row = {
  name: string
  startMs: number
  megabytes: number
  perSecond: number
  dev: Figures
  devBare: Figures
  own: Figures
  ownBare: Figures
}

const longestMs = 150_000
const document = 'docs/understanding.md'
const marks = ['<!-- bench:begin -->', '<!-- bench:end -->'] as const

if (!existsSync('bench/understanding/node_modules'))
  console.log('peers are missing: npm install --prefix bench/understanding')

const runOne = (name: string): Row | null => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'bench/understanding/run-one.ts', name],
    { encoding: 'utf8', timeout: longestMs, maxBuffer: 2 ** 26 },
  )
  const line = stdout
    .trim()
    .split('\n')
    .find((one) => one.startsWith('{"name"'))
  if (status !== 0 || !line) return null
  return JSON.parse(line) as Row
}

const percent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1))
const drop = (full: number | null, bare: number | null): string =>
  full === null || bare === null ? '–' : (100 * (full - bare)).toFixed(1)

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const headings = [
  'contestant',
  'accuracy',
  'macro-F1',
  'kinds F1',
  'top-1',
  'top-3',
  'drop without marks',
  'calibration error',
  'out-of-scope recall',
  'false alarms',
]

const figuresTable = (rows: readonly Row[], set: 'dev' | 'own'): string =>
  table(
    headings,
    rows.map((row) => {
      const figures = row[set]
      const bare = row[`${set}Bare`]
      return [
        row.name,
        percent(figures.accuracy),
        percent(figures.macroF1),
        percent(figures.kindsF1),
        percent(figures.top1),
        percent(figures.top3),
        figures.accuracy === null ? drop(figures.top1, bare.top1) : drop(figures.accuracy, bare.accuracy),
        figures.calibrationError?.toFixed(3) ?? '–',
        percent(figures.outsideRecall),
        percent(figures.falseAlarms),
      ]
    }),
  )

const rows: Row[] = []
const missing: string[] = []
for (const name of Object.keys(contestants)) {
  const row = runOne(name)
  if (row) rows.push(row)
  else missing.push(name)
  console.log(row ? `${name}: ${percent(row.dev.accuracy ?? row.dev.top1)}` : `${name}: no result`)
}

const report = [
  '### On the development messages (never trained on)',
  figuresTable(rows, 'dev'),
  '### On our own test examples and test questions (never trained on)',
  figuresTable(rows, 'own'),
  '### Cost, the catalog as it is',
  table(
    ['contestant', 'messages/s', 'ready after (ms)', 'memory (MB)'],
    rows.map(({ name, perSecond, startMs, megabytes }) => [
      name,
      Math.round(perSecond).toString(),
      Math.round(startMs).toString(),
      megabytes.toFixed(0),
    ]),
  ),
  ...(missing.length > 0 ? [`No result within ${longestMs / 1_000} s, or not installed: ${missing.join(', ')}.`] : []),
  '### Cost of xa-oi by size of the catalog (the best, and the median)',
  await catalogTable(table, rows.find(({ name }) => name === 'natural Bayes')?.perSecond ?? null),
  '### Needs of other authorities, and of nobody here (test/understanding/elsewhere)',
  await elsewhereTable(table),
  '### Places',
  placesLine(),
].join('\n\n')
console.log(report)

if (existsSync(document)) {
  const [before, rest] = readFileSync(document, 'utf8').split(marks[0])
  const after = rest?.split(marks[1])[1]
  if (after !== undefined) writeFileSync(document, `${before}${marks[0]}\n\n${report}\n\n${marks[1]}${after}`)
}
