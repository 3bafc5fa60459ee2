import { reply } from '../../../messaging/message.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { asks, isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { tellAbout } from './tell-about.js'
import { withTopic } from './topics.js'
import { procedureWording as say } from './wording.js'

const merged = /\b(?:(?:sap|sat) nhap|nhap (?:vao|lai)|hop nhat)\b/

/**
 * "sổ gốc ở xã Đông Hưng cũ, xã đó nay sáp nhập rồi", in the talk of a procedure: where to hand in now, or a fact that is
 * noted; no report.
 */
export const tellOfMerger = async (turn: Turn): Promise<Outcome | null> => {
  const { message, conversation } = turn
  const [topic] = conversation.context.topics
  const name = topic && turn.slices.catalog.get(topic.slug)?.short_name
  if (!name || !merged.test(foldMarks(message.text)) || isQuestion(message.text) || asks(message.text)) return null
  const [place, another] = findPlaces(message.text)
  const [commune, ambiguous] = place?.communes ?? []
  const topics = withTopic(conversation.context.topics, topic.slug, message.text)
  if (!commune || ambiguous || another)
    return {
      replies: [reply(say.toldNoted(name, topic.told.length % 2 === 0))],
      context: { procedure: topic.slug, topics },
    }
  const context = { ...conversation.context, commune: commune.code }
  const told = await tellAbout({ ...turn, conversation: { ...conversation, context } }, topic.slug, 'place')
  return { ...told, context: { ...told.context, topics, commune: commune.code } }
}
