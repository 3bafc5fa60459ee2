import type { Answer } from '../../../catalog/answer-fields.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { foldMarks } from '../../../shared/text.js'
import { nearestAnswer } from './received.js'
import { plain } from './topics.js'

const mostWords = 12
const fine = /\bphat\b/
const sum = /\b(?:(?:bao )?nhieu|may (?:tien|dong|tram|trieu))\b|\bphat (?:gi|the nao|sao)\b/
/** "ở bao nhiêu ngày thì phải đăng ký", "bn tuổi mới được". */
const bound =
  /\bbao nhieu (ngay|thang|nam|tuoi|m2|met vuong|nguoi|phan tram)\b.*\b(?:thi|moi) (?:phai|can|duoc|bi|du)\b/

/** The written answer that names a fine, or the number from which something is so; null: none does, or none is asked. */
export const answerOfNumber = ({ answers }: Procedure, text: string): Answer | null => {
  const folded = plain(text).trim()
  if (folded.split(' ').length > mostWords) return null
  if (fine.test(folded) && sum.test(folded)) return ofThose(answers, fine, folded)
  const unit = bound.exec(folded)?.[1]
  return unit ? ofThose(answers, new RegExp(`\\d ?${unit}\\b`), folded) : null
}

/** The written answer that speaks of a fine, of those the nearest to what is asked; null: none does. */
export const answerOfFine = ({ answers }: Procedure, text: string): Answer | null =>
  ofThose(answers, fine, plain(text).trim())

const ofThose = (answers: readonly Answer[], says: RegExp, asked: string): Answer | null =>
  nearestAnswer(
    answers.filter((one) => says.test(foldMarks(one.says))),
    [asked],
  )
