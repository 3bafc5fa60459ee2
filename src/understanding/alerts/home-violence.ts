import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

const kin =
  'chong(?: cu)?|vo|ck|bo(?: duong| chong)?|cha|duong|me (?:chong|ke)|nha chong|con (?:trai|re|dau)|ong xa|nguoi yeu|ban trai|anh (?:trai|ay|ta)'
const own = '(?: (?:toi|em|e|t|chau|minh|tui|chi|ay|con))?'
const strikes =
  'danh(?: dap)?|dap|tat|dam(?: da)?|da|bop co|bao (?:hanh|luc)|hanh ha|hanh hung|duoi danh|uynh|oanh|nhot'
const victim = 'toi|em|e|t|chau|minh|tui|me|vo(?! su)|con|bo|chong'
/** "tên là Nguyễn Văn Bắc": between who strikes and the blow. */
const name = '(?: (?:ho )?ten(?: la)?(?: \\w+){1,5}?)?'
const between = '(?: \\w+){0,3}?'

/** "chồng tôi hay đánh tôi", "em bị chồng đánh", "bố đánh mẹ suốt". */
const strikesHome = new RegExp(
  `\\b(?:${kin})${own}${name}${between} (?:${strikes})(?: dap| da man)? (?:${victim})\\b(?! (?:gia|may|dau|so|van|don|thue)\\b)`,
)
const isStruck = new RegExp(`\\bbi${between} (?:${kin})${own}${name}${between} (?:${strikes})\\b`)
const named = /\b(?:bao (?:luc|hanh)) (?:gia dinh|trong nha)\b|\bnan nhan bao luc\b/
/** "chồng đánh, muốn ly hôn": whom they strike goes without saying. */
const strikesSoLeft =
  /\b(?:chong|ck|vo|vk|chong vo phu)(?: (?:toi|em|e|minh))?(?: (?:hay|thuong|toan|suot ngay|cu|nghien|say|ruou che))* (?:danh(?: dap)?|bao hanh)\b(?! (?:bac|bai|de|lo|ca|gia|mat))(?:.*\b)?ly (?:hon|di|than)\b/
/** Blows at whoever writes. */
const atWriter =
  /\b(?:danh|dap|tat|dam|da|bop co|chem)(?: (?:cho|tui bui|da man|lien tuc))?(?: vao (?:bung|mat|dau|lung|nguoi|nguc|co))? (?:toi|em|e|t|chau|minh|tui|me con (?:toi|em))\b/
const hurt =
  /\b(?:co bau|co thai|mang thai|bau \d+ thang|dang bau|chay mau|gay (?:tay|chan|xuong|rang|mui)|ngat|bat tinh|ra mau|tuc nguc|tuc bung|dau bung|kho tho|rach (?:dau|mat))\b/

/** Whether violence at home is told, as it happens or as it keeps happening: no quarrel to be mediated. */
export const tellsHomeViolence = ({ words }: Normalised): boolean => {
  const text = plainText(words)
  return strikesHome.test(text) || isStruck.test(text) || strikesSoLeft.test(text) || named.test(text)
}

const grownUp = /\b(?:danh|dap|tat|dam|bop co|bao hanh|hanh ha)(?: dap| da man)? (?:me|vo|ba)\b(?! con\b)/

/** Whether a grown-up is struck, though children are named: "bố đánh mẹ cháu". */
export const strikesGrownUp = ({ words }: Normalised): boolean => grownUp.test(plainText(words))

/** Whether whoever writes is struck: what is said is for the victim, not for one who looks on. */
export const isStruckOneself = ({ words }: Normalised): boolean => atWriter.test(plainText(words))

/** Whether somebody was hurt, or is pregnant: an ambulance is needed beside the police. */
export const tellsHurt = ({ words }: Normalised): boolean => hurt.test(plainText(words))

const lockedUp =
  /\b(?:toi|em|e|t|chau|minh|tui|vo|me|chi|con)(?: \w+){0,3}? bi(?: \w+){0,3}? (?:nhot|giam|giu|khoa trai|xich|troi)\b|\b(?:nhot|giam|xich|troi) (?:toi|em|e|t|chau|minh|tui|me con|vo|con)\b/
const byMishap = /\b(?:thang may|xe|o to|oto|cua cuon|tu|may giat|ket|lo|hong|nham|tu khoa|quen chia|mat dien)\b/

/** Whether somebody is kept locked up by another: the police open that door, not the fire brigade. */
export const isLockedUp = ({ words }: Normalised): boolean => {
  const text = plainText(words)
  return lockedUp.test(text) && !byMishap.test(text)
}
