/** What stands where something was left out. */
const left = '…'

const email = /(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,200}/gu
/** Nine digits or more, however they are parted: a telephone, an identity card, an account. */
const longNumber = /\d(?:[\s.-]?\d){8,}/g

/** A text without e-mail addresses and long numbers: telephones, identity cards, accounts. */
export const maskNumbers = (text: string): string => text.replace(email, left).replace(longNumber, left)

/** A text without a person's name, telephone and address, wherever they stand in it. */
export const maskPerson = (
  text: string,
  { name, phone, address }: { name: string | null; phone: string | null; address: string | null },
): string => {
  const digits = phone?.replace(/\D/g, '') ?? ''
  const spoken = digits.length >= 9 ? [...digits].map(escaped).join('[\\s.-]?') : null
  const patterns = [
    ...(address ? [new RegExp(escaped(address.trim()), 'giu')] : []),
    ...(name ? [whole(name.trim())] : []),
    ...(spoken ? [new RegExp(spoken, 'g')] : []),
  ]
  return patterns.reduce((masked, pattern) => masked.replace(pattern, left), text)
}

const wordsOfAddress = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'cậu', 'mợ', 'dì', 'thím', 'em', 'cháu', 'cụ']
const eitherCase = (word: string): string => `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`
const addressed = new RegExp(
  `(?<!\\p{L})((?:${wordsOfAddress.map(eitherCase).join('|')})(?:/(?:bà|chị))?)((?: +\\p{Lu}\\p{L}*){1,4})(?!\\p{L})`,
  'gu',
)
/** What stands behind "ông", "anh/chị" with a capital and is no name. */
const noName = /^ +(?:Xã|Phường|Thôn|Tỉnh|Công|Ủy|UBND|Chủ|Phó|Trưởng|Bí|Cán|Giám)(?!\p{L})/u

/** A text without the names that stand behind a word of address: "bà Lan", "anh Nguyễn Văn Tý". */
export const maskAddressed = (text: string): string =>
  text.replace(addressed, (all, word: string, name: string) => (noName.test(name) ? all : `${word} ${left}`))

/** A name of one word is found as it is written only: "Lan" is no part of "lan can". */
const whole = (name: string): RegExp =>
  new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, /\s/.test(name) ? 'giu' : 'gu')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
