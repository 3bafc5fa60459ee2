import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { leavesOut } from '../../commands/phrases.js'
import type { Outcome } from '../../conversation.js'
import { readYesNo } from '../../yes-no.js'
import type { Draft } from './draft.js'
import { goOn, miss } from './go-on.js'
import { type Intake, isTold, stepAt, stepsFor } from './open-step.js'
import { deniedIn } from './told/denials.js'
import { intakeWording as say } from './wording.js'

const skipping = { no: 'bỏ qua, skip, không có gì, chưa có, không nhớ, quên rồi, thế không', whole: true } as const

export const wantsToSkip = (text: string): boolean =>
  text === choices.skip.value ||
  readYesNo(text, skipping) === 'no' ||
  /^(?:the |vay |thoi |thi )*(?:khong|ko|k|khoi|chang)(?: (?:can|muon|de|khai|ghi|neu|cho|noi|dua|gui|co|nho|biet|bt|ro))*(?: (?:gi|dau|nua|luon|ten|so|nhe|a))*$/.test(
    foldMarks(text),
  ) ||
  leavesOut(text)

const polite = '(?:(?:thoi|da|a|vang|em|toi|minh|chau|the|thi|u) )*'
const noNeed = '(?:khong|ko|k|hk|khoi|chang|dung|mien)(?: (?:can|phai|muon|co|can phai))*'
const behind = '(?: (?:lai|dien|thoai|cho|toi|em|minh|chau|gi|dau|nua|ket qua|nhe|nha|a|ca|luon))*'
const noReply = new RegExp(`^${polite}${noNeed} (?:tra loi|phan hoi|hoi dap|bao (?:lai|ket qua))${behind}$`)
const noCall = new RegExp(`^${polite}${noNeed} (?:goi|lien he|lien lac|alo|nghe may)${behind}$`)

/** "không cần trả lời" leaves out what was asked for, "khỏi gọi lại" the telephone. */
const leftOutBy = (at: string, text: string): string | null => {
  const folded = foldMarks(text)
  if (noCall.test(folded)) return 'phone'
  return noReply.test(folded) ? at : null
}

/** What is refused is something else than what was asked for: "khong co anh" at the time. "khong anh" is a no to whoever asks. */
const refusesOther = (at: string, text: string): boolean => {
  const refused: readonly string[] = deniedIn(text)
  return refused.length > 0 && !refused.includes(at) && !/^(?:khong|ko|k|khoi)(?: can)? anh\b/.test(foldMarks(text))
}

/** Leaves out the field that was asked for or spoken of; null: nothing is left out. */
export const skip = (intake: Intake, at: string, draft: Draft, text: string): Outcome | null => {
  const unwanted = leftOutBy(at, text)
  const left = unwanted === null ? undefined : stepAt(intake, unwanted)
  if (left?.isOptional)
    return goOn(
      intake,
      { ...draft, [left.field]: null },
      { notes: [say.leftOut([say.labels[left.field].toLowerCase()])] },
    )
  if (!wantsToSkip(text) || refusesOther(at, text)) return null
  const about = draft.talk?.about
  const field = about && stepAt(intake, about) && !isTold(draft, about) ? about : stepAt(intake, at)?.field
  const step = field && stepAt(intake, field)
  if (!step) return null
  if (step.isOptional) return goOn(intake, { ...draft, [step.field]: null })
  if (step.field === 'place')
    return (draft.talk?.misses ?? 0) > 0
      ? goOn(intake, { ...draft, place: draft.place ?? null, communeCode: null }, { notes: [say.placeLeftOpen] })
      : null
  return miss(intake, at, draft, [say.mustHave(say.labels[step.field])])
}

/** Only fields that may be left out are open. */
export const isAllOptional = (intake: Intake, draft: Draft): boolean => {
  const left = stepsFor(intake, draft).filter(({ field }) => !isTold(draft, field))
  return left.length > 0 && left.every(({ isOptional }) => isOptional)
}

/** Whatever may be left out is left out. */
export const toCard = (intake: Intake, draft: Draft): Outcome => {
  const left = stepsFor(intake, draft).filter(({ field, isOptional }) => isOptional && !isTold(draft, field))
  return goOn(intake, { ...draft, ...Object.fromEntries(left.map(({ field }) => [field, null])) })
}
