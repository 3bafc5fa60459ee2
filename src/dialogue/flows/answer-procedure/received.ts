import type { Answer } from '../../../catalog/answer-fields.js'
import { foldMarks } from '../../../shared/text.js'

const paid = /\b(?:le phi|phi|nop|dong|mat|ton|het|tra|thu)\b(?! ho so)/
const received =
  /\b(?:(?:duoc|dc|huong|linh|lanh|nhan|cho|tro cap|ho tro)(?: \w+){0,6} (?:bao nhieu|may (?:tien|tram|dong|trieu)|bn)|(?:bao nhieu|bn|may (?:tien|tram|dong)) (?:\w+ ){0,2}(?:mot|1|moi|hang) thang|(?:mot|1|moi|hang) thang (?:\w+ ){0,4}(?:bao nhieu|bn|may (?:tien|tram|dong)|gi)|muc (?:huong|tro cap|ho tro)|he so)\b/

/** Whether it is asked what is received, not what is paid: "được trợ cấp bao nhiêu một tháng". */
export const asksReceived = (text: string): boolean => {
  const folded = foldMarks(text)
  return received.test(folded) && !paid.test(folded)
}

const common = new Set(
  'duoc dc bao nhieu mot thang moi nguoi tien tro cap it nhat dong thi khong cho co cua neu tu den duoi tuoi he so cac theo nhan em con toi chau nha bn may linh'.split(
    ' ',
  ),
)
const wordsOf = (text: string): Set<string> =>
  new Set(
    foldMarks(text)
      .match(/[a-z]{2,}/g)
      ?.filter((word) => !common.has(word)) ?? [],
  )

/** Of answers to the same kind of question the one that speaks most of what was told, and holds at this age. */
export const nearestAnswer = (answers: readonly Answer[], told: readonly string[], age?: number): Answer | null => {
  const said = wordsOf(told.join(' '))
  const rated = answers
    .filter(({ ages }) => ages === null || (age !== undefined && age >= ages.from && age < (ages.to ?? Infinity)))
    .map((answer) => {
      const own = wordsOf([answer.says, ...answer.asks].join(' '))
      const shared = [...said].filter((word) => own.has(word)).length
      return { answer, score: shared + (answer.ages !== null && shared > 0 ? 0.5 : 0) }
    })
  return rated.toSorted((a, b) => b.score - a.score)[0]?.answer ?? null
}

/** What is received, by an answer of its own; null: none is written. */
export const amountFor = (answers: readonly Answer[], told: readonly string[], age?: number): Answer | null =>
  nearestAnswer(
    answers.filter(({ about }) => about === 'amount'),
    told,
    age,
  )

/** Who may have it at the age that is told; null: nothing is written of that age. */
export const conditionAt = (answers: readonly Answer[], age: number | undefined): Answer | null =>
  age === undefined
    ? null
    : (answers.find(
        ({ about, ages }) => about === 'conditions' && ages !== null && age >= ages.from && age < (ages.to ?? Infinity),
      ) ?? null)
