import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { followUpCase } from '../flows/follow-up-case/flow.js'
import { followUpWording } from '../flows/follow-up-case/wording.js'
import { readYesNo } from '../yes-no.js'
import type { Open } from './handler.js'

const longest = 120
const me = '(?:tôi|toi|em|mình|minh|cháu|chau|tui|bác|bac)'
const no =
  '(?:không|khong|ko|k|thôi|thoi|đừng|dung|nhầm|nham)(?: (?:phải|phai|có|co|mở lại|mo lai|đâu|dau|ạ|a|rồi|roi))*'
const just = '(?:chỉ|chi) (?:(?:là|la|muốn|muon|định|dinh|cần|can) )*'
const only = new RegExp(
  `^(?:(?:à|a|ơ|o|dạ|da|ủa|ua)[\\s,]+)*(?:${no}\\s*[,.;:]\\s*(?:${me} )?(?:${just}|(?:muốn|muon) )|${no}\\s+(?:${me} )?${just}|${me} (?:chỉ|chi) (?:(?:là|la|muốn|muon|định|dinh) )+)`,
  'iu',
)
const courtesy = /(?:[\s,.!]+(?:thôi|thoi|mà|ma|nhé|nhe|ạ|a|ad|đấy|day|thế|the|vậy|vay))+$|[\s.!]+$/iu
/** Nothing more is wanted than to have said it. */
const onlySays = /^(?:hoi|noi|xem|biet|ke|nhan|tham khao|chao)(?: (?:cho )?(?:biet|chut|ti|vay|the|xem|qua|choi))*$/

/** What is wanted instead of sending what waits, '' where nothing more is; null: that isn't said. */
const wantedOnly = (text: string): string | null => {
  const lead = text.length <= longest && !text.startsWith('/') ? only.exec(text) : null
  if (!lead) return null
  const rest = text.slice(lead[0].length).replace(courtesy, '').trim()
  return onlySays.test(foldMarks(rest)) ? '' : rest
}

const declines =
  /^(?:(?:a|da|ok|toi|em|minh|chau|bac|thi|thoi|y toi la) )*(?:khong|ko|k|thoi|khoi|dung|chua)(?: (?:co|can|muon|phai|thich|dinh|he|khong|ko|k|cho))* mo(?: lai)?(?: (?:vu|viec|do|nay|ay|dau|nua|a|nhe|thoi|lam gi|gi))*$/

/** A no to the question whether a case is taken up again. */
const saysNo = (text: string): boolean =>
  declines.test(foldMarks(text)) || readYesNo(text, { no: 'không gửi', whole: true }) === 'no'

/**
 * "không, tôi chỉ muốn …": what waits to be sent is let go, and what is wanted is done. Null: nothing waits, or something else
 * is said. `answer` reads a message anew.
 */
export const leaveWaiting = async (
  turn: Turn,
  open: Open,
  answer: (turn: Turn) => Promise<Outcome>,
): Promise<Outcome | null> => {
  if (open?.flow !== followUpCase) return null
  const { message, conversation, slices } = turn
  const left: Outcome = { replies: [reply(followUpWording.notSent)], flow: null }
  if (open.state.step === 'reopen' && saysNo(message.text)) return left
  const wanted = wantedOnly(message.text)
  if (wanted === null) return null
  if (wanted === '') return left
  const free = { ...conversation, flow: null, suspended: [] }
  const understood = slices.understanding.understand(wanted)
  const told = await answer({ ...turn, conversation: free, message: { ...message, text: wanted }, understood })
  return told.flow?.name === followUpCase.name ? left : { ...told, flow: told.flow ?? null }
}
