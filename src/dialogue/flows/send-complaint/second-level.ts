import type { Case } from '../../../cases/case.js'
import { foldMarks } from '../../../shared/text.js'
import type { Turn } from '../../flow.js'
import type { Draft } from '../intake/draft.js'

const again =
  /\b(?:khieu nai|khieu) (?:len |tiep )?(?:lan |lan thu )?(?:hai|2|ii)\b|\bkhieu nai (?:tiep )?len (?:tinh|cap tren)\b/
const decided = /\b(?:quyet dinh|ket qua|cach|viec|van ban)(?: \S+){0,3} giai quyet(?: don)? khieu nai\b/
const rejects =
  /\b(?:khong|ko|k|chua|chang) (?:dong y|dong tinh|nhat tri|thoa dang|thoa man|hai long|tan thanh|chap nhan)\b|\bkhieu nai (?:quyet dinh|ket qua)(?: \S+){0,3} giai quyet khieu nai\b|\bkhieu nai tiep\b/

/**
 * Whether a complaint is about how a first one was settled, or that it never was: it is for the head above (Luật Khiếu nại
 * Điều 7, 33).
 */
export const isSecondLevel = (text: string): boolean => {
  const folded = foldMarks(text)
  return again.test(folded) || (decided.test(folded) && rejects.test(folded))
}

export const isSecondDraft = ({ text = '', request, isSecond }: Draft): boolean =>
  isSecond === true || isSecondLevel(text) || (request ? isSecondLevel(request) : false)

const mostCases = 20
const openToSecond: ReadonlySet<string> = new Set([
  'received',
  'accepted',
  'verifying',
  'dialogue',
  'paused',
  'resumed',
  'decided',
])

/** The first complaint of this chat that a second one is about: the one named by its code, else the only one that fits. */
export const firstComplaintOf = async ({ slices, message, conversation }: Turn): Promise<Case | null> => {
  const found = (await slices.cases.findByChat(message.chat, mostCases)).filter(
    ({ kind, state }) => kind === 'complaint' && openToSecond.has(state),
  )
  const named = found.find(({ receiptCode }) => receiptCode === conversation.context.receipt)
  return named ?? (found.length === 1 ? (found[0] ?? null) : null)
}

/** What a second complaint takes over from the first: who complains, of whom, where. */
export const draftAfter = ({ against, placeText, communeCode, reporter }: Case): Draft => ({
  isSecond: true,
  ...(against && { against }),
  ...(communeCode && { place: placeText, communeCode }),
  ...(reporter.name && { name: reporter.name }),
  ...(reporter.address && { address: reporter.address }),
  ...(reporter.phone && { phone: reporter.phone }),
})
