import { accusesOffice } from '../../accuses-office.js'
import { commandWords, kindWords } from '../../choice-words.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { beginIntake, draftFrom } from '../intake/intake.js'
import { complaintIntake } from '../send-complaint/flow.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { askKind, proposeKind, proposeKindFor, storyOf, wasDenunciation } from './propose-kind.js'

const begin: Record<string, (turn: Turn, state: FlowState | null) => Outcome> = {
  [kindWords.feedback]: (turn, state) =>
    beginIntake(feedbackIntake, turn, {
      ...draftFrom(storyOf(state)),
      ...(wasDenunciation(state) && { isDenunciation: true }),
    }),
  [kindWords.complaint]: (turn, state) => beginIntake(complaintIntake, turn, draftFrom(storyOf(state))),
  [kindWords.denunciation]: (_turn, state) => askWhetherToSign(draftFrom(storyOf(state))),
}

const kindNamed = (turn: Turn): string | null => {
  const { intent, confidence } = turn.understood
  if (turn.message.text.length > 60 || confidence < 0.5) return null
  if (intent === 'feedback') return kindWords.feedback
  if (intent === 'complaint') return kindWords.complaint
  return intent === 'denunciation' ? kindWords.denunciation : null
}

export const chooseKind: Flow = {
  name: 'choose-kind',
  version: 1,
  begin: (turn) => proposeKind(turn, null),
  answer(turn, state) {
    if (accusesOffice(turn)) {
      const story = [storyOf(state), turn.message.text].filter(Boolean).join('\n')
      return proposeKindFor(turn, 'denunciation', story)
    }
    const named = kindNamed(turn)
    return named ? (begin[named]?.(turn, state) ?? null) : null
  },
  askAgain: () => askKind(null),
  isGuarded: true,
  payloads: {
    [commandWords.send](turn, argument) {
      const { flow } = turn.conversation
      return begin[argument]?.(turn, flow?.name === 'choose-kind' ? flow : null) ?? proposeKind(turn, null)
    },
  },
}
