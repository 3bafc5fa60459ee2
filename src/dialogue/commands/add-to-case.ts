import type { Case } from '../../cases/case.js'
import { isFinal, isSealed, kindOf } from '../../cases/kinds/index.js'
import { foldMarks } from '../../shared/text.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { readAddition, wishedToAdd } from '../flows/follow-up-case/addition.js'
import {
  aboutCase,
  add,
  askWhetherToAdd,
  askWhich,
  isAgainstReader,
  ownCase,
} from '../flows/follow-up-case/case-step.js'
import { followUp } from '../flows/follow-up-case/follow-up.js'
import { inBetween } from '../patterns/continue.js'
import { isQuestion } from './asks.js'
import type { Handler } from './handler.js'

const mostLooked = 20
const fewestTold = 3

/** Cases of this chat that are still worked on; protected ones are neither named nor counted. */
const openCases = async ({ slices, message }: Turn): Promise<Case[]> =>
  (await slices.cases.findByChat(message.chat, mostLooked)).filter(
    (found) => !kindOf(found.kind).isProtected && !isSealed(found) && !isFinal(found.kind, found.state),
  )

/** What was asked ahead of the addition is answered after it: "vụ này ai giải quyết, em bổ sung: …". */
const withAnswer = async (turn: Turn, outcome: Outcome, found: Case, before: string): Promise<Outcome> => {
  if (!isQuestion(before)) return outcome
  const about = aboutCase(turn, found.receiptCode)
  const told = await followUp({ ...about, message: { ...about.message, text: before } })
  return told && !told.flow ? { ...outcome, replies: [...outcome.replies, ...told.replies] } : outcome
}

const addTo = async (turn: Turn, found: Case, { words, before }: { words: string; before: string }): Promise<Outcome> =>
  withAnswer(turn, await add(turn, found, words), found, before)

/** The case that a wish to add is about: by its code, else the one spoken of; null: none. */
const caseMeant = (turn: Turn, code: string | null): Promise<Case | null> =>
  ownCase(turn, code ?? turn.conversation.context.receipt)

const moreOfIt =
  /\b(?:hom nay|hom qua|hom kia|sang nay|trua nay|chieu nay|toi qua|dem qua|vua nay|vua xong|den gio|gio)\b.*\b(?:lai|them|van|tiep|nua)\b|\b(?:bao|nho|nhan) (?:xa|phuong|can bo) (?:giup|voi|luon|ho|den|xuong|ra|xu ly)\b/

/** In the talk of a procedure: news that is neither about it nor a report of its own. */
const tellsMore = ({ conversation, message, understood }: Turn): boolean =>
  conversation.context.procedure !== null &&
  understood.intent === 'out_of_scope' &&
  understood.alert === null &&
  !isQuestion(message.text) &&
  moreOfIt.test(foldMarks(message.text))

/** Asks whether what was told belongs to the chat's one open case; null: there is none, or several. */
const askAboutOnly = async (turn: Turn): Promise<Outcome | null> => {
  const [only, ...others] = await openCases(turn)
  return only && others.length === 0 && !isAgainstReader(turn, only)
    ? askWhetherToAdd(turn, only, turn.message.text)
    : null
}

/** Words that are marked as an addition go to their case whatever else is in them; of several cases the person says which. */
export const addToCase: Handler = async (turn, open) => {
  const { text } = turn.message
  if (text.startsWith('/')) return null
  const addition = readAddition(text)
  if (open) {
    const found = addition?.code ? await ownCase(turn, addition.code) : null
    if (!addition || !found || isAgainstReader(turn, found)) return null
    return inBetween(turn, { ...(await addTo(turn, found, addition)), flow: undefined }, open.flow, open.state)
  }
  if (turn.conversation.context.sentElsewhere && !addition?.code) return null
  const told = addition ? null : wishedToAdd(text)
  if (told !== null && told.split(/\s+/).length >= fewestTold) {
    const found = await caseMeant(turn, null)
    return found && !found.awaitsCitizen && !isAgainstReader(turn, found) ? askWhetherToAdd(turn, found, text) : null
  }
  if (!addition) return tellsMore(turn) ? askAboutOnly(turn) : null
  const isOfPapers = turn.understood.intent.startsWith('procedure_')
  if (addition.isMarked ? isOfPapers && isQuestion(addition.words) : isOfPapers || isQuestion(addition.words))
    return null
  const found = await caseMeant(turn, addition.code)
  if (found)
    return isAgainstReader(turn, found) || (found.awaitsCitizen && !addition.code) ? null : addTo(turn, found, addition)
  if (!addition.isMarked || addition.code) return null
  const [only, ...others] = await openCases(turn)
  if (!only || isAgainstReader(turn, only)) return null
  return others.length === 0 ? addTo(turn, only, addition) : askWhich(turn, [only, ...others], addition.words)
}
