import type { Fee } from './fee-fields.js'
import { type Countable, countableLabels, type FeeUnitCode, feeUnits } from './fee-units.js'
import { channels } from './options.js'
import { catalogWording, readableLaw, readableMoney } from './wording.js'

type ChannelCode = keyof typeof channels

/** What a person asks to pay for. Counts not given are 1; `day` ('YYYY-MM-DD') decides reductions with an end. */
export type FeeRequest = {
  counts?: Partial<Record<Countable, number>>
  channel?: ChannelCode
  /** `what` of the line that is the person's case, where the procedure has several. */
  choice?: string
  day: string
}

export type FeeQuote = {
  /** The case and the channel this sum is for; null where the procedure has only one. */
  choice: string | null
  channel: ChannelCode | null
  /** Đồng, of the known parts. */
  sum: number
  /** "(2 trang × 2.000 + 3 trang × 1.000) × 3 bản = 21.000 đồng" */
  formula: string
  basis: string[]
  exempt: string[]
  /** Parts that nobody can compute from the catalog, in words. Empty: the sum is the whole fee. */
  unknown: string[]
}

const readableDay = (day: string): string => day.split('-').reverse().join('/')

const isReduced = ({ reduced }: Fee, day: string): boolean =>
  reduced !== null && day >= reduced.from && day <= reduced.until

const priceOn = (fee: Fee, day: string): number | null =>
  fee.reduced && isReduced(fee, day) ? fee.reduced.amount : fee.amount

const unknownAmount = ({ set_by }: Fee): string =>
  set_by === 'provincial_council'
    ? catalogWording.feeSetByProvince
    : set_by === 'tax_office'
      ? catalogWording.feeSetByTaxOffice
      : catalogWording.unknownFee

const price = (amount: number, per: FeeUnitCode | null): string =>
  amount === 0 ? catalogWording.free : readableMoney(amount) + (per ? `/${feeUnits[per].label}` : '')

const reduction = (fee: Fee, day: string): string => {
  const { reduced, amount, per } = fee
  if (!reduced || amount === null || day > reduced.until) return ''
  const until = `đến hết ${readableDay(reduced.until)}`
  return isReduced(fee, day)
    ? `; mức này áp dụng ${until}, sau đó ${price(amount, per)}`
    : `; từ ${readableDay(reduced.from)} ${until} thu ${price(reduced.amount, per)}`
}

/** One line for people, as charged on `day`: "Cấp lại: 35.000 đồng/thẻ; …". An unknown amount says whom to ask. */
export const describeFee = (fee: Fee, day: string): string => {
  const amount = priceOn(fee, day)
  const by = fee.channel && !fee.what.toLowerCase().includes(channels[fee.channel]) ? ` (${channels[fee.channel]})` : ''
  const words = amount === null ? unknownAmount(fee) : price(amount, fee.per) + reduction(fee, day)
  return `${fee.what}${by}: ${words}${fee.note ? ` (${fee.note})` : ''}`
}

const countOf = (request: FeeRequest, countable: Countable): number => request.counts?.[countable] ?? 1

type Charge = { sum: number; parts: string[] }

/** Of the first `count` units, the charge for those the line is for. */
const chargeUnits = (fee: Fee, amount: number, count: number): Charge => {
  const label = countableLabels[feeUnits[fee.per!].counts[0]]
  if (fee.next_percents.length > 0) {
    const shares = Array.from({ length: count }, (_, index) =>
      index === 0 ? 100 : fee.next_percents[Math.min(index, fee.next_percents.length) - 1]!,
    )
    const sums = shares.map((percent) => Math.round((amount * percent) / 100))
    return { sum: sums.reduce((a, b) => a + b, 0), parts: sums.map((sum) => plain(sum)) }
  }
  const charged = Math.max(0, Math.min(count, fee.to_unit ?? count) - fee.from_unit + 1)
  return { sum: charged * amount, parts: charged === 0 ? [] : [`${charged} ${label} × ${plain(amount)}`] }
}

const plain = (amount: number): string => readableMoney(amount).replace(' đồng', '')

/** Lines of one unit together: graded prices add up, a cap holds within each of the further counts (pages in a copy). */
const chargeUnit = (per: FeeUnitCode, lines: Fee[], caps: Fee[], request: FeeRequest): Charge => {
  const [graded, ...multipliers] = feeUnits[per].counts as readonly [Countable, ...Countable[]]
  const charges = lines.map((fee) => chargeUnits(fee, priceOn(fee, request.day)!, countOf(request, graded)))
  const uncapped = charges.reduce((total, charge) => total + charge.sum, 0)
  const cap = caps.find((fee) => fee.caps === per)?.amount ?? Number.POSITIVE_INFINITY
  const parts = charges.flatMap((charge) => charge.parts)
  const times = multipliers.map((countable) => ({ countable, count: countOf(request, countable) }))
  const factor = times.reduce((product, { count }) => product * count, 1)
  const inner = uncapped > cap ? `mức tối đa ${plain(cap)}` : parts.join(' + ')
  const shown = times
    .filter(({ count }) => count > 1)
    .map(({ countable, count }) => `${count} ${countableLabels[countable]}`)
  const bracketed = shown.length > 0 && parts.length > 1 && uncapped <= cap ? `(${inner})` : inner
  return {
    sum: Math.min(uncapped, cap) * factor,
    parts: inner ? [[bracketed, ...shown].join(' × ')] : [],
  }
}

const quote = (
  lines: Fee[],
  request: FeeRequest,
): Pick<FeeQuote, 'sum' | 'formula' | 'basis' | 'exempt' | 'unknown'> => {
  const caps = lines.filter((fee) => fee.caps !== null)
  const charged = lines.filter((fee) => fee.caps === null)
  const known = charged.filter((fee) => priceOn(fee, request.day) !== null)
  const units = [...new Set(known.map((fee) => fee.per))]
  const charges = units.map((per) => {
    const ofUnit = known.filter((fee) => fee.per === per)
    if (per !== null) return chargeUnit(per, ofUnit, caps, request)
    const amounts = ofUnit.map((fee) => priceOn(fee, request.day)!)
    return { sum: amounts.reduce((a, b) => a + b, 0), parts: amounts.filter((amount) => amount > 0).map(plain) }
  })
  const sum = charges.reduce((total, charge) => total + charge.sum, 0)
  const parts = charges.flatMap((charge) => charge.parts)
  return {
    sum,
    formula: sum === 0 ? catalogWording.free : `${parts.join(' + ')} = ${readableMoney(sum)}`,
    basis: [...new Set(lines.flatMap((fee) => (fee.basis ? [readableLaw(fee.basis)] : [])))],
    exempt: [...new Set(charged.flatMap((fee) => (fee.exempt ? [fee.exempt] : [])))],
    unknown: charged
      .filter((fee) => priceOn(fee, request.day) === null)
      .map((fee) => `${fee.what}: ${unknownAmount(fee)}${fee.note ? ` (${fee.note})` : ''}`),
  }
}

/**
 * What a procedure costs: one quote for each case and channel that the request leaves open (so exactly one when it
 * says both). Extras count only when asked for by number. No quotes: nothing is known about its fees.
 */
export const computeFees = ({ fees }: { fees: Fee[] | null }, request: FeeRequest): FeeQuote[] => {
  if (fees === null || fees.length === 0) return []
  const named = [...new Set(fees.flatMap((fee) => (fee.channel ? [fee.channel] : [])))]
  const open: (ChannelCode | null)[] = named.length === 0 ? [null] : request.channel ? [request.channel] : named
  return open.flatMap((channel): FeeQuote[] => {
    const lines = fees.filter((fee) => fee.channel === null || fee.channel === channel)
    if (lines.length === 0) {
      const unknown = [catalogWording.feeUnknownForChannel]
      return [{ choice: null, channel, sum: 0, formula: '', basis: [], exempt: [], unknown }]
    }
    const choices = lines.filter((fee) => fee.applies === 'choice')
    const others = lines.filter(
      (fee) =>
        fee.applies === 'always' ||
        (fee.applies === 'extra' && fee.per !== null && request.counts?.[feeUnits[fee.per].counts[0]] !== undefined),
    )
    const chosen = choices.filter((fee) => request.choice === undefined || fee.what === request.choice)
    return choices.length === 0
      ? [{ choice: null, channel, ...quote(others, request) }]
      : chosen.map((fee) => ({ choice: fee.what, channel, ...quote([fee, ...others], request) }))
  })
}
