import { composed } from '../shared/text.js'
import { typeface } from './typeface.js'

/** What stands on paper for a run of pictures among the letters. */
export const pictureWord = '[biểu tượng]'

/** A text has characters that the typeface has no glyph for; they are not left out in silence. */
export class MissingGlyph extends Error {
  override name = 'MissingGlyph'
  constructor(readonly characters: readonly string[]) {
    super(`no glyph for ${characters.map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`).join(', ')}`)
  }
}

/** Emoji with what joins and colours them. Arrows and signs that the typeface has are letters to us. */
const pictures =
  /(?:(?:\p{Regional_Indicator}{1,2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic})(?:\p{Emoji_Modifier}|\p{Variation_Selector}|\u200D|[\u{E0020}-\u{E007F}])*)+/gu
/** Joiners, marks of direction, selectors, controls: they have no width and mean nothing on paper. */
const invisible = /\p{Cf}|\p{Variation_Selector}|\u034F|(?![\n\t])\p{Cc}/gu

const pictured = (run: string): string => ([...run].every(typeface().has) ? run : pictureWord)

const spelled = (character: string): string => {
  const { has } = typeface()
  if (character === '\n' || has(character)) return character
  const simple = character.normalize('NFKC').normalize('NFC')
  return [...simple].every(has) ? simple : character
}

/**
 * A text as it is printed: NFC, lines ended by '\n', emoji as `pictureWord`, invisible characters gone, fancy forms (full
 * width, mathematical letters) as their plain ones. Throws MissingGlyph for what the typeface still can't show.
 */
export const printable = (text: string): string => {
  const { has } = typeface()
  const read = composed(text.replace(/\r\n?|\u2028|\u2029/g, '\n'))
    .replace(pictures, pictured)
    .replace(/\t/g, ' ')
    .replace(invisible, '')
  const spelt = /^[\n -~]*$/.test(read) ? read : [...read].map(spelled).join('')
  const missing = new Set([...spelt].filter((character) => character !== '\n' && !has(character)))
  if (missing.size > 0) throw new MissingGlyph([...missing])
  return spelt
}
