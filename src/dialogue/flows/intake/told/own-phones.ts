import { takeOutPhones } from '../../../../understanding/reading/phones.js'

/** A telephone of whom is spoken of stays in the story. */
export const ofOthers =
  /(?<!\p{L})(?:(?:anh|chị|ông|bà|cô|chú|lão|thằng|con)\s+(?:ta|ấy|ý|đó|này|kia)|nó|hắn|chúng nó|(?:anh|chi|ong|ba|co|chu|thang)\s+(?:ta|ay|do|nay|kia)|no|han|cán bộ|can bo|chủ quán|công ty)(?!\p{L})/iu
/** So does that of who has seen it. */
const ofWitness = /(?<!\p{L})(?:làm chứng|lam chung|nhân chứng|nhan chung|chứng kiến|chung kien)(?!\p{L})/iu

const longestWithPhone = 2_000
/** A telephone that was taken out leaves so many blanks. */
const takenOut = / {9,}/

const self = '(?:tôi|toi|em|e|mình|minh|mk|cháu|chau|con|bác|bac|tui)'
const relation =
  '(?:vợ|vo|chồng|chong|con trai|con gái|con gai|con dâu|con rể|con|mẹ|me|bố|bo|cháu|chau|anh trai|chị gái|chi gai|em trai|em gái|em gai)'
const number = `(?:(?:số|so|sđt|sdt|đt|dt|điện thoại|dien thoai|dđ|zalo)(?:\\s+(?:điện thoại|dien thoai|máy|may|phụ|phu|khác|khac|chính|chinh|zalo|của|cua|là|la|${relation}|${self}))*\\s*[:=]?\\s*)`
const call =
  '(?:(?:có gì|co gi|cần|can)\\s+)?(?:(?:thì|thi|cứ|cu)\\s+)?(?:gọi|goi|liên hệ|lien he|alo|liên lạc|lien lac)(?:\\s+(?:cho|theo|qua|vào|vao))*'
const cue = new RegExp(
  `(?<!\\p{L})(?:(?:hoặc|hoac|hay|và|va|xin)\\s+)?(?:${call}(?:\\s+${relation})?(?:\\s+${self})?\\s*${number}?|${number})$`,
  'iu',
)
/** Between two numbers: "hoặc vợ tôi". */
const further = new RegExp(
  `^[\\s,;()]*(?:(?:hoặc|hoac|hay|và|va|với|voi)[\\s(]+)?(?:${call}\\s+)?(?:${relation}(?:\\s+${self})?|${self})?[\\s:,)]*${number}?$`,
  'iu',
)
/** Behind a number whose it is: "(vợ)". */
const owner = new RegExp(
  `^[\\s,(]*(?:(?:số|so)\\s+)?(?:của\\s+|cua\\s+)?(?:${relation}(?:\\s+${self})?|${self})[\\s).]*$`,
  'iu',
)
/** Between two numbers: "à nhầm", "nhầm số rồi". */
const slip =
  /^[\s,;.()]*(?:(?:à|a|ấy|ay|ý|y|ui|oi|ôi|chết|chet|thôi|thoi|tôi|toi|em|e|mình|minh|ghi|gõ|go|viết|viet|bấm|bam|bị|bi)[\s,]+)*(?:nhầm|nham|lộn|lon|sai|không phải|khong phai)(?:\s+(?:rồi|roi|mất|mat|số|so|phải|phai|là|la|đúng|dung))*[\s,:.;]*$/iu
const more =
  /(?<!\p{L})(?:số|so|sđt|sdt|đt|dt)\s+(?:phụ|phu|khác nữa|khac nua)(?!\p{L})|(?<!\p{L})(?:thêm|them)\s+(?:số|so)(?!\p{L})/iu

type OwnPhones = { phones: string[]; rest: string; isFurther: boolean; wrong: string | null }

/**
 * The telephones by which who is writing can be reached, theirs and their family's, and the text without them and without the
 * words that lead to them. Null: none is told. isFurther: another one beside the first. wrong: the one that the last corrects.
 */
export const takeOwnPhones = (text: string): OwnPhones | null => {
  if (text.length > longestWithPhone || ofOthers.test(text) || ofWitness.test(text)) return null
  const { phones, rest } = takeOutPhones(text)
  if (phones.length === 0) return null
  const parts = rest.split(takenOut)
  const isSlip = (k: number): boolean => k > 0 && k < phones.length && slip.test(parts[k] ?? '')
  const told = parts.map((part, k) => {
    if (k === parts.length - 1) return owner.test(part) ? '' : part
    return isSlip(k) || further.test(part) ? '' : part.replace(cue, '')
  })
  return {
    phones: phones.filter((_phone, k) => !isSlip(k + 1)),
    wrong: phones.findLast((_phone, k) => isSlip(k + 1)) ?? null,
    rest: told
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' '),
    isFurther: more.test(text),
  }
}
