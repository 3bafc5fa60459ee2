import type { Topic } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { plain, plainNames, topicReturnedTo } from './topics.js'

const who = '(?:tôi|toi|tui|t|em|e|mình|minh|cháu|chau|anh|chị|chi)'
const asksFor = new RegExp(
  `^(?:${who} )?(?:(?:đang|dang|muốn|muon|chỉ|chi) )*(?:hỏi|hoi)(?: (?:về|ve|cái|cai|việc|viec|vụ|vu|chuyện|chuyen))* `,
  'iu',
)
const rejects =
  /^(?:à |a |ơ |o )?(?:không|khong|ko|k|hông|hong)(?: (?:phải|phai))?(?: ([^,.;]{2,40}?))?\s*[,.;]\s*(.+)$/isu
const filler = /(?: (?:cơ|co|mà|ma|thôi|thoi|ấy|ay|kia|nhé|nhe|ạ|a))+[.!\s]*$/iu

/**
 * What is asked instead of the topic: "không phải mai táng, tôi hỏi khai tử cơ", "ko, t hoi cai chuyen dat lua co". Null: the
 * topic isn't given up, or nothing known is named instead.
 */
export const askedInstead = (turn: Turn, { slug }: Topic): { turn: Turn; slug: string } | null => {
  const { message, slices, conversation } = turn
  const [, rejected = '', said = ''] = rejects.exec(message.text) ?? []
  if (!said) return null
  const isAsked = asksFor.test(said)
  if (!isAsked && !isOfTopic(turn, slug, rejected)) return null
  const rest = said.replace(asksFor, '').replace(filler, '').trim()
  const understood = slices.understanding.understand(rest)
  const others = conversation.context.topics.filter((topic) => topic.slug !== slug)
  const reading: Turn = {
    ...turn,
    understood,
    message: { ...message, text: `quay lại ${rest}` },
    conversation: { ...conversation, context: { ...conversation.context, topics: others } },
  }
  const earlier = topicReturnedTo(reading)?.topic.slug
  const best = understood.certainty === 'sure' ? understood.candidates[0]?.slug : undefined
  const found = (understood.isNamed ? best : undefined) ?? earlier ?? best
  return found && found !== slug
    ? { turn: { ...turn, understood, message: { ...message, text: rest } }, slug: found }
    : null
}

/** What is rejected says the topic's name, or a part of it. */
const isOfTopic = ({ slices }: Turn, slug: string, rejected: string): boolean =>
  rejected !== '' && plainNames(slices.catalog.get(slug)).some((name) => name.includes(plain(rejected)))
