import { foldMarks } from '../shared/text.js'

const wish =
  /\b(?:xin|yeu cau|muon|can|de nghi|mong|cho (?:toi|em|chau)|duoc)(?: (?:cho|toi|em|chau|minh|gia dinh|nha|vo con|con|xa oi|cong an|giup|duoc|phai))* bao ve(?! (?:khan cap (?:cho|vao|tre)|moi truong|tre|rung|de dieu|thuc|quyen|du lieu|thuong hieu|cong|co quan|truong|nguoi tieu|di tich|bi mat nha))\b/
const refused = /\b(?:khong|ko|k|chua|chang)(?: (?:can|muon|phai|xin|duoc))+ bao ve\b/
/** In words: a longer sentence tells of protection, it asks for none. */
const mostOfWish = 25

const isWish = (sentence: string): boolean => {
  const folded = foldMarks(sentence)
  return folded.split(' ').length <= mostOfWish && wish.test(folded) && !refused.test(folded)
}

const sentencesOf = (text: string): string[] => text.split(/[.;!?\n]+/)

/** Whether somebody asks in their own words to be protected (Luật Tố cáo Điều 50): it counts as the mark on the form does. */
export const wishesProtection = (text: string): boolean => sentencesOf(text).some(isWish)

/** Those sentences alone. */
export const wishIn = (text: string): string =>
  sentencesOf(text)
    .filter(isWish)
    .map((sentence) => sentence.trim())
    .join('. ')

/** Hurts people or what they own. */
const violent =
  /\b(?:(?:de |ham |hu )?doa|tra thu|danh|dam|chem|giet|dot|dap pha|dap cua|pha nha|chan (?:duong|xe|danh)|bao vay|theo doi|bam theo|rinh|nem (?:da|gach|chat ban|mam tom)|tat (?:son|mam tom)|khung bo|thanh toan|hanh hung|xong vao|cam (?:dao|gay|sung|ma tau))\b/
/** Whether words on revenge tell of force: protection is then urgent (Nghị định 31/2019/NĐ-CP Điều 7). */
export const tellsForce = (text: string): boolean => violent.test(foldMarks(text))
