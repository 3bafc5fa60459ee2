import { findFeeCircumstances } from '../../../catalog/fee-circumstances.js'
import { tellSum } from '../../../catalog/fee-sums.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { isCounted, type Quantity } from '../../../catalog/said-quantities.js'
import { readableMoney } from '../../../catalog/wording.js'
import { localDay } from '../../../shared/clock.js'
import type { Turn } from '../../flow.js'
import { procedureWording as say } from './wording.js'

const joint = /\s*(?:[,;+]|(?<!\p{L})(?:và|va|với|voi|cộng|cong|còn|con)(?!\p{L}))\s*/iu
const papers = new Set(['page', 'leaf', 'side', 'copy', 'set', 'document'])
const copies = new Set(['copy', 'set'])

const countsOf = (quantities: readonly Quantity[], units: ReadonlySet<string>): Quantity[] =>
  quantities.filter((one) => isCounted(one) && units.has(one.unit))

/** Signatures beside copies: another fee, that this procedure's lines don't have. */
const signaturesBeside = ({ fees }: Procedure, quantities: readonly Quantity[]): string[] => {
  const isByPage = fees?.some(({ per }) => per === 'page') ?? false
  const signatures = countsOf(quantities, new Set(['signature']))
  return isByPage ? signatures.flatMap(({ count }) => (count === null ? [] : [say.signaturesNotCounted(count)])) : []
}

/**
 * Papers of several kinds in one message ("4 bản căn cước 2 mặt và 6 bản hợp đồng 15 trang"), each by its own numbers; of
 * what can't be summed it is said that it isn't.
 */
export const sumByParts = (turn: Turn, procedure: Procedure): string[] => {
  const { quantities } = turn.understood.entities
  const beside = signaturesBeside(procedure, quantities)
  const isOfSeveral =
    countsOf(quantities, copies).length > 1 && (procedure.fees?.some(({ per }) => per === 'page') ?? false)
  const whole = tellSum(procedure, findFeeCircumstances(turn.understood.entities), localDay(turn.now))
  if (!isOfSeveral || whole.kind !== 'rate') return beside
  const parts = turn.message.text
    .split(joint)
    .map((said) => ({ said, entities: turn.slices.understanding.understand(said).entities }))
    .filter(({ entities }) => countsOf(entities.quantities, papers).length > 0)
  const sums = parts.flatMap(({ entities }) => {
    const told = tellSum(procedure, findFeeCircumstances(entities), localDay(turn.now))
    const [quote] = told.kind === 'sums' ? told.quotes : []
    return quote?.sum === undefined || quote.sum === null ? [] : [{ formula: quote.formula, sum: quote.sum }]
  })
  if (parts.length < 2 || sums.length < parts.length) return [say.askOneByOne, ...beside]
  const total = sums.reduce((all, { sum }) => all + sum, 0)
  return [...sums.map(({ formula }) => formula), say.totalOf(readableMoney(total)), ...beside]
}
