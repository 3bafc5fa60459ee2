import { stateOf } from '../../../cases/kinds/index.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { freshFiles } from '../../fresh-files.js'
import { accuses } from '../intake/accusation.js'
import { continueIntake } from '../intake/begin-intake.js'
import { type Draft, isIntakeDraft, wordsOfDraft } from '../intake/draft.js'
import { contentOf, isOfDanger } from '../intake/send-draft.js'
import { feedbackIntake, sendFeedback } from '../send-feedback/flow.js'
import { followAlikeWording as say } from './wording.js'

/** Words that accuse somebody in office are kept from that office: nothing of them is looked up or offered. */
const isKept = (draft: Draft): boolean =>
  draft.isInsisted === true || draft.isDenunciation === true || accuses(wordsOfDraft(draft), { isDenunciation: false })

const draftOf = (state: FlowState | null | undefined): Draft | null =>
  state?.name === sendFeedback.name && isIntakeDraft(state.data) ? { ...state.data } : null

/** The draft of a feedback whose story and place are known and that wasn't compared yet. */
const draftToCompare = (state: FlowState | null | undefined): Draft | null => {
  const draft = draftOf(state)
  return draft?.text && draft.communeCode && draft.alike === undefined && !isKept(draft) ? draft : null
}

/**
 * While a feedback is written: once its story and place are known, and people told of the same within 30 days, offers to
 * follow theirs; never where somebody may be in danger. The offer stands beside the next question and stops nobody: whoever goes on sends a report of the own.
 */
export const withAlike = async (turn: Turn, outcome: Outcome): Promise<Outcome> => {
  const state = outcome.flow
  const draft = draftToCompare(state)
  const asked = outcome.replies.at(-1)
  if (!draft || !state || !asked || isOfDanger(draft, turn)) return outcome
  const { text, placeText, communeCode } = contentOf(feedbackIntake, draft, turn)
  const report = { text, placeText, communeCode, openedAt: turn.now }
  const alike = await turn.slices.cases.findAlike({ report, chat: turn.message.chat })
  if (!alike) return outcome
  const { id, people, label } = alike
  const offer: Reply = {
    ...asked,
    text: `${say.offer(people, label)}\n\n${asked.text}`,
    choices: [say.follow, ...asked.choices],
  }
  return {
    ...outcome,
    replies: [...outcome.replies.slice(0, -1), offer],
    flow: { ...state, data: { ...state.data, alike: id } },
  }
}

/** More words tell something else. */
const longestChoice = 8

const choosesToFollow = (text: string): boolean => {
  if (text === say.follow.value) return true
  const folded = foldMarks(text)
  if (/\brieng\b|\b(?:khong|ko|k|chang|dung) (?:muon |can |thich )?theo doi\b/.test(folded)) return false
  return folded.split(' ').length <= longestChoice && /\btheo doi\b|^theo cung$/.test(folded)
}

/** Opens the case of whoever chose to follow what others have sent; null: the message says something else. */
export const followChosen = async (turn: Turn): Promise<Outcome | null> => {
  const told = draftOf(turn.conversation.flow)
  if (typeof told?.alike !== 'string' || !choosesToFollow(turn.message.text)) return null
  const files = [...new Set([...(told.files ?? []), ...freshFiles(turn)])]
  const draft: Draft = { ...told, ...(files.length > 0 && { files }) }
  const { cases } = turn.slices
  const { id, chat } = turn.message
  const content = contentOf(feedbackIntake, draft, turn)
  const opened = await cases.follow({ content, mainId: told.alike, openedBy: id, chat, at: turn.now })
  if (!opened) return continueIntake(feedbackIntake, { ...draft, alike: null }, [reply(say.over)])
  const { state, agency, kind, receiptCode } = await cases.asFollowed(opened)
  return {
    replies: [reply(say.followed({ receiptCode, agency: agency.name, state: stateOf(kind, state).label }))],
    flow: null,
    context: { receipt: receiptCode, files: null, ...(draft.communeCode && { commune: draft.communeCode }) },
    isFinal: true,
  }
}
