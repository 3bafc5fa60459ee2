import { evalExpr } from 'mingo/core'
import * as plain from 'mingo/operators/expression/date'
import type { Any, Options } from 'mingo/types'
import { CommandError } from '../protocol/errors.js'

type Expression = (document: Any, operands: Any, options: Options) => Any

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds a zone ("Asia/Ho_Chi_Minh", "+07:00") is ahead of UTC at a moment. */
const offsetOf = (zone: string, at: Date): number => {
  let format = formats.get(zone)
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    } catch {
      throw new CommandError(40485, `unrecognized time zone identifier: "${zone}"`)
    }
    formats.set(zone, format)
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes = '0', seconds = '0'] = /([+-])(\d+):?(\d+)?:?(\d+)?/.exec(name) ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
const toLocal = (date: Date, zone: string): Date => new Date(date.getTime() + offsetOf(zone, date))
const toUtc = (local: Date, zone: string): Date => {
  const guess = new Date(local.getTime() - offsetOf(zone, local))
  return new Date(local.getTime() - offsetOf(zone, guess))
}

/**
 * mingo truncates and counts days by UTC's calendar and shifts afterwards, a day off for every evening or early morning;
 * here the dates are moved to the zone's calendar first, and back.
 */
const inZone =
  (operator: Expression, dates: string[]): Expression =>
  (document, operands, options) => {
    const values = evalExpr(document, operands, options) as Record<string, unknown>
    const { timezone, ...rest } = values ?? {}
    if (typeof timezone !== 'string' || timezone === 'UTC') return operator(document, operands, options)
    for (const name of dates) {
      const date = rest[name]
      if (date instanceof Date) rest[name] = toLocal(date, timezone)
    }
    const result = operator(document, rest, options)
    return result instanceof Date ? toUtc(result, timezone) : result
  }

export const dateExpressions: Record<string, Expression> = {
  $dateTrunc: inZone(plain.$dateTrunc as Expression, ['date']),
  $dateAdd: inZone(plain.$dateAdd as Expression, ['startDate']),
  $dateSubtract: inZone(plain.$dateSubtract as Expression, ['startDate']),
  $dateDiff: inZone(plain.$dateDiff as Expression, ['startDate', 'endDate']),
}
