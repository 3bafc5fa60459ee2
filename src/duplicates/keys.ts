import { createHash } from 'node:crypto'
import { matterOf, type ReadReport, type Told } from './read-report.js'

/** What a report is looked up by. `alike`: by what and where; `near`: by where alone. */
export type Keys = { alike: string[]; near: string[] }

const mostPlaces = 8
const mostTold = 8

/**
 * The keys of a report. One stands for a word of its place and a thing or word that it tells, both rare together: however
 * many cases there are, few share one. They are digests, so that nothing can be read from the index.
 */
export const keysOf = (report: ReadReport): Keys => {
  const matter = matterOf(report, report.placeNames)
  const told = [...matter].toSorted(([, a], [, b]) => b.weight - a.weight).map(([key]) => key)
  const places = [...placesOf(report, matter)].slice(0, mostPlaces)
  const where = report.communeCode ?? '-'
  return {
    alike: places.flatMap((place) =>
      told.slice(0, mostTold).flatMap((key) => (key === place ? [] : digest(where, ...[place, key].toSorted()))),
    ),
    near: places.map((place) => digest(where, place)),
  }
}

/** What names a report's place, the surest first; a rare word of the story may be a name to the other report. */
const placesOf = ({ placeNames, numbers, likelyNames }: ReadReport, matter: ReadonlyMap<string, Told>): Set<string> =>
  new Set([
    ...placeNames,
    ...[...numbers].flatMap(([kind, found]) => [...found].map((number) => `${kind} ${number}`)),
    ...likelyNames,
    ...[...matter].filter(([, { isRare }]) => isRare).map(([key]) => key),
  ])

const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 12)
