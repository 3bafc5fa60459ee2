import { shuffle } from '../intents/random.js'

/** Lists of words that stand for each other, by the name that an example calls them by. */
export type Slots = Readonly<Record<string, readonly string[]>>

/** Of one example at most so many readings are made. */
const mostReadings = 10
const fewestReadings = 3

const group = /\(([^)]*)\)|<(\w+)>/g

/**
 * The sentences that an example stands for: "(a|b|)" is one of these, "<kin>" one of a slot's words, also inside of
 * brackets. Not all of them, but every alternative at least once where ten sentences are enough for that.
 */
export const expandExample = (example: string, slots: Slots, random: () => number): string[] => {
  const lists: (readonly string[])[] = []
  const pieces: string[] = []
  let from = 0
  for (const match of example.matchAll(group)) {
    const [whole, alternatives, slot] = match
    pieces.push(example.slice(from, match.index))
    lists.push(shuffle(alternatives === undefined ? (slots[slot as string] ?? []) : alternatives.split('|'), random))
    from = match.index + whole.length
  }
  pieces.push(example.slice(from))
  if (lists.length === 0) return [example]
  const count = Math.min(mostReadings, Math.max(fewestReadings, ...lists.map((list) => list.length)))
  return Array.from({ length: count }, (_, k) =>
    pieces
      .map((piece, p) => piece + (lists[p]?.[k % (lists[p]?.length ?? 1)] ?? ''))
      .join('')
      .replace(/<(\w+)>/g, (_whole, slot: string) => anyOf(slots[slot] ?? [], random))
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

const anyOf = (list: readonly string[], random: () => number): string => list[Math.floor(random() * list.length)] ?? ''
