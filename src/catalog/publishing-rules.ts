import { localDay } from '../shared/clock.js'
import type { DraftContent } from './version.js'

export type RuleIssue = { path: (string | number)[]; message: string }
type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null
const isBlank = (value: unknown): boolean => value === null || value === undefined || value === ''

const isUnexplained = ({ amount, set_by, note }: Row): boolean => [amount, set_by, note].every(isBlank)

const feeIssues = (fee: Row, path: (string | number)[], known: ReadonlySet<unknown>): RuleIssue[] => {
  const { reduced } = fee
  const isReversed =
    isRow(reduced) &&
    typeof reduced.from === 'string' &&
    typeof reduced.until === 'string' &&
    reduced.until < reduced.from
  return [
    ...(isReversed ? [{ path: [...path, 'reduced', 'until'], message: 'trước ngày đầu; hãy viết lại ngày' }] : []),
    ...(isUnexplained(fee) && !known.has(fee.what)
      ? [
          {
            path: [...path, 'amount'],
            message: 'hãy viết số tiền, hoặc nói ai quyết định mức thu, hoặc ghi chú vì sao',
          },
        ]
      : []),
  ]
}

/**
 * What keeps a draft from being published beside its format. Not part of the format: versions of earlier years have to
 * stay readable. A fee row that citizens read already isn't asked to explain itself.
 */
export const publishingIssues = (content: DraftContent, published: DraftContent | null, now: Date): RuleIssue[] => {
  const rowsOf = (fees: unknown): unknown[] => (Array.isArray(fees) ? fees : [])
  const known = new Set(rowsOf(published?.fees).flatMap((fee) => (isRow(fee) && isUnexplained(fee) ? [fee.what] : [])))
  const { verified_on: on, verified_by: by } = content
  return [
    ...rowsOf(content.fees).flatMap((fee, index) => (isRow(fee) ? feeIssues(fee, ['fees', index], known) : [])),
    ...(typeof on === 'string' && on > localDay(now)
      ? [{ path: ['verified_on'], message: 'là ngày chưa tới; hãy viết ngày đã đối chiếu' }]
      : []),
    ...(!isBlank(on) && isBlank(by)
      ? [{ path: ['verified_by'], message: 'đã có ngày đối chiếu; hãy viết ai đối chiếu' }]
      : []),
  ]
}
