import type { Procedure } from '../../catalog/procedure.js'
import { foldMarks } from '../../shared/text.js'
import type { LifeEvent } from './known-matters.js'

/** An event of a life as pages show it; `procedures` are slugs of what is published, in the order to do them. */
export type LifeEventTold = { slug: string; name: string; note: string | null; procedures: string[] }

/** Their files name procedures by code, or by the official name where there is no code. */
export const tellLifeEvents = (events: readonly LifeEvent[], published: readonly Procedure[]): LifeEventTold[] => {
  const slugs = new Map(
    published.flatMap(({ slug, name, code, other_codes }) =>
      [name, ...(code ? [code] : []), ...other_codes].map((key) => [key, slug]),
    ),
  )
  return events.map(({ name, note, procedures }) => ({
    slug: foldMarks(name).replaceAll(' ', '-'),
    name,
    note,
    procedures: [...new Set(procedures.flatMap((reference) => slugs.get(reference) ?? []))],
  }))
}
