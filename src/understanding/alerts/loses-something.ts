import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

const things =
  /^(?:het |luon |ca |cai |chiec |mot |may |toan bo |ban goc |ban chinh )*(?:can cuoc|c+d|cmnd|chung minh|the|giay|so (?:do|hong|ho khau|bao hiem|tiet kiem|dien thoai)|ho (?:chieu|khau|so)|bang|bien (?:so|lai)|dang ky|vi|tui|xe|dien thoai|dt|sim|do dac|tien|vang|trom|cap|dien|nuoc|mang|chia khoa|hoc ba|bia|tai khoan|mat khau)(?= |$)/

/** "bố mất CCCD": something is lost, nobody died. `event`: the words that tell it, of which the last is "mất". */
export const losesSomething = ({ words }: Normalised, event: { from: number; to: number }): boolean =>
  words[event.to - 1]?.folded === 'mat' && things.test(plainText(words.slice(event.to)))
