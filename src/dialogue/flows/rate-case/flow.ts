import type { Case, Rating } from '../../../cases/case.js'
import { kindOf, stateOf } from '../../../cases/kinds/index.js'
import { mayChangeRating, scores } from '../../../cases/rate-case.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { whyNotReopen } from '../../../cases/reopen-by-citizen.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { accusesOffice } from '../../accuses-office.js'
import { commandWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { followUpWording } from '../follow-up-case/wording.js'
import { accuses } from '../intake/accusation.js'
import { offerMore } from '../survey/flow.js'
import { agreeToPublish, mayBePublished } from './publish.js'
import { readMarkWithin, readScore } from './read-score.js'
import { ratingWording as say } from './wording.js'

const scoreOf = (text: string | undefined): Rating['score'] | undefined =>
  scores.find((score) => String(score) === text)

/** Taken up again after its answer, or parted from the one that was answered: the mark of then says nothing of it. */
const isUnanswered = ({ kind, state }: Case): boolean => {
  const { asksRating, isEnd } = stateOf(kind, state)
  return !asksRating && !isEnd && state !== 'joined'
}

/** Asked once, opt-in, of whoever wasn't let down (docs/decisions/0067). */
const askToPublish = async ({ slices }: Turn, found: Case, score: Rating['score']): Promise<Reply[]> => {
  if (score <= 2 || found.rating || !mayBePublished(found) || (await slices.cases.publicAnswers.get(found.id)))
    return []
  return [reply(say.askPublish, [choice(say.mayPublish, payload(commandWords.mayPublish, found.receiptCode))])]
}

const rate = async (turn: Turn, argument: string, words: string | null = null): Promise<Outcome> => {
  const [code = '', mark] = argument.split(/\s+/)
  const score = scoreOf(mark)
  const found = await turn.slices.cases.getByReceiptCode(code.toUpperCase())
  const isOwn = found?.chat === turn.message.chat && !kindOf(found.kind).isProtected
  if (!found || !isOwn || !score) return { replies: [reply(say.unknown, [choices.track])] }
  if (isUnanswered(found)) return { replies: [reply(say.unanswered(found.receiptCode), [choices.track])] }
  if (!(await turn.slices.cases.rate(found, { score, messageId: turn.message.id, at: turn.now, words })))
    throw new Conflict('the case changed while the mark was stored')
  const about = await turn.slices.surveys.noteCaseMark(found, { chat: turn.message.chat, score, at: turn.now })
  const { survey: before } = turn.conversation.context
  const isBegun = before?.about === about && before.isBegun
  const isAsked = !isBegun && (await turn.slices.surveys.mayAsk(turn.message.chat))
  return {
    replies: [
      thanksFor(turn, found, { score, words }),
      ...(await askToPublish(turn, found, score)),
      ...(isAsked ? [offerMore(turn, { about, kind: 'case' })] : []),
    ],
    context: {
      receipt: found.receiptCode,
      ...(isAsked && { survey: { about, kind: 'case' as const, isBegun: false } }),
    },
    isFinal: true,
  }
}

const thanksFor = (turn: Turn, found: Case, { score, words }: { score: number; words: string | null }): Reply => {
  const mayReopen = whyNotReopen(found, turn.now) === null
  const noted = words ? `${say.noted(found.agency.name)} ` : ''
  if (score > 2) return reply(`${noted}${say.thanks}`)
  const wayOn = mayReopen ? (words ? say.mayReopen : say.sorry) : say.sorryFinal
  const offered = mayReopen ? [] : [followUpWording.more(found.receiptCode)]
  return reply(`${noted}${wayOn}`, [...offered, choices.sendFeedback, choices.person])
}

const mostLooked = 10

/** The newest case of the chat whose mark was asked for and not given; with a mark in points, else one whose mark may still change. */
const findToRate = async ({ slices, message, now }: Turn, isCounted: boolean): Promise<Case | null> => {
  const asked = (await slices.cases.findByChat(message.chat, mostLooked)).filter(
    ({ kind, state }) => !kindOf(kind).isProtected && stateOf(kind, state).asksRating === true,
  )
  const changeable = isCounted ? asked.find((found) => mayChangeRating(found, now)) : undefined
  return asked.find(({ rating }) => rating === null) ?? changeable ?? null
}

const ofCase =
  /(?:[\s,]*(?:cho|của|cua))?(?:\s+(?:vụ|vu|việc|viec|hồ sơ|ho so|mã|ma))*\s+[a-z\d]{5} ?[-–]? ?[a-z\d]{5}\s*$/i

/** What accuses people in office goes another way than to their own desk. */
const readMark = (
  turn: Turn,
  text: string,
): { score: Rating['score']; isCounted: boolean; words: string | null } | null => {
  const alone = readScore(text)
  if (alone) return { ...alone, words: null }
  const within = accuses(text) || accusesOffice(turn) ? null : readMarkWithin(text)
  return within && { ...within, isCounted: true }
}

/**
 * "5 điểm", "chấm lại 4 điểm", "2 điểm cho vụ …", "rất hài lòng", "tôi chấm 1 điểm, đèn vẫn tắt", where a mark was asked for;
 * null: it is none, or none was asked for.
 */
export const rateInWords = async (turn: Turn): Promise<Outcome | null> => {
  const { text } = turn.message
  const code = findReceiptCode(text)
  const read = readMark(turn, code?.isValid ? text.replace(ofCase, '') : text)
  if (!read) return null
  if (code?.isValid) {
    const named = await turn.slices.cases.getByReceiptCode(code.code)
    return named && mayChangeRating(named, turn.now) ? rate(turn, `${code.code} ${read.score}`, read.words) : null
  }
  const found = await findToRate(turn, read.isCounted)
  return found && rate(turn, `${found.receiptCode} ${read.score}`, read.words)
}

/** A mark of 1 to 5 for how a case was handled, by one tap under the answer. */
export const rateByChoice: Flow = {
  name: 'rate-case',
  begin: () => ({ replies: [reply(say.unknown, [choices.track])] }),
  payloads: {
    [commandWords.rate]: (turn, argument) => rate(turn, argument),
    [commandWords.mayPublish]: agreeToPublish,
  },
}
