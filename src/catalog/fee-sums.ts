import { foldMarks } from '../shared/text.js'
import type { FeeCircumstances } from './fee-circumstances.js'
import { findCounts } from './fee-counts.js'
import type { Fee } from './fee-fields.js'
import { judgePeople } from './fee-groups.js'
import { computeFeesTogether, type FeeQuote } from './fees.js'
import type { Quantity, SaidUnit } from './said-quantities.js'

/**
 * What may be told to a person of the sum: `sums` by way of handing in where the fees differ, in person first;
 * `free` for those whom the paper is for; `rate` where anything that the fee goes by isn't understood for certain.
 */
export type ToldSum =
  | {
      kind: 'sums'
      quotes: FeeQuote[]
      /** Whether the message tells anything that the lines of the catalog don't say by themselves. */
      isNarrowed: boolean
    }
  | { kind: 'free'; spared: string[] }
  | { kind: 'rate' }

const rate: ToldSum = { kind: 'rate' }

/** Days that a span of time has at least and at most. */
const spans: Partial<Record<SaidUnit, readonly [number, number]>> = {
  day: [1, 1],
  age_days: [1, 1],
  week: [7, 7],
  month: [29.5, 31],
  age_months: [29.5, 31],
  year: [365, 366],
  age_years: [365, 366],
}

/** Whether what the paper is about is that many days ago; null: not told, or on the border. */
const isWithin = (days: number, quantities: readonly Quantity[]): boolean | null => {
  const told = quantities.filter(({ unit, count }) => spans[unit] !== undefined && count !== null)
  const [only, ...more] = told
  const span = only && spans[only.unit]
  if (!only || !span || more.length > 0) return null
  const [least, longest] = span
  if ((only.count ?? 0) * longest <= days) return true
  return (only.count ?? 0) * least > days ? false : null
}

const longestSaid = ({ said_as }: Fee, plain: string): number =>
  Math.max(
    0,
    ...said_as
      .map(foldMarks)
      .filter((said) => ` ${plain} `.includes(` ${said} `))
      .map(({ length }) => length),
  )

/** The one case that a message is about: said in its words or by its time, else the usual one; null: left open. */
const chooseCase = (cases: readonly Fee[], { plain, quantities }: FeeCircumstances): string | null => {
  const lengths = cases.map((fee) => longestSaid(fee, plain))
  const longest = Math.max(...lengths)
  const named = longest > 0 ? cases.filter((_, k) => lengths[k] === longest) : []
  const timed = cases.find(({ within_days }) => within_days !== null)
  const isTimely = timed?.within_days ? isWithin(timed.within_days, quantities) : null
  const byTime = isTimely === null ? [] : cases.filter(({ within_days }) => (within_days !== null) === isTimely)
  const found =
    named.length > 0 ? named : byTime.length > 0 ? byTime : cases.filter(({ said_as }) => said_as.length === 0)
  const names = new Set(found.map(({ what }) => what))
  const [name] = names
  return names.size === 1 && name !== undefined ? name : null
}

const goesByPeople = ({ per }: Fee): boolean => per?.startsWith('person') === true || per === 'card'

/** Whatever the case is, it may cost these people nothing. */
const freeInAnyCase = (cases: readonly Fee[], { people }: FeeCircumstances): ToldSum => {
  const judged = cases.filter(({ amount }) => amount !== 0).map((fee) => judgePeople([fee], people))
  if (!judged.every(({ extent }) => extent === 'all')) return rate
  return { kind: 'free', spared: [...new Set(judged.flatMap(({ spared }) => spared))] }
}

/** The sum of a procedure's fees for what a message tells. */
export const tellSum = (procedure: { fees: Fee[] | null }, told: FeeCircumstances, day: string): ToldSum => {
  const { fees } = procedure
  if (fees === null) return rate
  const cases = fees.filter(({ applies }) => applies === 'choice')
  const choice = cases.length === 0 ? undefined : chooseCase(cases, told)
  if (choice === null) return freeInAnyCase(cases, told)
  const isCaseSaid = cases.some((fee) => fee.what === choice && longestSaid(fee, told.plain) > 0)
  const lines = fees.filter(({ applies, what }) => applies !== 'choice' || what === choice)
  const { spared, extent } = judgePeople(lines, told.people)
  if (extent === 'all') return { kind: 'free', spared }
  if (extent === 'some' && lines.some(goesByPeople)) return rate
  const wanted = lines.filter(
    ({ applies, per }) => applies !== 'extra' || told.quantities.some(({ unit }) => unit === 'copy' && per === 'copy'),
  )
  const counts = findCounts(wanted, told)
  if (counts === 'unsaid' || counts === 'doubtful') return rate
  const request = { day, ...(choice && { choice }), ...(told.channel && { channel: told.channel }) }
  const quotes = computeFeesTogether({ fees: wanted }, request, counts.papers)
  return quotes.some(({ sum }) => sum === null)
    ? rate
    : { kind: 'sums', quotes, isNarrowed: told.quantities.length > 0 || told.channel !== null || isCaseSaid }
}
