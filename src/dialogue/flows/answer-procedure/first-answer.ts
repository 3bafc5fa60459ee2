import { doubtLines } from '../../../catalog/doubts.js'
import { exemptionsOf } from '../../../catalog/fee-groups.js'
import { describeFeeRange, describeFeesBriefly } from '../../../catalog/fees.js'
import { type ToldField, toldIn } from '../../../catalog/field-texts.js'
import type { ProcedureFields, ProcedureKey } from '../../../catalog/procedure-fields.js'
import { catalogWording } from '../../../catalog/wording.js'
import { localDay } from '../../../shared/clock.js'
import { type Asked, basisOf, isOld, officeWays, section, sourceLine, sparedOf, sumsOf } from './answer-parts.js'
import { procedureWording as say } from './wording.js'

/** In UTF-16 units, beside the list of papers; what is appended to ask for the commune has a place in it. */
export const longestFirst = 400
const mostOfAsking = 62
/** A text that is cut at its clauses for want of room says at least so much. */
const leastOfText = 90

/** Ways to say one thing, the fullest first; '' leaves it out. */
type Ways = readonly string[]

/** As many clauses of a text as have room, then where the rest is told. */
export const clausesOf = (text: string, rest: string): string => {
  if (text.length <= leastOfText) return text
  const cut = [...text.matchAll(/(?:; |\. | – | \()/gu)].map(({ index }) => index).findLast((at) => at <= leastOfText)
  return cut ? `${text.slice(0, cut)} (${say.seeMore(rest)})` : text
}

/** All papers that everybody brings, then the situations that need more. */
const papersOf = ({ procedure: { situations } }: Asked, { title }: ToldField): string[] => {
  const everybody = situations
    .filter(({ when }) => when === null)
    .flatMap(({ papers }) => papers)
    .toSorted((a, b) => Number(a.when !== null) - Number(b.when !== null))
  const others = situations.flatMap(({ when }) => (when === null ? [] : [when]))
  return section(title, [
    ...everybody.map(({ name, when }) => (when === null ? name : say.ifNeeded(name))),
    ...(everybody.some(({ when }) => when !== null) ? [say.starred] : []),
    ...(others.length > 0 ? [say.moreSituations(others)] : []),
  ])
}

const feesOf = (asked: Asked, { title }: ToldField): Ways => {
  const linesOf = (lines: string[]): string => section(title, lines).join('\n')
  const { procedure, now } = asked
  const day = localDay(now)
  const { fees } = procedure
  const own = [...sparedOf(asked, { saysUnknown: false }), ...sumsOf(asked)]
  if (own.length > 0) return [linesOf(own)]
  if (fees === null) return [linesOf([catalogWording.unknownFees]), linesOf([catalogWording.unknownInBrief])]
  const lines = describeFeesBriefly(fees, day)
  const { laterFees = [] } = asked
  const later = laterFees.length > 0 ? [say.feesChange] : []
  const inBrief = `${describeFeeRange(fees, day) ?? say.byCase}; ${say.seeMore(say.choices.fee)}`
  const [first = ''] = lines
  return [
    linesOf([...lines, ...laterFees]),
    linesOf([...lines, ...later]),
    ...(lines.length > 1 ? [linesOf([`${first}; ${say.otherFees}`, ...later])] : []),
    ...(first.length > inBrief.length ? [linesOf([inBrief, ...later])] : []),
  ]
}

const tellers: Partial<Record<ProcedureKey, (asked: Asked, field: ToldField) => Ways>> = {
  received_by_text: ({ procedure: { received_by_text: where } }, { title }) => [
    `${title}: ${where}`,
    `${title}: ${clausesOf(where, say.choices.place)}`,
  ],
  channels: (asked, field) => {
    const ways = asked.procedure.channels
    return ways.length === 1 && ways[0] === 'in_person' ? [''] : [linesIn(asked, field), '']
  },
  time_limit: (asked, { title }) => {
    const limit = asked.procedure.time_limit
    if (!limit) return [catalogWording.unknownTime, catalogWording.unknownInBrief].map((says) => `${title}: ${says}`)
    return [`${title}: ${limit.text}`, `${title}: ${clausesOf(limit.text, say.choices.time)}`]
  },
  fees: feesOf,
  benefits: (asked, field) => {
    const [first = '', ...others] = field.linesOf(asked.procedure, { day: localDay(asked.now) })
    return first === ''
      ? ['']
      : [linesIn(asked, field), `${field.title}: ${others.length > 0 ? say.byGroup : first}`, '']
  },
  often_forgotten: () => [''],
}

const linesIn = (asked: Asked, field: ToldField): string =>
  section(field.title, field.linesOf(asked.procedure, { day: localDay(asked.now) })).join('\n')

const sparedLine = ({ procedure: { fees } }: Asked): Ways =>
  exemptionsOf(fees).length > 0 ? [say.someSpared, say.someSparedBriefly] : ['']

const officeLine = (asked: Asked): Ways => {
  const ways = officeWays(asked)
  return ways.length > 0 ? ways : ['']
}

/** The one caution that says most: of the whole, of the doubtful among the fields told, of the age. */
const cautionOf = ({ procedure, now }: Asked, told: readonly string[]): string => {
  if (procedure.confidence === 'low') return say.unsure
  const [doubt] = doubtLines(procedure, told)
  return doubt ?? (procedure.confidence === 'medium' || isOld(procedure, now) ? say.askAgain : '')
}

/** Each is told a step shorter, the longest first, before any is told two steps shorter, until all have room. */
const fitted = (ways: Ways[], longest: number): string[] => {
  const told = ways.map((one) => ({ ways: one, step: 0 }))
  const textOf = ({ ways: one, step }: (typeof told)[number]): string => one[step] ?? ''
  const length = () => told.reduce((sum, one) => sum + (textOf(one) === '' ? 0 : textOf(one).length + 1), 0)
  while (length() > longest) {
    const [next] = told
      .filter(({ ways: one, step }) => step < one.length - 1)
      .toSorted((a, b) => a.step - b.step || textOf(b).length - textOf(a).length)
    if (!next) break
    next.step += 1
  }
  return told.map(textOf).filter((text) => text !== '')
}

/** The first answer about a procedure: its papers, all of them, then where, how long and how much in few words. */
export const firstAnswer = (asked: Asked, fields: ProcedureFields): string => {
  const { procedure } = asked
  const waysOf = (field: ToldField): Ways => tellers[field.key]?.(asked, field) ?? [linesIn(asked, field)]
  const title = procedure.short_name.toUpperCase()
  const papers = toldIn(fields, 'papers').filter(({ key }) => key === 'situations')
  const told = (['papers', 'place', 'time', 'fee'] as const).flatMap((part) =>
    toldIn(fields, part).map(({ key }) => key),
  )
  const rest = fitted(
    [
      ...toldIn(fields, 'papers')
        .filter(({ key }) => key !== 'situations')
        .map(waysOf),
      ...toldIn(fields, 'place').map(waysOf),
      officeLine(asked),
      ...toldIn(fields, 'time').map(waysOf),
      ...toldIn(fields, 'fee').map(waysOf),
      sparedLine(asked),
      [cautionOf(asked, told)],
      [sourceLine(basisOf(procedure), procedure)],
    ],
    longestFirst - title.length - 1 - mostOfAsking,
  )
  return [title, ...papers.flatMap((field) => papersOf(asked, field)), ...rest].join('\n')
}
