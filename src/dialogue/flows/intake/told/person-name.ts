import { findPlaces } from '../../../../places/find-places.js'
import { surnames } from '../../../../places/surnames.js'
import { foldLetters } from './fold-letters.js'

const markedSurnames = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đào đoàn trịnh đinh lâm mai triệu lương cao chu tạ tô lưu hà kiều quách vương thái tống phùng bạch giang nghiêm la ninh khúc đàm quản doãn lại thạch tăng'.split(
    ' ',
  ),
)
/** Words that end a name or that no name holds. */
const notInNames = new Set(
  'o thon xom xa phuong so sdt dt nha nam tuoi la va voi khong ko k can thi cho de gui duoc gi sao nao ai dau nay kia ay day do co bi cua tren trong tai ben phia duong ngo ngach to khu dia chi dien thoai lien he nhe nha a oi dan nguoi hien dang lam nghe chu ho qua nhieu roi rac nuoc duong den het xau suot vao xuong bua bai'.split(
    ' ',
  ),
)
const self = '(?:tôi|toi|em|mình|minh|mk|cháu|chau|con|bà|ba|ông|ong|bác|bac|cô|chú|anh|chị|chi|tui|tớ|t|e)(?!\\p{L})'
/** Words by which nobody else is meant. */
const onlySelf = /(?<!\p{L})(?:tôi|toi|em|mình|minh|mk|cháu|chau|tui|tớ)(?!\p{L})/iu
/** "em trai tôi tên …", "hàng xóm nhà tôi tên …": of whom "tôi" is said. */
const ofSelf =
  /(?<!\p{L})(?:anh|chị|chi|em|con|cháu|chau|bố|bo|cha|mẹ|me|ba|má|ông|ong|bà|cô|co|chú|chu|bác|bac|cậu|cau|mợ|mo|dì|thím|thim|vợ|vo|chồng|chong|thầy|thay|hàng xóm|hang xom|láng giềng|lang gieng|người yêu|nguoi yeu|bạn|ban|chủ|chủ trọ|chu tro|nhà|nha)(?: (?:trai|gái|gai|rể|re|dâu|dau|họ|ho|ruột|ruot|nuôi|nuoi|nội|noi|ngoại|ngoai|út|ut|cả|ca|giáo|giao|chủ nhiệm|chu nhiem|xóm|xom|học|hoc|cạnh|canh|sát|sat|gần|gan|bên|ben|của|cua))*\s*$/iu
/** "chào anh, em tên …" without its comma. */
const greeting =
  /(?<!\p{L})(?:chào|chao|thưa|thua|gửi|gui|hỏi|hoi|báo|nhờ|nho)(?: (?:các|cac))?(?: (?:anh|chị|chi|em|cô|co|chú|chu|bác|bac|ông|ong|bà|ba|bạn|ban))+\s*$/iu
/** The cue speaks of somebody that is the writer's: "con trai tôi tên", "bạn của tôi là". */
const isOfRelative = (said: string, before: string): boolean =>
  onlySelf.test(said) && ofSelf.test(before) && !greeting.test(before)
const cue = new RegExp(
  `(?<!\\p{L})(?:(?:(?:họ (?:và )?)?tên(?: đầy đủ)?|ho (?:va )?ten|ten|đứng tên|dung ten|ghi tên|ghi ten|ghi đủ|ghi du)(?: ${self})?(?: (?:là|la)(?!\\p{L}))?|${self} (?:tên|ten)(?: (?:là|la)(?!\\p{L}))?|${self} (?:là|la)(?!\\p{L}))\\s*[:,]?\\s*`,
  'giu',
)
/** Whose name it is when it isn't the writer's. */
const others =
  /(?<!\p{L})(?:ý|y|ta|tao|ấy|ay|đó|do|nó|no|hắn|han|cán bộ|can bo|người|nguoi|thằng|thang|lão|lao|bộ|quán|quan|công ty|xã|xa|thôn|thon|chủ|chu|đứa|dua|con|cháu|chau|vợ|vo|chồng|chong|bạn|ban)\s*$/iu
const mostWords = 5

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** "toi la phan anh …" without marks: no Phan Anh. */
const isReport = /^phan anh(?! \p{L}+$)/u

/** "Trần Thị Hoa đại diện", "… trưởng thôn": what somebody is, behind the name. */
const isOffice = (word: string, next: string | undefined): boolean =>
  /^(?:dai dien|truong (?:thon|nhom|ban)|thay mat|uy quyen|cung (?:voi|cac)|va (?:cac|nhung))$/.test(
    `${foldLetters(word)} ${foldLetters(next ?? '')}`,
  )

/** The words of a name at the beginning of a text; empty when none stands there. */
const nameAt = (text: string): string[] => {
  const words = /^[\p{L}\p{M}'’]+(?: [\p{L}\p{M}'’]+)*/u.exec(text)?.[0].split(' ') ?? []
  const isWithMiddle = middleName.test(words[1] ?? '') && words.length > 2
  const end = words.findIndex(
    (word, k) =>
      !(isWithMiddle && k < 2) &&
      (isOffice(word, words[k + 1]) || (notInNames.has(foldLetters(word)) && !(isCapital(word) && words.length > 1))),
  )
  return upToSmall((end < 0 ? words : words.slice(0, end)).slice(0, mostWords))
}

/** What is written small behind a name with capitals is no part of it: "Lê Văn Tám hay uống rượu". */
const upToSmall = (words: readonly string[]): string[] => {
  const small = words.findIndex((word) => !isCapital(word) && !middleName.test(word))
  return small > 1 ? words.slice(0, small) : [...words]
}
const middleName = /^(?:văn|van|thị|thi)$/iu

/** A name is written with capitals, or begins with a surname. */
const looksGiven = (words: readonly string[]): boolean =>
  words.length > 0 && (words.every(isCapital) || (words.length > 1 && isSurname(words[0] ?? '', words.join(' '))))

/** The cue names its speaker: "tôi tên", not only "tên". */
const ownCue = new RegExp(`(?<!\\p{L})${self}(?!\\p{L})|họ|ho |ghi|đứng|dung`, 'iu')
const isAtBeginning = (before: string): boolean =>
  /^[\s,.:;-]*(?:[^\s,.:;-][^\s,]*[\s,]+)?$/u.test(before.replace(/^(?:à|ừ|vâng|dạ|ok)[\s,]+/iu, ''))

/** "… đại diện cho cả nhóm", behind a name. */
const standsFor = /^\s*(?:là |la )?(?:người |nguoi )?(?:đại diện|dai dien|thay mặt|thay mat)(?: cho)?[^,.;\n]{0,40}/iu

export type SaidName = { name: string; start: number; end: number }

/**
 * A name that somebody gives as their own: "tôi tên Hoa", "tôi là Nguyễn Văn Bình". The last one counts: "tên Hoa, à ghi đủ
 * là Trần Thị Hoa". mustSaySelf: somebody else may be named, so that "tên Hoa" alone isn't enough.
 */
export const findOwnName = (text: string, { mustSaySelf = false } = {}): SaidName | null => {
  let found: SaidName | null = null
  for (const { 0: said, index } of text.matchAll(cue)) {
    if (isOfRelative(said, text.slice(0, index)) || (mustSaySelf && !onlySelf.test(said))) continue
    if (others.test(text.slice(0, index)) || (!ownCue.test(said) && !isAtBeginning(text.slice(0, index)))) continue
    const from = index + said.length
    const words = nameAt(text.slice(from))
    const isNamed = /t[eê]n|đủ|du/iu.test(said)
    const given = isNamed && !words.every(isCapital) && !startsWithSurname(words.join(' ')) ? words.slice(0, 1) : words
    if (given.length === 0 || (!isNamed && !looksGiven(given)) || isReport.test(given.join(' '))) continue
    if (given.length === 1 && !isCapital(given[0] ?? '') && (given[0] ?? '').length < 2) continue
    const end = from + given.join(' ').length
    found = { name: given.join(' '), start: index, end: end + (standsFor.exec(text.slice(end))?.[0].length ?? 0) }
  }
  return found
}

/** A name written as names are: capitals, a surname first, or one capital word. */
export const isFullName = (text: string): boolean => {
  const words = text.trim().split(/\s+/)
  if (words.length > mostWords || !words.every(isCapital)) return false
  return words.length === 1
    ? !notInNames.has(foldLetters(text.trim()))
    : surnames.has(foldLetters(words[0] ?? '')) && findPlaces(text).length === 0
}

/** A name of several words, capitals or a surname first: "đặng đức huy" is no wish to stop. */
export const isWholeName = (text: string): boolean => {
  const words = text.trim().split(/\s+/)
  return words.length > 1 && isName(text) && looksGiven(words)
}

/** Whether a whole answer is a name: the question was who is writing. */
export const isName = (text: string): boolean => {
  const words = text.trim().split(/\s+/)
  if (words.length > mostWords || !words.every((word) => /^(?=.*\p{L})[\p{L}\p{M}'’.]+$/u.test(word))) return false
  if (words.length === 1) return !notInNames.has(foldLetters(text.trim()))
  return looksGiven(words) || words.every((word) => !notInNames.has(foldLetters(word)))
}

const title =
  /^(?:anh|chị|chi|cô|co|chú|chu|bác|bac|ông|ong|bà|ba|dì|di|cậu|cau|mợ|thím|thim|cụ|cu|thầy|thay) (?=\p{L})/iu
/** Without marks they are other words, too: "co video", "anh chup", "di lam". */
const doubtful = /^(?:co|anh|di|cau|cu|thay|ba|chi|chu) /i

/** A short name as people are called: "cô Hạnh", "chị Ba bán cá". The question was who is writing. */
export const isCalledName = (text: string): boolean => {
  const said = text.trim()
  const name = said.replace(title, '')
  return name !== said && isName(name) && (!doubtful.test(said) || isCapital(name))
}

/** Of words with marks in small letters the surname has its own: "bụi bẩn", "đổ rác" begin with none. */
const isSurname = (word: string, text: string): boolean => {
  const isWritten = isCapital(word) || foldLetters(text) === text.toLowerCase()
  return isWritten ? surnames.has(foldLetters(word)) : markedSurnames.has(word.normalize('NFC'))
}

export const startsWithSurname = (text: string): boolean => isSurname(text.trim().split(/\s+/)[0] ?? '', text.trim())
