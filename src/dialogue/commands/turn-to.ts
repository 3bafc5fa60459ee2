import { foldLetters } from '../flows/intake/told/fold-letters.js'

const who = '(?:toi|em|minh|chau|con|e)'
const lead = '(?:(?:a|ma|thoi|the|ok|u|vay|gio|thi|xin loi)[\\s,]+)*'
const about = '(?:\\s+(?:chuyen|viec|vu|cai|ve|thu tuc|sang|la|bao|phan anh))*'
/** "thôi không làm nữa, cho hỏi …" */
const leaves = new RegExp(
  `^${lead}(?:${who}\\s+)?(?:khong|ko|k)\\s+(?:lam|hoi|can|xin|gui|bao|phan anh|dang ky)(?:\\s+(?:cai|viec|vu|chuyen|do|nay|kia|ay|y|nua|dau|gi|a|no))*[\\s,.;]+${lead}((?:(?:cho|xin)\\s+(?:${who}\\s+)?)?(?:hoi|bao|phan anh|chuyen sang|doi sang)${about}\\s+\\S.+)$`,
  's',
)
/** "thôi đổi sang chuyện …" */
const changes = new RegExp(
  `^${lead}(?:(?:cho|de)\\s+(?:${who}\\s+)?|${who}\\s+)?(?:muon\\s+)?(?:doi|chuyen|quay)\\s+(?:sang|qua)\\s+(?:(?:chuyen|viec|vu|hoi|bao|phan anh|ve)\\s+)+(\\S.+)$`,
  's',
)
/** "thôi cho hỏi …" */
const asksOther = /^(?:(?:a|ma|thoi)[\s,]+)+((?:cho|xin)\s+(?:(?:toi|em|minh|chau|con|e)\s+)?hoi\s+\S.+)$/s
const leadOfChange = new RegExp(`^(?:(?:doi|chuyen)\\s+sang|bao|phan anh)${about}\\s+`)
const mayI = /[\s,]+(?:duoc|dc|dk)\s+(?:khong|ko|k|hong|chu)(?:\s+(?:a|ad|em|nhi|vay))*[\s?.!]*$/
/** "…, không phải nước nữa" */
const noMore =
  /^(.{8,}?)[\s,.;]+(?:khong|ko|k)\s+phai\s+(?:(?:chuyen|viec|vu|cai)\s+)?(\S+(?:\s+\S+){0,2}?)\s+nua[\s.!]*$/s
const longest = 160

const found = (text: string, pattern: RegExp): { rest: string; folded: RegExpExecArray } | null => {
  const whole = text.normalize('NFC').trim()
  const folded = pattern.exec(foldLetters(whole))
  const rest = folded?.[1]
  if (!folded || rest === undefined) return null
  const from = foldLetters(whole).indexOf(rest, folded[0].startsWith(rest) ? 0 : 1)
  return { rest: whole.slice(from, from + rest.length), folded }
}

const without = (text: string, pattern: RegExp): string => {
  const [said = ''] = pattern.exec(foldLetters(text)) ?? []
  const at = foldLetters(text).indexOf(said)
  return said === '' ? text : `${text.slice(0, at)}${text.slice(at + said.length)}`
}

/** "thôi không làm nữa, cho hỏi tạm vắng", "thôi đổi sang chuyện đường ổ gà được không": the matter that is wanted now; null: none is. */
export const turnedTo = (text: string): string | null => {
  if (text.length > longest) return null
  const { rest } = found(text, leaves) ?? found(text, changes) ?? {}
  return rest ? without(without(rest, leadOfChange), mayI) : null
}

/** "thôi cho hỏi bảo hiểm y tế": perhaps another matter, perhaps more of the same. */
export const perhapsTurnedTo = (text: string): string | null =>
  text.length > longest ? null : (found(text, asksOther)?.rest ?? null)

/** "đường ổ gà ở thôn 2, không phải nước nữa", said against a story of water: what is told now; null: it isn't that. */
export const toldInstead = (text: string, story: string): string | null => {
  const told = text.length > longest ? null : found(text, noMore)
  const left = told?.folded[2] ?? ''
  return told && left !== '' && ` ${foldLetters(story)} `.includes(` ${left} `) ? told.rest : null
}
