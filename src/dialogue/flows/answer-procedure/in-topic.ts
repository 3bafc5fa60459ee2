import { isCounted } from '../../../catalog/said-quantities.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { answerWords, commandWords, payload } from '../../choice-words.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome, Topic } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { noteUnanswered } from '../../note-unanswered.js'
import { placeChoices } from '../../place-choices.js'
import { contactWording } from '../contact-info/wording.js'
import { readTold } from '../intake/told/read-told.js'
import { tellAbout } from './tell-about.js'
import { ageIn, topicReturnedTo, withTopic } from './topics.js'
import { procedureWording as say } from './wording.js'

const smallTalk = new Set(['thanks', 'goodbye', 'greeting', 'help', 'cancel', 'human_handoff', 'survey'])
const grievances = new Set(['feedback', 'complaint', 'denunciation', 'case_status', 'contact_info'])
const sure = 0.75
const quiteSure = 0.9
const mostStated = 20
const mostPlaceWords = 9

const aspects = {
  procedure_fee: 'fee',
  procedure_time: 'time',
  procedure_place: 'place',
  procedure_form: 'form',
} as const

/** The message names another procedure than the one spoken of. */
const namesAnother = ({ understood }: Turn, { slug }: Topic): boolean =>
  understood.procedure !== null && understood.procedure.slug !== slug && understood.certainty === 'sure'

const hasCounts = ({ understood }: Turn): boolean => understood.entities.quantities.some(isCounted)

const remember = (turn: Turn, { slug }: Topic): Outcome['context'] => ({
  procedure: slug,
  topics: withTopic(turn.conversation.context.topics, slug, turn.message.text),
})

const more = (turn: Turn, { slug }: Topic): Reply['choices'] => {
  const name = turn.slices.catalog.get(slug)?.short_name
  return name ? [{ label: say.aboutAll(name), value: payload(commandWords.procedure, slug) }] : []
}

/** A plain yes or no is said politely. */
const said = (text: string): string => text.replace(/^(Được|Có|Không|Không cần|Không phải|Chưa được|Phải)\./u, '$1 ạ.')

/** A short answer from the procedure that is spoken of; null: it has none that is sure. */
const smallAnswer = (turn: Turn, topic: Topic, asked: string): { outcome: Outcome; isKnown: boolean } | null => {
  const age = ageIn([...topic.told, asked])
  const found = turn.slices.understanding.findAnswer(topic.slug, asked, age === undefined ? {} : { age })
  if (!found) return null
  const text = said(found.text)
  const basis = found.basis.length > 0 ? `\n${say.basis(found.basis.join('; '))}` : ''
  return {
    isKnown: found.from !== 'unknown',
    outcome: { replies: [reply(`${text}${basis}`, more(turn, topic))], context: remember(turn, topic) },
  }
}

const papersWanted =
  /\b(?:(?:gui|cho|xem|doc|nhac) (?:lai )?(?:\w+ ){0,4}danh sach|danh sach giay to|(?:mang|can|nop|chuan bi|cam|dem)(?: theo| them| nhung| di)* (?:nhung )?(?:gi|giay to gi|nhung gi|cai gi|giay gi|j))\b/

/** A bare place in the talk of a procedure: where to go there. */
const atPlace = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const { text } = turn.message
  if (text.split(/\s+/).length > mostPlaceWords || isQuestion(text)) return null
  const told = readTold(text, { open: 'place', fields: new Set(['place']) })
  if (told.content !== '') return null
  if (told.ambiguous)
    return {
      replies: [reply(contactWording.whichCommune, placeChoices(told.ambiguous.communes, answerWords.commune))],
      flow: { name: 'my-commune', version: 1, step: 'commune', data: { slug: topic.slug } },
    }
  const code = told.set.communeCode
  if (!code) return null
  const { conversation } = turn
  const known = { ...turn, conversation: { ...conversation, context: { ...conversation.context, commune: code } } }
  const said = await tellAbout(known, topic.slug, 'place')
  return { ...said, context: { ...said.context, commune: code } }
}

/** Somebody tells of their situation: what follows from it for what is spoken of, or that it is noted. */
const afterStatement = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const { message, understood } = turn
  if (
    message.text.split(/\s+/).length > mostStated ||
    (grievances.has(understood.intent) && understood.confidence >= sure)
  )
    return null
  if (understood.entities.people.some(({ groups }) => groups.length > 0)) {
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
  const placed = await atPlace(turn, current)
  if (placed) return placed
  const isOther = namesAnother(turn, current)
  if (!isOther && papersWanted.test(foldMarks(message.text))) return tellAbout(turn, current.slug, 'papers')
  if (!isOther && understood.intent === 'procedure_fee' && hasCounts(turn)) return tellAbout(turn, current.slug, 'fee')
  const asked = smallAnswer(turn, current, message.text)
  if (asked?.isKnown) return asked.outcome
  if (isOther || understood.otherAgency || understood.lifeEvent) return null
  if (!isQuestion(message.text) && !understood.intent.startsWith('procedure_')) return afterStatement(turn, current)
  if (understood.intent === 'out_of_scope' && !asked) return afterStatement(turn, current)
  const aspect = aspects[understood.intent as keyof typeof aspects]
  if (aspect && understood.certainty !== 'choose') return tellAbout(turn, current.slug, aspect)
  if (!asked || (understood.certainty === 'choose' && understood.intent.startsWith('procedure_'))) return null
  await noteUnanswered(turn)
  return asked.outcome
}

const shortAbout = new Set([
  'originals',
  'proxy',
  'who_comes',
  'collect',
  'online',
  'post',
  'validity',
  'missing',
  'witness',
  'conditions',
  'special',
  'fix',
  'combine',
  'photo',
  'copies',
  'refuse',
  'exempt',
  'amount',
])
const clearly = 0.85

/** A small question that comes with the procedure's name has the small answer, where that is sure. */
export const answerNamed = (turn: Turn, slug: string): Outcome | null => {
  const { text } = turn.message
  if (!isQuestion(text) || turn.isFurther || turn.understood.also.length > 0) return null
  const topic = turn.conversation.context.topics.find((one) => one.slug === slug) ?? { slug, told: [] }
  const found = turn.slices.understanding.findAnswer(slug, text)
  if (found?.from !== 'answer' || found.certainty < clearly || !shortAbout.has(found.about)) return null
  return smallAnswer(turn, topic, text)?.outcome ?? null
}

/** What was said just before makes a message clear that names nothing: "mất sổ đỏ", then "làm lại bao lâu". */
export const withLastSaid = (turn: Turn): Turn => {
  const { understood, conversation, message, slices } = turn
  const { lastSaid, topics } = conversation.context
  const isOpen = understood.procedure === null && !understood.otherAgency && !understood.lifeEvent
  if (!lastSaid || topics.length > 0 || !isOpen || !understood.intent.startsWith('procedure_')) return turn
  const joined = slices.understanding.understand(`${lastSaid}. ${message.text}`)
  if (!joined.procedure || joined.certainty !== 'sure') return turn
  return { ...turn, understood: { ...understood, procedure: joined.procedure, certainty: 'sure' } }
}
