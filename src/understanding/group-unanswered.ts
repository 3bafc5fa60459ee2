import diceCoefficient from 'natural/lib/natural/distance/dice_coefficient.js'
import { foldMarks } from '../shared/text.js'
import type { Unanswered } from './unanswered-store.js'

/** Messages that ask much the same, the newest first; `words` are those that most of them use. */
export type UnansweredGroup = { messages: Unanswered[]; words: string[]; nearest: string | null }

const alikeFrom = 0.6
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

/** Groups messages whose words are alike (Dice's coefficient over pairs of signs, so typing errors matter little). */
export const groupUnanswered = (messages: readonly Unanswered[]): UnansweredGroup[] => {
  const groups: { messages: Unanswered[]; texts: string[] }[] = []
  for (const message of messages) {
    const text = contentOf(message.text)
    const group = groups.find(({ texts }) => texts.some((other) => diceCoefficient(text, other) >= alikeFrom))
    if (group) {
      group.messages.push(message)
      group.texts.push(text)
    } else groups.push({ messages: [message], texts: [text] })
  }
  return groups
    .toSorted((a, b) => b.messages.length - a.messages.length)
    .map(({ messages: members, texts }) => ({
      messages: members,
      words: commonWords(texts),
      nearest: members.find(({ nearest }) => nearest !== null)?.nearest ?? null,
    }))
}
