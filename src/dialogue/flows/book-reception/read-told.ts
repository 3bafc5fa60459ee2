import { foldMarks } from '../../../shared/text.js'
import { takeOutPhones } from '../../../understanding/reading/phones.js'

/** What a message tells of the person or the matter, whatever the step asks. */
export type Told = { phone?: string; name?: string; about?: string }

const named =
  /(?:^|[\s,.;])(?:(?:sửa|sua|đổi|doi)(?: lại| lai)? (?:họ )?(?:tên|ten)|(?:tôi|toi|em|mình|minh|cháu|chau) (?:tên|ten)|(?:họ )?(?:tên|ten) (?:tôi|toi|em|mình|minh|cháu|chau)|(?:họ|ho) (?:tên|ten)|(?:tên|ten)(?= (?:là|la) |\s*:))(?: (?:là|la|thành|thanh))?\s*:?\s*(\p{L}.*)$/iu
const matter =
  /(?:^|[\s,.;])(?:(?:sửa|sua|đổi|doi)(?: lại| lai)? (?:việc|viec)(?: (?:là|la|thành|thanh))?|(?:việc|viec|lý do|ly do|nội dung|noi dung)(?: (?:là|la|thành|thanh)|(?=\s*:)))\s*:?\s*(\p{L}.*)$/iu
const writtenName = /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4}$/u
const plainName =
  /^(?:nguyen|tran|le|pham|hoang|vu|vo|phan|bui|do|dang|dinh|doan|dao|duong|luong|ngo|trinh) (?:van|thi|duc|huu|xuan|quang|minh|ngoc|thanh|duy|dinh|cong)(?: [a-z]+){1,2}$/
const besidePhone =
  /^(?:(?:so|dien thoai|sdt|dt|cua|toi|em|minh|chau|la|day|goi|lien he|nhe|a|khi can|can thi)(?: |$))*$/

/** Reads a telephone, a name, or else the matter; empty where nothing of it is told. */
export const readTold = (text: string): Told => {
  const { phones, rest } = takeOutPhones(text)
  const [phone] = phones
  const told: Told = phone ? { phone } : {}
  const words = rest.trim().replace(/^[\s,.;:-]+|[\s,;:-]+$/g, '')
  const name = named.exec(words)?.[1] ?? (writtenName.test(words) || plainName.test(foldMarks(words)) ? words : null)
  if (name) return { ...told, name: name.trim() }
  const about = matter.exec(words)?.[1]
  if (about) return { ...told, about: about.trim() }
  return words.includes(' ') && !besidePhone.test(foldMarks(words)) ? { ...told, about: words } : told
}

/** A telephone, or a name or matter that is said to be one. */
export const tellsExpressly = (text: string): boolean => {
  const { phones, rest } = takeOutPhones(text)
  return phones.length > 0 || named.test(rest) || matter.test(rest)
}
