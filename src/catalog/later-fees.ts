import { localDay, readableDay } from '../shared/clock.js'
import type { Fee } from './fee-fields.js'
import { describeFees } from './fees.js'
import type { Procedure } from './procedure.js'

/** A version that was approved and waits for its day. */
export type Later = { procedure: Procedure; from: Date }

/**
 * What an approved version will charge otherwise, a line each: "từ 01/01/2027: Cấp lại: 70.000 đồng/thẻ". Empty where
 * nothing waits, or its fees are those of today.
 */
export const laterFeeLines = ({ fees }: Pick<Procedure, 'fees'>, later: Later | null): string[] => {
  if (!later || later.procedure.fees === null) return []
  const day = localDay(later.from)
  const today = fees ?? []
  const isIn = (list: readonly Fee[], fee: Fee): boolean =>
    list.some((one) => JSON.stringify(one) === JSON.stringify(fee))
  const changed = later.procedure.fees.filter((fee) => !isIn(today, fee))
  const dropped = today.filter(({ what }) => !later.procedure.fees?.some((fee) => fee.what === what))
  return [...describeFees(changed, day), ...dropped.map(({ what }) => `không còn mục “${what}”`)].map(
    (line) => `từ ${readableDay(day)}: ${line}`,
  )
}
