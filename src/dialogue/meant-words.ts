import { foldMarks } from '../shared/text.js'

/** For a word without marks the ones that are meant. */
export type Meant = Readonly<Record<string, readonly string[]>>

/** Without marks, but for words whose marks make them others than those meant: "sở" where "sợ" is. */
export const foldMeant = (text: string, meant: Meant): string =>
  foldMarks(
    text.normalize('NFC').replace(/\p{L}+/gu, (word) => {
      const lower = word.toLowerCase()
      const folded = foldMarks(lower)
      const those = meant[folded]
      return !those || lower === folded || those.includes(lower) ? word : `${word}x`
    }),
  )
