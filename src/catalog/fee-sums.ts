import { foldMarks } from '../shared/text.js'
import type { FeeCircumstances } from './fee-circumstances.js'
import { findCounts } from './fee-counts.js'
import type { Fee } from './fee-fields.js'
import { judgePeople } from './fee-groups.js'
import { addQuotes, computeFeesTogether, type FeeQuote } from './fees.js'
import type { Person } from './said-people.js'
import { isCounted, type Quantity, type SaidUnit } from './said-quantities.js'

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
  /** "mới sinh bé được 3 tháng": the time that is told says more than "mới". */
  const found =
    byTime.length > 0 ? byTime : named.length > 0 ? named : cases.filter(({ said_as }) => said_as.length === 0)
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

/** The case of one of several people: in the words about them, else the usual one, else that of the whole message. */
const caseOf = ({ said }: Person, cases: readonly Fee[], told: FeeCircumstances): string | null => {
  const isSaid = cases.some((fee) => longestSaid(fee, said) > 0)
  const usual = cases.find(({ said_as }) => said_as.length === 0)
  return isSaid || !usual ? chooseCase(cases, isSaid ? { ...told, plain: said } : told) : usual.what
}

/** Each for themselves, where several people are named of whom not all pay alike; null: they do. */
const sumByPerson = (fees: readonly Fee[], told: FeeCircumstances, day: string): ToldSum | null => {
  const people = told.people.filter(({ isFor }) => isFor)
  const cases = fees.filter(({ applies }) => applies === 'choice')
  const isForEach = fees.some(({ per }) => per === 'person_occurrence' || per === 'card')
  const isListed = people.length > 1 && people.every(({ count }) => count !== null)
  if (!isForEach || !isListed || cases.length === 0) return null
  const total = people.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const counted = told.quantities.filter(({ unit }) => unit === 'person')
  if (counted.some(({ count }) => count === null || count > total)) return null
  const shares = people.map((person) => {
    const what = caseOf(person, cases, told)
    const lines = fees.filter((fee) => fee.applies !== 'choice' || fee.what === what)
    const alone = told.people.map((one) => ({ ...one, isFor: one === person }))
    return { person, what, lines, ...judgePeople(lines, alone) }
  })
  const [first] = shares
  if (shares.every(({ what, extent }) => what === first?.what && extent === first?.extent)) return null
  if (shares.some(({ what, extent }) => what === null || extent === 'some')) return rate
  const paying = shares.filter(({ extent }) => extent === 'none')
  const quotes = paying.flatMap(({ person, what, lines }) => {
    const own = told.quantities.filter(({ unit }) => unit === 'slip')
    const sum = sumOfCase(lines, { ...told, people: [person], quantities: own }, day, what ?? undefined)
    return sum.kind === 'sums' ? sum.quotes : []
  })
  return quotes.length === paying.length ? { kind: 'sums', quotes: [addQuotes(quotes)], isNarrowed: true } : rate
}

/** The sum of the lines of one case. */
const sumOfCase = (lines: Fee[], told: FeeCircumstances, day: string, choice: string | undefined): ToldSum => {
  const wanted = lines.filter(
    ({ applies, per }) => applies !== 'extra' || told.quantities.some(({ unit }) => unit === 'copy' && per === 'copy'),
  )
  const counts = findCounts(wanted, told)
  if (counts === 'unsaid' || counts === 'doubtful') return rate
  const request = { day, ...(choice && { choice }), ...(told.channel && { channel: told.channel }) }
  const quotes = computeFeesTogether({ fees: wanted }, request, counts.papers)
  if (quotes.some(({ sum }) => sum === null)) return rate
  const isCaseSaid = lines.some((fee) => fee.what === choice && longestSaid(fee, told.plain) > 0)
  return { kind: 'sums', quotes, isNarrowed: told.quantities.some(isCounted) || told.channel !== null || isCaseSaid }
}

/** The sum of a procedure's fees for what a message tells. */
export const tellSum = (procedure: { fees: Fee[] | null }, told: FeeCircumstances, day: string): ToldSum => {
  const { fees } = procedure
  if (fees === null) return rate
  const byPerson = sumByPerson(fees, told, day)
  if (byPerson !== null) return byPerson
  const cases = fees.filter(({ applies }) => applies === 'choice')
  const choice = cases.length === 0 ? undefined : chooseCase(cases, told)
  if (choice === null) return freeInAnyCase(cases, told)
  const lines = fees.filter(({ applies, what }) => applies !== 'choice' || what === choice)
  const { spared, extent } = judgePeople(lines, told.people)
  if (extent === 'all') return { kind: 'free', spared }
  if (extent === 'some' && lines.some(goesByPeople)) return rate
  return sumOfCase(lines, told, day, choice)
}
