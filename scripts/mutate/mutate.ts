// Puts small faults into the code and says which of them the tests notice (docs/mutation.md).
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createCopy } from './copy.js'
import { drawMutants } from './draw.js'
import { type Fault, faultOfMutant, faultOfName } from './fault.js'
import { createImportGraph } from './import-graph.js'
import { createJudge, type Verdict } from './judge.js'
import { findMutants } from './mutants.js'
import { namedFaults } from './named-faults.js'
import { describe, noticedPercent, summary } from './report.js'

const root = resolve(import.meta.dirname, '../..')
const isWording = /(^|[-/])wording\.ts$/

const main = async (): Promise<void> => {
  const { positionals: folders, values } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      threshold: { type: 'string', default: '85' },
      workers: { type: 'string', default: '2' },
      nearest: { type: 'string', default: 'Infinity' },
      named: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    },
  })
  const draw = { count: Number(values.count), seed: Number(values.seed) }
  const drawn = values.named ? findNamed(folders) : folders.flatMap((folder) => findDrawn(folder, draw))
  const places = new Set(values.only.split(',').filter(Boolean).map(Number))
  const faults = drawn.filter((_, index) => places.size === 0 || places.has(index + 1))
  if (faults.length === 0)
    throw new Error(
      'npm run mutate -- FOLDER… [--count 20] [--seed 1] [--threshold 85] [--nearest TESTS] [--only 3,7] [--named]',
    )
  const verdicts = await judgeAll(faults, {
    workers: Math.min(2, Number(values.workers)),
    nearest: Number(values.nearest),
  })
  console.log(`\n${summary(verdicts)}`)
  if (noticedPercent(verdicts) < (values.named ? 100 : Number(values.threshold))) process.exitCode = 1
}

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

const filesIn = (folder: string, ending: string): string[] =>
  folder.endsWith(ending)
    ? [folder]
    : readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending))
        .map((file) => join(folder, file))
        .toSorted()

const findDrawn = (folder: string, draw: { count: number; seed: number }): Fault[] => {
  const files = filesIn(folder, '.ts').filter((file) => !file.endsWith('.d.ts') && !isWording.test(file))
  const byFile = new Map(files.map((file) => [file, findMutants(textOf(file))]))
  return drawMutants(byFile, draw).map((mutant) => faultOfMutant(mutant, textOf(mutant.file)))
}

const findNamed = (folders: readonly string[]): Fault[] =>
  namedFaults
    .filter(({ file }) => folders.length === 0 || folders.some((folder) => file.startsWith(folder)))
    .map((fault) => faultOfName(fault, textOf(fault.file)))

/** In several copies at a time; says each verdict as it comes and gives them in the order of the faults. */
const judgeAll = async (
  faults: readonly Fault[],
  { workers, nearest }: { workers: number; nearest: number },
): Promise<Verdict[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'xaoi-mutate-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
  const testsOf = createImportGraph(root, filesIn('test', '.test.ts'))
  const { judge, broken } = createJudge((file) => testsOf(file).slice(0, nearest))
  const verdicts: Verdict[] = []
  const queue = [...faults.entries()]
  const work = async (_: unknown, worker: number): Promise<void> => {
    const copy = createCopy(root, join(folder, String(worker)))
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, fault] = next
      const verdict = await judge(copy, fault)
      verdicts[place] = verdict
      console.log(describe(verdict))
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  for (const test of broken) console.log(`left out, fails without any fault: ${test}`)
  return verdicts
}

await main()
