import { kindOf } from '../../../cases/kinds/index.js'
import { tellsKinOfSettler } from '../../../cases/resolver-kin.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { stop } from '../../patterns/stop.js'
import { beginKind, chooseKind } from '../choose-kind/flow.js'
import { ownCase } from '../follow-up-case/case-step.js'
import { latestProtected } from '../follow-up-case/retaliation.js'
import { type Draft, withoutTeller } from '../intake/draft.js'
import { asksWhoKnows, draftIn, toldBeside, whoKnows, withTold } from './who-knows.js'
import { whoKnowsWording } from './who-knows-wording.js'
import { signOrNotWording as say } from './wording.js'

const longest = 140

const whoReads =
  /\b(?:gui kin|bao kin|tin bao|to cao|bao tin)\b.*\b(?:ai|nguoi nao|co quan nao|xa|cong an|can bo|ho)(?: \w+){0,2} (?:doc|xem|biet|thay|nhan(?! (?:hoi lo|tien|qua|phong bi|lot tay|hoa hong|cua)))\b|\b(?:bao|gui|to cao|noi|ke|ky)(?: \w+){0,3}? (?:thi|co|lieu)(?: \w+){0,3}? (?:cong an|xa|can bo|chu tich|truong thon|hang xom|nguoi ta|ho|ong ay|ba ay|nguoi bi to cao)(?: \w+){0,3}? (?:biet|doc|xem|thay)\b/
const makesSecret =
  /\b(?:chuyen|doi|sua|chuyen thanh|cho)\b.*\b(?:gui|bao) kin\b|\b(?:gui|bao) kin (?:lai )?duoc (?:khong|ko|k)\b/
const oneOpenOneSecret =
  /\b(?:van|cung)(?: \w+){0,2} (?:bao|phan anh|gui)(?: \w+){0,2} (?:xa|phuong)\b.*\b(?:gui|bao|giu) kin\b|\b(?:gui|bao|giu) kin\b.*\b(?:van|cung)(?: \w+){0,2} (?:bao|phan anh|gui)(?: \w+){0,2} (?:xa|phuong)\b/
const maySend =
  /\b(?:gui|nop|viet|lam) (?:don|to cao|tin)\b.*\b(?:duoc (?:khong|ko|k|chua)|o dau|cho ai|den dau|cho nao)\b/

const asksArticles =
  /\b(?:theo|dieu|can cu) (?:dieu )?luat nao\b|\b(?:luat|dieu) (?:nao|may)\b(?!.*\b(?:thu tuc|giay)\b)/

/** A report that was sent in the open: its office has read it. */
const openReport = async (turn: Turn) => {
  const found = await ownCase(turn, turn.conversation.context.receipt)
  return found && !kindOf(found.kind).isProtected ? found : null
}

/** What is said, and the flow with what was told beside the question; `state` null: nothing is open. */
export type SaidOfReaders = { said: Reply; state: FlowState | null }

/**
 * What is asked of who reads what is sent in secret and who gets to know who sends it, whether it may be sent at all, and
 * whether something becomes secret; `secret`: the protected flow that is open, `isOpen`: any is. Null: nothing of it is asked.
 */
export const tellWhoReads = async (
  turn: Turn,
  secret: FlowState | null,
  { isOpen }: { isOpen: boolean },
): Promise<SaidOfReaders | null> => {
  const { text } = turn.message
  if (text.startsWith('/')) return null
  const folded = foldMarks(text)
  const choices = secret ? [] : [...say.waysToSend]
  const told = (said: string, offered = choices): SaidOfReaders => ({ said: reply(said, offered), state: secret })
  if (secret && asksWhoKnows(text, { isSecret: true })) return answerWhoKnows(turn, secret)
  if (text.length > longest) return null
  if (oneOpenOneSecret.test(folded)) return told(say.eachApart)
  if (!isQuestion(text)) return null
  if (makesSecret.test(folded)) {
    const sent = secret ? null : await openReport(turn)
    return told(sent ? say.wasRead(sent.agency.name) : say.maySendSecretly)
  }
  if (whoReads.test(folded)) return told(whoKnows(secret, text))
  if (secret && asksArticles.test(folded)) return told(whoKnowsWording.articles)
  if (secret && maySend.test(folded)) return told(`${say.sendHere} ${whoKnows(secret, text)}`)
  if (isOpen || !asksWhoKnows(text, { isSecret: false }) || (await openReport(turn))) return null
  return told((await latestProtected(turn)) ? whoKnowsWording.afterwards : whoKnowsWording.before)
}

/** The answer for this very draft; what else was told goes into the story as it was said. */
const answerWhoKnows = ({ message: { text } }: Turn, secret: FlowState): SaidOfReaders => {
  const beside = toldBeside(text)
  const state = beside ? withTold(secret, beside) : secret
  const lines = [
    whoKnows(state, text),
    ...(state !== secret ? [whoKnowsWording.noted] : []),
    ...(beside && tellsKinOfSettler(beside) ? [whoKnowsWording.kin] : []),
  ]
  return { said: reply(lines.join('\n')), state }
}

const denouncesNoMore =
  /\b(?:khong|ko|k|thoi|chang|het)(?: \w+){0,2} (?:to cao|to giac|bao tin|gui kin)(?: \w+){0,2}? nua\b/
const onlyReports =
  /^(?=.*\b(?:thoi|chi)\b)(?:(?:thoi|the|a|gio|vay|u) )*(?:(?:toi|em|chau|minh) )?(?:chi )?(?:(?:muon|xin|gui) )*(?:phan anh|kien nghi|gop y)(?: (?:thoi|a|nhe|vay))*$/

/** "thôi tôi chỉ phản ánh thôi": a report instead, no end of all. */
export const wantsOnlyReport = (text: string): boolean => onlyReports.test(foldMarks(text).replace(/[.!]+$/, ''))

/** What was told goes on in the story of a report, which asks neither who is accused nor, at first, who writes. */
const storyOf = (draft: Draft): Draft => {
  const { against, text, ...rest } = withoutTeller(draft)
  const told = [text, against && !text?.includes(against) ? against : null].filter(Boolean).join('\n')
  return told === '' ? rest : { ...rest, text: told, isDenunciation: true }
}

/**
 * Whoever denounces no more, or sends a report instead: the report keeps what was told, and asks first where it accuses
 * people in office. Where the kind isn't chosen yet a report is chosen there, as by its button.
 */
export const giveUpSecret = (turn: Turn, state: FlowState): Outcome | null => {
  const { text } = turn.message
  if (text.length > longest || text.startsWith('/') || isQuestion(text)) return null
  const folded = foldMarks(text)
  if (!denouncesNoMore.test(folded) && !wantsOnlyReport(text)) return null
  const stopped = stop(turn)
  if (!/\b(?:phan anh|kien nghi|gop y)\b/.test(folded)) return stopped
  if (state.name === chooseKind.name) return null
  const story = storyOf(draftIn(state))
  const begun = beginKind('feedback', turn, story)
  const said = begun.flow?.name === 'send-feedback' && story.text ? say.keptForReport : say.noLongerSecret
  return { ...stopped, ...begun, suspended: [], replies: [reply(said), ...begun.replies] }
}
