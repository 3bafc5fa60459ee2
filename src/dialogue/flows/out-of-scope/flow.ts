import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { namesNothing } from '../answer-procedure/asking-only.js'
import { outOfScopeWording as say } from './wording.js'

export const outOfScope: Flow = {
  name: 'out-of-scope',
  begin: () => ({
    replies: [reply(say.outOfScope, [choices.help, choices.person])],
    lesson: 'outside',
    context: { refused: true },
  }),
}

const mostWords = 4

/** "bao lâu", "phí bao nhiêu" behind what isn't helped with, while nothing else was spoken of: it is of that. Null: it isn't. */
export const answerOfRefused = ({ conversation: { context }, message: { text }, understood }: Turn): Outcome | null => {
  if (!context.refused || context.topics.length > 0 || context.matter || text.startsWith('/')) return null
  const { intent, isNamed, alert } = understood
  const isShort = text.split(/\s+/).length <= mostWords && !isNamed
  if (alert || !intent.startsWith('procedure_') || !(isShort || namesNothing(foldMarks(text)))) return null
  return { replies: [reply(say.notOfThat, [choices.help, choices.person])], context: { refused: true } }
}
