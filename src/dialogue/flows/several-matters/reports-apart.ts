import { foldMarks } from '../../../shared/text.js'
import { accuses } from '../intake/accusation.js'
import { tellsSomething } from '../intake/gather.js'
import type { Letter } from './letter-parts.js'

/** A longer text tells one thing in many sentences. */
const longest = 600

/** What passes on to another matter. */
const passage =
  /[\s,.;]+(?:(?:à|a|ừ|mà|ma|và|va) )?(?:với lại|voi lai|ngoài ra|ngoai ra|còn nữa|con nua|thêm nữa|them nua|nhân tiện|nhan tien|tiện thể|tien the|sẵn tiện|san tien|đồng thời|dong thoi|(?:việc|viec|vụ|vu|chuyện|chuyen) (?:nữa|nua|thứ hai|thu hai|thứ 2|thu 2) (?:là|la))(?!\p{L})[\s,:]*(?:(?:là|la|thì|thi|cho|tôi|toi|em|phản ánh|phan anh|báo|bao|luôn|luon) )*/iu

/** What is wrong in public, by what mends it. */
const topics: readonly RegExp[] = [
  /\b(?:karaoke|on ao|tieng on|loa keo|hat ho|mo loa|mo nhac)\b/,
  /\b(?:den (?:duong|ngo|cao ap|chieu sang)|bong den|cot den)\b/,
  /\b(?:tac cong|cong (?:\w+ ){0,4}tac|cong thoat|nuoc thai|ngap|cong ranh)\b/,
  /\brac(?: thai)?\b/,
  /\b(?:o ga|duong (?:\w+ ){0,3}(?:hong|lun|sut|nut|xau|lay))\b/,
  /\b(?:mat dien|cup dien|dien yeu|cot dien|day dien)\b/,
  /\b(?:mat nuoc|cup nuoc|nuoc (?:may|ban|duc|yeu))\b/,
  /\b(?:cho tha rong|tha rong cho|chuot)\b/,
  /\b(?:lan chiem|xay trai phep|do trom dat)\b/,
  /\b(?:dot (?:rom|ra)|khoi bui)\b/,
]
const topicsOf = (text: string): number[] => {
  const folded = foldMarks(text)
  return topics.flatMap((topic, k) => (topic.test(folded) ? [k] : []))
}

/**
 * Two things that are wrong in public, with words between them that pass on to the second: a report for each, since others
 * mend them. Null: one matter, or more than things that are wrong.
 */
export const reportsApart = (text: string): Letter | null => {
  if (text.startsWith('/') || text.length > longest || text.includes('?') || accuses(text)) return null
  const [first = '', second = '', ...others] = text.split(passage)
  const [here, there] = [topicsOf(first), topicsOf(second)]
  const areApart = here.length > 0 && there.length > 0 && !here.some((topic) => there.includes(topic))
  if (others.length > 0 || !areApart || !tellsSomething(first) || !tellsSomething(second)) return null
  const matters = [first, second].map((one) => ({ kind: 'feedback' as const, text: one.trim() }))
  return { head: '', matters, isWhole: false }
}
