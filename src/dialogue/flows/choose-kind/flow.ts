import { commandWords, kindWords } from '../../choice-words.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { beginIntake, draftFrom } from '../intake/intake.js'
import { complaintIntake } from '../send-complaint/flow.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { askKind, proposeKind, storyOf } from './propose-kind.js'

const begin: Record<string, (turn: Turn, story: string | null) => Outcome> = {
  [kindWords.feedback]: (turn, story) => beginIntake(feedbackIntake, turn, draftFrom(story)),
  [kindWords.complaint]: (turn, story) => beginIntake(complaintIntake, turn, draftFrom(story)),
  [kindWords.denunciation]: (_turn, story) => askWhetherToSign(draftFrom(story)),
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
    const named = kindNamed(turn)
    return named ? (begin[named]?.(turn, storyOf(state)) ?? null) : null
  },
  askAgain: () => askKind(null),
  commands: {
    [commandWords.send](turn, argument) {
      const { flow } = turn.conversation
      const story = flow?.name === 'choose-kind' ? storyOf(flow) : null
      return begin[argument]?.(turn, story) ?? proposeKind(turn, null)
    },
  },
}
