import { accepts } from './accepts.js'
import { type NameReading, type NameSpelling, type Region, readingsNear } from './name-index.js'
import { fitOfName, type Text } from './phrases.js'
import { type After, isIn, readAfter } from './read-after.js'
import { type Before, readBefore } from './read-before.js'
import { caseOf } from './syllables.js'

type Candidate = {
  /** The name's first word, how many, and how it may be spelled with marks. */
  at: number
  length: number
  spellings: NameSpelling[]
  isListed: boolean
  isExpected: boolean
  /** A former district said right before: "huyện Khoái Châu, xã Bình Minh". */
  leading: Region | null
}

/** A name with what is said around it: the words it spans and the readings that are left. */
export type FoundName = { from: number; last: number; isTyped: boolean; readings: NameReading[]; districts: string[] }

/** Reads one name in its surroundings; null when it means no place of ours here, 'elsewhere' when another province is said with it. */
export const readMention = (
  text: Text,
  { at, length, leading, ...candidate }: Candidate,
): FoundName | 'elsewhere' | null => {
  const fitted = candidate.spellings.map((spelling) => ({ spelling, fit: fitOfName(text, at, spelling.sounds) }))
  const fit = Math.max(...fitted.map((one) => one.fit)) as 1 | 2 | 3
  const spellings = fitted.filter((one) => one.fit === fit).map((one) => one.spelling)
  const cases = text.words.slice(at, at + length).map((word) => caseOf(text.raw, word))
  if (cases[0] === 'lower' && cases.includes('title')) return null
  const isTitle = cases.every((one) => one === 'title')

  const before = readBefore(text, at)
  if (before.role === 'region' && before.type === null) return null
  const all = spellings.flatMap((one) => one.readings)
  const after = readAfter(text, { nameEnd: at + length - 1, readings: all, isTitle })
  if (after === 'elsewhere') return after

  const near = before.type === null ? null : nearInDistrict(text, { at, length }, after)
  if (near) return { from: before.from, isTyped: true, ...near }
  const when = before.when ?? after.when
  const ofTime = prefer(all, ({ unit }) => when === null || (when === 'old') === (unit !== null))
  const inRegion = ofTime.filter((one) =>
    [after.region, leading].some((region) => region !== null && isIn(one, region)),
  )
  const hasRegion = inRegion.length > 0
  const readings = byType(hasRegion ? inRegion : ofTime, before.type, hasRegion || when !== null)
  if (readings.length === 0) return null

  const { isListed, isExpected } = candidate
  const evidence = { text, at, length, spellings, fit, isTitle, before, after, when, hasRegion, isListed, isExpected }
  if (!accepts(evidence)) return null
  const districts = hasRegion ? (after.region?.districts ?? []) : []
  return { from: before.from, last: after.last, isTyped: before.type !== null, readings, districts }
}

/** A name whose district says otherwise: of the names one letter off, those that lie in it. */
const nearInDistrict = (
  { words }: Text,
  { at, length }: { at: number; length: number },
  { contradicting }: After,
): Pick<FoundName, 'last' | 'readings' | 'districts'> | null => {
  if (!contradicting) return null
  const { districts, last } = contradicting
  const folded = words.slice(at, at + length).map((word) => word.folded)
  const readings = readingsNear(folded.join(' ')).filter((one) => isIn(one, { districts, province: null }))
  return readings.length > 0 ? { last, readings, districts } : null
}

/** Those that are wanted, or all when none is. */
export const prefer = <T>(all: T[], isWanted: (one: T) => boolean): T[] => {
  const wanted = all.filter(isWanted)
  return wanted.length > 0 ? wanted : all
}

/**
 * People call any unit "xã"; "phường" and "thị trấn" of a unit that wasn't one count only when more tells that it is
 * ours, since such names are common in other provinces.
 */
const byType = (readings: NameReading[], type: Before['type'], isPlaced: boolean): NameReading[] => {
  if (type === null || type === 'any') return readings
  const same = readings.filter((one) => (one.unit?.type ?? one.commune.type) === type)
  if (same.length > 0) return same
  if (type === 'xã' || isPlaced) return readings
  return type === 'phường' ? readings.filter((one) => one.unit !== null && !one.unit.district.startsWith('Huyện')) : []
}
