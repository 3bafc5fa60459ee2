import type { Rating } from '../../../cases/case.js'
import { kindOf } from '../../../cases/kinds/index.js'
import { scores } from '../../../cases/rate-case.js'
import { reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { ratingWording as say } from './wording.js'

const scoreOf = (text: string | undefined): Rating['score'] | undefined =>
  scores.find((score) => String(score) === text)

const rate = async (turn: Turn, argument: string): Promise<Outcome> => {
  const [code = '', mark] = argument.split(/\s+/)
  const score = scoreOf(mark)
  const found = await turn.slices.cases.getByReceiptCode(code.toUpperCase())
  const isOwn = found?.chat === turn.message.chat && !kindOf(found.kind).isProtected
  if (!found || !isOwn || !score) return { replies: [reply(say.unknown, [choices.track])] }
  if (!(await turn.slices.cases.rate(found, { score, messageId: turn.message.id, at: turn.now })))
    throw new Conflict('the case changed while the mark was stored')
  return {
    replies: [score <= 2 ? reply(say.sorry, [choices.sendFeedback, choices.person]) : reply(say.thanks)],
    isFinal: true,
  }
}

/** A mark of 1 to 5 for how a case was handled, by one tap under the answer. */
export const rateByChoice: Flow = {
  name: 'rate-case',
  begin: () => ({ replies: [reply(say.unknown, [choices.track])] }),
  payloads: { [commandWords.rate]: rate },
}
