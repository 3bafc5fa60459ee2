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

/** The lines that only one of two texts has; where the same stand in another order, all; null: both say the same. */
export const changedLines = (
  then: readonly string[],
  now: readonly string[],
): Pick<Difference, 'before' | 'after'> | null => {
  const before = without(then, now)
  const after = without(now, then)
  if (before.length + after.length > 0) return { before, after }
  return then.join('\n') === now.join('\n') ? null : { before: [...then], after: [...now] }
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
    return [{ key, label: field.label, ...(changedLines(then, now) ?? { before: then, after: now }) }]
  })
