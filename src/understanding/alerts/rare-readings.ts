import { foldMarks } from '../../shared/text.js'
import { normalise } from '../reading/normalise.js'
import { type ConceptLists, isTypedWithMarks } from './alert-features.js'

/** So often a word must be seen before its readings are compared, and so seldom is a reading that isn't meant. */
const fewestSeen = 12
const rareShare = 0.15

/**
 * Words of the concepts that everyday messages hardly ever mean by these letters: typed without marks "no" is "nó" and
 * not "nổ", "ong" is "ông".
 */
export const rareReadings = (lists: ConceptLists, everyday: readonly string[]): Set<string> => {
  const seen = new Map<string, number>()
  const count = (key: string): void => void seen.set(key, (seen.get(key) ?? 0) + 1)
  for (const message of everyday.map(normalise).filter(isTypedWithMarks))
    for (const { marked, folded } of message.words) {
      count(marked)
      count(keyOf(folded))
    }
  const isRare = (word: string): boolean => {
    const total = seen.get(keyOf(foldMarks(word))) ?? 0
    return total >= fewestSeen && (seen.get(word) ?? 0) < rareShare * total
  }
  return new Set(
    Object.values(lists)
      .flat()
      .filter((phrase) => !phrase.includes(' ') && isRare(phrase)),
  )
}

/** All words that are the same without marks are counted together. */
const keyOf = (folded: string): string => `=${folded}`
