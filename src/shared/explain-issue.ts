import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** A zod error map that says in Vietnamese what to write instead; messages given in a schema win over it. */
export const explainIssue = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `còn thiếu; hãy viết ${typeNames[issue.expected] ?? issue.expected}`
      if (issue.expected === 'string' && typeof issue.input === 'number')
        return `đang là số ${issue.input}; hãy viết trong dấu ngoặc kép: "${issue.input}"`
      return `đang là ${describeValue(issue.input)}; hãy viết ${typeNames[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return issue.keys.map((key) => `không có mục "${key}"; ${adviseKey(key, knownKeys(issue))}`).join('; ')
    case 'invalid_value':
      return `đang là ${describeValue(issue.input)}; ${adviseValue(issue.input, issue.values)}`
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'đang để trống; hãy viết nội dung, hoặc null nếu chưa biết và mục này cho phép'
        : `hãy viết ít nhất ${issue.minimum} ${sizeWord(issue.origin)}`.trim()
    case 'too_big':
      return `hãy viết nhiều nhất ${issue.maximum} ${sizeWord(issue.origin)}`.trim()
    default:
      return inVietnamese(issue)
  }
}

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

const describeValue = (value: unknown): string => {
  if (value === undefined) return 'chưa có gì'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'một danh sách'
  if (typeof value === 'object') return 'một nhóm'
  return typeof value === 'string' ? `"${value}"` : String(value)
}

const list = (values: readonly unknown[]): string => values.map((value) => String(value)).join(', ')

/** The known word that was probably meant. */
const nearestOf = (word: string, known: readonly string[]): string | null => {
  const nearest = closest(word, known)
  return nearest && distance(word, nearest) <= Math.max(2, word.length / 3) ? nearest : null
}

const adviseKey = (key: string, known: readonly string[]): string => {
  const nearest = nearestOf(key, known)
  return nearest ? `hãy viết "${nearest}"` : `hãy bỏ đi hoặc viết một trong: ${list(known)}`
}

const adviseValue = (value: unknown, allowed: readonly unknown[]): string => {
  const nearest = typeof value === 'string' ? nearestOf(value, allowed.map(String)) : null
  return nearest ? `hãy viết "${nearest}"` : `hãy viết một trong: ${list(allowed)}`
}

const knownKeys = (issue: Issue): string[] => {
  const definition = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def
  return Object.keys(definition?.shape ?? {})
}

/** What zod itself says of the rest: it names what is wrong, not what to write. */
const inVietnamese = (issue: Issue): string => {
  const said = z.locales.vi().localeError(issue)
  return `${typeof said === 'string' ? said : (said?.message ?? 'không đúng')}; hãy sửa cho đúng`
}

const sizeWord = (origin: string): string => (origin === 'string' ? 'ký tự' : origin === 'array' ? 'mục' : '')
