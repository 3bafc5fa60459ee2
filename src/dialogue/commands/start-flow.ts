import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import { accusesOffice } from '../accuses-office.js'
import { choices, menuChoices } from '../choices.js'
import type { Outcome } from '../conversation.js'
import type { Flow, Turn } from '../flow.js'
import { alarmOf } from '../flows/alert/alarm-of.js'
import { newsReply } from '../flows/alert/alert-reply.js'
import { answerProcedure } from '../flows/answer-procedure/flow.js'
import { tellAbout } from '../flows/answer-procedure/tell-about.js'
import { namedShortly, withTopic } from '../flows/answer-procedure/topics.js'
import { beginKind } from '../flows/choose-kind/flow.js'
import { statesKind } from '../flows/choose-kind/named-kind.js'
import { proposeKind } from '../flows/choose-kind/propose-kind.js'
import { asksOfPlace, contactInfo } from '../flows/contact-info/flow.js'
import { flowNamed } from '../flows/index.js'
import { draftFrom, tellsSomething } from '../flows/intake/gather.js'
import { wording } from '../wording.js'
import { asks, isQuestion } from './asks.js'

/** Below this the bot says that it didn't understand; between the two it asks which. */
const leastConfidence = 0.35

const sureEnough = 0.6

export const interruptsFrom = 0.75

const mostFurther = 2

export const mostAsking = 60

const grievances = new Set(['feedback', 'complaint', 'denunciation'])

/** A wish to talk to a person, not a story in which somebody met one. */
export const asksForPerson = (text: string): boolean =>
  text.length <= mostAsking &&
  /^((cho|xin|nho|toi|em|chau|minh|muon|can|duoc) )*(gap|noi chuyen|noi may|ket noi) /.test(`${foldMarks(text)} `)

const flowFor = ({ slices }: Turn, intent: string): Flow | undefined =>
  flowNamed(slices.understanding.flows.get(intent) ?? '')

/** Words that accuse people in office are asked about before anything else; a question about a procedure goes nowhere. */
export const mustGuard = (turn: Turn): boolean => {
  const { message, understood } = turn
  if (!accusesOffice(turn)) return false
  const isQuestion =
    understood.intent.startsWith('procedure_') && understood.confidence >= interruptsFrom && asks(message.text)
  return !isQuestion && !(understood.intent === 'human_handoff' && asksForPerson(message.text))
}

const aside =
  /^(.{15,}?)[,.;]?\s+(?:(?:với lại|voi lai|tiện thể|tien the|nhân tiện|nhan tien|ngoài ra|ngoai ra|sẵn tiện|san tien|à mà|a ma|và|va)\s+)?((?:(?:cho|xin) (?:mình |tôi |toi |em |minh |cháu |chau )?)?(?:hỏi|hoi)\s.{8,})$/isu

/** "em có 2 việc:" */
const counted = /^.{0,25}?(?:có|co) (?:2|hai|mấy|may|3|ba) (?:việc|viec|chuyện|chuyen|vấn đề|van de)\s*[:,-]?\s*/iu

/** A report and a question in one message: the question is answered, then the report goes on. */
const startBoth = async (turn: Turn): Promise<Outcome | null> => {
  const [, whole = '', question = ''] = aside.exec(turn.message.text) ?? []
  const story = whole.replace(counted, '')
  if (question === '') return null
  const { understand } = turn.slices.understanding
  const [told, asked] = [understand(story), understand(question)]
  if (!grievances.has(told.intent) || !asked.intent.startsWith('procedure_')) return null
  const piece = (text: string, understood: Turn['understood']): Turn => ({
    ...turn,
    message: { ...turn.message, text },
    understood: { ...understood, also: [] },
  })
  const answer = await startFlow({ ...piece(question, asked), isFurther: true })
  const report = await startFlow(piece(story, told))
  return {
    ...report,
    replies: [...answer.replies, ...report.replies],
    context: { ...answer.context, ...report.context },
  }
}

const mediation = 'mediate-land-dispute'

/** A quarrel between private people: mediation first; what is asked next is about that. */
const disputeOf = ({ message, slices, conversation }: Turn): Outcome => ({
  replies: [reply(wording.dispute, [...wording.disputeChoices])],
  context: slices.catalog.get(mediation)
    ? { procedure: mediation, topics: withTopic(conversation.context.topics, mediation, message.text) }
    : {},
})

/** A death or birth told plainly: a word for it, then the bundle of what to do. */
const startFromNews = async (turn: Turn): Promise<Outcome | null> => {
  const { news, lifeEvent, procedure } = turn.understood
  if (!news || !lifeEvent || procedure) return null
  const told = await answerProcedure.begin({ ...turn, understood: { ...turn.understood, intent: 'procedure_info' } })
  return { ...told, replies: [reply(newsReply(news)), ...told.replies] }
}

/** A statement without a request that says a procedure's name: "con em chưa làm khai sinh". */
const namedByStatement = (turn: Turn): string | null => {
  const { intent, confidence, isNamed, certainty, candidates, otherAgency } = turn.understood
  const isOpen = intent === 'out_of_scope' || confidence < leastConfidence
  if (!isOpen || otherAgency) return null
  return isNamed && certainty === 'sure' ? (candidates[0]?.slug ?? null) : namedShortly(turn)
}

export const startFlow = async (turn: Turn): Promise<Outcome> => {
  const { understood } = turn
  if (mustGuard(turn)) {
    const proposed = proposeKind(turn, 'denunciation')
    return { ...proposed, replies: [...alarmOf(turn), ...proposed.replies] }
  }
  const told = (await startFromNews(turn)) ?? (turn.isFurther ? null : await startBoth(turn))
  if (told) return told
  if (understood.alert?.level === 'emergency')
    return { replies: alarmOf(turn).map((said) => ({ ...said, choices: [choices.sendFeedback] })) }
  if (understood.isPrivateQuarrel) return disputeOf(turn)
  const stated = statesKind(turn.message.text)
  if (stated && grievances.has(understood.intent)) return beginKind(stated, turn, draftFrom(turn.message.text))
  if (grievances.has(understood.intent) && understood.confidence < sureEnough) return proposeKind(turn, null)
  const named = namedByStatement(turn)
  if (named) return tellAbout(turn, named, 'all')
  if (asksOfPlace(turn)) return contactInfo.begin(turn)
  if (understood.intent === 'contact_info' && tellsEvent(turn))
    return beginKind('feedback', turn, draftFrom(turn.message.text))
  const flow = flowFor(turn, understood.intent)
  if (flow && understood.confidence >= leastConfidence) return withFurther(turn, await flow.begin(turn))
  return { replies: [reply(wording.notUnderstood, menuChoices)], lesson: 'missed' }
}

const leastStory = 12

const happens =
  /\b(?:hong|hu|sut|lun|ngap|tac|do|vo|chay nuoc|rac|o ga|mat (?:dien|nuoc)|hoi thoi|on ao|chat cay|lan chiem|xa thai)\b/

/** A story in which an office is named, not a question for its address. */
const tellsEvent = ({ message: { text } }: Turn): boolean =>
  !isQuestion(text) &&
  !asks(text) &&
  (text.split(/\s+/).length >= leastStory || (tellsSomething(text) && happens.test(foldMarks(text))))

/** Answers the further requests of a message too. What the first asks of the person stands last; a further one asks only where that doesn't. */
const withFurther = async (turn: Turn, first: Outcome): Promise<Outcome> => {
  const { understood, message, slices } = turn
  const told: Outcome = { replies: [] }
  for (const { text, intent, procedure } of understood.also.slice(0, mostFurther)) {
    const flow = flowFor(turn, intent)
    const piece = { ...slices.understanding.understand(text), intent, procedure, also: [] }
    const outcome = await flow?.begin({ ...turn, message: { ...message, text }, understood: piece, isFurther: true })
    if (!outcome || (outcome.flow && (first.flow || told.flow))) continue
    told.replies.push(...outcome.replies)
    if (outcome.flow) told.flow = outcome.flow
    if (outcome.lesson) told.lesson = outcome.lesson
    told.context = { ...told.context, ...outcome.context }
  }
  const lesson = first.lesson ?? told.lesson
  const both = { ...first, ...(lesson && { lesson }), context: { ...told.context, ...first.context } }
  if (first.flow) return { ...both, replies: [...told.replies, ...first.replies] }
  return { ...both, ...(told.flow && { flow: told.flow }), replies: [...first.replies, ...told.replies] }
}
