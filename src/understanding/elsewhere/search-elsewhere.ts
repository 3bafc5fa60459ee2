import { type Normalised, normalise } from '../reading/normalise.js'
import { isAsking } from './asking-words.js'
import type { ElsewhereRow } from './elsewhere-file.js'
import type { NameReader } from './read-names.js'

/**
 * A procedure found. `covers`: how much of what the message tells its name says too, in the same order, 0 to 1; `plain`:
 * how much of its name the message says; `near`: both; `rank`: less for a kind in the name that wasn't said.
 */
export type FoundElsewhere = { row: ElsewhereRow; covers: number; plain: number; near: number; rank: number }

/** A word of the message that tells something: where it stands, how much it is worth among the names. */
export type ToldWord = { at: number; folded: string; worth: number }

/** What was found, and the words that tell something. */
export type Searched = { found: FoundElsewhere[]; told: ToldWord[] }

/** Names where a decision is made are the same name: "(thực hiện tại cấp tỉnh)". */
const levelSuffix =
  /(?<![\s(])[\s(]*(?:(?:thực hiện )?(?:tại|ở) )?(?:công an )?cấp (?:tỉnh|bộ|trung ương)[\s).]*(?:\([\s\d.]+\))?$/iu

/** A name without the level that decides and the code behind it. */
export const plainName = (name: string): string => name.replace(/(?<!\s)\s*\([\s\d.]+\)$/, '').replace(levelSuffix, '')

/** What one does with a licence that one has: found only where it's said. */
const kinds = [
  ...['thu hồi', 'miễn nhiệm', 'hủy', 'chấm dứt', 'đình chỉ', 'từ chối', 'gia hạn', 'điều chỉnh', 'cấp lại', 'cấp đổi'],
  ...['sửa đổi', 'bổ sung', 'thay đổi', 'trả lại', 'cấp thay thế', 'chuyển đổi', 'sáp nhập', 'hợp nhất', 'tạm ngừng'],
  ...[
    'thông báo',
    'đổi',
    'công bố lại',
    'khôi phục',
    'chuyển nhượng',
    'tái xuất',
    'bản sao',
    'bổ nhiệm lại',
    'tạm thời',
  ],
].map((kind) => kind.split(' '))

/** A name in one spelling; `size`: what its different words are worth together. */
type Spelt = { words: readonly string[]; distinct: readonly string[]; size: number }

/** All names in one spelling, and in which of them each word stands. */
type Spelling = { names: Spelt[]; postings: Map<string, Int16Array>; worth(word: string): number }

type Index = { marked: Spelling; folded: Spelling; kinds: number[][] }

const stands = (words: readonly string[], kind: readonly string[]): boolean =>
  words.some((_word, from) => kind.every((part, k) => words[from + k] === part))

const postingsOf = (names: readonly (readonly string[])[]): Map<string, Int16Array> => {
  const having = new Map<string, number[]>()
  for (const [place, words] of names.entries())
    for (const word of new Set(words)) {
      const places = having.get(word)
      if (places) places.push(place)
      else having.set(word, [place])
    }
  return new Map([...having].map(([word, places]) => [word, Int16Array.from(places)]))
}

const createSpelling = (names: readonly (readonly string[])[]): Spelling => {
  const postings = postingsOf(names)
  const worthOf = (count: number): number => Math.log(1 + (names.length - count + 0.5) / (count + 0.5))
  const worths = new Map([...postings].map(([word, places]) => [word, worthOf(places.length)]))
  const ofUnknown = worthOf(0)
  const worth = (word: string): number => worths.get(word) ?? ofUnknown
  const spelt = names.map((words) => {
    const distinct = [...new Set(words)]
    return { words, distinct, size: distinct.reduce((sum, word) => sum + worth(word), 0) }
  })
  return { names: spelt, postings, worth }
}

/** Whether a message is typed with marks, a short form or two that was written out apart. */
const typesMarks = ({ words }: Normalised): boolean =>
  words.filter(({ marked, folded }) => marked !== folded).length > words.length * leastMarked
const leastMarked = 0.3

const pairShare = 0.5
const plainShare = 0.6
const mostPlain = 0.8
const unsaidKind = 0.08
const mostCompared = 60
const leastCovered = 0.45
/** Two words that stand together in a message do so in a name too; less is meant where others stand between. */
const mostApart = 3
const apartShare = 0.6

/** Finds the procedures whose names say most of what a message tells. The index is made at the first search. */
export const createElsewhereSearch = (rows: readonly ElsewhereRow[], readNames: NameReader) => {
  const build = (): Index => {
    const interned = new Map<string, string>()
    const intern = (word: string): string => {
      const known = interned.get(word) ?? word
      interned.set(word, known)
      return known
    }
    const names = rows.map(({ name }) => readNames(normalise(plainName(name))))
    const marked = names.map((words) => words.map((word) => intern(word.marked)))
    return {
      marked: createSpelling(marked),
      folded: createSpelling(names.map((words) => words.map(({ folded }) => intern(folded)))),
      kinds: marked.map((words) => kinds.flatMap((kind, k) => (stands(words, kind) ? [k] : []))),
    }
  }
  let made: Index | null = null

  return (message: Normalised, limit = 8): Searched => {
    made ??= build()
    const isMarked = typesMarks(message)
    const { kinds: kindsOf } = made
    const { names, postings, worth } = isMarked ? made.marked : made.folded
    const said = readNames(message)
    const asking = isAsking(said, isMarked)
    const told = said.map((word, k) => (asking[k] ? '' : isMarked ? word.marked : word.folded))
    const words = new Set(told.filter((word) => word !== ''))
    let allWords = 0
    for (const word of words) allWords += worth(word)
    if (allWords === 0) return { found: [], told: [] }
    const scores = new Float64Array(names.length)
    const touched: number[] = []
    for (const word of words) {
      const share = worth(word) / allWords
      for (const place of postings.get(word) ?? []) {
        if (scores[place] === 0) touched.push(place)
        scores[place] = (scores[place] as number) + share
      }
    }

    const telling = told.filter((word) => word !== '')
    const pairs = telling.slice(1).map((word, k) => [telling[k] as string, word] as const)
    const pairWorth = ([one, other]: readonly [string, string]): number => Math.min(worth(one), worth(other))
    const allPairs = pairs.reduce((sum, pair) => sum + pairWorth(pair), 0)
    const saidKinds = new Set(
      kinds.flatMap((kind, k) =>
        stands(
          said.map((word) => word.marked),
          kind,
        )
          ? [k]
          : [],
      ),
    )

    const compare = (place: number): FoundElsewhere => {
      const name = names[place] as Spelt
      const together = pairs.reduce((sum, pair) => sum + standTogether(name.words, pair) * pairWorth(pair), 0)
      const share = allPairs > 0 ? pairShare : 0
      const covers = (1 - share) * (scores[place] as number) + share * (allPairs > 0 ? together / allPairs : 0)
      let spoken = 0
      for (const word of name.distinct) if (words.has(word)) spoken += worth(word)
      const plain = name.size > 0 ? spoken / name.size : 0
      const unsaid = isMarked ? (kindsOf[place] ?? []).filter((kind) => !saidKinds.has(kind)).length : 0
      const row = rows[place] as ElsewhereRow
      const near = covers + plainShare * Math.min(mostPlain, plain)
      return { row, covers, plain, near, rank: near - unsaidKind * Math.min(2, unsaid) }
    }
    const lengthOf = (place: number): number => (names[place] as Spelt).words.length
    const scoreAt = (place: number): number => scores[place] as number
    const found = touched
      .filter((place) => scoreAt(place) >= leastCovered)
      .sort((a, b) => scoreAt(b) - scoreAt(a) || lengthOf(a) - lengthOf(b))
      .slice(0, mostCompared)
      .map(compare)
      .sort((a, b) => b.rank - a.rank)
      .slice(0, limit)
    const asked = isAsking(message.words, isMarked)
    const worths = message.words.map(() => 0)
    for (const { from, to, marked: own, folded: plain } of said)
      for (let at = from; at < to; at++)
        worths[at] = (worths[at] as number) + worth(isMarked ? own : plain) / (to - from)
    return {
      found,
      told: message.words.flatMap(({ folded: plain }, at) =>
        asked[at] ? [] : [{ at, folded: plain, worth: worths[at] as number }],
      ),
    }
  }
}

/** 1 for words one behind the other, less for words near each other, 0 for others. */
const standTogether = (words: readonly string[], [one, other]: readonly [string, string]): number => {
  let nearest = 0
  for (let k = 0; k < words.length; k++) {
    if (words[k] !== one) continue
    if (words[k + 1] === other) return 1
    for (let away = -mostApart; away <= mostApart; away++) if (words[k + away] === other) nearest = apartShare
  }
  return nearest
}
