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
/** "k phải, thường trú cơ" */
const saysInstead = /\s(?:cơ|co|cơ mà|co ma)[.!\s]*$/iu
const filler = /(?: (?:cơ|co|mà|ma|thôi|thoi|ấy|ay|kia|nhé|nhe|ạ|a))+[.!\s]*$/iu

/**
 * What is asked instead of the topic: "không phải mai táng, tôi hỏi khai tử cơ", "ko, t hoi cai chuyen dat lua co". Null: the
 * topic isn't given up, or nothing known is named instead.
 */
export const askedInstead = (turn: Turn, { slug }: Topic): { turn: Turn; slug: string } | null => {
  const { message, slices, conversation } = turn
  const [, rejected = '', said = ''] = rejects.exec(message.text) ?? []
  if (!said) return null
  const isAsked = asksFor.test(said) || (rejected === '' && saysInstead.test(said))
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
  const sure = (understood.isNamed ? best : undefined) ?? earlier ?? best
  const found = sure && sure !== slug ? sure : besideRejected(turn, slug, { rejected, rest })
  return found && found !== slug
    ? { turn: { ...turn, understood, message: { ...message, text: rest } }, slug: found }
    : null
}

/** "k phải, khai tử cơ": what is said instead, whatever was asked; null: nothing is. */
export const saidInstead = (text: string): string | null => {
  const [, rejected = '', said = ''] = rejects.exec(text) ?? []
  return rejected === '' && saysInstead.test(said) ? said.replace(filler, '').trim() : null
}

/** The nearest that isn't called by what is rejected: of permanent residence, "không phải đăng ký, chỉ xin giấy xác nhận". */
const besideRejected = (
  { slices: { understanding, catalog } }: Turn,
  slug: string,
  { rejected, rest }: { rejected: string; rest: string },
): string | undefined => {
  const lacks = plain(rejected)
  const [best] = understanding.understand(rest).candidates.filter((one) => {
    const name = catalog.get(one.slug)?.short_name
    return one.slug !== slug && rejected !== '' && name !== undefined && !plain(name).includes(lacks)
  })
  return best && best.score >= nearEnough ? best.slug : undefined
}
const nearEnough = 0.35

/** What is rejected says the topic's name, or a part of it. */
const isOfTopic = ({ slices }: Turn, slug: string, rejected: string): boolean =>
  rejected !== '' && plainNames(slices.catalog.get(slug)).some((name) => name.includes(plain(rejected)))
