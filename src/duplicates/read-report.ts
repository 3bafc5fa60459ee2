import { getCommune } from '../places/communes.js'
import { foldMarks } from '../shared/text.js'
import { findWay, type Word, wordsOf, wordTable } from './words.js'

/** What two reports of feedback are compared by. */
export type Report = {
  /** What happened, in the citizen's own words. */
  text: string
  placeText: string | null
  communeCode: string | null
  openedAt: Date
}

/** A report as it is compared: nothing of it is kept. */
export type ReadReport = {
  communeCode: string | null
  openedAt: Date
  /** Words that name the place inside the commune, without marks, in their order. */
  placeNames: ReadonlySet<string>
  /** Words that may be such a name. */
  likelyNames: ReadonlySet<string>
  /** What sort of place it is, where that tells places apart. */
  placeKinds: ReadonlySet<string>
  /** Numbers of what bears one: 'xom' -> {'3'}. */
  numbers: ReadonlyMap<string, ReadonlySet<string>>
  /** All words, without marks. */
  said: ReadonlySet<string>
  words: readonly Word[]
}

/** What is told: a thing of the table, or a word. `marked`: as it was typed. */
export type Told = { weight: number; marked: string; label: string | null; isTrouble: boolean; isRare: boolean }

const weightOfWord = 0.7
const weightOfCommon = 0.3

/** Kinds of place that are told apart by a number. */
const numbered = new Set([
  'xom',
  'thon',
  'ngo',
  'ngach',
  'hem',
  'so',
  'to',
  'doi',
  'khu',
  'duong',
  'lo',
  'ap',
  'cum',
  'km',
])

/** Reads a report once; it is compared with many. */
export const readReport = ({ text, placeText, communeCode, openedAt }: Report): ReadReport => {
  const place = spelled(wordsOf(placeText ?? ''))
  const words = spelled(wordsOf(text))
  const named = namesIn(withoutCommune(place, communeCode))
  const told = namedIn(withoutCommune(words, communeCode))
  return {
    communeCode,
    openedAt,
    placeNames: new Set(named.length > 0 ? named : told.sure),
    likelyNames: new Set(told.likely),
    placeKinds: kindsIn(place),
    numbers: numbersIn([...houseNumber(place), ...place, noWord, ...words]),
    said: new Set([...place, ...words].map(({ folded }) => folded)),
    words,
  }
}

/**
 * What a report tells of, without the words that name `places`: those say where, not what. A thing stands under '#' and
 * its name, a word under its letters without marks.
 */
export const matterOf = ({ words }: ReadReport, places: ReadonlySet<string>): Map<string, Told> => {
  const told = new Map<string, Told>()
  const { things, generic, common, stop } = wordTable()
  for (let at = 0; at < words.length; ) {
    const thing = findWay(things, words, at)
    const length = thing?.length ?? findWay(generic, words, at)?.length ?? 0
    const said = words.slice(at, at + Math.max(length, 1))
    const { folded, marked } = said[0] ?? noWord
    if (said.every((word) => places.has(word.folded))) at += said.length
    else if (thing) {
      const { name, label, weight, isTrouble } = thing.means
      told.set(`#${name}`, { weight, marked: `#${name}`, label, isTrouble, isRare: false })
      at += length
    } else {
      if (length === 0 && !stop.has(folded) && !/^\d/.test(folded))
        told.set(folded, {
          weight: common.has(folded) ? weightOfCommon : weightOfWord,
          marked,
          label: null,
          isTrouble: false,
          isRare: !common.has(folded),
        })
      at += said.length
    }
  }
  return told
}

/** Short forms written out. */
const spelled = (words: readonly Word[]): Word[] =>
  words.flatMap((word) => {
    const full = wordTable().short.get(word.folded)
    return full ? full.map((one) => ({ marked: one, folded: foldMarks(one), isCapital: word.isCapital })) : [word]
  })

/** A place without its commune's name, which says nothing there; "chợ Mễ Sở" is the name of something else. */
const withoutCommune = (place: readonly Word[], communeCode: string | null): Word[] => {
  const full = communeCode ? (getCommune(communeCode)?.name ?? '') : ''
  const [office = '', ...name] = foldMarks(full).split(' ')
  const at = place.findIndex((_, k) => name.every((part, i) => place[k + i]?.folded === part))
  if (at < 0 || name.length === 0) return [...place]
  const before = place[at - 1]
  const isOfOther = before && before.folded !== office && findWay(wordTable().generic, [before], 0) !== null
  return isOfOther ? [...place] : [...place.slice(0, at), ...place.slice(at + name.length)]
}

/** The words of a place that are its name: all but kinds of place and numbers. */
const namesIn = (place: readonly Word[]): string[] => {
  const names: string[] = []
  let mustName = false
  for (let at = 0; at < place.length; ) {
    const word = place[at]?.folded ?? ''
    const found = findWay(wordTable().generic, place, at)
    const isName: boolean = mustName || !found
    if (isName && !/^\d+$/.test(word)) names.push(word)
    mustName = !isName && (found?.means.bearsName ?? false)
    at += isName ? 1 : (found?.length ?? 1)
  }
  return names
}

type Named = { sure: string[]; likely: string[] }
const longestName = 4
const longestLower = 2

/** The places that a story names: behind "thôn" and the like in any letters, behind "đường" and the like in capitals. */
const namedIn = (words: readonly Word[]): Named => {
  const { generic, noName } = wordTable()
  const named: Named = { sure: [], likely: [] }
  for (const at of words.keys()) {
    const found = findWay(generic, words, at)
    if (!found?.means.inStory) continue
    const start = at + found.length
    const behind = words.slice(isNumber(words[start]) ? start + 1 : start)
    const capitals = runOf(behind, longestName, ({ isCapital }) => isCapital)
    const lower = runOf(behind, longestLower, ({ folded }) => !noName.has(folded))
    const sure = found.means.inStory === 'sure' && capitals.length === 0 ? lower : capitals
    named.sure.push(...sure)
    if (sure.length === 0) named.likely.push(...lower)
  }
  return named
}

/** Words up to the first that can be no part of a name. */
const runOf = (words: readonly Word[], longest: number, isPart: (word: Word) => boolean): string[] => {
  const { things, generic } = wordTable()
  const end = words
    .slice(0, longest)
    .findIndex(
      (word, at) =>
        isNumber(word) ||
        !isPart(word) ||
        (!word.isCapital && (findWay(things, words, at) !== null || findWay(generic, words, at) !== null)),
    )
  return words.slice(0, end < 0 ? longest : end).map(({ folded }) => folded)
}

const isNumber = (word: Word | undefined): boolean => /^\d/.test(word?.folded ?? '')

const noWord: Word = { marked: '.', folded: '.', isCapital: false }

/** A place that begins with a number begins with that of a house: "118 Điện Biên". */
const houseNumber = ([first]: readonly Word[]): Word[] =>
  first && /^\d+[a-z]?$/.test(first.folded) ? [{ ...noWord, folded: 'so' }, first, noWord] : []

const kindsIn = (place: readonly Word[]): Set<string> =>
  new Set(place.flatMap((_, at) => findWay(wordTable().generic, place, at)?.means.kind ?? []))

const numbersIn = (words: readonly Word[]): Map<string, Set<string>> => {
  const numbers = new Map<string, Set<string>>()
  for (const [k, { folded }] of words.entries()) {
    const number = words[words[k + 1]?.folded === 'nha' ? k + 2 : k + 1]?.folded ?? ''
    if (!numbered.has(folded) || !/^\d{1,4}[a-z]?$/.test(number)) continue
    numbers.set(folded, new Set([...(numbers.get(folded) ?? []), number]))
  }
  return numbers
}
