import { foldMarks } from '../../../shared/text.js'

const caller = /\b(?:so la|goi (?:dien|den|bao|toi)|dien thoai|tu xung|gia danh|mao danh|zalo|facebook|nhan tin|link)\b/
const posed = /\b(?:cong an|can bo|toa an|vien kiem sat|ngan hang|dien luc|thue)\b/
const money = /\b(?:chuyen (?:tien|khoan|\d+|may|het)|ma otp|otp|nap tien|mat (?:tien|\d+)|lua)\b/

/** Somebody calls or writes in an office's name and wants money. */
export const isSwindle = (text: string): boolean => {
  const folded = foldMarks(text)
  return caller.test(folded) && posed.test(folded) && money.test(folded)
}
