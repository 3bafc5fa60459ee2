import { withoutPlaces } from '../places/find-places.js'
import { surnames } from '../places/surnames.js'
import { foldMarks } from '../shared/text.js'

const left = '…'

/** Words with capitals in a row. */
const capitals = /(?<![\p{L}\d])\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){2,}(?!\p{L})/gu
/** A full name has so many words. */
const [fewestWords, mostWords] = [3, 5]
/** Behind these a person's name is a street's, a school's, a place's: "đường Trần Hưng Đạo". */
const placeBefore =
  /(?<!\p{L})(?:đường|phố|ngõ|ngách|hẻm|thôn|xóm|ấp|tổ|khu|làng|xã|phường|huyện|tỉnh|trường|thpt|thcs|tiểu học|mầm non|cầu|chợ|cống|đê|sông|hồ|đình|chùa|đền|miếu|trạm|viện|công ty|công viên|quảng trường|nhà thờ|duong|pho|ngo|thon|xom|xa|phuong|truong|cau|cho|cong ty)\s$/iu

/**
 * Without marks and capitals a family name is a common word ("do van", "dang thi"): only those that hardly are, with the
 * middle name that most people bear.
 */
const bareName =
  /(?<![\p{L}\d])(?:nguyen|tran|le|pham|hoang|huynh|bui|ngo|trinh|dinh) (?:van|thi|duc) \p{L}+(?!\p{L})/giu

/** A run of words with capitals without the full name in it: from a family name on. */
const maskRun = (run: string, before: string): string => {
  const words = run.split(' ')
  const isFamilyName = (word: string): boolean => surnames.has(foldMarks(word)) && !placeBefore.test(`${word} `)
  const at = words.findIndex((word, index) => words.length - index >= fewestWords && isFamilyName(word))
  if (at < 0) return run
  const name = words.slice(at, at + mostWords).join(' ')
  const lead = words
    .slice(0, at)
    .map((word) => `${word} `)
    .join('')
  if (withoutPlaces(name) !== name || placeBefore.test(before + lead)) return run
  return (
    lead +
    left +
    words
      .slice(at + mostWords)
      .map((word) => ` ${word}`)
      .join('')
  )
}

/** A text without full names of persons, whether or not a word of address stands before them. */
export const maskFullNames = (text: string): string =>
  text
    .normalize('NFC')
    .replace(capitals, (run, at: number, whole: string) => maskRun(run, whole.slice(Math.max(0, at - 20), at)))
    .replace(bareName, left)

const digitWord = '(?:không|khong|một|mot|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin)'
/** Nine digits or more that are written as words. */
const spokenNumber = new RegExp(`(?<!\\p{L})${digitWord}(?:[ ,.-]+${digitWord}){8,}(?!\\p{L})`, 'giu')
const houseNumber = /(?<!\p{L})((?:số nhà|nhà số|so nha|nha so) *)\d[\p{L}\d/-]*/giu

/** A text without telephone numbers in words and without the numbers of houses. */
export const maskSpokenNumbers = (text: string): string =>
  text.replace(spokenNumber, left).replace(houseNumber, `$1${left}`)
