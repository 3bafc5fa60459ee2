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
/** Ways of handing in: plain fields tell of them too, an answer that doesn't speak of them tells something else. */
const ways: typeof subjects = [
  {
    asks: /\b(?:online|truc tuyen|qua mang|tren mang)\b/,
    speaks: /\b(?:online|truc tuyen|qua mang|tren mang|vneid|dich vu cong|den tan noi|truc tiep)\b/,
  },
]
const eitherOr = /\b(?!hay\b)\w+ hay (?!khong\b|chua\b|bi\b|la\b|di\b|quen\b|bat\b|sao\b|the\b)\w+/
const opensYesOrNo = /^(?:Được|Có|Không|Chưa|Phải)[.,]/u

/** Whether a question is of such a matter: plain facts of a procedure don't answer it. `asked` is without marks. */
export const isOfOwnSubject = (asked: string): boolean => subjects.some(({ asks }) => asks.test(asked))

/** Rare conditions: an answer that rests on one is for who tells it. */
const conditions: readonly { speaks: RegExp; told: RegExp }[] = [
  {
    speaks: /\b(?:ly hon|huy (?:viec )?ket hon)(?: \w+){0,4} (?:o|cua|tai) nuoc ngoai\b/,
    told: /\b(?:nuoc ngoai|ngoai quoc|o (?:my|duc|nga|nhat|han|phap|anh|uc|sec|dai loan|trung quoc|han quoc|nhat ban))\b/,
  },
  {
    speaks: /\bsong (?:tu |duoc |du |chua (?:du |den )?)*24 gio\b/,
    told: /\b(?:be|tre|so sinh|sinh (?:ra|duoc|non)|\d+ (?:gio|tieng)|(?:con|chau) (?:toi|em|gai|trai|be|nho|moi))\b/,
  },
  {
    speaks: /\bcung gioi tinh\b/,
    told: /\b(?:cung gioi|dong tinh|dong gioi|les|gay|lgbt|hai (?:nam|nu|nguoi (?:nam|nu|dan ong|phu nu))|(?:nam|nu) voi (?:nam|nu)|chuyen gioi)\b/,
  },
  {
    speaks: /\bpham vi ba doi\b/,
    told: /\b(?:ho hang|ba doi|3 doi|\w+ doi|huyet thong|ba con|anh em|chi em|em ho|anh ho|chi ho|co ho|cau|chu|bac|di|ruot|cung ho|dong ho|con nuoi|truc he|noi|ngoai)\b/,
  },
]

type Told = { said: boolean; denied: boolean }

/** Of each fact whether a text says it, and whether it denies it. */
const factsIn = (text: string): Told[] =>
  facts.map((fact) => {
    const places = [...text.matchAll(fact)].map(({ index }) => denial.test(text.slice(0, index)))
    return { said: places.includes(false), denied: places.includes(true) }
  })

const plain = (text: string): string => plainText(normalise(text).words)

type Known = { text: string; says: string; ofText: Told[]; ofSituation: Told[]; saysYesOrNo: boolean }
const known = new WeakMap<Answer, Known>()

const knownOf = (answer: Answer): Known => {
  const before = known.get(answer)
  if (before) return before
  const says = plain(answer.says)
  const text = [...answer.asks.map(plain), says].join(' . ')
  const made = {
    text,
    says,
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
 * matter asked about (a fine, a signature), rests on no rare condition that nobody told of (`subject`: the procedure's name), and doesn't say yes or no to a question which of two. `asked` is without marks.
 */
export const createFit = (asked: string, told: readonly string[] = [], subject = ''): ((answer: Answer) => boolean) => {
  const known = [subject, ...told, asked].map(plain).join(' . ')
  const untold = conditions.filter((one) => !one.told.test(known))
  const person = factsIn([...told.map(plain), asked].join(' . '))
  const now = factsIn(asked)
  const asksOf = [...subjects, ...ways].filter(({ asks }) => asks.test(asked))
  return (answer) => {
    const { text, says, ofText, ofSituation, saysYesOrNo } = knownOf(answer)
    const isOpposite = person.some((one, k) =>
      isOpposed(one, now[k] ?? none, ofSituation[k] ?? none, ofText[k] ?? none),
    )
    if (untold.some(({ speaks }) => speaks.test(says))) return false
    if (isOpposite || asksOf.some(({ speaks }) => !speaks.test(text))) return false
    return !(saysYesOrNo && eitherOr.test(asked) && !eitherOr.test(text))
  }
}

/**
 * What yes or no is asked about: whether one is punished, pays, must, may. `says`: what an answer to it says besides the
 * yes or no.
 */
const frames: readonly { asks: RegExp; says?: RegExp }[] = [
  {
    asks: /\b(?:bi|co) phat\b|\bphat (?:khong|chua)\b/,
    says: /\b(?:khong|chua|co|co the|deu|se|thi|van) (?:bi )?(?:xu )?phat\b|^bi phat\b/,
  },
  { asks: /\b(?:mat|ton|dong|nop|thu) (?:tien|phi|le phi)\b/ },
  { asks: /\b(?:phai|can|bat buoc)\b(?! (?:gi|khong\b))/ },
  { asks: /\bduoc (?:khong|chua)\b|\bco duoc\b|\bco the\b/ },
]
const asksYesOrNo = /\b(?:khong|chua|ha|chu)(?: (?:a|vay|the|nhi|ad|em|chau|ban|anh|chi))*$/
const head = /^(?:Được|Có|Không|Chưa|Phải)(?: ạ)?[.,]\s*(?=\S)/u

/**
 * An answer without the yes or no at its head where another yes or no is asked than it was written for: the "Không." to
 * "có phải về quê không" doesn't answer "ở xa có được không". `asked` is without marks.
 */
export const withoutStrayHead = (says: string, asks: readonly string[], asked: string): string => {
  const text = says.normalize('NFC')
  const rest = text.replace(head, '')
  const frame = asksYesOrNo.test(asked) ? frames.find((one) => one.asks.test(asked)) : undefined
  if (rest === text || !frame) return says
  const isAsked = asks.some((ask) => frame.asks.test(plain(ask)))
  if (isAsked && (frame.says?.test(plain(rest)) ?? true)) return says
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
