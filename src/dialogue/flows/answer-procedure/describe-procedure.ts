import { doubtLines } from '../../../catalog/doubts.js'
import { exemptionsOf } from '../../../catalog/fee-groups.js'
import { type ToldField, toldIn } from '../../../catalog/field-texts.js'
import { channels } from '../../../catalog/options.js'
import type { Procedure } from '../../../catalog/procedure.js'
import {
  type AnswerPart,
  type ProcedureFields,
  type ProcedureKey,
  procedureFields,
} from '../../../catalog/procedure-fields.js'
import { describePaper } from '../../../catalog/wording.js'
import { type Choice, type Reply, reply } from '../../../messaging/message.js'
import { localDay } from '../../../shared/clock.js'
import { commandWords, payload } from '../../choice-words.js'
import { type Asked, basisOf, officeWays, section, sourceLines, sparedOf, sumsOf } from './answer-parts.js'
import { firstAnswer } from './first-answer.js'
import { procedureWording as say } from './wording.js'

export type Aspect = 'all' | 'papers' | 'fee' | 'time' | 'place' | 'form' | 'more'

/** As many choices stand under an answer; the rest is behind “Thêm”. */
export const mostChoices = 5

type Name = keyof typeof say.choices

/** What can be asked further, the commonest first. */
const allChoices = ({ slug, situations }: Procedure, aspect: Aspect): Choice[] => [
  ...(situations.some(({ question }) => question !== null)
    ? [{ label: say.myPapers, value: payload(commandWords.myPapers, slug) }]
    : []),
  ...(Object.keys(say.choices) as Name[])
    .filter((name) => name !== aspect && !(aspect === 'all' && name === 'papers' && situations.length === 0))
    .map((name) => ({ label: say.choices[name], value: payload(commandWords[name], slug) })),
]

/** The choices under an answer; one place is left for the commune. */
const choicesFor = (procedure: Procedure, aspect: Aspect): Choice[] => {
  const { slug } = procedure
  return [
    ...allChoices(procedure, aspect).slice(0, mostChoices - 2),
    { label: say.others, value: payload(commandWords.others, slug) },
  ]
}

/** What “Thêm” shows: the choices that had no place under the answer. */
export const otherChoices = (procedure: Procedure): Choice[] => allChoices(procedure, 'all').slice(mostChoices - 2)

export const reportChoice = (slug: string): Choice => ({
  label: say.choices.report,
  value: payload(commandWords.report, slug),
})

const papersInFull = ({ situations }: Procedure): string[] =>
  situations.flatMap(({ when, papers }) => [
    ...(when === null ? [] : [`\n${say.inCase(when)}:`]),
    ...papers.map((paper) => `• ${describePaper(paper)}`),
  ])

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

/** What an answer says of a field. */
type Teller = (asked: Asked, field: ToldField) => string[]

const linesOf = ({ procedure, now }: Asked, field: ToldField): string[] =>
  field.linesOf(procedure, { day: localDay(now) })

/** Fields that an answer tells in its own way; any other is told by its title and its lines. */
const tellers: Partial<Record<ProcedureKey, Teller>> = {
  situations: ({ procedure }) => [`${say.papersInFull}:`, ...papersInFull(procedure)],
  often_forgotten: (asked, field) => {
    const lines = linesOf(asked, field)
    return lines.length === 0 ? [] : [`\n${field.title}:`, ...lines.map((line) => `• ${line}`)]
  },
  fees: (asked, field) =>
    section(field.title, [...sparedOf(asked), ...sumsOf(asked), ...linesOf(asked, field), ...(asked.laterFees ?? [])]),
  steps: ({ procedure }, { title }) => section(title, stepsOf(procedure)),
  // Steps in general end with the result.
  result: (asked, field) => (asked.procedure.steps.length > 0 ? section(field.title, linesOf(asked, field)) : []),
  confidence: linesOf,
}

const tell: Teller = (asked, field) => section(field.title, linesOf(asked, field))

/** What a part says after its fields. */
const endings: Partial<Record<AnswerPart, (asked: Asked) => string[]>> = {
  place: (asked) => officeWays(asked).slice(0, 1),
  fee: ({ procedure }) => section(say.exempt, exemptionsOf(procedure.fees)),
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
  if (aspect === 'all') return reply(firstAnswer(asked, fields), choicesFor(procedure, aspect))
  const tellPart = (part: AnswerPart): string[] => [
    ...toldIn(fields, part).flatMap((field) => (tellers[field.key] ?? tell)(asked, field)),
    ...(endings[part]?.(asked) ?? []),
  ]
  const text = [
    procedure.short_name.toUpperCase(),
    ...(aspect === 'form' ? forms(procedure) : partsOf[aspect].flatMap(tellPart)),
    ...doubtLines(procedure, factsTold(aspect, procedure, fields)),
    ...tellPart('basis'),
  ]
  return reply(text.join('\n'), choicesFor(procedure, aspect))
}

/** The parts of which a first answer tells the least that helps. */
const firstParts: readonly AnswerPart[] = ['papers', 'place', 'time', 'fee']

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** The fields that such an answer tells, without those in which the procedure has nothing. */
export const factsTold = (
  aspect: Aspect,
  procedure: Procedure,
  fields: ProcedureFields = procedureFields,
): string[] => {
  if (aspect === 'form') return ['situations']
  const parts = aspect === 'all' ? firstParts : partsOf[aspect]
  return parts.flatMap((part) => toldIn(fields, part).map(({ key }) => key)).filter((key) => !isEmpty(procedure[key]))
}
