import { stateOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { freshFiles } from '../../fresh-files.js'
import { continueIntake } from '../intake/begin-intake.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { gather, whatIsNoted } from '../intake/gather.js'
import { contentOf } from '../intake/send-draft.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { askAlike } from './offer-alike.js'
import { followAlikeWording as say } from './wording.js'

/** More words tell something else. */
const longestChoice = 8

const chosen = (text: string): 'follow' | 'alone' | null => {
  if (text === say.follow.value) return 'follow'
  if (text === say.alone.value) return 'alone'
  const folded = foldMarks(text)
  if (/\brieng\b|\b(?:khong|ko|k|chang|dung) (?:muon |can |thich )?theo doi\b/.test(folded)) return 'alone'
  return folded.split(' ').length <= longestChoice && /\btheo doi\b|^theo cung$/.test(folded) ? 'follow' : null
}

const sendAlone = (draft: Draft, before = [] as string[]): Outcome =>
  continueIntake(
    feedbackIntake,
    { ...draft, isAlone: true },
    before.map((text) => reply(text)),
  )

const follow = async (turn: Turn, draft: Draft, mainId: string): Promise<Outcome> => {
  const { cases } = turn.slices
  const { id, chat } = turn.message
  const content = contentOf(feedbackIntake, draft, turn)
  const opened = await cases.follow({ content, mainId, openedBy: id, chat, at: turn.now })
  if (!opened) return sendAlone(draft, [say.over])
  const { state, agency, kind, receiptCode } = await cases.asFollowed(opened)
  return {
    replies: [reply(say.followed({ receiptCode, agency: agency.name, state: stateOf(kind, state).label }))],
    flow: null,
    context: { receipt: receiptCode, files: null, ...(draft.communeCode && { commune: draft.communeCode }) },
    isFinal: true,
  }
}

/** Asked while a feedback is written: to follow what others have sent of the same matter, or to send one's own. */
export const followAlike: Flow = {
  name: 'follow-alike',
  version: 1,
  keepsDraft: true,
  begin: () => continueIntake(feedbackIntake, {}),
  answer(turn, state) {
    const { draft: told, id, people, label } = state.data
    if (!isIntakeDraft(told) || typeof id !== 'string') return null
    const files = [...new Set([...(told.files ?? []), ...freshFiles(turn)])]
    const draft: Draft = { ...told, ...(files.length > 0 && { files }) }
    const { text } = turn.message
    const choice = chosen(text)
    if (choice === 'follow') return follow(turn, draft, id)
    if (choice === 'alone') return sendAlone(draft)
    const next = text.startsWith('/') ? null : gather(draft, text)
    if (!next) return null
    return {
      replies: [reply(whatIsNoted(draft, next)), askAlike(people, label)],
      flow: { ...state, data: { ...state.data, draft: next } },
    }
  },
  askAgain: ({ data }) => askAlike(data.people, data.label),
}
