import { findFeeCircumstances } from '../../../catalog/fee-circumstances.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { commandWords, payload } from '../../choice-words.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome, Topic } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { noteUnanswered } from '../../note-unanswered.js'
import { tellAbout } from './flow.js'
import { ageIn, topicReturnedTo, withTopic } from './topics.js'
import { procedureWording as say } from './wording.js'

const smallTalk = new Set(['thanks', 'goodbye', 'greeting', 'help', 'cancel', 'human_handoff', 'survey'])
const grievances = new Set(['feedback', 'complaint', 'denunciation', 'case_status', 'contact_info'])
const sure = 0.75
const quiteSure = 0.9
const mostStated = 20

const aspects = {
  procedure_fee: 'fee',
  procedure_time: 'time',
  procedure_place: 'place',
  procedure_form: 'form',
} as const

/** The message names another procedure than the one spoken of. */
const namesAnother = ({ understood }: Turn, { slug }: Topic): boolean =>
  understood.procedure !== null && understood.procedure.slug !== slug && understood.certainty === 'sure'

const hasCounts = ({ understood }: Turn): boolean => {
  const { pages, copies } = understood.entities
  return pages !== null || copies !== null || Object.keys(findFeeCircumstances(understood.request).counts).length > 0
}

const remember = (turn: Turn, { slug }: Topic): Outcome['context'] => ({
  procedure: slug,
  topics: withTopic(turn.conversation.context.topics, slug, turn.message.text),
})

const more = (turn: Turn, { slug }: Topic): Reply['choices'] => {
  const name = turn.slices.catalog.get(slug)?.short_name
  return name ? [{ label: say.aboutAll(name), value: payload(commandWords.procedure, slug) }] : []
}

/** A short answer from the procedure that is spoken of; null: it has none that is sure. */
const smallAnswer = (turn: Turn, topic: Topic, text: string): { outcome: Outcome; isKnown: boolean } | null => {
  const age = ageIn([...topic.told, text])
  const found = turn.slices.understanding.findAnswer(topic.slug, text, age === undefined ? {} : { age })
  if (!found) return null
  const basis = found.basis.length > 0 ? `\n${say.basis(found.basis.join('; '))}` : ''
  return {
    isKnown: found.from !== 'unknown',
    outcome: { replies: [reply(`${found.text}${basis}`, more(turn, topic))], context: remember(turn, topic) },
  }
}

/** Somebody tells of their situation: what follows from it for what is spoken of, or that it is noted. */
const afterStatement = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const { message, understood } = turn
  if (
    message.text.split(/\s+/).length > mostStated ||
    (grievances.has(understood.intent) && understood.confidence >= sure)
  )
    return null
  const { groups } = findFeeCircumstances(message.text)
  if (groups.length > 0) {
    const told = await tellAbout(turn, topic.slug, 'fee')
    return { ...told, context: { ...told.context, ...remember(turn, topic) } }
  }
  const name = turn.slices.catalog.get(topic.slug)?.short_name
  if (!name) return null
  return {
    replies: [
      reply(say.toldNoted(name), [
        { label: say.myPapers, value: payload(commandWords.myPapers, topic.slug) },
        ...more(turn, topic),
      ]),
    ],
    context: remember(turn, topic),
  }
}

/**
 * What a message says about the procedure that is spoken of: its own short answers first, then its plain fields. Null: the
 * message is about something else.
 */
export const answerInTopic = async (turn: Turn): Promise<Outcome | null> => {
  const { topics } = turn.conversation.context
  const { understood, message } = turn
  const [current] = topics
  if (!current || message.text.startsWith('/')) return null
  if (understood.alert !== null || understood.isPrivateQuarrel) return null
  const returned = topicReturnedTo(turn)
  if (returned) {
    if (returned.rest === '') return tellAbout(turn, returned.topic.slug, 'all')
    const asked = smallAnswer(turn, returned.topic, returned.rest)
    if (asked?.isKnown) return asked.outcome
    const { intent } = turn.slices.understanding.understand(returned.rest)
    return tellAbout(turn, returned.topic.slug, aspects[intent as keyof typeof aspects] ?? 'all')
  }
  if (smallTalk.has(understood.intent) && understood.confidence >= sure) return null
  if (grievances.has(understood.intent) && understood.confidence >= quiteSure) return null
  if (understood.also.length > 0) return null
  const isOther = namesAnother(turn, current)
  if (!isOther && understood.intent === 'procedure_fee' && hasCounts(turn)) return tellAbout(turn, current.slug, 'fee')
  const asked = smallAnswer(turn, current, message.text)
  if (asked?.isKnown) return asked.outcome
  if (isOther || understood.otherAgency || understood.lifeEvent) return null
  if (!isQuestion(message.text) && !understood.intent.startsWith('procedure_')) return afterStatement(turn, current)
  const aspect = aspects[understood.intent as keyof typeof aspects]
  if (aspect && understood.certainty !== 'choose') return tellAbout(turn, current.slug, aspect)
  if (!asked || (understood.certainty === 'choose' && understood.intent.startsWith('procedure_'))) return null
  await noteUnanswered(turn)
  return asked.outcome
}
