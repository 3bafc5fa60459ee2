import { describe, expect, test } from 'vitest'
import type { Understood } from '../../src/understanding/understand.js'
import { buildUnderstanding, readParts, withoutMarks } from '../understanding/build-understanding.js'

const parts = await readParts()
const understanding = await buildUnderstanding()
/** Each text is read once, however many tests ask about it. */
const read = new Map<string, Understood>()
const understand = (text: string): Understood => {
  const known = read.get(text) ?? understanding.understand(text)
  read.set(text, known)
  return known
}
const messages = parts.intents.flatMap(({ name, test_examples }) =>
  test_examples.map((text) => ({ text, intent: name })),
)
const questions = parts.procedures.flatMap(({ slug, test_questions }) => test_questions.map((text) => ({ text, slug })))

const shareOf = <T>(items: readonly T[], isRight: (item: T) => boolean): number =>
  items.filter(isRight).length / items.length

const accuracy = (change: (text: string) => string): number =>
  shareOf(messages, ({ text, intent }) => understand(change(text)).intent === intent)

const f1Of = (intent: string): number => {
  const got = messages.map(({ text, intent: wanted }) => ({ wanted, given: understand(text).intent }))
  const right = got.filter(({ wanted, given }) => wanted === intent && given === intent).length
  const all = got.filter(({ wanted }) => wanted === intent).length + got.filter(({ given }) => given === intent).length
  return (2 * right) / all
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the test examples of the intents, never trained on', () => {
  test('are understood in at least 93 of 100, macro-F1 0.92', () => {
    expect(accuracy((text) => text)).toBeGreaterThanOrEqual(0.93)
    expect(mean(parts.intents.map(({ name }) => f1Of(name)))).toBeGreaterThanOrEqual(0.92)
  })

  test('lose at most 1.5 points without any marks', () => {
    expect(accuracy((text) => text) - accuracy(withoutMarks)).toBeLessThanOrEqual(0.015)
  })

  test('keep complaint, denunciation and feedback apart: macro-F1 0.92', () => {
    expect(mean(['complaint', 'denunciation', 'feedback'].map(f1Of))).toBeGreaterThanOrEqual(0.92)
  })

  test('recall nine in ten of what is no errand, with at most 3% false alarms', () => {
    const outside = messages.filter(({ intent }) => intent === 'out_of_scope')
    const inside = messages.filter(({ intent }) => intent !== 'out_of_scope')
    const isOutside = ({ text }: { text: string }) => understand(text).intent === 'out_of_scope'
    expect(shareOf(outside, isOutside)).toBeGreaterThanOrEqual(0.9)
    expect(shareOf(inside, isOutside)).toBeLessThanOrEqual(0.03)
  })

  test('come with a confidence that is off by at most 0.05 on the whole', () => {
    const sorted = messages
      .map(({ text, intent }) => {
        const understood = understand(text)
        return { confidence: understood.confidence, right: understood.intent === intent ? 1 : 0 }
      })
      .sort((a, b) => a.confidence - b.confidence)
    const bins = Array.from({ length: 10 }, (_, k) =>
      sorted.slice(Math.floor((k * sorted.length) / 10), Math.floor(((k + 1) * sorted.length) / 10)),
    )
    const error = bins.reduce(
      (sum, bin) =>
        sum +
        Math.abs(mean(bin.map((one) => one.confidence)) - mean(bin.map((one) => one.right))) *
          (bin.length / sorted.length),
      0,
    )
    expect(error).toBeLessThanOrEqual(0.05)
  })
})

describe('the test questions of the procedures, never indexed', () => {
  const ranks = (change: (text: string) => string, first: number): number =>
    shareOf(questions, ({ text, slug }) =>
      understand(change(text))
        .candidates.slice(0, first)
        .some((one) => one.slug === slug),
    )

  test.each([
    ['as written', (text: string) => text],
    ['without marks', withoutMarks],
  ])('%s, find their procedure first in 9 of 10 and among three in 97 of 100', (_how, change) => {
    expect(ranks(change, 1)).toBeGreaterThanOrEqual(0.9)
    expect(ranks(change, 3)).toBeGreaterThanOrEqual(0.97)
  })

  test('a procedure called sure is right in 93 of 100, and most are', () => {
    const sure = questions.filter(({ text }) => understand(text).certainty === 'sure')
    expect(sure.length / questions.length).toBeGreaterThanOrEqual(0.7)
    expect(shareOf(sure, ({ text, slug }) => understand(text).candidates[0]?.slug === slug)).toBeGreaterThanOrEqual(
      0.93,
    )
  })

  test('a situation told as a story is a question about a procedure, not a grievance', () => {
    const asked = shareOf(questions, ({ text }) => understand(text).intent.startsWith('procedure_'))
    expect(asked).toBeGreaterThanOrEqual(0.95)
  })
})

describe('the names of the procedures', () => {
  test('find their procedure first, with and without marks', () => {
    for (const change of [(text: string) => text, withoutMarks]) {
      const found = shareOf(
        parts.procedures,
        ({ short_name, slug }) => understand(change(short_name)).candidates[0]?.slug === slug,
      )
      expect(found).toBeGreaterThanOrEqual(0.98)
    }
  })
})
