import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { type HotlineNumber, hotlines } from '../../../understanding/alerts/hotlines.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { wording as say } from './wording.js'

const numbers = Object.keys(hotlines) as HotlineNumber[]
const asking =
  'a|ak|ah|ha|la|phai|dung|so|gi|cua|ai|co|mat|ton|tien|mien|phi|khong|ko|k|duoc|dc|nhe|nhi|the|nao|goi|may|gio|thi|sao|vay|lam|viec|ca|dem|24|7|24h'
const ofHotline = new RegExp(
  `^(?:\\w+ ){0,5}?(?:so|sdt|dt|dien thoai|tong dai|duong day(?: nong)?|hotline|goi)(?: (?:cua|nong|so|den|cho|vao))* (${numbers.join('|')})(?: (?:${asking}))*$`,
)
const bare = new RegExp(`^(${numbers.join('|')})(?: (?:${asking}))+$`)

/** "số 111 là số gì": what a hotline is for, and when it is open. A house of that number is none. */
export const tellHotline = ({ message, understood }: Turn): Outcome | null => {
  if (understood.alert || understood.calledInVain) return null
  const folded = foldMarks(message.text)
  const [, number] = ofHotline.exec(folded) ?? bare.exec(folded) ?? []
  const known = numbers.find((one) => one === number)
  return known ? { replies: [reply(say.hotline(known, hotlines[known].name, hotlines[known].hours))] } : null
}
