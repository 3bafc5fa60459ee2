import { kindOf } from '../../../cases/kinds/index.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { denunciationPlace, denunciationPlaces } from '../../../routing/denunciation-place.js'
import { foldMarks } from '../../../shared/text.js'
import { normalise } from '../../../understanding/reading/normalise.js'
import { plainText } from '../../../understanding/reading/words.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { stop } from '../../patterns/stop.js'
import { beginKind, chooseKind } from '../choose-kind/flow.js'
import { ownCase } from '../follow-up-case/case-step.js'
import { type Draft, isIntakeDraft, withoutTeller, wordsOfDraft } from '../intake/draft.js'
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

const draftIn = ({ data }: FlowState) => (isIntakeDraft(data.draft) ? data.draft : isIntakeDraft(data) ? data : {})

/** Who settles what is written, by who is accused in it; nothing where nobody is named yet. */
const settledLine = (state: FlowState): string => {
  const place = denunciationPlace(plainText(normalise(wordsOfDraft(draftIn(state))).words))
  return place === denunciationPlaces.at(-1) ? '' : ` ${say.settledBy(place.settled_by, place.article)}`
}

/** A report that was sent in the open: its office has read it. */
const openReport = async (turn: Turn) => {
  const found = await ownCase(turn, turn.conversation.context.receipt)
  return found && !kindOf(found.kind).isProtected ? found : null
}

/**
 * What is asked of who reads what is sent in secret, whether it may be sent at all, and whether something becomes secret;
 * `secret`: the protected flow that is open. Null: nothing of it is asked.
 */
export const tellWhoReads = async (turn: Turn, secret: FlowState | null): Promise<Reply | null> => {
  const { text } = turn.message
  if (text.length > longest || text.startsWith('/')) return null
  const folded = foldMarks(text)
  const choices = secret ? [] : [...say.waysToSend]
  if (oneOpenOneSecret.test(folded)) return reply(say.eachApart, choices)
  if (!isQuestion(text)) return null
  if (makesSecret.test(folded)) {
    const sent = secret ? null : await openReport(turn)
    return reply(sent ? say.wasRead(sent.agency.name) : say.maySendSecretly, choices)
  }
  if (whoReads.test(folded)) return reply(say.whoReads, choices)
  return secret && maySend.test(folded) ? reply(`${say.sendHere}${settledLine(secret)}`) : null
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
