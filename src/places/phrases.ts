import { fitOf, type Sound, soundOf, type TextWord } from './syllables.js'

/** A text and its words. */
export type Text = { raw: string; words: readonly TextWord[] }

/** Lower case without any marks. */
export const foldOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')

type Entry<T> = { sounds: Sound[]; value: T }
/** Phrases by the folded form of their last word, longest first. */
export const tableOf = <T>(pairs: Iterable<readonly [string, T]>): Map<string, Entry<T>[]> => {
  const table = new Map<string, Entry<T>[]>()
  for (const [phrase, value] of pairs) {
    const sounds = phrase.split(' ').map(soundOf)
    const last = foldOf(phrase.split(' ').at(-1) ?? '')
    table.set(
      last,
      [...(table.get(last) ?? []), { sounds, value }].sort((a, b) => b.sounds.length - a.sounds.length),
    )
  }
  return table
}

/** True when the words from `at` sound like these, marks left out or not, with no gap wider than `maxGap` between. */
export const fits = ({ raw, words }: Text, at: number, sounds: Sound[], maxGap: number): boolean => {
  for (let i = 0; i < sounds.length; i += 1) {
    const word = words[at + i]
    if (!word || (i > 0 && word.gap > maxGap)) return false
    if (fitOf(soundOf(raw.slice(word.start, word.end)), sounds[i] as Sound) < 2) return false
  }
  return true
}

/** The phrase of the table that ends with word `at`, and the word where it begins. */
export const endingAt = <T>(text: Text, at: number, table: Map<string, Entry<T>[]>, maxGap: number) => {
  for (const entry of table.get(text.words[at]?.folded ?? '') ?? []) {
    const from = at - entry.sounds.length + 1
    if (from >= 0 && fits(text, from, entry.sounds, maxGap)) return { from, value: entry.value }
  }
  return null
}

/** How well the words from `at` fit a name: its worst syllable decides. */
export const fitOfName = ({ raw, words }: Text, at: number, sounds: Sound[]): 1 | 2 | 3 => {
  let worst: 1 | 2 | 3 = 3
  sounds.forEach((sound, k) => {
    const word = words[at + k] as TextWord
    const fit = fitOf(soundOf(raw.slice(word.start, word.end)), sound)
    if (fit < worst) worst = fit
  })
  return worst
}

/** True when word `at` is this one, marks left out or not. */
export const soundsAs = (text: Text, at: number, sound: Sound): boolean => fits(text, at, [sound], 0)
