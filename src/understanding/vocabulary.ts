import { addPair, createPairNumbers, numberOfPair, type PairNumbers } from './pair-numbers.js'
import { perWord, type Word } from './words.js'

/** The terms of the catalog's texts, each with a number from 0 to `size`: plain data, to be kept on disk. */
export type Vocabulary = {
  size: number
  /** Words without marks. */
  words: Map<string, number>
  /** Words with their marks. */
  marked: Map<string, number>
  concepts: Map<string, number>
  /** Two words without marks that stand side by side, by the words' numbers. */
  pairs: PairNumbers
}

export const createVocabulary = (): Vocabulary => ({
  size: 0,
  words: new Map(),
  marked: new Map(),
  concepts: new Map(),
  pairs: createPairNumbers(),
})

/** Gives numbers to terms; -1 to one that has none. */
export type Numbering = {
  /** All numbers are below it. */
  size(): number
  word(word: Word): number
  marked(word: Word): number
  concept(name: string): number
  pair(first: number, second: number): number
}

const unknown = -1

/** Numbers known terms only. */
export const lookUp = ({ size, words, marked, concepts, pairs }: Vocabulary): Numbering => ({
  size: () => size,
  word: perWord((word) => words.get(word.folded) ?? unknown),
  marked: perWord((word) => marked.get(word.marked) ?? unknown),
  concept: (name) => concepts.get(name) ?? unknown,
  pair: (first, second) => (first < 0 || second < 0 ? unknown : numberOfPair(pairs, first, second)),
})

/** Numbers every term, new ones anew. */
export const extend = (vocabulary: Vocabulary): Numbering => {
  const numberIn =
    (numbers: Map<string, number>) =>
    (name: string): number => {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, vocabulary.size)
      return vocabulary.size++
    }
  const numberOfWord = numberIn(vocabulary.words)
  const numberOfMarked = numberIn(vocabulary.marked)
  const { pairs } = vocabulary
  return {
    size: () => vocabulary.size,
    word: perWord(({ folded }) => numberOfWord(folded)),
    marked: perWord(({ marked }) => numberOfMarked(marked)),
    concept: numberIn(vocabulary.concepts),
    pair(first, second) {
      const known = numberOfPair(pairs, first, second)
      if (known >= 0) return known
      addPair(pairs, first, second, vocabulary.size)
      return vocabulary.size++
    },
  }
}
