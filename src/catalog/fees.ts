import { readableDay } from '../shared/clock.js'
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
  /** Đồng, of the known parts; null where nothing but unknown parts is charged: never to be told as free. */
  sum: number | null
  /** "(2 trang × 2.000 + 3 trang × 1.000) × 3 bản = 21.000 đồng"; empty where `sum` is null. */
  formula: string
  /** What the formula adds up. */
  terms: string[]
  basis: string[]
  exempt: string[]
  /** Parts that nobody can compute from the catalog, in words. Empty: the sum is the whole fee. */
  unknown: string[]
}

const isReduced = ({ reduced }: Fee, day: string): boolean =>
  reduced !== null && day >= reduced.from && day <= reduced.until

const amountOn = (fee: Fee, day: string): number | null =>
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

/** Says nothing beside the title "Phí, lệ phí". */
const isGeneric = ({ what }: Fee): boolean => /^(?:phí, )?(?:lệ )?phí$/i.test(what)

/** One line for people, as charged on `day`: "Cấp lại: 35.000 đồng/thẻ; …". An unknown amount says whom to ask. */
export const describeFee = (fee: Fee, day: string): string => {
  const amount = amountOn(fee, day)
  const by = fee.channel ? ` (${channels[fee.channel]})` : ''
  const words = amount === null ? unknownAmount(fee) : price(amount, fee.per) + reduction(fee, day)
  const note = fee.note ? ` (${fee.note})` : ''
  return isGeneric(fee) && by === '' ? `${words}${note}` : `${fee.what}${by}: ${words}${note}`
}

/** Handing in costs nothing, and yet something is paid: "miễn phí" alone would deny the price beside it. */
const namedFees = (fees: readonly Fee[]): readonly Fee[] =>
  fees.some(({ amount }) => amount !== 0)
    ? fees.map((fee) =>
        fee.amount === 0 && isGeneric(fee) && fee.applies === 'always' ? { ...fee, what: filing } : fee,
      )
    : fees
const filing = 'Lệ phí làm hồ sơ'

/** A line for each fee, as describeFee and describeFeeBriefly write them. */
export const describeFees = (fees: readonly Fee[], day: string): string[] =>
  namedFees(fees).map((fee) => describeFee(fee, day))

/** What is paid first, what is free last; each line once. */
export const describeFeesBriefly = (fees: readonly Fee[], day: string): string[] => [
  ...new Set(
    namedFees(fees)
      .toSorted((a, b) => Number(a.what === filing) - Number(b.what === filing))
      .map((fee) => describeFeeBriefly(fee, day)),
  ),
]

/** "Cấp lại: 35.000 đồng/thẻ", as charged on `day`, without notes and what comes later. */
export const describeFeeBriefly = (fee: Fee, day: string): string => {
  const amount = amountOn(fee, day)
  const by = fee.channel ? ` (${channels[fee.channel]})` : ''
  const words = amount === null ? unknownAmount(fee) : price(amount, fee.per)
  return isGeneric(fee) ? `${words}${by}` : `${fee.what}${by}: ${words}`
}

/** The least and the most that is charged on `day`, where all is known: "từ 15.000 đến 35.000 đồng"; null: not all is. */
export const describeFeeRange = (fees: readonly Fee[], day: string): string | null => {
  const amounts = fees.map((fee) => amountOn(fee, day))
  if (amounts.some((amount) => amount === null)) return null
  const [least, most] = [Math.min(...(amounts as number[])), Math.max(...(amounts as number[]))]
  if (least === most) return least === 0 ? catalogWording.free : readableMoney(least)
  return least === 0
    ? `${catalogWording.free} hoặc đến ${readableMoney(most)}`
    : `${readableMoney(least).replace(' đồng', '')}–${readableMoney(most)}`
}

type Line = { fee: Fee; amount: number }
type Charge = { sum: number; parts: string[] }

const plain = (amount: number): string => readableMoney(amount).replace(' đồng', '')
const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const countOf = ({ counts }: FeeRequest, countable: Countable): number => counts?.[countable] ?? 1

/** The charge for those of the first `count` units that the line is for. */
const chargeLine = ({ fee, amount }: Line, countable: Countable, count: number): Charge => {
  if (fee.next_percents.length > 0) {
    const shares = [100, ...fee.next_percents]
    const sums = Array.from({ length: count }, (_, index) => {
      const percent = shares[Math.min(index, shares.length - 1)] ?? 100
      return Math.round((amount * percent) / 100)
    })
    return { sum: add(sums), parts: sums.map(plain) }
  }
  const charged = Math.max(0, Math.min(count, fee.to_unit ?? count) - fee.from_unit + 1)
  const part = `${charged} ${countableLabels[countable]} × ${plain(amount)}`
  return { sum: charged * amount, parts: charged * amount > 0 ? [part] : [] }
}

/** Lines of one unit together: graded prices add up, a cap holds within each of the further counts (pages in a copy). */
const chargeUnit = (per: FeeUnitCode, lines: Line[], caps: Fee[], request: FeeRequest): Charge => {
  const [graded, ...multipliers] = feeUnits[per].counts as readonly [Countable, ...Countable[]]
  const charges = lines.map((line) => chargeLine(line, graded, countOf(request, graded)))
  const parts = charges.flatMap((charge) => charge.parts)
  const uncapped = add(charges.map(({ sum }) => sum))
  const cap = caps.find((fee) => fee.caps === per)?.amount ?? Number.POSITIVE_INFINITY
  const inner = uncapped > cap ? `mức tối đa ${plain(cap)}` : parts.join(' + ')
  const times = multipliers
    .map((countable) => ({ countable, count: countOf(request, countable) }))
    .filter(({ count }) => count !== 1)
  const bracketed = times.length > 0 && uncapped <= cap && parts.length > 1 ? `(${inner})` : inner
  const factors = times.map(({ countable, count }) => `${count} ${countableLabels[countable]}`)
  return {
    sum: times.reduce((product, { count }) => product * count, Math.min(uncapped, cap)),
    parts: parts.length > 0 ? [[bracketed, ...factors].join(' × ')] : [],
  }
}

const chargeWithoutUnit = (lines: Line[]): Charge => ({
  sum: add(lines.map(({ amount }) => amount)),
  parts: lines.filter(({ amount }) => amount > 0).map(({ amount }) => plain(amount)),
})

type Sum = Pick<FeeQuote, 'sum' | 'terms' | 'basis' | 'exempt' | 'unknown'>

const sumUp = (fees: Fee[], request: FeeRequest): Sum => {
  const caps = fees.filter((fee) => fee.caps !== null)
  const charged = fees.filter((fee) => fee.caps === null)
  const lines = charged.flatMap((fee): Line[] => {
    const amount = amountOn(fee, request.day)
    return amount === null ? [] : [{ fee, amount }]
  })
  const units = [...new Set(lines.map(({ fee }) => fee.per))]
  const charges = units.map((per) => {
    const ofUnit = lines.filter(({ fee }) => fee.per === per)
    return per === null ? chargeWithoutUnit(ofUnit) : chargeUnit(per, ofUnit, caps, request)
  })
  const sum = add(charges.map((charge) => charge.sum))
  const parts = charges.flatMap((charge) => charge.parts)
  const unknown = charged
    .filter((fee) => amountOn(fee, request.day) === null)
    .map((fee) => `${fee.what}: ${unknownAmount(fee)}${fee.note ? ` (${fee.note})` : ''}`)
  const isKnown = lines.length > 0 && !(sum === 0 && unknown.length > 0)
  return {
    sum: isKnown ? sum : null,
    terms: isKnown ? parts : [],
    basis: [...new Set(fees.flatMap((fee) => (fee.basis ? [readableLaw(fee.basis)] : [])))],
    exempt: [...new Set(charged.flatMap((fee) => (fee.exempt ? [fee.exempt] : [])))],
    unknown,
  }
}

const formulaOf = (sum: number | null, terms: readonly string[]): string =>
  sum === null ? '' : sum === 0 ? catalogWording.free : `${terms.join(' + ')} = ${readableMoney(sum)}`

const quoteOf = (choice: string | null, channel: ChannelCode | null, sum: Sum): FeeQuote => ({
  choice,
  channel,
  formula: formulaOf(sum.sum, sum.terms),
  ...sum,
})

/** Whether a count that was told is one this line goes by. */
const isAskedFor = (fee: Fee, { counts }: Pick<FeeRequest, 'counts'>): boolean =>
  fee.per !== null && feeUnits[fee.per].counts.some((countable) => counts?.[countable] !== undefined)

/**
 * What a procedure costs: one quote for each case and channel that the request leaves open (so exactly one when it
 * says both). Extras count only when asked for by number. No quotes: nothing is known about its fees.
 */
export const computeFees = ({ fees }: { fees: Fee[] | null }, request: FeeRequest): FeeQuote[] => {
  if (fees === null) return []
  const named = [...new Set(fees.flatMap((fee) => (fee.channel ? [fee.channel] : [])))]
  const open: (ChannelCode | null)[] = named.length === 0 ? [null] : request.channel ? [request.channel] : named
  return open.flatMap((channel): FeeQuote[] => {
    const lines = fees.filter((fee) => fee.channel === null || fee.channel === channel)
    if (lines.length === 0) {
      const unknown = [catalogWording.feeUnknownForChannel]
      return [quoteOf(null, channel, { sum: null, terms: [], basis: [], exempt: [], unknown })]
    }
    const always = lines.filter(
      (fee) => fee.applies === 'always' || (fee.applies === 'extra' && isAskedFor(fee, request)),
    )
    const choices = lines.filter((fee) => fee.applies === 'choice')
    if (choices.length === 0) return [quoteOf(null, channel, sumUp(always, request))]
    return choices
      .filter((fee) => request.choice === undefined || fee.what === request.choice)
      .map((fee) => quoteOf(fee.what, channel, sumUp([fee, ...always], request)))
  })
}

/** Quotes of several papers or people as one; where their cases differ, it names none. */
export const addQuotes = (quotes: readonly FeeQuote[]): FeeQuote => {
  const sum = quotes.some((quote) => quote.sum === null) ? null : add(quotes.map((quote) => quote.sum ?? 0))
  const terms = quotes.flatMap((quote) => quote.terms)
  const [first] = quotes
  const shared = <T>(read: (quote: FeeQuote) => T): T | null =>
    first && quotes.every((quote) => read(quote) === read(first)) ? read(first) : null
  return {
    choice: shared(({ choice }) => choice),
    channel: shared(({ channel }) => channel),
    sum,
    terms,
    formula: formulaOf(sum, terms),
    basis: [...new Set(quotes.flatMap(({ basis }) => basis))],
    exempt: [...new Set(quotes.flatMap(({ exempt }) => exempt))],
    unknown: [...new Set(quotes.flatMap(({ unknown }) => unknown))],
  }
}

/** The quotes for several papers brought together, each with counts of its own: as many as for one of them. */
export const computeFeesTogether = (
  procedure: { fees: Fee[] | null },
  request: Omit<FeeRequest, 'counts'>,
  papers: readonly NonNullable<FeeRequest['counts']>[],
): FeeQuote[] => {
  const [first = [], ...others] = papers.map((counts) => computeFees(procedure, { ...request, counts }))
  return first.map((quote, k) => addQuotes([quote, ...others.flatMap((quotes) => quotes[k] ?? [])]))
}
