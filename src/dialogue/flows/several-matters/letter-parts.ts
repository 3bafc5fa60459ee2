import { foldMarks } from '../../../shared/text.js'
import { accuses, accusesOfCrime } from '../intake/accusation.js'
import { tellsSomething } from '../intake/gather.js'
import { namesRemedy } from '../intake/told/remedy.js'

export type MatterKind = 'complaint' | 'denunciation' | 'feedback'
export type Matter = { kind: MatterKind; text: string }

/** A letter cut into its matters; `head`: what names the writer and the addressee, before the first or behind the last. */
export type Letter = {
  head: string
  matters: Matter[]
  /** What is denounced couldn't be cut off from the rest: all of it is one denunciation. */
  isWhole: boolean
}

/** A longer text isn't cut: what it denounces keeps all of it. */
const longestCut = 12_000

type Section = { text: string; isNumbered: boolean; kind: MatterKind | null }

const number =
  '(?:\\d{1,2}[.)/](?!\\d)|[IVX]{1,4}[.)]|[a-eđ]\\)|(?:(?:việc|điều|phần|mục|nội dung|viec|dieu|phan|muc|noi dung) )?(?:thứ|thu) (?:nhất|hai|ba|tư|năm|nhat|tu|nam)(?=[\\s,:]| là)|(?:việc|điều|phần|mục|nội dung|viec|phan|muc|noi dung) \\d(?=[\\s,:.])|(?:một|hai|ba|bốn|mot|bon) là|[-•+*] )'
const beginsNumbered = new RegExp(`^\\s*${number}\\s*[:,.]?\\s*`, 'iu')
const numberedStart = new RegExp(`(?<=^|\\n|[.;:!,]\\s*)(?=${number}\\s*[\\s:,])|(?<=\\s)(?=\\d\\)\\s)`, 'iu')
const sentenceEnd = /(?<=[.!?;…])\s+(?=\p{L})|\n+/u

const denouncing = /\b(?:to cao|to giac)\b/
const complaining = /\bkhieu nai\b/
const further = '(?:ngoai ra|dong thoi|nhan day|nhan tien|ben canh do|cuoi cung|tien the|them nua|va|con)'
const suggesting = /\b(?:kien nghi|phan anh|gop y|de nghi|xin|mong)\b/
const suggestingFurther = new RegExp(
  `^${further}\\b.{0,30}?\\b(?:kien nghi|phan anh|gop y|de nghi)\\b|^(?:(?:toi|chung toi|em) )?(?:xin )?phan anh\\b`,
)
/** What the writer of a complaint or denunciation wants done about it: no matter of its own. */
const wish =
  /\b(?:(?:huy|thu hoi|bai bo|sua|xem xet lai|xem lai) (?:bo )?(?:quyet dinh|bien ban|thong bao|viec)|xu ly|giai quyet|boi thuong|lam ro|xac minh|kiem tra lai|tra lai|hoan tra)\b/
/** What names the writer and the addressee, heads the letter or closes it: it belongs to no one matter. */
const formal =
  /^(?:(?:toi|em|chung toi) )*(?:kinh|(?:xin )?(?:chan thanh )?cam on|(?:xin )?cam (?:doan|ket)|tran trong|nguoi (?:viet|lam|khieu nai|to cao)|ngay \d|ten|ho (?:va )?ten|la|o|thuong tru|cu tru|hien o|dia chi|so dien thoai|sdt|dien thoai|cccd|can cuoc|cong hoa|doc lap|don|xin trinh bay|trinh bay)\b/
const longestTitle = 15
/** Words that speak of what stands in another part. */
const refersBack =
  /\b(?:nhu (?:da )?(?:neu|noi|to cao|ke|trinh bay)|(?:neu|noi|ke|o) tren|ben tren|vua (?:neu|noi|ke)|muc \d|diem \d|(?:viec|hanh vi|chuyen) (?:to cao|nhan tien|doi tien|tren)|(?:so|khoan) tien (?:tren|do|nay|ay)|(?:ong|ba|anh|chi|nguoi) (?:ay|ta|do|nay|tren)|to cao|to giac|hoi lo|nhan tien|dua tien)\b/

const isAccusing = (text: string): boolean =>
  accusesOfCrime(text) || denouncing.test(foldMarks(text).replace(/\bgiai quyet to cao\b/g, ' '))

const kindOfNumbered = (text: string): MatterKind | null => {
  const folded = foldMarks(text)
  if (isAccusing(text)) return 'denunciation'
  if (complaining.test(folded)) return 'complaint'
  if (accuses(text)) return 'denunciation'
  return suggesting.test(folded) && !wish.test(folded) && !namesRemedy(text) ? 'feedback' : null
}

/** "Tôi có ba việc khiếu nại, tố cáo và kiến nghị:" tells what follows. */
const isTitle = (text: string): boolean =>
  !accusesOfCrime(text) &&
  (!tellsSomething(text) ||
    (text.split(/\s+/).length <= longestTitle &&
      [denouncing, complaining, suggesting].filter((kind) => kind.test(foldMarks(text))).length > 1))

const kindOfSentence = (text: string): MatterKind | null => {
  if (isTitle(text)) return null
  const folded = foldMarks(text)
  if (isAccusing(text)) return 'denunciation'
  if (complaining.test(folded)) return 'complaint'
  return suggestingFurther.test(folded) && !wish.test(folded) ? 'feedback' : null
}

const sectionsOf = (text: string): Section[] =>
  text
    .split(numberedStart)
    .filter((part) => /\p{L}/u.test(part))
    .flatMap((part): Section[] => {
      const isNumbered = beginsNumbered.test(part)
      const own = part.replace(beginsNumbered, '').trim()
      if (!isNumbered || (kindOfNumbered(own) === 'denunciation' && isMixed(own)))
        return sentencesOf(own).map((sentence, k) => ({
          text: sentence,
          isNumbered: isNumbered && k === 0,
          kind: kindOfSentence(sentence),
        }))
      const [body, end] = withoutClosing(own)
      const numbered: Section = { text: body, isNumbered, kind: kindOfNumbered(body) }
      return end === '' ? [numbered] : [numbered, { text: end, isNumbered: false, kind: null }]
    })

const isFormal = (text: string): boolean => formal.test(foldMarks(text)) || isTitle(text)

const sentencesOf = (text: string): string[] =>
  text
    .split(sentenceEnd)
    .flatMap(accusationApart)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))

const doer =
  /\b(?:can bo|cong chuc|chu tich|pho chu tich|bi thu|dia chinh|cong an|ke toan|truong thon|ong|ba|anh|chi|xa|phuong)\b/

/** "xã thu hồi đất sai, cán bộ địa chính nhận hối lộ": two sentences with a comma between them. */
const accusationApart = (sentence: string): string[] => {
  if (!accusesOfCrime(sentence)) return [sentence]
  const clauses = sentence.split(/(?<=[,;])\s+/u)
  const at = clauses.findIndex((clause) => accusesOfCrime(clause))
  const before = clauses.slice(0, at).join(' ')
  const isApart = at > 0 && doer.test(foldMarks(clauses[at] ?? '')) && tellsSomething(before)
  return isApart ? [before.replace(/[,;\s]+$/u, ''), clauses.slice(at).join(' ')] : [sentence]
}

/** One numbered part that complains and denounces, in sentences of their own. */
const isMixed = (text: string): boolean =>
  sentencesOf(text).some((sentence) => complaining.test(foldMarks(sentence)) && !isAccusing(sentence))

const withoutClosing = (text: string): [body: string, end: string] => {
  const sentences = sentencesOf(text)
  const at = sentences.findIndex((sentence, k) => k > 0 && isFormal(sentence))
  return at < 0 ? [text, ''] : [sentences.slice(0, at).join(' '), sentences.slice(at).join(' ')]
}

const added = (before: string, more: string): string => [before, more].filter(Boolean).join('\n')

/** Sections in the order of the letter, each with the matter that it goes on with. */
const grouped = (sections: readonly Section[]): Pick<Letter, 'head' | 'matters'> => {
  let head = ''
  let background = ''
  const matters: Matter[] = []
  for (const { text, isNumbered, kind } of sections) {
    const last = kind === null ? goesOnWith(matters, text) : matters.at(-1)
    if (kind === null && isFormal(text)) head = added(head, text)
    else if (kind === null && !last) background = added(background, text)
    else if (last && (kind === null || (kind === last.kind && !isNumbered))) last.text = added(last.text, text)
    else if (kind !== null) matters.push({ kind, text })
  }
  const [first, ...others] = matters
  return { head, matters: first ? [{ ...first, text: added(background, first.text) }, ...others] : [] }
}

/** What is wanted done about a decision belongs to the complaint, even behind what is denounced. */
const goesOnWith = (matters: readonly Matter[], text: string): Matter | undefined => {
  const last = matters.at(-1)
  if (last?.kind !== 'denunciation' || !isAboutDecision(text)) return last
  return matters.findLast(({ kind }) => kind === 'complaint') ?? last
}

const isAboutDecision = (text: string): boolean => namesRemedy(text) || /\bquyet dinh\b/.test(foldMarks(text))

/** Nothing of what is denounced stands in it, nor does it lean on that. */
const isClean = ({ kind, text }: Matter): boolean =>
  kind === 'complaint'
    ? !accusesOfCrime(text) && !refersBack.test(foldMarks(text))
    : !accuses(text) && !refersBack.test(foldMarks(text))

/** What is denounced in one, what isn't in others; those that can't be told apart are one denunciation. */
const apart = ({ head, matters }: Pick<Letter, 'head' | 'matters'>): Letter => {
  const secret = matters.filter(({ kind }) => kind === 'denunciation')
  const open = matters.filter(({ kind }) => kind !== 'denunciation')
  if (secret.length === 0) return { head, matters, isWhole: false }
  if (accuses(head) || open.length === 0 || !open.every(isClean)) return { head, matters, isWhole: true }
  return { head, matters: [...secret, ...open], isWhole: false }
}

/**
 * The matters of one letter that the law wants in letters of their own (Luật Tiếp công dân Điều 25.3): what is denounced
 * first, else in the letter's order. Null: it has but one, or several of one kind.
 */
export const mattersOf = (text: string): Letter | null => {
  if (text.startsWith('/') || text.length > longestCut) return null
  const sections = sectionsOf(text)
  const { head, matters } = grouped(sections)
  const isStated =
    matters.every((matter) => tellsSomething(matter.text)) &&
    (sections.some(({ isNumbered }) => isNumbered) || !denouncesUnsaid(matters))
  return isStated && new Set(matters.map(({ kind }) => kind)).size > 1 ? apart({ head, matters }) : null
}

/** An accusation in passing, never called one: what becomes of it is asked, not decided. */
const denouncesUnsaid = (matters: readonly Matter[]): boolean =>
  matters.some(({ kind }) => kind === 'denunciation') &&
  !matters.some(({ kind, text }) => kind === 'denunciation' && denouncing.test(foldMarks(text)))

/** A complaint's words without what is denounced in them; null: it can't be cut off. */
export const withoutDenounced = (text: string): { open: string; secret: string } | null => {
  if (text.length > longestCut) return null
  const sections = sectionsOf(text)
  let isSecret = false
  const cut = { open: [] as string[], secret: [] as string[] }
  for (const { text: section, kind } of sections) {
    if (isAccusing(section) || kind === 'denunciation') isSecret = true
    else if (kind !== null || isAboutDecision(section)) isSecret = false
    cut[isSecret ? 'secret' : 'open'].push(section)
  }
  const open = cut.open.join('\n')
  const isCut = cut.secret.length > 0 && tellsSomething(open) && isClean({ kind: 'complaint', text: open })
  return isCut ? { open, secret: cut.secret.join('\n') } : null
}
