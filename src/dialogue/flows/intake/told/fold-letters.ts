/** Behind it Unicode has no letter of Vietnamese. */
const lastVietnamese = 0x1eff
const folded = new Map<string, string>()

const foldLetter = (letter: string): string => {
  if ((letter.codePointAt(0) ?? 0) > lastVietnamese) return letter
  const known = folded.get(letter)
  if (known !== undefined) return known
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('đ', 'd')
  const kept = plain.length === letter.length ? plain : letter
  folded.set(letter, kept)
  return kept
}

const fold = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/[^\0-\x7f]/gu, foldLetter)

/** Longer than this, the last text is kept: many rules read the same one. */
const isLong = 1_000
let last = { text: '', folded: '' }

/** Lower case without marks, letter for letter: positions in it are positions in the text, which must be NFC. */
export const foldLetters = (text: string): string => {
  if (text.length <= isLong) return fold(text)
  if (text !== last.text) last = { text, folded: fold(text) }
  return last.folded
}
