import type { Answer } from '../../../catalog/answer-fields.js'
import { foldMarks } from '../../../shared/text.js'
import { plain } from './topics.js'

const paid = /\b(?:le phi|phi|nop|(?<!may |nhieu |\d )dong|mat|ton|het|tra|thu)\b(?! ho so)/
const received =
  /\b(?:(?:duoc|dc|huong|linh|lanh|nhan|cho|tro cap|ho tro)(?: \w+){0,6} (?:bao nhieu|may (?:tien|tram|dong|trieu)|bn)|(?:bao nhieu|bn|may (?:tien|tram|dong)) (?:\w+ ){0,2}(?:mot|1|moi|hang) thang|(?:mot|1|moi|hang) thang (?:\w+ ){0,4}(?:bao nhieu|bn|may (?:tien|tram|dong)|gi)|muc (?:huong|tro cap|ho tro)|he so)\b/

/** Whether it is asked what is received, not what is paid: "được trợ cấp bao nhiêu một tháng". */
export const asksReceived = (text: string): boolean => {
  const folded = plain(text)
  return received.test(folded) && !paid.test(folded)
}

const bareSum =
  /^(?:(?:the|vay|con|a|thi|la|tien|so tien|muc|ho tro|tro cap|duoc|tat ca|tong) )*(?:bao nhieu|bn|may (?:tien|dong|trieu|tram))(?: (?:tien|dong|mot|1|moi|nguoi|sao|mau|con|ha|hecta|vay|the|nhi|a|ad|em|ban))*$/

/** "bao nhiêu", of who names nothing that is paid: behind a benefit it is how much that is. */
export const asksBareSum = (text: string): boolean =>
  bareSum.test(
    plain(text)
      .trim()
      .replace(/[?.!\s]+$/, ''),
  )

/** Whether something is paid to people, by the procedure's name. */
export const isAllowance = (name: string): boolean => ofAllowances.test(foldMarks(name))
const ofAllowances = /\b(?:tro cap|ho tro|che do|phu cap|mai tang|khuyet tat)\b/

const common = new Set(
  'duoc dc bao nhieu mot thang moi nguoi tien tro cap it nhat dong thi khong cho co cua neu tu den duoi tuoi he so cac theo nhan em con toi chau nha bn may linh bo me cha ong ba vo chong moi hang ca lan bi la nuoi'.split(
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

/** What only some have: an amount that is theirs isn't told to who says nothing of it. */
const groups: readonly RegExp[] = [
  /\b(?:khuyet tat|kt|tan tat|dac biet nang)\b/,
  /\b(?:mo coi|bo roi)\b/,
  /\b(?:don than|mot minh)\b/,
  /\b(?:mai tang|dam tang|lo dam)\b/,
  /\btuat\b/,
]

/** Paid once for all: what is paid by the month doesn't answer it. */
const asksOnce = /\b(?:lay|nhan|linh|lanh|huong|rut)(?: (?:luon|tien|het|ve))* (?:mot|1) (?:lan|cuc)\b/
const saysOnce = ({ says, asks }: Answer): boolean =>
  /\b(?:mot|1) (?:lan|cuc)\b/.test(foldMarks([says, ...asks].join(' . ')))

const isOfGroup = ({ says, asks }: Answer, group: RegExp): boolean =>
  group.test(foldMarks(says)) || asks.every((ask) => group.test(foldMarks(ask)))

/** What is received, by an answer of its own; null: none is written for who was told of. `name`: the procedure's. */
export const amountFor = (
  answers: readonly Answer[],
  told: readonly string[],
  { name, age }: { name: string; age: number | undefined },
): Answer | null => {
  const spoken = foldMarks([name, ...told].join(' . '))
  const others = groups.filter((group) => !group.test(spoken))
  const isOnce = asksOnce.test(foldMarks(told.at(-1) ?? ''))
  return nearestAnswer(
    answers.filter(
      (one) => one.about === 'amount' && (!isOnce || saysOnce(one)) && !others.some((group) => isOfGroup(one, group)),
    ),
    told,
    age,
  )
}

/** Who may have it at the age that is told; null: nothing is written of that age. */
export const conditionAt = (answers: readonly Answer[], age: number | undefined): Answer | null =>
  age === undefined
    ? null
    : (answers.find(
        ({ about, ages }) => about === 'conditions' && ages !== null && age >= ages.from && age < (ages.to ?? Infinity),
      ) ?? null)
