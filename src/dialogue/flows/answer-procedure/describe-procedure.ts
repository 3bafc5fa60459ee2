import type { FeeCircumstances } from '../../../catalog/fee-circumstances.js'
import { exemptionsOf, judgePeople } from '../../../catalog/fee-groups.js'
import { tellSum } from '../../../catalog/fee-sums.js'
import { type ToldField, toldIn } from '../../../catalog/field-texts.js'
import { channels } from '../../../catalog/options.js'
import type { Procedure } from '../../../catalog/procedure.js'
import {
  type AnswerPart,
  type ProcedureFields,
  type ProcedureKey,
  procedureFields,
} from '../../../catalog/procedure-fields.js'
import { describePaper, readableLaw, readableMoney, readableMonth } from '../../../catalog/wording.js'
import { type Choice, type Reply, reply } from '../../../messaging/message.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { shorten } from '../../../shared/text.js'
import { commandWords, payload } from '../../choice-words.js'
import { type Office, procedureWording as say } from './wording.js'

export type Aspect = 'all' | 'papers' | 'fee' | 'time' | 'place' | 'form' | 'more'

type Asked = { procedure: Procedure; now: Date; office: Office | null; circumstances: FeeCircumstances }

const papersShownFirst = 6

const choicesFor = ({ slug, situations }: Procedure, aspect: Aspect): Choice[] => [
  ...(situations.some(({ question }) => question !== null)
    ? [{ label: say.myPapers, value: payload(commandWords.myPapers, slug) }]
    : []),
  ...(Object.keys(say.choices) as (keyof typeof say.choices)[])
    .filter((name) => name !== aspect)
    .map((name) => ({ label: say.choices[name], value: payload(commandWords[name], slug) })),
]

const bullets = (lines: string[]): string =>
  lines.map((line) => (line.endsWith(':') || line.startsWith('(*)') ? line : `• ${line.replace(/^• /, '')}`)).join('\n')

const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : lines.length === 1 ? [`${title}: ${lines[0]}`] : [`${title}:\n${bullets(lines)}`]

/** Days are 'YYYY-MM-DD', months 'YYYY-MM'. */
type Checked = { verified_on: string | null; as_of: string }

/** What an answer rests on and as of when, and a caution when that is long ago; said under every answer. */
export const sourceLines = (basis: string, { verified_on, as_of }: Checked, now: Date): string[] => {
  const isOld = now.getTime() - Date.parse(verified_on ?? `${as_of}-28`) > 180 * 24 * 60 * 60_000
  const checked = verified_on ? say.verifiedOn(readableDay(verified_on)) : say.asOf(readableMonth(as_of))
  return [...(isOld ? [say.old] : []), say.source(basis, checked)]
}

const basisOf = ({ legal_basis, sources }: Procedure): string => {
  const law = legal_basis[0]
  return law ? say.law(readableLaw(law)) : (sources[0]?.title ?? say.noSource)
}

export const reportChoice = (slug: string): Choice => ({
  label: say.choices.report,
  value: payload(commandWords.report, slug),
})

const papersShort = ({ situations }: Procedure): string[] => {
  const everybody = situations.find(({ when }) => when === null)?.papers ?? []
  const always = everybody.filter(({ when }) => when === null)
  const sometimes = everybody.filter(({ when }) => when !== null)
  const others = situations.filter(({ when }) => when !== null)
  const shown = [...always, ...sometimes].slice(0, papersShownFirst)
  const left = everybody.length - shown.length
  return [
    ...shown.map(({ name, when }) => (when === null ? name : say.ifNeeded(name))),
    ...(left > 0 ? [say.morePapers(left)] : []),
    ...(shown.some(({ when }) => when !== null) ? [say.starred] : []),
    ...(others.length > 0 ? [say.moreSituations(others.map(({ when }) => shorten(when ?? '', 40)).slice(0, 3))] : []),
  ]
}

const papersInFull = ({ situations }: Procedure): string[] =>
  situations.flatMap(({ when, papers }) => [
    ...(when === null ? [] : [`\n${say.inCase(when)}:`]),
    ...papers.map((paper) => `• ${describePaper(paper)}`),
  ])

/** The sums that the person's own numbers and way of handing in give; none where they aren't understood for certain. */
const sumsOf = ({ procedure, now, circumstances }: Asked): string[] => {
  const told = tellSum(procedure, circumstances, localDay(now))
  if (told.kind !== 'sums' || !told.isNarrowed) return []
  return told.quotes.flatMap(({ choice, formula, basis, sum, channel: way, unknown }) => {
    if (sum === null) return []
    const what = [choice, way && channels[way]].filter((part) => part !== null).join(', ')
    return [say.sum({ what, formula, total: readableMoney(sum), basis: basis.join(', '), unknown })]
  })
}

/** Whether the groups that the person named pay less, as far as the catalog says. */
const sparedOf = ({ procedure, now, circumstances }: Asked): string[] => {
  const told = tellSum(procedure, circumstances, localDay(now))
  const costs = procedure.fees === null || procedure.fees.some(({ amount }) => amount !== 0)
  if (!costs || (told.kind === 'sums' && told.quotes.every(({ sum }) => sum === 0))) return []
  const { spared, unsaid } = judgePeople(procedure.fees, circumstances.people)
  return [...spared.map(say.spared), ...unsaid.map(say.sparedUnknown)]
}

const forms = ({ situations }: Procedure): string[] => {
  const papers = situations.flatMap((situation) => situation.papers).filter(({ form }) => form === 'template')
  return papers.length > 0
    ? [say.forms, ...papers.map((paper) => `• ${describePaper(paper)}`), say.whereForms]
    : [say.noForm, say.whereForms]
}

const stepsOf = ({ steps, received_by_text: where, channels: ways, result, time_limit }: Procedure): string[] =>
  steps.length > 0
    ? steps
    : say.generalSteps({
        where,
        channels: ways.filter((way) => way !== 'in_person').map((way) => channels[way].toLowerCase()),
        result,
        time: time_limit?.text ?? null,
      })

/** What an answer says of a field; `isFirst`: briefly, in the first answer about a procedure. */
type Teller = (asked: Asked, field: ToldField, isFirst: boolean) => string[]

const linesOf = ({ procedure, now }: Asked, field: ToldField): string[] =>
  field.linesOf(procedure, { day: localDay(now) })

/** Fields that an answer tells in its own way; any other is told by its title and its lines. */
const tellers: Partial<Record<ProcedureKey, Teller>> = {
  situations: ({ procedure }, { title }, isFirst) =>
    isFirst ? section(title, papersShort(procedure)) : [`${say.papersInFull}:`, ...papersInFull(procedure)],
  often_forgotten: (asked, field, isFirst) => {
    const lines = isFirst ? [] : linesOf(asked, field)
    return lines.length === 0 ? [] : [`\n${field.title}:`, ...lines.map((line) => `• ${line}`)]
  },
  fees: (asked, field) => section(field.title, [...sparedOf(asked), ...sumsOf(asked), ...linesOf(asked, field)]),
  steps: ({ procedure }, { title }) => section(title, stepsOf(procedure)),
  // Steps in general end with the result.
  result: (asked, field) => (asked.procedure.steps.length > 0 ? section(field.title, linesOf(asked, field)) : []),
  confidence: linesOf,
}

const tell: Teller = (asked, field) => section(field.title, linesOf(asked, field))

/** What a part says after its fields. */
const endings: Partial<Record<AnswerPart, (asked: Asked, isFirst: boolean) => string[]>> = {
  place: ({ procedure, office }) =>
    office && (procedure.received_by === 'one_stop' || procedure.received_by === 'other') ? [say.office(office)] : [],
  fee: ({ procedure }, isFirst) => {
    const exemptions = exemptionsOf(procedure.fees)
    return isFirst ? (exemptions.length > 0 ? [say.someSpared] : []) : section(say.exempt, exemptions)
  },
  basis: ({ procedure, now }) => sourceLines(basisOf(procedure), procedure, now),
}

const partsOf: Record<Exclude<Aspect, 'form'>, readonly AnswerPart[]> = {
  all: ['papers', 'place', 'time', 'fee'],
  papers: ['papers'],
  fee: ['fee'],
  time: ['time'],
  place: ['place'],
  more: ['more', 'law'],
}

/** The answer about one procedure: the aspect asked for, what it rests on, and the choices that lead on. */
export const describeProcedure = (aspect: Aspect, asked: Asked, fields: ProcedureFields = procedureFields): Reply => {
  const { procedure } = asked
  const isFirst = aspect === 'all'
  const tellPart = (part: AnswerPart): string[] => [
    ...toldIn(fields, part).flatMap((field) => (tellers[field.key] ?? tell)(asked, field, isFirst)),
    ...(endings[part]?.(asked, isFirst) ?? []),
  ]
  const text = [
    procedure.short_name.toUpperCase(),
    ...(aspect === 'form' ? forms(procedure) : partsOf[aspect].flatMap(tellPart)),
    ...tellPart('basis'),
  ]
  return reply(text.join('\n'), choicesFor(procedure, aspect))
}

/** The fields that such an answer tells. */
export const factsTold = (aspect: Aspect, fields: ProcedureFields = procedureFields): string[] =>
  aspect === 'form' ? ['situations'] : partsOf[aspect].flatMap((part) => toldIn(fields, part).map(({ key }) => key))
