import type { Features } from '../intents/features.js'
import type { Normalised } from '../reading/normalise.js'
import { createPhrases } from '../reading/phrases.js'
import { plainText, type Word, wordOf } from '../reading/words.js'

/** Words that mean alike, by concept. */
export type ConceptLists = Readonly<Record<string, readonly string[]>>

/** Weights of the kinds of features, chosen by measurement. */
const weights = { word: 0.8, pair: 0.9, marked: 0.6, markedPair: 0.7, concept: 1, together: 0.6, follows: 0.8 }

/** A message with fewer marks was typed without them, but for a name. */
const fewMarks = 0.35
/** Stands beside the first and the last word. */
const edge = '^'

/**
 * The features of a message: words and pairs of them, with marks and without, and concepts ("#flame", "#building"), each
 * alone, together with every other, and followed by another. A word nobody taught is still known by its concept.
 * `rare`: words that alone are no concept where they were typed without marks.
 */
export const createAlertFeatures = (
  lists: ConceptLists,
  rare: ReadonlySet<string> = new Set(),
): ((message: Normalised) => Features) => {
  const findConcepts = createConceptFinder(lists, rare)
  return (message) => {
    const { words, isMarked } = message
    const features: Features = new Map()
    const add = (name: string, weight: number): void => {
      if (!features.has(name)) features.set(name, weight)
    }
    for (const [k, { folded, marked }] of words.entries()) {
      const before = words[k - 1]
      add(folded, weights.word)
      add(`${before?.folded ?? edge} ${folded}`, weights.pair)
      if (!isMarked) continue
      add(`'${marked}`, weights.marked)
      add(`'${before?.marked ?? edge} ${marked}`, weights.markedPair)
    }
    add(`${words.at(-1)?.folded ?? edge} ${edge}`, weights.pair)
    const found = findConcepts(message)
    const names = [...new Set(found.map(({ name }) => name))].sort()
    for (const [k, name] of names.entries()) {
      add(`#${name}`, weights.concept)
      for (const other of names.slice(k + 1)) add(`#${name} & ${other}`, weights.together)
    }
    for (const [first, second] of neighboursIn(found)) add(`#${first} > ${second}`, weights.follows)
    return features
  }
}

/** Whether a feature is a concept, which says the same in other words. */
export const isConcept = (feature: string): boolean => feature.startsWith('#')

/** Concepts that say who, where, when and how, but nothing of danger. */
const settings = new Set(
  (
    'building boat water_place high structure lift inside_people vehicle dog pregnant electric swallow gang spouse child ' +
    'carer urgent now rescuer past settled procedure benefit law asking suggestion may_happen exercise animal crop ' +
    'manner office money wedding lost_thing died born just_when leaning relative burn_light smell deep transformer'
  )
    .split(' ')
    .map((name) => `#${name}`),
)

/** Whether any of the concepts is one of danger. */
export const namesDanger = (features: Features): boolean => {
  for (const name of features.keys()) if (isConcept(name) && !name.includes(' ') && !settings.has(name)) return true
  return false
}

type Found = { name: string; from: number; length: number }

/** Pairs of concepts of which the second begins where the first ends, or a word later. */
function* neighboursIn(found: readonly Found[]): Iterable<readonly [string, string]> {
  for (const [k, one] of found.entries()) {
    const end = one.from + one.length
    for (let n = k + 1; n < found.length; n++) {
      const next = found[n] as Found
      if (next.from > end + 1) break
      if (next.from >= end) yield [one.name, next.name]
    }
  }
}

/**
 * Finds concepts in the order of their first words; in a message with marks only phrases with the very same marks, and
 * without marks none of the `rare` words alone.
 */
const createConceptFinder = (lists: ConceptLists, rare: ReadonlySet<string>): ((message: Normalised) => Found[]) => {
  const known = new Map<string, { name: string; marked: readonly string[] }[]>()
  for (const [name, phrases] of Object.entries(lists))
    for (const phrase of phrases) {
      const words = phrase.split(' ').map(wordOf)
      const key = plainText(words)
      known.set(key, [...(known.get(key) ?? []), { name, marked: words.map(({ marked }) => marked) }])
    }
  const phrasesAt = createPhrases(known)
  return (message) => {
    const { words } = message
    const isStrict = isTypedWithMarks(message)
    const isSaid = ([first = '', ...others]: readonly string[], from: number): boolean => {
      if (isStrict) return [first, ...others].every((one, k) => one === (words[from + k] as Word).marked)
      const { marked, folded } = words[from] as Word
      return others.length > 0 || marked !== folded || !rare.has(first)
    }
    return words.flatMap((_word, from) =>
      phrasesAt(words, from).flatMap(({ meaning, length }) =>
        meaning.filter(({ marked }) => isSaid(marked, from)).map(({ name }) => ({ name, from, length })),
      ),
    )
  }
}

export const isTypedWithMarks = ({ words, isMarked }: Normalised): boolean =>
  isMarked && words.filter(({ folded, marked }) => folded !== marked).length >= fewMarks * words.length
