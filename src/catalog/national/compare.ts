import { timeUnits } from '../options.js'
import type { Procedure } from '../procedure.js'
import { readableMoney } from '../wording.js'
import type { ReadRecord } from './read-record.js'

/** What the catalog and the portal say of one field. */
export type Difference = { field: 'fees' | 'time_limit' | 'situations' | 'legal_basis'; ours: string; portal: string }

/** `slug` is null where no procedure of the catalog has the record's code. */
export type Comparison = { code: string; name: string; slug: string | null; differences: Difference[] }

export const compareWording = {
  province: 'Hội đồng nhân dân tỉnh quyết định',
  unknown: 'chưa biết',
  nothing: 'không có',
  papers: (count: number) => `${count} giấy tờ`,
  more: (numbers: readonly string[]) => (numbers.length > 0 ? `có thêm ${numbers.join(', ')}` : 'không có thêm'),
  free: 'miễn phí',
}
const say = compareWording

const ascending = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)

const inWords = (amounts: readonly number[], isProvincial: boolean): string =>
  [
    ...amounts.map((amount) => (amount === 0 ? say.free : readableMoney(amount))),
    ...(isProvincial ? [say.province] : []),
  ].join(', ') || say.unknown

const compareFees = ({ fees }: Procedure, { ways }: ReadRecord): Difference[] => {
  const told = ways.map(({ fee }) => fee).filter(({ kind }) => kind !== 'unknown' && kind !== 'circular')
  if (told.length === 0) return []
  const theirs = ascending(
    told.flatMap((fee) => (fee.kind === 'amounts' ? fee.amounts : fee.kind === 'free' ? [0] : [])),
  )
  const ours = ascending((fees ?? []).flatMap(({ amount }) => amount ?? []))
  const portal = inWords(
    theirs,
    told.some(({ kind }) => kind === 'province'),
  )
  const catalog = inWords(ours, fees?.some(({ set_by }) => set_by === 'provincial_council') === true)
  return portal === catalog ? [] : [{ field: 'fees', ours: catalog, portal }]
}

type Limit = { count: number; unit: keyof typeof timeUnits }
const describeLimit = ({ count, unit }: Limit): string => `${count} ${timeUnits[unit]}`

const compareTime = ({ time_limit: limit }: Procedure, { ways }: ReadRecord): Difference[] => {
  const theirs = [...new Set(ways.flatMap(({ time }) => (time ? [describeLimit(time)] : [])))]
  const ours = [
    ...(limit?.count && limit.unit ? [describeLimit({ count: limit.count, unit: limit.unit })] : []),
    ...(limit?.extended ? [describeLimit(limit.extended)] : []),
  ]
  if (theirs.length === 0 || theirs.every((time) => ours.includes(time))) return []
  return [{ field: 'time_limit', ours: ours.join(', ') || say.unknown, portal: theirs.join(', ') }]
}

const comparePapers = ({ situations }: Procedure, { situations: theirs }: ReadRecord): Difference[] => {
  const papers = theirs.flatMap((situation) => situation.papers)
  const ours = situations.flatMap((situation) => situation.papers).length
  if (papers.length === 0 || papers.length === ours) return []
  return [{ field: 'situations', ours: say.papers(ours), portal: say.papers(papers.length) }]
}

const compareLaws = ({ legal_basis: ours }: Procedure, { laws }: ReadRecord): Difference[] => {
  if (laws.length === 0) return []
  const [oursOnly, theirsOnly] = [ours.filter((law) => !laws.includes(law)), laws.filter((law) => !ours.includes(law))]
  if (oursOnly.length + theirsOnly.length === 0) return []
  return [{ field: 'legal_basis', ours: say.more(oursOnly), portal: say.more(theirsOnly) }]
}

/** Where a record of the portal and the catalog differ, field by field. What the portal leaves out is no difference. */
export const compareRecord = (procedures: readonly Procedure[], record: ReadRecord): Comparison => {
  const { code, name } = record
  const procedure = procedures.find((one) => one.code === code)
  if (!procedure) return { code, name, slug: null, differences: [] }
  const compared = [compareFees, compareTime, comparePapers, compareLaws]
  return { code, name, slug: procedure.slug, differences: compared.flatMap((compare) => compare(procedure, record)) }
}
