import type { Word } from './words.js'

/** A phrase that stands in a message: so many words of it, and what the phrase means. */
export type FoundPhrase<T> = { length: number; meaning: T }

/** All phrases that begin at a word, the shortest first. */
export type Phrases<T> = (words: readonly Word[], from: number) => readonly FoundPhrase<T>[]

/** Most words begin no phrase. */
const nothing: readonly never[] = []

type Branch<T> = { next: Map<string, Branch<T>>; meaning: { is: T } | null }

/** Finds phrases as whole words, without marks. `known`: each phrase, its words parted by one space, and what it means. */
export const createPhrases = <T>(known: Iterable<readonly [string, T]>): Phrases<T> => {
  const root: Branch<T> = { next: new Map(), meaning: null }
  for (const [phrase, meaning] of known) {
    let branch = root
    for (const word of phrase.split(' ')) {
      const next = branch.next.get(word) ?? { next: new Map(), meaning: null }
      branch.next.set(word, next)
      branch = next
    }
    branch.meaning = { is: meaning }
  }
  return (words, from) => {
    let found: FoundPhrase<T>[] | null = null
    let branch: Branch<T> | undefined = root
    for (let length = 1; ; length++) {
      const word: Word | undefined = words[from + length - 1]
      branch = word && branch.next.get(word.folded)
      if (!branch) return found ?? nothing
      if (!branch.meaning) continue
      found ??= []
      found.push({ length, meaning: branch.meaning.is })
    }
  }
}
