import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Procedure } from '../../src/catalog/procedure.js'
import { readAlertSources } from '../../src/understanding/alerts/alert-examples.js'
import { readGeneralQuestions, readLifeEvents, readOtherAgencies } from '../../src/understanding/facts/known-matters.js'
import { createRandom } from '../../src/understanding/intents/random.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { readData } from './data.js'

const sizes = [193, 1_000, 3_000]
/** The catalog for which the bars are set. */
const barSize = 3_000
/** At least this share of the messages/s of natural's Bayes in the same run. */
const leastOfBayes = 0.25
/** With the cache it is ready in at most this share of the time without. */
const mostOfCold = 0.3
const rounds = 3
const starts = 3

/** A catalog of any size, as read from files: ours, then copies of it with other words in their names and questions. */
export const enlarge = (procedures: readonly Procedure[], size: number): Procedure[] => {
  const random = createRandom(9)
  const words = [...new Set(procedures.flatMap(({ name }) => name.split(' ')))]
  const some = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ')
  const enlarged = Array.from({ length: size }, (_, k) => {
    const original = procedures[k % procedures.length] as Procedure
    if (k < procedures.length) return original
    const extra = some(3)
    return {
      ...original,
      code: null,
      slug: `${original.slug}-${k}`,
      name: `${original.name} ${extra}`,
      short_name: `${original.short_name} ${extra}`,
      also_called: original.also_called.map((name) => `${name} ${extra}`),
      questions: original.questions.map((question) => `${question} ${some(2)}`),
    }
  })
  return JSON.parse(JSON.stringify(enlarged)) as Procedure[]
}

const timed = <T>(run: () => T): [T, number] => {
  const start = performance.now()
  return [run(), performance.now() - start]
}

/** What so many runs measured, the least first. */
const several = (times: number, run: () => number): number[] => Array.from({ length: times }, run).sort((a, b) => a - b)

const bestAndMedian = (measured: readonly number[]): string =>
  `${Math.round(measured[0] as number)} (${Math.round(measured[measured.length >> 1] as number)})`

/** Megabytes in use, once what is no longer needed is given back: arrays are freed a while after the last word of them. */
const memory = async (): Promise<number> => {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.()
    await pause(100)
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

const bar = (what: string, measured: number, isHeld: boolean): string =>
  `${what}: ${measured.toFixed(2)} (${isHeld ? 'held' : 'MISSED'})`

/**
 * Speed, start and memory of our understanding with up to 3,000 procedures, and whether the bars are held.
 * `bayesPerSecond`: what natural's Bayes did in this run, null where it has no result. Other programs on the machine only
 * ever make a figure worse: the best of several says what ours costs, the median beside it what the machine was like.
 */
export const catalogTable = async (
  table: (headings: readonly string[], rows: readonly (readonly string[])[]) => string,
  bayesPerSecond: number | null,
): Promise<string> => {
  const data = await readData()
  const parts = {
    intents: data.intents,
    otherAgencies: await readOtherAgencies(),
    lifeEvents: await readLifeEvents(),
    generalQuestions: await readGeneralQuestions(),
    alerts: await readAlertSources(),
  }
  const texts = [...data.sets.dev, ...data.sets.own].map(({ text }) => text).filter((text) => text.length <= 300)
  const rows: string[][] = []
  const bars: string[] = []
  for (const size of sizes) {
    const procedures = enlarge(data.procedures, size)
    const cacheDir = mkdtempSync(join(tmpdir(), 'xaoi-bench-'))
    const start = () => createUnderstanding({ ...parts, procedures, cacheDir })
    const cold = several(starts, () => {
      rmSync(cacheDir, { recursive: true, force: true })
      return timed(start)[1]
    })
    const warm = several(starts, () => timed(start)[1])
    const before = await memory()
    const understanding = start()
    const megabytes = (await memory()) - before
    rmSync(cacheDir, { recursive: true })
    for (const text of texts) understanding.understand(text)
    const times: number[] = []
    const perSecond = several(rounds, () => {
      const own = texts.map((text) => timed(() => understanding.understand(text))[1])
      times.push(...own)
      return (1_000 * texts.length) / own.reduce((sum, time) => sum + time, 0)
    }).reverse()
    times.sort((a, b) => a - b)
    if (size === barSize) {
      const ofBayes = (perSecond[0] as number) / (bayesPerSecond ?? Number.NaN)
      const ofCold = (warm[0] as number) / (cold[0] as number)
      bars.push(
        bar(`messages/s as a share of natural Bayes's, at least ${leastOfBayes}`, ofBayes, ofBayes >= leastOfBayes),
        bar(`ready with the cache as a share of without, at most ${mostOfCold}`, ofCold, ofCold <= mostOfCold),
      )
    }
    rows.push([
      size.toString(),
      bestAndMedian(perSecond),
      (times[Math.floor(times.length / 2)] ?? 0).toFixed(2),
      (times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2),
      bestAndMedian(cold),
      bestAndMedian(warm),
      megabytes.toFixed(0),
    ])
  }
  const sizesTable = table(
    ['procedures', 'messages/s', 'p50 (ms)', 'p99 (ms)', 'ready without cache (ms)', 'with cache (ms)', 'memory (MB)'],
    rows,
  )
  return [sizesTable, `Bars with ${barSize} procedures: ${bars.join('; ')}.`].join('\n\n')
}
