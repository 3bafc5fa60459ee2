import type { Answer } from '../../catalog/answer-fields.js'
import { normalise } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import { groupsIn } from './small-words.js'

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
    asks: /\b(?:lay|nhan|linh|lanh|huong|rut)(?: (?:luon|tien|het|ve))* (?:mot|1) (?:lan|cuc)\b/,
    speaks: /\b(?:(?:mot|1|luon) (?:lan|cuc)|mot lan)\b/,
  },
  {
    asks: /\b(?:(?:bi|co|muc) phat|phat (?:bao nhieu|khong|may tien|gi|tien))\b/,
    speaks: /\b(?:phat|canh cao)\b/,
  },
  { asks: /\bky (?:thay|ho)\b/, speaks: /\b(?:ky (?:thay|ho)|uy quyen|dai dien|chinh nguoi|tu ky)\b/ },
  {
    asks: /\b(?:khong|chua) (?:dong y|chiu ky|chap nhan)\b/,
    speaks: /\bkhong (?:\w+ ){0,2}(?:dong y|chiu|thong nhat)\b|\bcung dong y\b|\btranh chap\b/,
  },
  {
    asks: /\bdua (?:(?:be|con|chau|no|em|cac con|tre) )*(?:di|den|len|toi)\b/,
    speaks: /\bdua\b|\b(?:di |den )?cung (?:cha|bo|me|nguoi dai dien)\b/,
  },
  {
    asks: /\b(?:can|nop|mang)(?: \w+){0,2} (?:bao nhieu|may) ban\b/,
    speaks: /\b(?:nop|mang|can) (?:\w+ ){0,3}(?:\d|mot) ban\b|\bphoto\b/,
  },
  {
    asks: /\b(?:lam|nguoi) chung (?:cho|khong|duoc|co)\b/,
    speaks: /\b(?:lam|nguoi) chung\b/,
  },
  {
    asks: /\b(?:cung|chung)(?: mot)? (?:ngay|buoi|lan|luc)\b/,
    speaks: /\b(?:cung|chung)(?: mot)? (?:ngay|buoi|lan|luc)\b|\b(?:lien thong|dong thoi)\b/,
  },
  {
    asks: /\b(?:den|toi|tai|xuong|ve|o)(?: tan)? nha (?:lam |ky |chung thuc |giup )?(?:duoc )?khong\b/,
    speaks: /\b(?:nha|tan noi|luu dong|ngoai tru so|truc tuyen|online|vneid|qua mang)\b/,
  },
  {
    asks: /\b(?:phai|can|bat buoc) (?:dang ky|khai bao|xin phep|xin giay phep) khong\b/,
    speaks: /\b(?:phai|can|bat buoc|mien) (?:\w+ ){0,2}(?:dang ky|khai bao|xin phep|giay phep|dk)\b|\bbat buoc\b/,
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

/** "không biết làm online, ra xã được không": another way than the one denied. */
const comesInstead =
  /\b(?:khong|ko|chang|chua)(?: \w+){0,3} (?:online|truc tuyen|qua mang|tren mang|vneid)\b.*\b(?:ra|len|den|toi|truc tiep)\b.*\bduoc\b/

/** Whether somebody who won't hand in online asks whether they may come. `asked` is without marks. */
export const asksToCome = (asked: string): boolean => comesInstead.test(asked)

/** Whether a question is of such a matter: plain facts of a procedure don't answer it. `asked` is without marks. */
export const isOfOwnSubject = (asked: string): boolean => subjects.some(({ asks }) => asks.test(asked))

/** What few people are or did: an answer that says so, or that is only ever asked with it, is for who tells it. */
const conditions: readonly { says: RegExp; asks: RegExp; told: RegExp }[] = [
  {
    says: /\b(?:ly hon|huy (?:viec )?ket hon)(?: \w+){0,4} (?:o|cua|tai) nuoc ngoai\b/,
    asks: /\b(?:nuoc ngoai|ngoai quoc|phien dich|chong han)\b/,
    told: /\b(?:nuoc ngoai|ngoai quoc|phien dich|chong han|o (?:my|duc|nga|nhat|han|phap|anh|uc|sec|dai loan|trung quoc|han quoc|nhat ban))\b/,
  },
  {
    says: /\bsong (?:tu |duoc |du |chua (?:du |den )?)*24 gio\b/,
    asks: /\b(?:thai luu|say thai|lot long|moi sinh|sau khi sinh|so sinh)\b/,
    told: /\b(?:be|tre|thai luu|say thai|lot long|moi sinh|so sinh|sinh (?:ra|duoc|non)|\d+ (?:gio|tieng)|(?:con|chau) (?:toi|em|gai|trai|be|nho|moi))\b/,
  },
  {
    says: /\bcung gioi tinh\b/,
    asks: /\b(?:cung gioi|hai nam|hai dua con gai|dong tinh|lgbt)\b/,
    told: /\b(?:cung gioi|dong tinh|dong gioi|les|gay|lgbt|hai (?:nam|nu|dua con gai|nguoi (?:nam|nu|dan ong|phu nu))|(?:nam|nu) voi (?:nam|nu)|chuyen gioi)\b/,
  },
  {
    says: /\bpham vi ba doi\b/,
    asks: /\b(?:anh em ho|ho hang|may doi|bon doi|chu con bac)\b/,
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

/** What a yes or no answers: whether one is punished, pays, must, may or a thing is so; how it is with somebody. */
type Frame = 'fine' | 'pay' | 'must' | 'may' | 'how'
const frames: readonly { frame: Frame; asks: RegExp }[] = [
  { frame: 'fine', asks: /\b(?:bi|co) phat\b|\bphat (?:khong|chua)\b/ },
  { frame: 'pay', asks: /\b(?:mat|ton|dong|nop|thu) (?:tien|phi|le phi)\b/ },
  {
    frame: 'must',
    asks: /\b(?:phai|can|bat buoc)\b(?! (?:gi|khong|cuoc|bo|ho|ngheo)\b)(?!.*\bduoc (?:khong|chua|ha|chu)\b)/,
  },
]
const asksYesOrNo = /\b(?:khong|chua|ha|chu)(?: (?:a|vay|the|nhi|ad|em|chau|ban|anh|chi))*$/

const asksHow = /\b(?:thi sao|lam sao|the nao)$/

const frameOf = (asked: string): Frame | null => {
  if (asksHow.test(asked)) return 'how'
  return asksYesOrNo.test(asked) ? (frames.find(({ asks }) => asks.test(asked))?.frame ?? 'may') : null
}

/** What an answer to a question of a frame says besides the yes or no. */
const saysOf: Partial<Record<Frame, RegExp>> = {
  fine: /\b(?:khong|chua|co|co the|deu|se|thi|van) (?:bi )?(?:xu )?phat\b|^bi phat\b/,
}
/** "Không. … xã nào cũng được": its no isn't to whether one may. */
const allows = /\b(?:cung|deu|van) (?:\w+ ){0,2}duoc\b/
const head = /^(Được|Có|Không|Chưa|Phải)(?: ạ)?[.,]\s*(?=\S)/u
/** What only goes on from a yes or no, and by its condition is none flatly: "Được, nếu …". */
const goesOn = /^(?:nếu|trừ|khi|nhưng)(?=\s)/u

const isOfFrame = (yesOrNo: string, rest: string, frame: Frame): boolean => {
  if (yesOrNo === 'Được') return frame === 'may' || frame === 'how'
  if (yesOrNo === 'Phải') return frame === 'must'
  if (yesOrNo === 'Không' && frame === 'may' && allows.test(rest)) return false
  return saysOf[frame]?.test(rest) ?? true
}

/** Words that ask, point or are polite: two questions that share only them aren't about the same. */
const emptyWords = new Set(
  (
    'co khong duoc phai can bat buoc chua thi la o va cua cho nay kia do gi nao sao may the khi neu de ra di len den toi em anh chi chau ' +
    'minh con me bo ong ba vo chong nguoi nha a ha chu ad roi cung lam xin nop gio bay dang ky dang giay to thu tuc viec mot tui vay'
  ).split(' '),
)

/** What a question names: its telling words and what they are groups of. */
const namedIn = (text: string): ReadonlySet<string> => {
  const { words } = normalise(text)
  const telling = words.map(({ folded }) => folded).filter((word) => !emptyWords.has(word))
  return new Set([...telling, ...[...groupsIn(words)].map((group) => `#${group}`)])
}

type Ask = { text: string; frame: Frame | null; named: ReadonlySet<string> }

const askOf = (text: string): Ask => ({ text, frame: frameOf(text), named: namedIn(text) })

type Known = { text: string; says: string; asks: Ask[]; ofText: Told[]; ofSituation: Told[]; saysYesOrNo: boolean }
const known = new WeakMap<Answer, Known>()

const knownOf = (answer: Answer): Known => {
  const before = known.get(answer)
  if (before) return before
  const asks = answer.asks.map(plain)
  const says = plain(answer.says)
  const text = [...asks, says].join(' . ')
  const made = {
    text,
    says,
    asks: asks.map(askOf),
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
  const everything = [...told.map(plain), asked].join(' . ')
  const untold = conditions.filter((one) => !one.told.test(`${plain(subject)} . ${everything}`))
  const person = factsIn(everything)
  const now = factsIn(asked)
  const asksOf = [...subjects, ...ways].filter(({ asks }) => asks.test(asked))
  return (answer) => {
    const { text, says, asks, ofText, ofSituation, saysYesOrNo } = knownOf(answer)
    const isOpposite = person.some((one, k) =>
      isOpposed(one, now[k] ?? none, ofSituation[k] ?? none, ofText[k] ?? none),
    )
    const isOfFew = ({ says: said, asks: asked }: (typeof conditions)[number]): boolean =>
      said.test(says) || (asks.length > 0 && asks.every((ask) => asked.test(ask.text)))
    if (untold.some(isOfFew)) return false
    if (isOpposite || asksOf.some(({ speaks }) => !speaks.test(text))) return false
    return !(saysYesOrNo && eitherOr.test(asked) && !eitherOr.test(text))
  }
}

/**
 * What an answer says to a question, without the yes or no at its head where another question is asked than it was written
 * for: the "Không." to "có phải về quê không" doesn't answer "ở xa có được không", nor a statement, and "Được." to who may
 * go isn't one to where. Words of the procedure's own name (`subject`) make no two questions the same. Null where the rest only goes on from it ("nếu …"). `asked` is without marks.
 */
export const saysTo = (asked: string, answer: Answer, subject = ''): string | null => {
  const says = answer.says.normalize('NFC')
  const rest = says.replace(head, '')
  if (rest === says) return answer.says
  const { frame, named } = askOf(asked)
  const ofSubject = namedIn(subject)
  const isWritten = (ask: Ask): boolean =>
    frame !== null &&
    (ask.text === asked || (ask.frame === frame && [...ask.named].some((one) => named.has(one) && !ofSubject.has(one))))
  const isMeant = frame === null || isOfFrame(head.exec(says)?.[1] ?? '', plain(rest), frame)
  if (isMeant && (goesOn.test(rest) || knownOf(answer).asks.some(isWritten))) return answer.says
  return goesOn.test(rest) ? null : rest.charAt(0).toUpperCase() + rest.slice(1)
}
