import { foldMarks } from '../shared/text.js'

const rule = '(?:quy dinh|quy che|thu tuc|dieu kien|van ban|thong tu|nghi dinh|nghi quyet)'
const change = '(?:bai bo|bo bot|bo|huy bo|sua|sua doi|thay doi|xem xet lai|xem lai|cat giam|giam|don gian hoa)'
const wanting = '(?:de nghi|kien nghi|xin|mong|nen|phai|can|hay|muon)'
const changed = new RegExp(
  `(?:^|\\b${wanting}(?: \\S+){0,4} )${change}(?: (?:bot|ngay|het|di|cai|cac|nhung|mot so|viec))* ${rule}\\b`,
)
const told = new RegExp(`\\b(?:phan anh|kien nghi|gop y)(?: (?:ve|doi voi|cac|nhung))* ${rule}\\b`)
const blamed = new RegExp(
  `\\b${rule}\\b.{0,120}\\b(?:vo ly|bat hop ly|khong hop ly|khong phu hop|bat cap|ruom ra|phien ha|chong cheo|mau thuan|trai luat|lac hau|cung nhac)\\b`,
)
const asking = /\?|\b(?:the nao|ra sao|o dau|bao nhieu|bao lau|gi|khong a|duoc khong)\s*$/

/** Whether somebody wants a rule or a procedure itself changed, not done (Nghị định 20/2008/NĐ-CP Điều 3, 5). */
export const isAboutRegulation = (text: string): boolean => {
  const folded = foldMarks(text)
  return (
    !asking.test(text.includes('?') ? '?' : folded) &&
    (changed.test(folded) || told.test(folded) || blamed.test(folded))
  )
}
