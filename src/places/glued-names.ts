import { allNames } from './name-index.js'
import { Gap, type TextWord, textWordsOf } from './syllables.js'

const typePrefixes = [[], ['xa'], ['phuong'], ['thi', 'tran'], ['huyen']]

const gluedNames = new Map<string, string[]>(
  allNames
    .map((name) => textWordsOf(name).map((word) => word.folded))
    .filter((syllables) => syllables.length > 1)
    .flatMap((syllables) => typePrefixes.map((prefix) => [...prefix, ...syllables]))
    .map((syllables) => [syllables.join(''), syllables]),
)
const shortest = 6

/** Parts names written without spaces ("xabinhminh", "khoaichau") into their syllables. */
export const splitGluedNames = (words: TextWord[]): TextWord[] => {
  if (!words.some((word) => word.folded.length >= shortest && gluedNames.has(word.folded))) return words
  return words.flatMap((word) => {
    const syllables = gluedNames.get(word.folded)
    const isLetterForLetter = word.end - word.start === word.folded.length
    if (!syllables || word.folded.length < shortest || !isLetterForLetter) return [word]
    let start = word.start
    return syllables.map((folded, k) => {
      const part: TextWord = { folded, start, end: start + folded.length, gap: k === 0 ? word.gap : Gap.joined }
      start = part.end
      return part
    })
  })
}
