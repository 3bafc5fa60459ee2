import { foldMarks } from '../../../shared/text.js'

const before =
  '(?:(?:à|a|ừ|ơ|ôi|úi|chết|quên|xin lỗi|xin loi|em|tôi|toi|mình|minh|xin|hỏi|hoi|ghi|nói|noi|gõ|go)[\\s,]+)*'
const slip = '(?:nhầm|nham|lộn|lon)(?:\\s+(?:rồi|roi|ạ|mất|mat|việc|viec|thủ tục|thu tuc))*'
const leaves =
  '(?:thôi|thoi)(?:\\s+(?:tôi|toi|em|mình|minh|cháu|chau)?\\s*(?:không|khong|ko|k)\\s+(?:làm|lam|xin|cần|can|đăng ký|dang ky)[^,.;]{0,30}[,.;])?'
const ofSlip = new RegExp(`^${before}${slip}[\\s,.:;]+(\\S.*)$`, 'isu')
const ofLeaving = new RegExp(`^${before}${leaves}[\\s,.:;]+(\\S.*)$`, 'isu')
const within = new RegExp(`^.{5,}?(?:\\.{2,}|…|[,.;!\\n])\\s*${before}${slip}[\\s,.:;]+(\\S.{7,})$`, 'isu')

const deeds = /\b(?:muon|lam|xin|dang ky|dk|dong|chuyen|doi|nghi|cho|tang|ban|tach|khai|nop|mo|cham dut|giai the|lap)\b/
const puts = /^(?:de|khoi|vay|duoc|cam on|khong|ko|k|roi|chao|nhe|de sau|luc khac)\b/

/** What is said behind words that take back what was asked: "xin nhầm, tôi 22 tuổi rồi"; null: nothing is taken back. */
export const behindSlip = (text: string): string | null => ofSlip.exec(text)?.[1]?.trim() ?? null

/** What is wanted instead of what was asked: "nhầm, …", "thôi tôi đóng hẳn luôn"; null: nothing is. */
export const wantedInstead = (text: string): string | null => {
  const slipped = behindSlip(text)
  if (slipped !== null) return slipped
  const rest = ofLeaving.exec(text)?.[1]?.trim() ?? ''
  const folded = foldMarks(rest)
  return deeds.test(folded) && !puts.test(folded) ? rest : null
}

/** "giám sát giám hộ... nhầm, đăng ký kết hôn": what a message corrects itself to; null: it doesn't. */
export const correctedWithin = (text: string): string | null => within.exec(text)?.[1]?.trim() ?? null
