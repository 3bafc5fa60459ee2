import type { FeeCircumstances } from '../../../catalog/fee-circumstances.js'
import { judgePeople } from '../../../catalog/fee-groups.js'
import { tellSum } from '../../../catalog/fee-sums.js'
import { nameLaws } from '../../../catalog/law-names.js'
import { channels } from '../../../catalog/options.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { readableLaw, readableMoney, readableMonth } from '../../../catalog/wording.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { type Office, procedureWording as say } from './wording.js'

/** What is told of, and to whom. */
export type Asked = {
  procedure: Procedure
  now: Date
  office: Office | null
  circumstances: FeeCircumstances
  /** What is charged from a later day on, as laterFeeLines writes it. */
  laterFees?: readonly string[]
}

const bullets = (lines: string[]): string =>
  lines.map((line) => (line.endsWith(':') || line.startsWith('(*)') ? line : `• ${line.replace(/^• /, '')}`)).join('\n')

export const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : lines.length === 1 ? [`${title}: ${lines[0]}`] : [`${title}:\n${bullets(lines)}`]

/** Days are 'YYYY-MM-DD', months 'YYYY-MM'. */
type Checked = { verified_on: string | null; as_of: string }

export const isOld = ({ verified_on, as_of }: Checked, now: Date): boolean =>
  now.getTime() - Date.parse(verified_on ?? `${as_of}-28`) > 180 * 24 * 60 * 60_000

/** What an answer rests on and as of when. */
export const sourceLine = (basis: string, { verified_on, as_of }: Checked): string =>
  say.source(basis, verified_on ? say.verifiedOn(readableDay(verified_on)) : say.asOf(readableMonth(as_of)))

/** What an answer rests on, and a caution when that is long ago; said under every answer. */
export const sourceLines = (basis: string, checked: Checked, now: Date): string[] => [
  ...(isOld(checked, now) ? [say.old] : []),
  sourceLine(basis, checked),
]

export const basisOf = ({ legal_basis, sources }: Procedure): string => {
  const law = legal_basis[0]
  return law ? say.law(nameLaws(readableLaw(law))) : (sources[0]?.title ?? say.noSource)
}

const communesOwn = /UBND|cấp xã|hành chính công/

/** How the office of the person's commune is told, the longest way first; none where another one receives. */
export const officeWays = ({ office, procedure: { received_by: by, received_by_text: where } }: Asked): string[] => {
  if (!office) return []
  if (by === 'one_stop' || by === 'commune_committee' || (by === 'other' && communesOwn.test(where)))
    return [say.office(office), say.officeBriefly(office)]
  if (by === 'commune_police') return [say.otherOffice(say.ofCommune[by], office.commune, office.police)]
  return by === 'military' ? [say.otherOffice(say.ofCommune[by], office.commune, null)] : []
}

/** The sums that the person's own numbers and way of handing in give; none where they aren't understood for certain. */
export const sumsOf = ({ procedure, now, circumstances }: Asked): string[] => {
  const told = tellSum(procedure, circumstances, localDay(now))
  if (told.kind !== 'sums' || !told.isNarrowed) return []
  return told.quotes.flatMap(({ choice, formula, basis, sum, channel: way, unknown }) => {
    if (sum === null) return []
    const what = [choice, way && channels[way]].filter((part) => part !== null).join(', ')
    return [say.sum({ what, formula, total: readableMoney(sum), basis: basis.join(', '), unknown })]
  })
}

/** Whether the groups that the person named pay less, as far as the catalog says. */
export const sparedOf = (
  { procedure, now, circumstances }: Asked,
  { saysUnknown = true }: { saysUnknown?: boolean } = {},
): string[] => {
  const told = tellSum(procedure, circumstances, localDay(now))
  const costs = procedure.fees === null || procedure.fees.some(({ amount }) => amount !== 0)
  if (!costs || (told.kind === 'sums' && told.quotes.every(({ sum }) => sum === 0))) return []
  const { spared, unsaid } = judgePeople(procedure.fees, circumstances.people)
  return [...spared.map(say.spared), ...(saysUnknown ? unsaid.map(say.sparedUnknown) : [])]
}
