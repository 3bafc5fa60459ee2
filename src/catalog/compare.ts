import type { Field } from './field.js'
import { readableValue } from './readable-value.js'
import type { DraftContent } from './version.js'

/** A field that two versions tell differently: the lines that only one of them has. */
export type Difference = { key: string; label: string; before: string[]; after: string[] }

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const isSame = (a: unknown, b: unknown): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b)

const without = (lines: readonly string[], others: readonly string[]): string[] => {
  const left = [...others]
  return lines.filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Field by field, in the order of the table; null: there is no version before. */
export const compareContents = (
  fields: Readonly<Record<string, Field>>,
  before: DraftContent | null,
  after: DraftContent,
): Difference[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    if (isSame(before?.[key], after[key])) return []
    const then = readableValue(field, before?.[key])
    const now = readableValue(field, after[key])
    const gone = without(then, now)
    const come = without(now, then)
    const isOrder = gone.length === 0 && come.length === 0
    return [{ key, label: field.label, before: isOrder ? then : gone, after: isOrder ? now : come }]
  })
