import type { Rating } from '../../../cases/case.js'
import { foldMarks } from '../../../shared/text.js'

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
