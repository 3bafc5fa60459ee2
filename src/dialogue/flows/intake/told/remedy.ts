import { foldMarks } from '../../../../shared/text.js'

/** "hủy quyết định số 12", "dừng thi công": asks an office to stop, not this talk. */
export const namesRemedy = (text: string): boolean => {
  const folded = foldMarks(text)
  if (
    /^(?:(?:toi|em|de nghi|yeu cau|xin|muon|mong) )*(?:xem|kiem tra|tinh|do) lai (?:cac |cai |viec )?(?:quyet dinh|bien ban|thong bao|muc|so tien|tien|dien tich|ranh gioi|thua|thu|cap)\b/.test(
      folded,
    )
  )
    return true
  return (
    /^(?:(?:toi|em|de nghi|yeu cau|xin|muon|mong) )*(?:huy|dung|thoi|bo|ngung)(?: \S+){2,}$/.test(folded) &&
    !/\b(?:gui|don|nhap|nua|viec nay|lam|giup|ho|di|nhe|lai|khoi)\b/.test(folded)
  )
}
