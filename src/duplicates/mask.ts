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

/** A name of one word is found as it is written only: "Lan" is no part of "lan can". */
const whole = (name: string): RegExp =>
  new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, /\s/.test(name) ? 'giu' : 'gu')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
