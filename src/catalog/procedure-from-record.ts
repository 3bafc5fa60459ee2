import { areaNamed } from './areas.js'
import { type PortalWay, portalRecordSchema, type ReadRecord, readRecord } from './national/read-record.js'
import { timeUnits } from './options.js'
import type { DraftContent } from './version.js'

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const timeLimitOf = (ways: readonly PortalWay[]) => {
  const time = ways.find((way) => way.time !== null)?.time
  return time ? { text: `${time.count} ${timeUnits[time.unit]}`, ...time, from: null, extended: null } : null
}

type Row = Readonly<Record<string, unknown>>

const feeOf = ({ channel, fee }: PortalWay, isOneForAll: boolean): Row[] => {
  const line = { what: 'Lệ phí', per: null, basis: null, ...(isOneForAll ? {} : { channel }) }
  if (fee.kind === 'free') return [{ ...line, amount: 0 }]
  if (fee.kind === 'province') return [{ ...line, amount: null, set_by: 'provincial_council' }]
  return fee.kind === 'amounts' ? fee.amounts.map((amount) => ({ ...line, amount })) : []
}

const feesOf = (ways: readonly PortalWay[]): Row[] | null => {
  const isOneForAll = new Set(ways.map(({ fee }) => JSON.stringify(fee))).size === 1
  const fees = (isOneForAll ? ways.slice(0, 1) : ways).flatMap((way) => feeOf(way, isOneForAll))
  return fees.length > 0 ? fees : null
}

/**
 * A draft of what a record of the national portal, one line of JSON, says; null where it is none. The portal doesn't say
 * how a paper is handed in as people understand it: the editor chooses its form.
 */
export const procedureFromRecord = (line: string): DraftContent | null => {
  const checked = portalRecordSchema.safeParse(parse(line))
  return checked.success ? contentOfRecord(readRecord(checked.data)) : null
}

/** The facts of a record that was read, as far as they are fields of ours. */
export const contentOfRecord = ({ code, name, field, level, ways, situations, laws }: ReadRecord): DraftContent => ({
  code,
  name,
  ...(field !== null && areaNamed(field) !== null && { field: areaNamed(field) }),
  ...(level !== null && { level }),
  situations: situations.map(({ when, papers }) => ({
    when,
    papers: papers.map((paper) => ({ ...paper, form: null, count: 1 })),
  })),
  ...(ways.length > 0 && { channels: [...new Set(ways.map(({ channel }) => channel))] }),
  time_limit: timeLimitOf(ways),
  fees: feesOf(ways),
  legal_basis: laws,
  sources: [{ title: `Cổng Dịch vụ công quốc gia, thủ tục ${code}`, url: null }],
})
