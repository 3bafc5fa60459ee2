import { foldMarks } from '../shared/text.js'
import type { Unanswered } from './unanswered-store.js'

/** Messages that ask much the same, the newest first; `words` are those that most of them use. */
export type UnansweredGroup = { messages: Unanswered[]; words: string[]; nearest: string | null }

const alikeFrom = 0.4
const emptyWords = new Set(
  'toi em anh chi a oi cho hoi xin muon can la va thi co khong duoc gi the nao o dau bao nhieu voi ve lam nhu nay ay'.split(
    ' ',
  ),
)

const wordsOf = (text: string): Set<string> =>
  new Set(
    foldMarks(text)
      .split(' ')
      .filter((word) => !emptyWords.has(word)),
  )

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared / Math.max(1, a.size + b.size - shared)
}

/** Groups messages by shared words (Jaccard), the biggest groups first. */
export const groupUnanswered = (messages: readonly Unanswered[]): UnansweredGroup[] => {
  const groups: { messages: Unanswered[]; words: Set<string>[] }[] = []
  for (const message of messages) {
    const words = wordsOf(message.text)
    const group = groups.find((one) => one.words.some((other) => likeness(words, other) >= alikeFrom))
    if (group) {
      group.messages.push(message)
      group.words.push(words)
    } else groups.push({ messages: [message], words: [words] })
  }
  return groups
    .toSorted((a, b) => b.messages.length - a.messages.length)
    .map(({ messages: members, words }) => {
      const counts = new Map<string, number>()
      for (const set of words) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1)
      const common = [...counts].filter(([, count]) => count * 2 > members.length).toSorted((a, b) => b[1] - a[1])
      return {
        messages: members,
        words: common.slice(0, 8).map(([word]) => word),
        nearest: members.find(({ nearest }) => nearest !== null)?.nearest ?? null,
      }
    })
}
