import { reply } from '../../messaging/message.js'
import { findPlaces } from '../../places/find-places.js'
import { shorten } from '../../shared/text.js'
import { isIntakeDraft } from '../flows/intake/draft.js'
import { tellsSomething } from '../flows/intake/gather.js'
import { inBetween } from '../patterns/continue.js'
import { isProtectedFlow } from '../patterns/keep-draft.js'
import { wording } from '../wording.js'
import { isQuestion } from './asks.js'
import { errandsOf } from './errands.js'
import type { Handler } from './handler.js'
import { mustGuard } from './start-flow.js'

const noun = '(?:vụ|vu|việc|viec|chuyện|chuyen|cái|cai|phản ánh|phan anh)'
const leadIn =
  '(?:(?:à|a|ừ|ơ|mà|ma|còn|con|thêm|them|nữa|nua|với lại|voi lai|tiện|tien|thì|thi|em|tôi|toi|cho|báo|bao|phản ánh|phan anh|luôn|luon|thể|the|ngoài ra|ngoai ra|một|mot|1|quên|quen)[\\s,:]+)*'
/** "à còn nữa báo luôn vụ khác: …" */
const another = new RegExp(
  `^${leadIn}${noun} (?:khác|khac|nữa|nua|thứ hai|thu hai|thứ 2|thu 2)(?: (?:nữa|nua|là|la|ở|o))*[\\s,:.-]+`,
  'iu',
)
const more =
  /^(?:(?:à|a|ừ|mà|ma)[\s,]+)*(?:còn nữa|con nua|ngoài ra|ngoai ra|với lại|voi lai|tiện thể|tien the)[\s,:]+/iu
const longestName = 60

/** A second matter, told while a report is in hand: what it tells, without its lead; null: the message goes on with the first. */
export const secondMatter = (text: string, communeCode: string | null | undefined): string | null => {
  if (isQuestion(text)) return null
  const [lead] = another.exec(text) ?? []
  if (lead) {
    const told = text.slice(lead.length)
    return tellsSomething(told) ? told : null
  }
  const told = text.replace(more, '')
  const [commune, other] = findPlaces(told)[0]?.communes ?? []
  const isElsewhere = commune !== undefined && !other && Boolean(communeCode) && commune.code !== communeCode
  return told !== text && isElsewhere && tellsSomething(told) ? told : null
}

/** A second matter is no part of the report in hand: it is kept for the next one, and told so. */
export const keepNextMatter: Handler = (turn, open) => {
  if (!open || isProtectedFlow(open.state) || mustGuard(turn) || !isIntakeDraft(open.state.data)) return null
  const { text: story, communeCode } = open.state.data
  const told = story ? secondMatter(turn.message.text, communeCode) : null
  if (told === null) return null
  const all = [...errandsOf(turn), { text: told, slug: null, isTold: false }]
  const said = { replies: [reply(wording.nextMatterKept(shorten(told, longestName)))] }
  const outcome = inBetween(turn, said, open.flow, open.state)
  return { ...outcome, context: { ...outcome.context, errands: { all, at: turn.now } } }
}
