import type { Case } from '../../../src/cases/case.js'
import { findReceiptCode } from '../../../src/cases/receipt-code.js'
import type { Conversation } from '../../../src/dialogue/conversation.js'
import { pickOffered } from '../../../src/dialogue/offered.js'
import { isProtectedFlow } from '../../../src/dialogue/patterns/keep-draft.js'
import { patternWording } from '../../../src/dialogue/patterns/wording.js'
import { wording } from '../../../src/dialogue/wording.js'
import type { Choice, OutgoingMessage } from '../../../src/messaging/message.js'
import { foldMarks } from '../../../src/shared/text.js'
import type { Said } from './draw.js'
import { asksFor, holds, intakeOf, recordsOf, says, strayIn, type Truth } from './records.js'

/** One turn as the walk saw it. */
export type Seen = {
  said: Said
  before: Conversation
  after: Conversation
  casesBefore: readonly Case[]
  cases: readonly Case[]
  replies: readonly OutgoingMessage[]
  /** What was said and answered in the turn before. */
  last: { said: Said; text: string; ways: readonly Choice[] } | null
}

export type Fault = { rule: string; detail: string }

/** What the walk knows: truths that must stand in a record, and those that may be shown no more. */
export type Model = { truths: Truth[]; erased: Truth[] }

export const textOf = (replies: readonly { text: string }[]): string => replies.map(({ text }) => text).join('\n')

/** The choice that a message picks, as the bot reads it. */
const meant = ({ said, before }: Seen): string => pickOffered(said.text, before.offered as Choice[])?.value ?? said.text

/** The same words, or the same code in other words. */
const isSame = (one: string, other: string): boolean =>
  foldMarks(one) === foldMarks(other) ||
  (findReceiptCode(one) !== null && findReceiptCode(one)?.code === findReceiptCode(other)?.code)

const isReading = ({ kind }: Said): boolean => ['repeat', 'summary', 'resume'].includes(kind)

/** The rules of one turn that look at replies alone. */
export const findFaultInReplies = (seen: Seen): Fault | null => {
  const { said, after, replies, last } = seen
  const text = textOf(replies)
  if (replies.length === 0) return { rule: 'no reply', detail: '' }
  if (text.includes(wording.failed)) return { rule: 'failed', detail: text }
  if (/undefined|\bnull\b|NaN|\[object/.test(text)) return { rule: 'unreadable words', detail: text }
  if (
    last?.text === text &&
    !seen.before.context.alarm &&
    !meant(seen).startsWith('/') &&
    !isSame(last.said.text, said.text) &&
    !isReading(said) &&
    !isReading(last.said)
  )
    return { rule: 'same reply twice', detail: text }
  const ways = replies.flatMap(({ choices }) => choices)
  if (/\?\s*$/.test(text) && ways.length === 0 && !after.flow) return { rule: 'dead end', detail: text }
  const offered = last?.ways.some(({ value }) => value === said.text)
  const isRefused = text.includes(patternWording.choicePast) || text.includes(wording.notUnderstood)
  if (said.kind === 'press' && offered && isRefused) return { rule: 'choice refused', detail: text }
  if (said.kind === 'cry' && !/\b11[1345]\b/.test(text)) return { rule: 'cry unheard', detail: text }
  return null
}

/** Nothing is sent but on a yes to the review card, and what is sent is whole. */
export const findFaultInSending = (seen: Seen): Fault | null => {
  const { said, before, after, cases, casesBefore } = seen
  const isAgreed = before.flow?.step === 'review' && (said.kind === 'yes' || meant(seen) === '/gui-di')
  const [sent, second] = cases.slice(casesBefore.length)
  if (second) return { rule: 'sent twice', detail: second.text }
  const mayBeYes = before.flow?.step === 'review' && said.kind === 'noise'
  if (sent && !isAgreed && !mayBeYes) return { rule: 'sent without a yes', detail: sent.text }
  if (!sent && isAgreed && after.flow?.step === 'review') return { rule: 'yes unheard', detail: said.text }
  const intake = sent && intakeOf(before.flow)
  const fields = sent && recordsOf({ ...after, flow: null, suspended: [], kept: null }, [sent])[0]?.fields
  const empty = intake?.steps.find(
    ({ field, isOptional, isFor }) => field !== 'place' && !isOptional && !isFor && !fields?.[field],
  )
  return empty ? { rule: 'sent without what it must have', detail: empty.field } : null
}

const teller = new Set(['name', 'address', 'phone'])

/** Whether the person had it coming that something told is gone: erased, asked anew, or not asked by this kind. */
const mayBeGone = (truth: Truth, seen: Seen): boolean => {
  const { said, before, after, replies } = seen
  const { field } = truth
  const text = textOf(replies)
  const own = field === 'communeCode' ? 'place' : field
  if (meant(seen) === `/sua ${own}`) return true
  if (text.includes(patternWording.stoppedErased)) return true
  if (teller.has(field) && after.flow && ['sign-or-not', 'send-tip'].includes(after.flow.name)) return true
  if (said.kind === 'noise') return after.flow?.step === own
  const running = recordsOf(after, []).find(({ at }) => at === 'running')
  return running !== undefined && before.flow?.name !== after.flow?.name && !asksFor(running, field)
}

/** Brings the model up to what was said, and finds what is lost, stands elsewhere, or is shown though it was put aside. */
export const findFaultInRecords = (model: Model, seen: Seen): Fault | null => {
  const { said, before, after, casesBefore, cases, replies } = seen
  const [had, have] = [recordsOf(before, casesBefore), recordsOf(after, cases)]
  const text = textOf(replies)
  const isHeld = (truth: Truth): boolean => have.some((record) => holds(record, truth))
  model.truths = model.truths.filter((truth) => !said.before.includes(truth))
  const taken = said.truths.filter((truth) => said.kind !== 'telling' || isHeld(truth))
  for (const { field, value } of said.truths)
    for (const record of have) {
      const strays = strayIn(record, { field, value }).filter(
        (stray) => !had.some((old) => says(old.fields[stray] ?? '', { field, value })),
      )
      if (strays.length > 0)
        return { rule: `${field} filed as ${strays[0]}`, detail: `${value}: ${JSON.stringify(record.fields)}` }
    }
  if (said.kind === 'answer' || said.kind === 'correction') {
    const unheard = taken.find((truth) => !isHeld(truth))
    if (unheard && !text.includes(patternWording.stoppedErased))
      return { rule: `${said.kind} not in ${unheard.field}`, detail: `${unheard.value}: ${JSON.stringify(after.flow)}` }
  }
  const inHand = had.filter(({ at }) => at === 'running' || at === 'suspended')
  const isReplaced = (truth: Truth): boolean =>
    inHand.some((record) => holds(record, truth)) && taken.some((anew) => anew.field === truth.field && isHeld(anew))
  model.truths = model.truths.filter((truth) => !isReplaced(truth))
  const lost = model.truths.filter((truth) => !isHeld(truth))
  const lostWithoutReason = lost.find((truth) => !mayBeGone(truth, seen))
  if (lostWithoutReason)
    return {
      rule: `lost ${lostWithoutReason.field}`,
      detail: `${lostWithoutReason.value}: ${JSON.stringify(after.flow)}`,
    }
  model.erased.push(...lost.filter(() => text.includes(patternWording.stoppedErased)))
  model.truths = [...model.truths.filter(isHeld), ...taken]
  return findWrittenAside(seen) ?? findShown(model, seen)
}

/** A question, greeting, code or old choice written into a record. */
const findWrittenAside = ({ said, before, after, casesBefore, cases }: Seen): Fault | null => {
  const mustNot = said.kind === 'aside' || ['stop', 'hold', 'resume', 'summary', 'repeat', 'cry'].includes(said.kind)
  const words = foldMarks(said.text)
  if (!mustNot || words.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 4) return null
  const isWritten = (value: unknown): boolean => typeof value === 'string' && foldMarks(value).includes(words)
  const count = (records: ReturnType<typeof recordsOf>): string[] =>
    records.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([field, value]) =>
        isWritten(value) && !(said.kind === 'cry' && field === 'text') ? [field] : [],
      ),
    )
  const [had, have] = [count(recordsOf(before, casesBefore)), count(recordsOf(after, cases))]
  return have.length > had.length ? { rule: `${said.kind} written down`, detail: `${have.join()}: ${said.text}` } : null
}

/** What of a denunciation or tip was put aside or erased, in a reply that nobody asked for it. */
const findShown = ({ truths, erased }: Model, { said, after, before, replies }: Seen): Fault | null => {
  const text = textOf(replies)
  const running = recordsOf(after, []).filter(({ at }) => at !== 'kept')
  const aside = recordsOf(after, []).filter(({ at, isProtected }) => at === 'kept' && isProtected)
  const isHidden = (truth: Truth): boolean =>
    aside.some((record) => holds(record, truth)) && !running.some((record) => holds(record, truth))
  const isAsked = said.kind === 'resume' || (said.kind === 'press' && isProtectedFlow(before.flow))
  if (isAsked) return null
  const isToldAgain = (truth: Truth): boolean => truths.some(({ value }) => value.includes(truth.value))
  const shown = [...truths.filter(isHidden), ...erased.filter((truth) => !isToldAgain(truth))].find(
    (truth) => truth.field !== 'communeCode' && truth.field !== 'when' && says(text, truth) && !says(said.text, truth),
  )
  return shown ? { rule: 'protected draft shown', detail: `${shown.value}: ${text}` } : null
}
