import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

const office =
  '(?:cong an|can bo|pho chu tich|chu tich|bi thu|truong thon|truong xom|truong khu|to truong|dan quan|xa doi|hieu truong)'
const carer = '(?:thay giao|co giao|giao vien|thay chu nhiem|co chu nhiem|thay hieu truong|bao mau|co trong tre)'
const powerful = `(?:${office}|${carer})`
const blow =
  '(?:danh(?! (?:gia|may|dau|so|van|bai|bac|ca|cau|thuc|con chau))|dam|tat|dap|bop co|hanh hung|bao hanh|nhot|troi|danh dap)'
const lewd = '(?:sam so|xam hai|hiep dam|cuong hiep|quay roi|so mo|so soang|dam o)'
const whom = '(?:toi|em|chau|con|me|bo|vo|chong|dan|nguoi|tre|hoc sinh|hoc tro|be|cac chau)'
const kill = 'doa (?:giet|danh|dam|chem|dot|xu|cho biet tay)'
const own = '(?:toi|em|chau|minh|nha toi|gia dinh toi|con toi|vo toi|chong toi)'

const harms = [
  new RegExp(`\\b${powerful}(?: \\w+){0,6}? (?:${blow}(?: \\w+){0,2}? ${whom}|${lewd}|${kill})\\b`),
  new RegExp(`\\b${powerful}(?: \\w+){0,5}? (?:de doa|ham doa|doa nat) ${own}\\b`),
  new RegExp(`\\bbi(?: \\w+){0,2}? ${powerful}(?: \\w+){0,5}? (?:${blow}|${lewd}|de doa|ham doa|doa)\\b`),
  new RegExp(`\\bbi(?: \\w+){0,4}? ${kill}\\b`),
]
/** Whoever denounced is threatened for it. */
const revenge =
  /\b(?:to cao|to giac|bao tin|tin bao|viet don|gui don|bi lo)\b.*\bbi (?:\w+ ){0,4}?(?:de doa|ham doa|doa|tra thu|danh|hanh hung)\b|\bbi (?:\w+ ){0,4}?(?:de doa|ham doa|doa|tra thu|danh|hanh hung)\b.*\b(?:to cao|to giac|bao tin|tin bao|viet don|gui don)\b/
/** "tôi tố cáo ông Nam, giờ họ dọa giết tôi", with or without marks: who threatens needs no name, nor a passive. */
const revengeOn = new RegExp(
  `\\b(?:to cao|to giac|bao tin|tin bao|viet don|gui don|khieu nai)\\b.*\\b(?:${kill}|(?:de doa|ham doa|doa nat|hanh hung|tra thu|khung bo)) (?:ca |den )?(?:nha )?${own}\\b`,
)
const noCry =
  /\b(?:co duoc|duoc phep|bi phat|xu phat|muc phat|quy dinh|neu|khong he|khong bao gio)\b|\b(?:khong|ko|k|chua|chang)(?: ai| bi| bi ai)? (?:danh|tat|doa|de doa|bao hanh)\b/
const child = /\b(?:con|chau|be|tre|hoc sinh|hoc tro|mam non|mau giao|tieu hoc|thcs)\b(?! (?:cai|dau|nuoi|re))/

/**
 * Whether somebody in office, or who looks after children, strikes, molests or threatens people, or whoever denounced is
 * threatened: no cry of this minute, but the number to call comes first. 'child': one is among them. Null: nothing of it.
 */
export const harmByPower = ({ words }: Normalised): 'person' | 'child' | null => {
  const text = plainText(words)
  if (noCry.test(text) || !(harms.some((harm) => harm.test(text)) || revenge.test(text) || revengeOn.test(text)))
    return null
  return child.test(text) ? 'child' : 'person'
}
