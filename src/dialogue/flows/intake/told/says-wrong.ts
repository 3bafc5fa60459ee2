import { foldMarks } from '../../../../shared/text.js'
import type { DraftField } from '../draft.js'

const lead = '(?:(?:a|o|ay|y|ua|thoi|da|khong|ko) )*'
const tail = '(?: (?:co|co ma|ma|roi|day|ay|a|nhe|nha|dau|the|vay|em|ad))*'
const wrong = new RegExp(`^${lead}(?:(?:khong|ko|k|dau|chang) (?:phai|dung)|sai|nham|lon)${tail}$`)
const another = new RegExp(`^${lead}(?:o |la )?(xa|phuong|thon|xom|cho|noi|ngay|hom|gio|luc) khac${tail}$`)
const ofTime = /^(?:ngay|hom|gio|luc)$/

/** "không phải", "xã khác cơ": something that was noted is wrong, and the right isn't said. 'unknown': nor what. Null: it is something else. */
export const saysWrong = (text: string): DraftField | 'unknown' | null => {
  const folded = foldMarks(text)
    .replace(/[^a-z0-9 ]+/g, ' ')
    .trim()
    .replace(/ +/g, ' ')
  const [, field] = another.exec(folded) ?? []
  if (field) return ofTime.test(field) ? 'when' : 'place'
  return wrong.test(folded) ? 'unknown' : null
}
