import { localDay } from '../../shared/clock.js'
import { type AnswerFact, factorNames, type InvitationFact } from '../../surveys/facts.js'
import { type Fact, merged } from '../fact.js'
import type { Measure } from '../measures.js'

/** The kind under which answers of surveys are counted, by where they came from. */
export const surveyKinds = ['case', 'guidance', 'counter', 'paper'] as const

/** Each mark of an answer, by its step. An answer that isn't counted gives nothing. */
export const answerFacts = (answer: AnswerFact): Fact[] => {
  if (!answer.counted) return []
  const { answeredAt, communeCode, service, kind, overall, factors, once, visits, extra, wishes } = answer
  const of = { day: localDay(answeredAt), commune: communeCode ?? '', kind, field: service ?? '', n: 1 }
  const counted: [Measure, string | null][] = [
    ['overall', overall === null ? null : String(overall)],
    ...factorNames.map((name): [Measure, string | null] => [
      name,
      factors[name] === undefined ? null : String(factors[name]),
    ]),
    ['once', once === null ? null : once ? 'yes' : 'no'],
    ['visits', visits === null ? null : String(visits)],
    ['extra', extra],
    ...wishes.map((wish): [Measure, string | null] => ['wish', wish]),
  ]
  return merged(counted.flatMap(([measure, by]) => (by === null ? [] : [{ ...of, measure, by }])))
}

/** Those who were asked count on the day on which they were. */
export const invitationFacts = ({ invitedAt, answeredAt, communeCode, service }: InvitationFact): Fact[] => {
  const of = { day: localDay(invitedAt), commune: communeCode ?? '', kind: 'case', field: service ?? '', by: '', n: 1 }
  return merged([
    { ...of, measure: 'invited' },
    ...(answeredAt === null ? [] : [{ ...of, measure: 'invitation_answered' as const }]),
  ])
}
