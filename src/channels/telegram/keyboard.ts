import type { InlineKeyboardButton } from 'grammy/types'
import type { Choice } from '../../messaging/message.js'
import { shorten } from '../../shared/text.js'

/** Bytes of UTF-8 that a button can carry. */
export const longestButtonValue = 64
const mostButtons = 100
const longestLabel = 60
/** Two labels of this length stand side by side on a narrow telephone. */
const shortLabel = 16

/** Whether all choices can be buttons; otherwise they become numbered lines. */
export const fitsButtons = (choices: readonly Choice[]): boolean =>
  choices.length <= mostButtons &&
  choices.every(({ value }) => value !== '' && Buffer.byteLength(value) <= longestButtonValue)

/** Rows of buttons: short labels in pairs, long ones alone. */
export const toKeyboard = (choices: readonly Choice[]): InlineKeyboardButton[][] => {
  const rows: InlineKeyboardButton[][] = []
  let open: InlineKeyboardButton[] | null = null
  for (const { label, value } of choices) {
    const button = { text: shorten(label, longestLabel), callback_data: value }
    const isShort = label.length <= shortLabel
    if (isShort && open) {
      open.push(button)
      open = null
      continue
    }
    const row = [button]
    rows.push(row)
    open = isShort ? row : null
  }
  return rows
}
