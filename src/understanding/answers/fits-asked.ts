import type { Answer } from '../../catalog/answer-fields.js'
import { normalise } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

/** Facts of a life that an answer may rest on. Without marks. */
const facts: readonly RegExp[] = [
  /\b(?:ly|li) hon\b/g,
  /\b(?:ket hon|cuoi)\b/g,
  /\bthe chap\b/g,
  /\bluong huu\b/g,
  /\b(?:chau ruot|(?:co|cau|di|chu|bac) ruot|cha duong|bo duong|me ke|con rieng)\b/g,
]
const denial = /\b(?:chua|khong|chang)(?: (?:phai|la|co|dang ky|lam|duoc|he|ra toa|muon|kip))* $/

/** Matters that a question is about by itself: an answer that doesn't speak of it answers something else. */
const subjects: readonly { asks: RegExp; speaks: RegExp }[] = [
  {
    asks: /\b(?:(?:bi|co|muc) phat|phat (?:bao nhieu|khong|may tien|gi|tien))\b/,
    speaks: /\b(?:phat|canh cao)\b/,
  },
  { asks: /\bky (?:thay|ho)\b/, speaks: /\b(?:ky (?:thay|ho)|uy quyen|dai dien|chinh nguoi|tu ky)\b/ },
  {
    asks: /\b(?:khong|chua) (?:dong y|chiu ky|chap nhan)\b/,
    speaks: /\bkhong (?:\w+ ){0,2}(?:dong y|chiu|thong nhat)\b|\bcung dong y\b|\btranh chap\b/,
  },
]
const eitherOr = /\b(?!hay\b)\w+ hay (?!khong\b|chua\b|bi\b|la\b|di\b|quen\b|bat\b|sao\b|the\b)\w+/
const opensYesOrNo = /^(?:Được|Có|Không|Chưa|Phải)[.,]/u

/** Whether a question is of such a matter: plain facts of a procedure don't answer it. `asked` is without marks. */
export const isOfOwnSubject = (asked: string): boolean => subjects.some(({ asks }) => asks.test(asked))

type Told = { said: boolean; denied: boolean }

/** Of each fact whether a text says it, and whether it denies it. */
const factsIn = (text: string): Told[] =>
  facts.map((fact) => {
    const places = [...text.matchAll(fact)].map(({ index }) => denial.test(text.slice(0, index)))
    return { said: places.includes(false), denied: places.includes(true) }
  })

const plain = (text: string): string => plainText(normalise(text).words)

type Known = { text: string; ofText: Told[]; ofSituation: Told[]; saysYesOrNo: boolean }
const known = new WeakMap<Answer, Known>()

const knownOf = (answer: Answer): Known => {
  const before = known.get(answer)
  if (before) return before
  const text = [...answer.asks, answer.says].map(plain).join(' . ')
  const made = {
    text,
    ofText: factsIn(text),
    ofSituation: factsIn(plain(answer.situation ?? '')),
    saysYesOrNo: opensYesOrNo.test(answer.says.normalize('NFC')),
  }
  known.set(answer, made)
  return made
}

const none: Told = { said: false, denied: false }

/** The answer is for those of whom the fact holds and it doesn't, or the other way round. `now`: of the question alone. */
const isOpposed = (person: Told, now: Told, situation: Told, text: Told): boolean => {
  if (situation.denied) return person.said && !person.denied
  if (situation.said) return now.denied || (person.denied && !person.said)
  return now.denied && !now.said && text.said && !text.denied
}

/**
 * Whether an answer fits what is asked: it isn't for who is or did what the person denies ("chưa ly hôn"), speaks of the
 * matter asked about (a fine, a signature), and doesn't say yes or no to a question which of two. `asked` is without marks.
 */
export const createFit = (asked: string, told: readonly string[] = []): ((answer: Answer) => boolean) => {
  const person = factsIn([...told.map(plain), asked].join(' . '))
  const now = factsIn(asked)
  const asksOf = subjects.filter(({ asks }) => asks.test(asked))
  return (answer) => {
    const { text, ofText, ofSituation, saysYesOrNo } = knownOf(answer)
    const isOpposite = person.some((one, k) =>
      isOpposed(one, now[k] ?? none, ofSituation[k] ?? none, ofText[k] ?? none),
    )
    if (isOpposite || asksOf.some(({ speaks }) => !speaks.test(text))) return false
    return !(saysYesOrNo && eitherOr.test(asked) && !eitherOr.test(text))
  }
}
