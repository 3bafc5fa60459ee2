import type { Answer } from '../../catalog/answer-fields.js'
import { normalise } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

/** Facts of a life that an answer may rest on, as they are said and as they are denied. Without marks. */
const facts: readonly RegExp[] = [
  /\b(?:ly|li) hon\b/,
  /\b(?:ket hon|cuoi)\b/,
  /\bthe chap\b/,
  /\bluong huu\b/,
  /\b(?:chau ruot|(?:co|cau|di|chu|bac) ruot|cha duong|bo duong|me ke|con rieng)\b/,
]
const denial = /\b(?:chua|khong|chang)(?: (?:phai|la|co|dang ky|lam|duoc|he|ra toa|muon|kip))* $/

const saidOf = (text: string): { said: boolean; denied: boolean }[] =>
  facts.map((fact) => {
    const places = [...text.matchAll(new RegExp(fact, 'g'))].map(({ index }) => denial.test(text.slice(0, index)))
    return { said: places.includes(false), denied: places.includes(true) }
  })

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
/** Whether a question is of such a matter: plain facts of a procedure don't answer it. */
export const isOfOwnSubject = (asked: string): boolean => subjects.some(({ asks }) => asks.test(asked))

const eitherOr = /\b(?!hay\b)\w+ hay (?!khong\b|chua\b|bi\b|la\b|di\b|quen\b|bat\b|sao\b|the\b)\w+/
const opensYesOrNo = /^(?:duoc|co|khong|chua|phai)\b[.,]/

const plain = (text: string): string => plainText(normalise(text).words)

type Texts = { situation: string; all: string; says: string }
const known = new WeakMap<Answer, Texts>()
const textsOf = (answer: Answer): Texts => {
  const before = known.get(answer)
  if (before) return before
  const says = plain(answer.says)
  const made = {
    situation: plain(answer.situation ?? ''),
    all: [...answer.asks.map(plain), says].join(' . '),
    says: `${opensYesOrNo.test(answer.says.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').toLowerCase()) ? '!' : ''}${says}`,
  }
  known.set(answer, made)
  return made
}

/**
 * Whether an answer fits what is asked: it isn't for who is or did what the person denies ("chưa ly hôn"), speaks of the
 * matter asked about (a fine, a signature), and doesn't say yes or no to a question which of two.
 */
export const createFit = (asked: string, told: readonly string[] = []) => {
  const facts = saidOf([...told.map(plain), asked].join(' . '))
  const now = saidOf(asked)
  const asksOf = subjects.filter(({ asks }) => asks.test(asked))
  return (answer: Answer): boolean => {
    const { situation, all, says } = textsOf(answer)
    const ofSituation = saidOf(situation)
    const ofAll = saidOf(all)
    const isOpposite = facts.some(({ said, denied }, k) => {
      const own = ofSituation[k]
      const whole = ofAll[k]
      if (own?.said && !own.denied) return now[k]?.denied || (denied && !said)
      if (own?.denied && !own.said) return said && !denied
      return Boolean(now[k]?.denied && !now[k]?.said && whole?.said && !whole.denied)
    })
    if (isOpposite || asksOf.some(({ speaks }) => !speaks.test(all))) return false
    return !(eitherOr.test(asked) && says.startsWith('!') && !eitherOr.test(all))
  }
}
