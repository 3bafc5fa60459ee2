import { describeFeeBriefly } from '../../../catalog/fees.js'
import { localDay } from '../../../shared/clock.js'
import { foldMarks } from '../../../shared/text.js'
import { commandWords, payload } from '../../choice-words.js'
import { asks, isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { foldLetters } from '../intake/told/fold-letters.js'
import { papersWanted } from './in-topic.js'
import { procedureWording as say } from './wording.js'

const mostClauses = 3
const fewestWords = 2
const mostWords = 14

/** What is asked of every procedure, as people ask it behind another question: "mất bao lâu và bao nhiêu tiền". */
const asked =
  /(?<!\p{L})(?:(?:va|voi|roi|xong) )?(?:(?:mat|het|ton|phai|trong) )*(?:(?:le )?phi (?:bn|bao nhieu)|bao nhieu tien|bao tien|bn tien|may tien|bao lau|may ngay|bao nhieu ngay|(?:nop|lam|dang ky|dk|xin) (?:o dau|cho nao))(?!\p{L})/gu
const joint = /^(?:và|va|với|voi|rồi|roi|xong)\s+|\s+(?:và|va|với|voi|rồi|roi)$/giu

/** "nộp ở đâu bn tiền mấy ngày" is three questions. */
const partsOf = (clause: string): string[] => {
  const said = clause.normalize('NFC')
  const starts = [...foldLetters(said).matchAll(asked)].map(({ index }) => index).slice(1)
  return [0, ...starts].map((from, k) => said.slice(from, starts[k]).trim().replace(joint, ''))
}

/** The questions of a message, as its commas part them and the parts of a procedure that are asked for. */
const questionsIn = (text: string): string[] =>
  text
    .split(/[,.;?!\n]+/)
    .flatMap(partsOf)
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
      section: sectionAsked(turn, question),
      found: slices.understanding.findAnswer(procedure.slug, question),
    }))
  const all = told.replies.map(({ text }) => text).join('\n')
  const isTold = ({ section, found }: (typeof answers)[number]): boolean =>
    (found !== null && all.toLowerCase().includes(found.text.slice(-shared).toLowerCase())) ||
    (section !== null && headings[section].test(all))
  const left = answers.filter((one) => !isTold(one))
  const open = left.length < answers.length ? left : left.slice(1)
  if (open.length === 0) return told
  const day = localDay(turn.now)
  const [fee, ...otherFees] = procedure.fees ?? []
  const lines = open.map(({ question, section, found }) =>
    found?.from === 'answer' && section !== 'papers'
      ? say.alsoAsked(question, found.text)
      : section === 'fee' && fee && otherFees.length === 0
        ? say.alsoAsked(question, describeFeeBriefly(fee, day))
        : section
          ? say.alsoBelow(question, say.choices[section])
          : say.alsoUnknown(question, procedure.received_by_text.replace(/[.;]$/, '')),
  )
  const offered = open.flatMap(({ section }) =>
    section && !first.choices.some(({ label }) => label === say.choices[section])
      ? [{ label: say.choices[section], value: payload(commandWords[section], procedure.slug) }]
      : [],
  )
  const isMissed = open.some(({ section, found }) => section === null && found?.from !== 'answer')
  return {
    ...told,
    replies: [
      { ...first, text: [first.text, '', ...lines].join('\n'), choices: [...offered, ...first.choices] },
      ...others,
    ],
    ...(isMissed && { lesson: 'missed' as const }),
  }
}

/** The line that begins a part of an answer. */
const headings = { papers: /^Giấy tờ[^\n]*:/m, fee: /^Phí, lệ phí:/m, time: /^Thời hạn:/m, place: /^Nơi nộp:/m }
const sections = { procedure_fee: 'fee', procedure_time: 'time', procedure_place: 'place' } as const
const exempt = /\b(?:mien|giam)\b/

/** The part of an answer that a question asks for as a whole; null: something smaller. */
const sectionAsked = ({ slices }: Turn, question: string): 'papers' | 'fee' | 'time' | 'place' | null => {
  const folded = foldMarks(question)
  if (papersWanted.test(folded)) return 'papers'
  const { intent, confidence } = slices.understanding.understand(question)
  return exempt.test(folded) || confidence < sure ? null : (sections[intent as keyof typeof sections] ?? null)
}
const sure = 0.75

/** So many letters of the end of an answer tell that it was given: its beginning is made polite. */
const shared = 24
