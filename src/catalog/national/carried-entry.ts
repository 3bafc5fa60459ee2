import { foldMarks } from '../../shared/text.js'
import type { DraftContent } from '../version.js'
import type { CarriedRecord } from './carried-records.js'

/** One procedure of the short list of the national portal: what is known of it beside its papers. */
export type ListedRecord = {
  code: string
  name: string
  field: string
  who: string
  place: string | null
  ways: readonly string[]
  time: string | null
  fee: string | null
  as_of: string
}

/** A record of the portal that this project carries: whole, or of the short list. */
export type CarriedEntry = {
  code: string
  name: string
  who: string
  field: string | null
} & ({ full: CarriedRecord } | { listed: ListedRecord })

/** Both files as one list; a record that is in both is the whole one. */
export const joinCarried = (full: readonly CarriedRecord[], listed: readonly ListedRecord[]): CarriedEntry[] => {
  const whoOf = new Map(listed.map(({ code, who }) => [code, who]))
  const known = new Set(full.map(({ code }) => code))
  return [
    ...full.map((one) => ({
      code: one.code,
      name: one.name,
      field: one.field,
      who: whoOf.get(one.code) ?? one.who,
      full: one,
    })),
    ...listed
      .filter(({ code }) => !known.has(code))
      .map((one) => ({ code: one.code, name: one.name, field: one.field, who: one.who, listed: one })),
  ]
}

/** From the beginning of a word on, also over the next words as one: "khaisinh". */
const startsIn = (words: readonly string[], part: string): boolean =>
  words.some((_word, from) => words.slice(from).join('').startsWith(part))

/** Those whose code begins so, or whose name has every word that was typed, with marks or without, also run together. */
export const findCarried = <E extends Pick<CarriedEntry, 'code' | 'name'>>(
  entries: readonly E[],
  query: string,
): E[] => {
  const digits = query.replace(/[\s.]/g, '')
  if (/^\d{2,}$/.test(digits)) return entries.filter(({ code }) => code.replace('.', '').startsWith(digits))
  const parts = foldMarks(query)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  if (parts.length === 0) return []
  const phrase = parts.join(' ')
  return entries
    .flatMap((entry) => {
      const words = foldMarks(entry.name)
        .split(/[^a-z0-9]+/)
        .filter(Boolean)
      if (!parts.every((part) => startsIn(words, part))) return []
      return [{ entry, rank: ` ${words.join(' ')} `.includes(` ${phrase} `) ? 0 : 1 }]
    })
    .toSorted((a, b) => a.rank - b.rank || a.entry.name.length - b.entry.name.length)
    .map(({ entry }) => entry)
}

/** The slug of the procedure that has this code, as its own or another's of the same matter. */
export const slugsByCode = (known: readonly { slug: string; content: DraftContent }[]): ReadonlyMap<string, string> =>
  new Map(
    known.flatMap(({ slug, content: { code, other_codes } }) =>
      [code, ...(Array.isArray(other_codes) ? other_codes : [])].flatMap((one) =>
        typeof one === 'string' ? [[one, slug] as const] : [],
      ),
    ),
  )
