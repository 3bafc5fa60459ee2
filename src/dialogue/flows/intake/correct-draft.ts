import type { Draft, DraftField } from './draft.js'
import { foldLetters } from './told/fold-letters.js'

const replaceable = [
  'text',
  'against',
  'when',
  'request',
  'evidence',
  'name',
  'address',
  'phone',
  'place',
] as const satisfies readonly DraftField[]

/** `from` in `text`, whatever its marks and capitals, between whole words; null where it isn't. */
const replaced = (text: string, from: string, to: string): string | null => {
  const whole = text.normalize('NFC')
  const at = foldLetters(whole).indexOf(foldLetters(from.normalize('NFC')))
  if (at < 0 || from === '') return null
  const end = at + from.normalize('NFC').length
  const isWord = !/[\p{L}\p{N}]/u.test(whole[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(whole[end] ?? ' ')
  if (!isWord) return null
  const before = whole.slice(0, at)
  const exchanged = `${before}${withoutDouble(before, to)}${whole.slice(end)}`
  return to === '' ? tidied(exchanged) : exchanged
}

/** "khu đô thị Đại An" behind "khu đô thị": what stands there already isn't written twice. */
const withoutDouble = (before: string, to: string): string => {
  const words = to.split(' ')
  const known = ` ${foldLetters(before.normalize('NFC')).trim()}`
  const double = words.findLastIndex((_word, k) =>
    known.endsWith(
      ` ${foldLetters(
        words
          .slice(0, k + 1)
          .join(' ')
          .normalize('NFC'),
      )}`,
    ),
  )
  return words.slice(double + 1).join(' ')
}

const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/(?:\s*,){2,}/g, ',')
        .replace(/\s{2,}/g, ' ')
        .replace(/^[\s,.;]+|[\s,;]+$/g, ''),
    )
    .filter(Boolean)
    .join('\n')

/** The draft with words exchanged wherever they stand; null: nobody wrote them. A place is left to be read anew. */
export const exchangeWords = (
  draft: Draft,
  from: string,
  to: string,
): { draft: Draft; fields: DraftField[] } | null => {
  const fields: DraftField[] = []
  const next: Draft = { ...draft }
  for (const field of replaceable) {
    const value = next[field]
    const changed = typeof value === 'string' ? replaced(value, from, to) : null
    if (changed === null) continue
    next[field] = changed
    fields.push(field)
  }
  return fields.length > 0 ? { draft: next, fields } : null
}
