/** What stands where something was left out. */
const left = '…'

const email = /(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,200}/gu
/** Nine digits or more, however they are parted: a telephone, an identity card, an account. */
const longNumber = /\d(?:[\s.-]?\d){8,}/g

/** A text without e-mail addresses and long numbers: telephones, identity cards, accounts. */
export const maskNumbers = (text: string): string => text.replace(email, left).replace(longNumber, left)

/** '89A-123.45', '29-B1 123.45', '89H1 2345': the plate of a vehicle. */
const plate = /(?<![\p{L}\d])\d{2}-?\p{L}[\p{L}\d]?[\s-]?(?:\d{3}\.?\d{2}|\d{4})(?![\p{L}\d])/gu

/** A text without the plates of vehicles. */
export const maskPlates = (text: string): string => text.replace(plate, left)

/** A person's name, telephone and address are left out wherever they stand, the name also without its marks. */
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
  return maskBare(
    patterns.reduce((masked, pattern) => masked.replace(pattern, left), text),
    name,
  )
}

/** Letters without their marks, each in its place. */
const bare = (text: string): string =>
  text.replace(/\p{L}/gu, (letter) =>
    letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D'),
  )

/** A name typed with or without its marks: whole, without the family's, or given alone behind a word of address ("chi Lua"). */
const maskBare = (text: string, name: string | null): string => {
  const parts = bare((name ?? '').normalize('NFC').trim())
    .split(/\s+/)
    .filter(Boolean)
    .map(escaped)
  const composed = text.normalize('NFC')
  const read = bare(composed)
  const given = parts.at(-1)
  if (given === undefined || read.length !== composed.length) return text
  const tails = parts.slice(0, -1).map((_, index) => parts.slice(index).join('\\s+'))
  const alone = given.replace(/^./, (first) => first.toUpperCase())
  const ranges = [
    ...tails.map((tail) => new RegExp(`(?<!\\p{L})${tail}(?!\\p{L})`, 'giu')),
    new RegExp(`(?<=(?<!\\p{L})(?:${wordsOfAddress.map(bare).map(eitherCase).join('|')})\\s+)${alone}(?!\\p{L})`, 'gu'),
  ].flatMap((pattern) => [...read.matchAll(pattern)].map(({ index, 0: said }) => [index, index + said.length] as const))
  const [masked, end] = ranges
    .toSorted(([a], [b]) => a - b)
    .reduce(
      ([before, at], [from, to]): [string, number] =>
        from < at ? [before, at] : [`${before}${composed.slice(at, from)}${left}`, to],
      ['', 0] as [string, number],
    )
  return masked + composed.slice(end)
}

const wordsOfAddress = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'cậu', 'mợ', 'dì', 'thím', 'em', 'cháu', 'cụ']
const eitherCase = (word: string): string => `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`
const addressed = new RegExp(
  `(?<!\\p{L})((?:${wordsOfAddress.map(eitherCase).join('|')})(?:/(?:bà|chị))?)((?: +\\p{Lu}\\p{L}*){1,4})(?!\\p{L})`,
  'gu',
)
/** What stands behind "ông", "anh/chị" with a capital and is no name. */
const noName = /^ +(?:Xã|Phường|Thôn|Tỉnh|Công|Ủy|UBND|Chủ|Phó|Trưởng|Bí|Cán|Giám)(?!\p{L})/u

/** Words of address typed without marks, small: "Ba Đình", "Chi cục" are places and offices. */
const bareAddressed = /(?<!\p{L})(ong|ba|chi|co|chu|bac|thim|chau)((?: +\p{Lu}\p{L}*){1,4})(?!\p{L})/gu
const noBareName =
  /^ +(?:[xX][ãa]|Thon|Cong an|Uy ban|UBND|Chu tich|Pho|Truong (?:thon|phong|ban|cong)|Bi thu|Can bo|Giam doc|Cuc|Doan|Hoi|Ninh|Giang)(?!\p{L})/u

/** A text without the names that stand behind a word of address: "bà Lan", "anh Nguyễn Văn Tý", "ong Binh". */
export const maskAddressed = (text: string): string =>
  text
    .replace(addressed, (all, word: string, name: string) => (noName.test(name) ? all : `${word} ${left}`))
    .replace(bareAddressed, (all, word: string, name: string, at: number, whole: string) =>
      noName.test(name) || noBareName.test(whole.slice(at + word.length)) ? all : `${word} ${left}`,
    )

/** A name of one word is found as it is written only: "Lan" is no part of "lan can". */
const whole = (name: string): RegExp =>
  new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, /\s/.test(name) ? 'giu' : 'gu')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
