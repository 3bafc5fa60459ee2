import { asks, isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { procedureWording as say } from './wording.js'

const mostClauses = 3
const fewestWords = 2
const mostWords = 14

/** The questions of a message, as its commas part them. */
const questionsIn = (text: string): string[] =>
  text
    .split(/[,.;?!\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(/\s+/).length >= fewestWords && (isQuestion(clause) || asks(clause)))

/**
 * "bao nhiêu tiền, có cần ký trước không": one of two questions about a procedure was answered; the other is, too, or it is
 * said that nobody knows.
 */
export const withSecondAsked = (turn: Turn, told: Outcome): Outcome => {
  const { message, slices, understood } = turn
  const slug = told.context?.procedure
  const [first, ...others] = told.replies
  const procedure = slug ? slices.catalog.get(slug) : null
  if (!procedure || !first || turn.isFurther || understood.also.length > 0 || message.text.startsWith('/')) return told
  const questions = questionsIn(message.text)
  if (questions.length < 2 || questions.length > mostClauses) return told
  const answers = questions
    .filter((question) => question.split(/\s+/).length <= mostWords)
    .map((question) => ({
      question,
      intent: slices.understanding.understand(question).intent,
      found: slices.understanding.findAnswer(procedure.slug, question),
    }))
  const all = told.replies.map(({ text }) => text).join('\n')
  const isTold = ({ intent, found }: (typeof answers)[number]): boolean =>
    (found !== null && all.toLowerCase().includes(found.text.slice(-shared).toLowerCase())) ||
    (intent === understood.intent && first.choices.length > 1)
  const left = answers.filter((one) => !isTold(one))
  const [open] = left.length < answers.length ? left : left.slice(1)
  if (!open) return told
  const isKnown = open.found && open.found.from !== 'unknown'
  const said = isKnown
    ? say.alsoAsked(open.question, open.found?.text ?? '')
    : say.alsoUnknown(open.question, procedure.received_by_text.replace(/[.;]$/, ''))
  return {
    ...told,
    replies: [{ ...first, text: `${first.text}\n\n${said}` }, ...others],
    ...(!isKnown && { lesson: 'missed' as const }),
  }
}

/** So many letters of the end of an answer tell that it was given: its beginning is made polite. */
const shared = 24
