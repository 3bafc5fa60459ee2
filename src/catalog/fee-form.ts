import type { Fee } from './fee-fields.js'
import { groupsIn, judgePeople } from './fee-groups.js'
import { type Countable, feeUnits } from './fee-units.js'
import { computeFees, type FeeQuote, type FeeRequest } from './fees.js'
import type { channels } from './options.js'
import type { Group } from './said-people.js'

type ChannelCode = keyof typeof channels
type Priced = { fees: Fee[] | null; channels: readonly ChannelCode[] }

/** What a procedure's sum depends on; each list is empty where it makes no difference. */
export type FeeQuestions = {
  channels: ChannelCode[]
  cases: string[]
  counts: Countable[]
  /** What is paid only by who asks for it. */
  extraCounts: Countable[]
  groups: Group[]
}

export type FeeChoices = {
  channel: ChannelCode | null
  /** null: left open, so each case has a sum of its own. */
  choice: string | null
  counts: Partial<Record<Countable, number>>
  group: Group | null
}

/** `free`: nothing is paid besides `quote`, what was asked for extra. `part`: less than `quote`, and nobody here knows how much. */
export type FeeAnswer = {
  quote: FeeQuote | null
  relief: 'none' | 'free' | 'part'
  spared: string[]
  /** Lines that may come on top and aren't in the sum. */
  notCounted: string[]
}

const countsOf = (fees: readonly Fee[]): Countable[] => [
  ...new Set(fees.flatMap(({ per, amount }) => (per && amount !== 0 ? [...feeUnits[per].counts] : []))),
]

const isExtra = ({ applies }: Fee): boolean => applies === 'extra'

/** What to ask before a procedure's fees can be summed up; null: there is nothing to compute. */
export const feeQuestionsOf = ({ fees, channels: ways }: Priced): FeeQuestions | null => {
  if (!fees?.some(({ amount }) => amount !== null && amount > 0)) return null
  const cases = fees.filter(({ applies }) => applies === 'choice').map(({ what }) => what)
  const counts = countsOf(fees.filter((fee) => !isExtra(fee)))
  const questions: FeeQuestions = {
    channels: ways.length > 1 && fees.some(({ channel }) => channel !== null) ? [...ways] : [],
    cases: cases.length > 1 ? [...new Set(cases)] : [],
    counts,
    extraCounts: countsOf(fees.filter(isExtra)).filter((one) => !counts.includes(one)),
    groups: groupsIn(fees),
  }
  return Object.values(questions).some((list) => list.length > 0) ? questions : null
}

/** The sums for what was chosen, one for each case and way of handing in that is left open; the chat's rules. */
export const answerFees = (procedure: Priced, { channel, choice, counts, group }: FeeChoices, day: string) => {
  const { fees } = procedure
  const questions = feeQuestionsOf(procedure)
  if (fees === null || !questions) return []
  const isWanted = ({ per }: Fee): boolean =>
    per !== null && feeUnits[per].counts.some((one) => questions.extraCounts.includes(one) && (counts[one] ?? 0) > 0)
  const extras = fees.filter((fee) => isExtra(fee) && isWanted(fee))
  const given = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
  const request: FeeRequest = { day, counts: given, ...(channel && { channel }) }
  const notCounted = fees.filter((fee) => isExtra(fee) && !isWanted(fee)).map(({ what }) => what)

  const answerFor = (one: string | undefined): FeeAnswer[] => {
    const own = fees.filter(
      (fee) => !isExtra(fee) && (fee.applies !== 'choice' || one === undefined || fee.what === one),
    )
    const people = group ? [{ kind: 'self' as const, count: 1, age: null, groups: [group], said: '', isFor: true }] : []
    const { extent, spared } = judgePeople(own, people)
    if (extent === 'all') {
      const [beside = null] =
        extras.length > 0 ? computeFees({ fees: extras.map((fee) => ({ ...fee, applies: 'always' })) }, request) : []
      return [{ quote: beside, relief: 'free', spared, notCounted }]
    }
    const relief = extent === 'some' ? 'part' : 'none'
    return computeFees({ fees: [...own, ...extras] }, { ...request, ...(one !== undefined && { choice: one }) }).map(
      (quote) => ({ quote, relief, spared, notCounted }),
    )
  }
  const open = choice !== null ? [choice] : questions.cases.length > 0 ? questions.cases : [undefined]
  const answers = open.flatMap((one) => answerFor(one).map((answer) => ({ ...answer, case: one ?? null })))
  return answers
}
