import diceCoefficient from 'natural/lib/natural/distance/dice_coefficient.js'
import { foldMarks } from '../shared/text.js'

/** Things whose texts say much the same, in the order given; `words` are those that most of them use. */
export type AlikeGroup<T> = { members: T[]; words: string[] }

const alikeFrom = 0.6
/** Things of one meaning need fewer words in common. */
const alikeOfOneMeaning = 0.5
const longestCompared = 200
const emptyWords = new Set(
  'toi em anh chi a oi cho hoi xin muon can la va thi co khong duoc gi the nao o dau bao nhieu voi ve lam nhu nay ay'.split(
    ' ',
  ),
)

const contentOf = (text: string): string =>
  foldMarks(text.slice(0, longestCompared))
    .split(' ')
    .filter((word) => !emptyWords.has(word))
    .join(' ')

/** Words that more than half of the texts use, the commonest first. */
const commonWords = (texts: readonly string[]): string[] => {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of new Set(text.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count * 2 > texts.length)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([word]) => word)
}

/**
 * Groups by texts whose words are alike (Dice's coefficient over pairs of characters, so typing errors matter little), the
 * largest group first. `meaningOf`: what was taken for the same is alike sooner; null: its meaning isn't known.
 */
export const groupAlike = <T>(
  things: readonly T[],
  textOf: (thing: T) => string,
  meaningOf: (thing: T) => string | null = () => null,
): AlikeGroup<T>[] => {
  const groups: { members: T[]; texts: string[]; meaning: string | null }[] = []
  for (const thing of things) {
    const text = contentOf(textOf(thing))
    const meaning = meaningOf(thing)
    const group = groups.find((one) => {
      const from = meaning !== null && one.meaning === meaning ? alikeOfOneMeaning : alikeFrom
      return one.texts.some((other) => diceCoefficient(text, other) >= from)
    })
    if (group) {
      group.members.push(thing)
      group.texts.push(text)
    } else groups.push({ members: [thing], texts: [text], meaning })
  }
  return groups
    .toSorted((a, b) => b.members.length - a.members.length)
    .map(({ members, texts }) => ({ members, words: commonWords(texts) }))
}
