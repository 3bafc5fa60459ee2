import type { AnswerKind } from '../answer-fields.js'
import type { Procedure } from '../procedure.js'
import { type ProcedureKey, procedureFields } from '../procedure-fields.js'

/** The fields that a small question's answer is made of where no answer of its own is written down. */
const fieldsOfKind: Partial<Record<AnswerKind, readonly ProcedureKey[]>> = {
  fee: ['fees'],
  exempt: ['fees'],
  amount: ['benefits'],
  where: ['received_by', 'received_by_text'],
  duration: ['time_limit'],
  online: ['channels'],
  post: ['channels'],
  originals: ['situations'],
  copies: ['situations'],
  photo: ['situations'],
  form: ['situations'],
  missing: ['situations'],
}
const fieldsOfOthers: readonly ProcedureKey[] = ['notes', 'often_forgotten', 'steps', 'applicants']

const isKey = (fact: string): fact is ProcedureKey => fact in procedureFields
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const saysOf = ({ answers }: Procedure, about: string): string[] =>
  answers.filter((answer) => answer.about === about).map(({ says }) => says)

/**
 * The fields of a told fact ('fees', 'answer: fee', 'fields: where') in which a procedure now says something else than
 * then. Facts that rest on no field of it (the law, another agency) never change with it.
 */
export const changedBehind = (fact: string, then: Procedure, now: Procedure): ProcedureKey[] => {
  if (isKey(fact)) return isSame(then[fact], now[fact]) ? [] : [fact]
  const [, from = '', about = ''] = /^(\w+): (\w+)$/.exec(fact) ?? []
  if (from === 'answer' || from === 'either') return isSame(saysOf(then, about), saysOf(now, about)) ? [] : ['answers']
  if (from !== 'fields') return []
  const keys = fieldsOfKind[about as AnswerKind] ?? fieldsOfOthers
  return keys.filter((key) => !isSame(then[key], now[key]))
}
