import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import { menuChoices } from '../choices.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { flowNamed } from '../flows/index.js'
import { review } from '../flows/intake/open-step.js'
import { findTimePhrase } from '../flows/intake/told/time-phrase.js'
import { wantsToSend } from '../flows/intake/told/wants-to-end.js'
import { takeUp } from '../patterns/continue.js'
import { draftsKept, isProtectedFlow, liveKept } from '../patterns/keep-draft.js'
import { patternWording as say } from '../patterns/wording.js'
import { readYesNo } from '../yes-no.js'

const courtesies = new Set(['thanks', 'goodbye', 'greeting', 'human_handoff'])
const mostAgreeing = 2
const onlyInFlow =
  /^(?:(?:a|o|u|thoi|the|vay|ok|vang) )*(?:bo qua|(?:cu )?gui(?: (?:di|luon|ngay))*|(?:khong )?dong y(?: gui)?|sua(?: lai)?|xac nhan|an danh|(?:khong )?ky ten)(?: (?:nhe|nha|a|ad|em|giup|ho))*$/
const hasPassed = /\b(?:truoc|qua|roi|nay|kia)\b/

const acknowledges =
  /^(?:(?:da|vang|ok|oke|okie|u|uh|um|roi|duoc|dc|tot|hay|hieu|biet|ro|nhe|nha|a|em|toi|chau|ad|the|thi|thoi|ra vay|ra the)(?: |$))+$/

const isTimeAlone = (text: string): boolean => {
  const found = findTimePhrase(text)
  return found !== null && found.phrase === text.trim() && hasPassed.test(foldMarks(text))
}

const isAnswer = ({ message: { text }, understood }: Turn): boolean => {
  if (courtesies.has(understood.intent)) return false
  const isAgreeing = text.split(/\s+/).length <= mostAgreeing && readYesNo(text, { whole: true }) !== null
  return isAgreeing || onlyInFlow.test(foldMarks(text)) || isTimeAlone(text)
}

/** A turn ends so long after its message was read, at most. */
const mostOfTurn = 10_000

/** "gửi luôn" for a draft that was put off by the message before: it is taken up, and what may be left out is. It isn't sent yet. */
export const sendKept = async (turn: Turn): Promise<Outcome | null> => {
  const { conversation, now } = turn
  const [kept] = draftsKept(conversation, now)
  const heldBefore = conversation.lastTurnAt && kept && conversation.lastTurnAt.getTime() - new Date(kept.at).getTime()
  const isJustHeld = typeof heldBefore === 'number' && heldBefore <= mostOfTurn
  if (!kept || !isJustHeld || isProtectedFlow(kept.state)) return null
  const taken = takeUp(turn)
  const isReviewed = kept.state.step === review
  const answered = isReviewed ? null : await flowNamed(kept.state.name)?.answer?.(turn, kept.state)
  return taken && { ...taken, ...(answered && { ...answered, kept: taken.kept ?? null }) }
}

/** "vâng", "bỏ qua", "gửi", "từ tuần trước" when nothing was asked: said so, and what was put aside is offered. */
export const nothingWaits = async (turn: Turn): Promise<Outcome | null> => {
  if (acknowledges.test(foldMarks(turn.message.text))) return { replies: [reply(say.acknowledged)] }
  if (!isAnswer(turn)) return null
  const kept = liveKept(turn.conversation, turn.now)
  const sending = wantsToSend(turn.message.text) ? await sendKept(turn) : null
  if (sending) return sending
  return kept && !isProtectedFlow(kept.state)
    ? { replies: [reply(`${say.nothingAsked} ${say.keptOffer}`, [say.resume, ...menuChoices])] }
    : { replies: [reply(say.nothingAsked, menuChoices)] }
}
