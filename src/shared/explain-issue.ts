import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const typeNames: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'nhóm các mục',
  record: 'nhóm các mục',
  null: 'null',
}

const kindOf = (value: unknown): string => {
  if (value === undefined) return 'chưa có gì'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'một danh sách'
  if (typeof value === 'object') return 'một nhóm'
  return typeof value === 'string' ? `"${value}"` : String(value)
}

const list = (values: readonly unknown[]): string => values.map((value) => String(value)).join(', ')

/** Edit distance. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of [...a].entries()) {
    let before = i + 1
    row = [
      before,
      ...[...b].map((right, j) => {
        const changed = (row[j] ?? 0) + (left === right ? 0 : 1)
        before = Math.min(before + 1, (row[j + 1] ?? 0) + 1, changed)
        return before
      }),
    ]
  }
  return row.at(-1) ?? 0
}

const adviseKey = (key: string, known: string[]): string => {
  const nearest = known.map((name) => ({ name, far: distance(key, name) })).sort((a, b) => a.far - b.far)[0]
  return nearest && nearest.far <= Math.max(2, key.length / 3)
    ? `hãy viết "${nearest.name}"`
    : `hãy bỏ đi hoặc viết một trong: ${list(known)}`
}

const knownKeys = (issue: Issue): string[] => {
  const definition = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def
  return Object.keys(definition?.shape ?? {})
}

const sizeWord = (origin: string): string => (origin === 'string' ? 'ký tự' : origin === 'array' ? 'mục' : '')

/** A zod error map that says in Vietnamese what to write instead; messages given in a schema win over it. */
export const explainIssue = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `còn thiếu; hãy viết ${typeNames[issue.expected] ?? issue.expected}`
      if (issue.expected === 'string' && typeof issue.input === 'number')
        return `đang là số ${issue.input}; hãy viết trong dấu ngoặc kép: "${issue.input}"`
      return `đang là ${kindOf(issue.input)}; hãy viết ${typeNames[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return issue.keys.map((key) => `không có mục "${key}"; ${adviseKey(key, knownKeys(issue))}`).join('; ')
    case 'invalid_value':
      return `đang là ${kindOf(issue.input)}; hãy viết một trong: ${list(issue.values)}`
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'đang để trống; hãy viết nội dung, hoặc null nếu chưa biết và mục này cho phép'
        : `hãy viết ít nhất ${issue.minimum} ${sizeWord(issue.origin)}`.trim()
    case 'too_big':
      return `hãy viết nhiều nhất ${issue.maximum} ${sizeWord(issue.origin)}`.trim()
    case 'invalid_union':
      return 'không đúng dạng nào trong các dạng cho phép; hãy xem mẫu trong README'
    default:
      return 'không đúng; hãy xem mẫu trong README'
  }
}
