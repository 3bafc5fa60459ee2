import type { Contestant } from './contestants.js'
import type { Labelled } from './data.js'

export type Figures = {
  accuracy: number | null
  macroF1: number | null
  kindsF1: number | null
  calibrationError: number | null
  outsideRecall: number | null
  falseAlarms: number | null
  top1: number | null
  top3: number | null
}

type Answer = { wanted: string; given: string; confidence: number }

const f1 = (answers: readonly Answer[], label: string): number => {
  const right = answers.filter(({ wanted, given }) => wanted === label && given === label).length
  const all =
    answers.filter(({ wanted }) => wanted === label).length + answers.filter(({ given }) => given === label).length
  return all === 0 ? 0 : (2 * right) / all
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const isRight = ({ wanted, given }: Answer): boolean => wanted === given

/** Expected calibration error over ten bins of equal count. */
const calibrationError = (answers: readonly Answer[]): number => {
  const sorted = [...answers].sort((a, b) => a.confidence - b.confidence)
  const edge = (k: number) => Math.floor((k * sorted.length) / 10)
  return Array.from({ length: 10 }, (_, k) => sorted.slice(edge(k), edge(k + 1))).reduce((sum, bin) => {
    const gap = mean(bin.map(({ confidence }) => confidence)) - mean(bin.map((answer) => (isRight(answer) ? 1 : 0)))
    return sum + (Math.abs(gap) * bin.length) / sorted.length
  }, 0)
}

const kinds = ['complaint', 'denunciation', 'feedback']

/** Figures of one contestant on one set; null where it doesn't take part. */
export const measure = async (contestant: Contestant, messages: readonly Labelled[]): Promise<Figures> => {
  const answers: Answer[] = []
  const ranks: number[] = []
  for (const { text, intent, wanted } of messages) {
    if (contestant.classify && intent) {
      const [given, confidence] = await contestant.classify(text)
      answers.push({ wanted: intent, given, confidence })
    }
    if (contestant.search && wanted) {
      const found = await contestant.search(text)
      ranks.push(found.slice(0, 3).findIndex((key) => wanted.includes(key)))
    }
  }
  const labels = [...new Set(answers.map(({ wanted }) => wanted))]
  const outside = answers.filter(({ wanted }) => wanted === 'out_of_scope')
  const inside = answers.filter(({ wanted }) => wanted !== 'out_of_scope')
  const share = <T>(items: readonly T[], test: (item: T) => boolean) => mean(items.map((item) => (test(item) ? 1 : 0)))
  const hasIntents = answers.length > 0
  return {
    accuracy: hasIntents ? share(answers, isRight) : null,
    macroF1: hasIntents ? mean(labels.map((label) => f1(answers, label))) : null,
    kindsF1: hasIntents ? mean(kinds.map((kind) => f1(answers, kind))) : null,
    calibrationError: hasIntents ? calibrationError(answers) : null,
    outsideRecall: hasIntents ? share(outside, isRight) : null,
    falseAlarms: hasIntents ? share(inside, ({ given }) => given === 'out_of_scope') : null,
    top1: ranks.length > 0 ? share(ranks, (rank) => rank === 0) : null,
    top3: ranks.length > 0 ? share(ranks, (rank) => rank >= 0) : null,
  }
}
