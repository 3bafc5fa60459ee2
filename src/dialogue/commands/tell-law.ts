import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import type { LawAnswer } from '../../understanding/facts/law-answers.js'
import { accusesOffice } from '../accuses-office.js'
import { choices } from '../choices.js'
import type { LawMatter, Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { freshAlarm } from '../flows/alert/fresh-alarm.js'
import { asksWhereToDenounce } from '../flows/answer-procedure/where-to-denounce.js'
import { findStepAnswer, stepAnswerText } from '../flows/intake/step-answers.js'
import { tellsFear } from '../flows/intake/told/fears.js'
import { tellOfCrime } from '../flows/report-crime/tell-of-crime.js'
import { findLaw, kindOfMatter, lawBehind, matterAfter } from '../law-questions.js'
import { inBetween } from '../patterns/continue.js'
import { wording } from '../wording.js'
import { isQuestion } from './asks.js'
import type { Handler } from './handler.js'

const tellLaw = (found: LawAnswer, matter: LawMatter): Outcome => ({
  replies: [reply(`${found.text}\n${wording.basis(found.basis)}`, [choices.person])],
  context: { wasLaw: matter },
})

const mostBare = 4

/** A question about the law on complaints, denunciations, feedback, reception or data, of no one procedure. */
export const askAboutLaw: Handler = (turn, open) => {
  if ((open && !isQuestion(turn.message.text)) || asksWhereToDenounce(turn.understood)) return null
  const matter = open?.flow.matter?.(open.state) ?? (turn.conversation.context.wasLaw || null)
  const { wasLaw } = turn.conversation.context
  const isBare = !open && turn.message.text.split(/\s+/).length <= mostBare
  const onward = isBare ? askOnAboutLaw(turn, wasLaw) : null
  if (onward) return onward
  const found = findLaw(turn, matter)
  const outcome = found
    ? tellLaw(found.answer, matterAfter(found.answer, matter))
    : open
      ? null
      : askOnAboutLaw(turn, turn.conversation.context.wasLaw)
  return open && outcome ? inBetween(turn, outcome, open.flow, open.state) : outcome
}

/** A further question after the law was told. */
export const askOnAboutLaw = (turn: Turn, matter: LawMatter | false): Outcome | null => {
  const kind = matter && kindOfMatter(matter)
  const found = matter && kind && findStepAnswer(kind, turn)
  return found && matter
    ? { replies: [reply(stepAnswerText(found), [choices.person])], context: { wasLaw: matter } }
    : null
}

/** "thế tôi không rút nữa", after the law on taking back was told. */
const keepsPetition = ({ message: { text }, conversation: { context } }: Turn): boolean =>
  Boolean(context.wasLaw) &&
  /\b(?:khong|ko|k|thoi)(?: \w+)? rut(?: don)?(?: nua)?\b/.test(foldMarks(text)) &&
  !isQuestion(text)

/** Fear before anything was told: how whoever sends is protected, and the way to send. */
const tellProtection = ({ now }: Turn): Outcome => ({
  replies: [reply(wording.protectedWays, [...wording.protectedChoices])],
  context: { protectedAt: now, wasLaw: 'tố cáo' },
})

/** Somebody tells that they want a petition back, or were answered: what the law says to it. */
export const tellOfPetition: Handler = (turn) => {
  const { text } = turn.message
  if (keepsPetition(turn))
    return {
      replies: [reply(wording.notWithdrawn, [choices.person])],
      context: { wasLaw: turn.conversation.context.wasLaw },
    }
  if (
    tellsFear(text) &&
    !turn.conversation.context.receipt &&
    !accusesOffice(turn) &&
    !turn.understood.alert &&
    !freshAlarm(turn)
  )
    return tellOfCrime(turn) ?? tellProtection(turn)
  const behind = lawBehind(text)
  const found = behind && turn.slices.understanding.findLawAnswer(behind.asked)
  return behind && found ? tellLaw(found, behind.matter) : null
}
