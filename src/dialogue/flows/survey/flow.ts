import { type Choice, type Reply, reply } from '../../../messaging/message.js'
import { nameInSentence } from '../../../places/communes.js'
import { foldMarks } from '../../../shared/text.js'
import type { AnswerKind } from '../../../surveys/facts.js'
import { optionSaid, optionsOf, type Question, type Questions, questionsFor } from '../../../surveys/questions.js'
import { surveyWording as surveySay } from '../../../surveys/wording.js'
import { surveyWords } from '../../../surveys/words.js'
import { answerWords, argumentOf, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { ownCase } from '../follow-up-case/case-step.js'
import { offerToAdd } from '../follow-up-case/follow-up.js'
import { refusesAsking } from './refuses-asking.js'
import { surveyWording as say } from './wording.js'

const kinds = ['case', 'guidance'] as const

/** Which answer goes on, on which occasion, how many of its questions were passed, and how often something came between. */
type Asked = { about: string; kind: (typeof kinds)[number]; next: number; cuts?: number }

/** Whoever asks something else more often than this in its middle is left alone. */
const mostCuts = 2

const skip: Choice = { label: say.skip, value: payload(answerWords.skip) }
const refusal: Choice = { label: surveySay.refuse, value: payload(surveyWords.refuse) }

const asking = (asked: Asked): FlowState => ({ name: 'survey', version: 1, step: 'question', data: asked })

const askedOf = ({ data }: FlowState): Asked | null =>
  typeof data.about === 'string' && typeof data.next === 'number' && kinds.some((kind) => kind === data.kind)
    ? (data as Asked)
    : null

/** With the free sentence at the end. */
const countOf = (questions: Questions, kind: AnswerKind): number => questionsFor(questions, kind).length + 1

const questionAt = ({ slices }: Pick<Turn, 'slices'>, { kind, next }: Asked): Question | undefined =>
  questionsFor(slices.surveys.questions, kind)[next]

const questionReply = ({ slices }: Pick<Turn, 'slices'>, asked: Asked): Reply => {
  const { questions } = slices.surveys
  const place = say.place(asked.next + 1, countOf(questions, asked.kind))
  const question = questionAt({ slices }, asked)
  if (!question) return reply(`${place} ${questions.sentence.text}`, [skip])
  const marks = optionsOf(questions, question.measures).map(({ mark, label }) => ({
    label,
    value: payload(surveyWords.answer, String(mark)),
  }))
  return reply(`${place} ${question.text}`, [...marks, skip])
}

/** After the first tap: more may be asked, and whoever wants is left alone. */
export const offerMore = (turn: Turn, asked: Pick<Asked, 'about' | 'kind'>): Reply =>
  reply(say.offer(countOf(turn.slices.surveys.questions, asked.kind)), [
    { label: say.more, value: payload(surveyWords.more, asked.kind, asked.about) },
    refusal,
  ])

const goOn = (turn: Turn, asked: Asked, before: Reply[] = []): Outcome => ({
  replies: [...before, questionReply(turn, asked)],
  flow: asking(asked),
  context: { survey: { about: asked.about, kind: asked.kind, isBegun: true } },
  isFinal: true,
})

/** Ends the survey, also one that waits behind something else. */
const refuse = async ({ slices, message, conversation, now }: Turn): Promise<Outcome> => {
  await slices.surveys.refuse(message.chat, now)
  return {
    replies: [reply(say.refused)],
    flow: null,
    suspended: conversation.suspended.filter(({ name }) => name !== survey.name),
    isFinal: true,
  }
}

/** The first tap about guidance: '<invitation> <mark>'. */
const markGuidance = async (turn: Turn, argument: string): Promise<Outcome> => {
  const { slices, message, now } = turn
  const [about = '', said = ''] = argument.split(/\s+/)
  const option = optionSaid(slices.surveys.questions, 'access', said)
  const isTaken =
    option !== undefined &&
    (await slices.surveys.noteGuidanceMark(about, { chat: message.chat, score: Number(option.mark), at: now }))
  if (!isTaken) return { replies: [reply(say.unknown)] }
  return {
    replies: [reply(say.thanksForMark), offerMore(turn, { about, kind: 'guidance' })],
    context: { survey: { about, kind: 'guidance', isBegun: false } },
    isFinal: true,
  }
}

/** A wish not to be asked any more, in words; a draft that is open stays. */
export const refuseInWords = async (turn: Turn): Promise<Outcome | null> =>
  refusesAsking(turn.message.text) ? refuse(turn) : null

const freshMs = 30 * 60_000

/** Displeasure right after a case was sent or looked up is offered to that case; whatever names a commune is meant for it. */
const aboutCaseInHand = async (turn: Turn): Promise<Outcome | null> => {
  const { conversation, message, understood, now } = turn
  const { lastTurnAt, context } = conversation
  const isFresh = lastTurnAt !== null && now.getTime() - new Date(lastTurnAt).getTime() < freshMs
  if (!isFresh || !isDispleased.test(foldMarks(message.text)) || understood.places.length > 0) return null
  const found = await ownCase(turn, context.receipt)
  return found && !found.awaitsCitizen ? offerToAdd(turn, found) : null
}
const isDispleased = /\b(?:(?:khong|ko|chua|chang) (?:duoc )?hai long|qua loa|that vong|te|[12] (?:diem|sao))\b/

/** How an opinion is given: as a report, or on the sheet of the commune that is named. */
const tellWhere = ({ understood, slices }: Turn): Outcome => {
  const commune = understood.places.flatMap(({ communes }) => (communes.length === 1 ? communes : []))[0]
  const text = commune
    ? `${say.ask} ${say.sheet(nameInSentence(commune), slices.addresses.survey(commune.code))}`
    : say.ask
  return { replies: [reply(text, [choices.sendFeedback])] }
}

const begin = (turn: Turn, argument: string): Outcome => {
  const [said, about] = argument.split(/\s+/)
  const kind = kinds.find((one) => one === said)
  return kind && about ? goOn(turn, { about, kind, next: 0 }) : { replies: [reply(say.unknown)] }
}

const answerSentence = async (turn: Turn, { about }: Asked): Promise<Outcome> => {
  const { slices, message, now } = turn
  const isKept = await slices.surveys.addSentence(about, { chat: message.chat, text: message.text, at: now })
  return { replies: [reply(isKept ? say.thanks : say.notKept)], flow: null, isFinal: true }
}

const countIn = (folded: string): string | null => /(?:^| )(\d{1,2}) lan(?: |$)/.exec(folded)?.[1] ?? null

/** The words of an option, or its count within others: "đi 2 lần rồi". */
const isSaid = (label: string, typed: string): boolean => {
  const option = foldMarks(label)
  const count = countIn(option)
  return option === typed || (count !== null && triesToAnswer.test(typed) && countIn(typed) === count)
}

/** "tôi không rõ": the question is passed. */
const knowsNot =
  /^(?:(?:toi|em|minh|chau|bac|thi|cai nay|cau nay|da|a) )*(?:(?:khong|ko|k|kg|chua|chang|cha|hk) (?:(?:duoc|con|he) )?(?:biet|ro|nho|hieu|chac|de y|gap|co y kien|muon tra loi|tra loi)|chiu|quen)(?: (?:ro|nua|dau|lam|cau nay|cai nay|a|noi sao|tra loi sao))*$/
/** An answer of another question's kind: "2 lần", where a degree is asked for. */
const triesToAnswer =
  /^(?:(?:toi|em|minh|chau|phai|di|den|khoang|chac|co|la|mat|het|cung|a|da) )*(?:\d{1,2}|mot|hai|ba|bon|nam|nhieu|vai|may)(?: (?:lan|luot|buoi|chuyen|bua|diem|sao|ngay))?(?: (?:roi|thoi|a|nhe|lien|co))*$/

const answerQuestion = async (turn: Turn, asked: Asked, question: Question): Promise<Outcome | null> => {
  const { slices, message, now } = turn
  const { questions } = slices.surveys
  const typed = foldMarks(message.text)
  const said = argumentOf(surveyWords.answer, message.text)
  const option =
    said === null
      ? optionsOf(questions, question.measures).find(({ label }) => isSaid(label, typed))
      : optionSaid(questions, question.measures, said)
  if (!option && knowsNot.test(typed)) return goOn(turn, { ...asked, next: asked.next + 1 })
  if (!option && triesToAnswer.test(typed)) return { replies: [questionReply(turn, asked)], flow: asking(asked) }
  if (!option) return null
  const { about } = asked
  const { mark } = option
  if (!(await slices.surveys.addMark(about, { chat: message.chat, measure: question.measures, mark, at: now })))
    return { replies: [reply(say.unknown)], flow: null }
  const asksMoney = question.measures === 'extra' && mark !== 'none'
  return goOn(turn, { ...asked, next: asked.next + 1 }, asksMoney ? [reply(say.secret)] : [])
}

/** "trả lời thêm", typed: the questions where none was asked yet, else their sentence; null: there is no survey to go on with. */
export const answerMore = (turn: Turn): Outcome | null => {
  const { survey: offered } = turn.conversation.context
  if (!offered || foldMarks(turn.message.text) !== foldMarks(say.more)) return null
  const { about, kind, isBegun } = offered
  return goOn(turn, { about, kind, next: isBegun ? questionsFor(turn.slices.surveys.questions, kind).length : 0 })
}

/** What people think of how they were served: after the first tap further questions, one by one, as long as they like. */
export const survey: Flow = {
  name: 'survey',
  version: 1,
  begin: async (turn) => (await aboutCaseInHand(turn)) ?? tellWhere(turn),
  async answer(turn, state) {
    const asked = askedOf(state)
    if (!asked) return null
    const question = questionAt(turn, asked)
    if (turn.message.text === skip.value)
      return question ? goOn(turn, { ...asked, next: asked.next + 1 }) : { replies: [reply(say.thanks)], flow: null }
    if (question) return answerQuestion(turn, asked, question)
    return turn.message.text.startsWith('/') || isQuestion(turn.message.text) ? null : answerSentence(turn, asked)
  },
  lapses: true,
  askAgain(state, turn) {
    const asked = askedOf(state)
    return asked ? questionReply(turn, asked) : reply(say.unknown)
  },
  resumes(state, { message }) {
    if (refusesAsking(message.text)) return null
    const asked = askedOf(state)
    const cuts = (asked?.cuts ?? 0) + 1
    return asked && cuts <= mostCuts ? asking({ ...asked, cuts }) : null
  },
  payloads: {
    [surveyWords.mark]: markGuidance,
    [surveyWords.more]: begin,
    [surveyWords.refuse]: refuse,
  },
}
