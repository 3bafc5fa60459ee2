import { foldMarks } from '../../shared/text.js'
import type { Case } from '../case.js'

/** What stands in place of who sent it. */
const hiddenName = '[tên người gửi]'
const hiddenPhone = '[số người gửi]'
const places = /\[(?:tên|số) người gửi\]/gu

/** A text as it may be read without the identity, and what was taken out of it, in its order. */
export type Covered = { text: string; taken: string[] }
/** Who sent a case, and what was taken out of its texts before: a name that was corrected since stays covered. */
export type Sender = Pick<Case, 'reporter' | 'against' | 'covers'>

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const whole = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`
const inOneRow = (words: readonly string[]): string => words.map(escaped).join('\\s+')

const shortestPhone = 9
/** '0912345678' however it is broken up, with or without the country. */
const phonePattern = (phone: string): string[] => {
  const digits = phone.replace(/\D/g, '').replace(/^(?:84|0)/, '')
  return digits.length < shortestPhone - 1 ? [] : [`(?<!\\d)(?:\\+?84|0)[ .()-]*${[...digits].join('[ .()-]*')}(?!\\d)`]
}

/** The whole name in any case, with its marks or without any. One word alone is many a thing. */
const namePatterns = (name: string, against: string): string[] => {
  const words = name.normalize('NFC').split(/\s+/).filter(Boolean)
  // who is accused is named, whoever else is called so
  const isAccused = foldMarks(against).includes(foldMarks(words.join(' ')))
  return words.length < 2 || isAccused
    ? []
    : [words, words.map((word) => foldMarks(word))].map((row) => whole(inOneRow(row)))
}

/**
 * Takes a sender's own name and telephone out of what they told: officers read it without the identity (Luật Tố cáo Điều 56). Null:
 * nothing is known of the sender, or nothing of it stands there. What looks like a covered place is taken for one.
 */
export const coverSender = (text: string, { reporter, against, covers = {} }: Sender): Covered | null => {
  const before = Object.values(covers).flat()
  const phones = [reporter.phone, reporter.contact ?? null].flatMap((one) => (one ?? '').split(/[,;]/))
  const patterns = [
    ...namePatterns(reporter.name ?? '', against ?? ''),
    ...phones.flatMap(phonePattern),
    ...before.map((one) => whole(escaped(one))),
  ]
  if (patterns.length === 0) return null
  const taken: string[] = []
  const covered = text.normalize('NFC').replace(new RegExp([...patterns, places.source].join('|'), 'giu'), (found) => {
    taken.push(found)
    return /\d/.test(found) ? hiddenPhone : hiddenName
  })
  return taken.length > 0 ? { text: covered, taken } : null
}

/** The text as it was told; as it is where it was changed since. */
export const uncover = (text: string, taken: readonly string[]): string => {
  if (text.match(places)?.length !== taken.length) return text
  let at = 0
  return text.replace(places, () => taken[at++] ?? '')
}
