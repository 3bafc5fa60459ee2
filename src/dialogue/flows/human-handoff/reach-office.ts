import { kindOf } from '../../../cases/kinds/index.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { composed, foldMarks } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import type { Context } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { wasProtected } from '../../was-protected.js'
import { placeAlone } from '../intake/told/read-told.js'

const freshMs = 30 * 60_000

/** Whether a request for a person was made a moment ago. */
export const isFresh = (handOff: Context['handOff'], now: Date): handOff is NonNullable<Context['handOff']> =>
  Boolean(handOff) && now.getTime() - new Date(handOff?.at ?? 0).getTime() <= freshMs

const nothingAsked =
  /\b(?:chua|da|dau|co|khong|ko|k)(?: \w+)? (?:hoi|noi|nhan|gui|viet|ghi) (?:gi|cau nao|cai gi|dau)\b/
const mostWords = 8

/** Words that ask nothing of an office: "ủa em chưa hỏi gì mà", a place alone. */
export const asksNothing = (text: string): boolean =>
  (nothingAsked.test(foldMarks(text)) && text.split(/\s+/).length <= mostWords) || placeAlone(text) !== null

const sureEnough = 0.6
const pronouns =
  /(?<!\p{L})((ông|ong|bà|ba|anh|chị|chi|cô|co|lão|lao|thằng|thang|hắn|han) (ấy|ay|ý|ta|đó|do|kia)|ổng|bả|nó|no|hắn|han|gã|chúng|bọn)(?!\p{L})/iu

/** A plain question about a procedure, or where and when an office is reached, that speaks of nobody. */
const isPlain = ({ slices }: Turn, question: string): boolean => {
  const { intent, confidence } = slices.understanding.understand(question)
  const isAsked = intent.startsWith('procedure_') || intent === 'contact_info'
  return isAsked && confidence >= sureEnough && !pronouns.test(composed(question))
}

/** The words name a denunciation or tip, by what it is called or by its receipt code, whoever's it is. */
const namesProtected = async ({ slices }: Turn, question: string): Promise<boolean> => {
  if (/\b(to cao|tin bao|don\b.{0,40}\bgui (len |cho )?tinh)\b/.test(foldMarks(question))) return true
  const code = findReceiptCode(question)
  const found = code?.isValid ? await slices.cases.getByReceiptCode(code.code) : null
  return found !== null && kindOf(found.kind).isProtected
}

/** Whoever leads an office doesn't read what is asked about them. */
const namesLeader =
  /\b(?:chu tich|bi thu|truong cong an|lanh dao (?:xa|phuong)|(?:dua|nop|bieu|lot tay|boi duong) (?:cho )?(?:anh|chi|ong|ba|can bo) \w+ \d+ ?(?:trieu|nghin|tr|k))\b/

/** After a denunciation was talked about, only a plain question leaves the denunciation officers' own queue. */
export const mayReachOffice = async (turn: Turn, question: string): Promise<boolean> => {
  if (await namesProtected(turn, question)) return false
  const understood = turn.slices.understanding.understand(question)
  if (accusesOffice({ message: { ...turn.message, text: question }, understood })) return false
  if (namesLeader.test(foldMarks(question)) && !isPlain(turn, question)) return false
  return !wasProtected(turn.conversation.context, turn.now) || isPlain(turn, question)
}
