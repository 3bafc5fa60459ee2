import type { Rating } from '../../../cases/case.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import { foldLetters } from '../intake/told/fold-letters.js'

const numerals: Record<string, Rating['score']> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
}
const lead =
  '(?:(?:cho|cham|danh gia|toi|em|minh|chau|xin|muc|thi|dc|duoc|chi|ad|vang|da|la|bam nham|nham|lai|doi|sua|thanh|diem) )*'
const tail = '(?: (?:thoi|nhe|nha|a|ad|luon|nhi|di|cho|xa|can bo))*'
const marked = new RegExp(`^${lead}([1-5]|mot|hai|ba|bon|nam)(?: ?(?:diem|sao|d)|/5| ?tren 5)${tail}$`)
const bare = new RegExp(`^${lead}([1-5])${tail}$`)
const words: readonly [RegExp, Rating['score']][] = [
  [/^(?:rat|qua|vo cung) (?:khong hai long|te|kem|that vong)$|^khong he hai long$/, 1],
  [/^(?:khong|ko|k|chua|chang) (?:duoc )?hai long(?: lam)?$|^(?:te|kem|that vong)(?: qua| lam)?$/, 2],
  [/^(?:binh thuong|tam|tam duoc|tam on|trung binh|cung duoc|tam tam)$/, 3],
  [/^(?:hai long|tot|on|kha|kha tot)$/, 4],
  [/^(?:rat|qua|vo cung) (?:hai long|tot|tuyet|tuyet voi)$|^(?:hai long|tot|tuyet voi|tuyet) (?:lam|qua)$/, 5],
]

/** A mark from 1 to 5, said with a unit or in words, or a number alone; `isCounted`: with a unit. Null: it is none. */
export const readScore = (text: string): { score: Rating['score']; isBare: boolean; isCounted: boolean } | null => {
  const folded = foldMarks(text).replace(/[.!, ]+$/, '')
  const [, withUnit] = marked.exec(folded) ?? []
  const [, alone] = bare.exec(folded) ?? []
  const digit = numerals[withUnit ?? alone ?? '']
  if (digit)
    return { score: digit, isBare: withUnit === undefined && folded === alone, isCounted: withUnit !== undefined }
  const plain = folded.replace(new RegExp(`^${lead}`), '').replace(new RegExp(`${tail}$`), '')
  const said = words.find(([pattern]) => pattern.test(plain))
  return said ? { score: said[1], isBare: false, isCounted: false } : null
}

const longestMark = 300
const number = '([1-5]|mot|hai|ba|bon|nam)'
const unit = '(?: ?(?:diem|sao)\\b|/5| ?tren 5\\b)'
const who = '(?:xa|phuong|can bo|vu|viec|nay|do|ho|ben (?:do|xa)|lai|la|dung|cho|co|muc|tam|duoc)'
const marking = new RegExp(`\\b(?:cham|danh gia|cho)(?: ${who})* ${number}${unit}`)
const denied = /\b(?:khong|ko|k|chua|chang|dung)(?: (?:toi|em|muon|co|phai|he|the|nen))*$/
/** Around a mark these tell nothing of why. */
const emptyWords =
  /\b(?:khong|ko|k|toi|em|minh|chau|chi|muon|xin|thoi|nhe|nha|a|ad|da|vang|the|thi|vay|nen|vi|cu|u|ok|duoc|dc|cho|ma|roi|luon|de|can bo|xa|phuong)\b/g
const fewestOfMark = 2

/**
 * A mark in points within other words: "tôi chấm 1 điểm, đèn vẫn tắt"; `words`: all of them, where they tell more than the
 * mark. Null: no mark is given.
 */
export const readMarkWithin = (text: string): { score: Rating['score']; words: string | null } | null => {
  if (text.length > longestMark || text.startsWith('/') || isQuestion(text)) return null
  const folded = foldLetters(text.normalize('NFC'))
  const found = marking.exec(folded)
  const score = numerals[found?.[1] ?? '']
  if (!found || !score) return null
  const [before, behind] = [folded.slice(0, found.index), folded.slice(found.index + found[0].length)]
  if (denied.test(before.trimEnd()) || (/^cho\b/.test(found[0]) && !standsAlone(before, behind))) return null
  const told = `${before} ${behind}`.replace(emptyWords, ' ').match(/[a-z\d]+/g) ?? []
  return { score, words: told.length >= fewestOfMark ? text : null }
}

/** "cho 1 điểm" is a mark as a clause of its own, "cho 2 điểm đỗ xe" is none. */
const standsAlone = (before: string, behind: string): boolean =>
  /(?:^|[,.;!\n] *)(?:(?:khong|toi|em|minh|chau|chi|muon|xin|thi|nen|thoi)[, ]+)*$/.test(before) &&
  /^ *(?:thoi|nhe|nha|a|ad|luon)? *(?:$|[,.;!\n])/.test(behind)
