import type { z } from 'zod'
import { explainIssue } from '../shared/explain-issue.js'
import type { Field, Fields } from './field.js'

/** What stands at a path: the words that lead there, and the fields beside and under it. */
type Place = { words: string[]; beside: Fields; under: Fields }

const membersOf = ({ input }: Field): Fields => (input.kind === 'rows' || input.kind === 'group' ? input.fields : {})

const placeOf = (fields: Fields, path: readonly PropertyKey[]): Place => {
  const words: string[] = []
  let beside = fields
  let last: Field | undefined
  for (const part of path) {
    if (typeof part === 'number') {
      const label = last?.input.kind === 'rows' ? last.input.rowLabel : 'dòng'
      if (words.at(-1) === label) words.pop()
      words.push(`${label} ${part + 1}`)
      if (last) beside = membersOf(last)
      continue
    }
    if (last?.input.kind === 'group') beside = membersOf(last)
    last = beside[String(part)]
    if (last) words.push(last.label)
  }
  return { words, beside, under: last ? membersOf(last) : {} }
}

/** 'fees.0.amount' -> 'Phí, lệ phí › Khoản thu 1 › Số tiền (đồng)' */
export const wordsOfPath = (fields: Fields, path: string): string =>
  placeOf(
    fields,
    path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  ).words.join(' › ')

/** Keys and codes of the file format -> what the form calls them. */
const namesOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([key, { label, input }]): [string, string][] => [
    [key, `“${label}”`],
    ...('options' in input
      ? Object.entries(input.options).map(([code, words]): [string, string] => [code, words])
      : []),
  ])

/** What a check says of a file, said of a form: labels instead of keys, "để trống" instead of null. */
const inWords = (message: string, { beside, under }: Place, all: Fields): string => {
  const names = new Map([...namesOf(all), ...namesOf(under), ...namesOf(beside)])
  return message
    .replace(/, trong ngoặc kép/g, '')
    .replace(/, hoặc null\b.*$/, ', hoặc để trống')
    .replace(/(\w+): null\b/g, (_, key: string) => `${names.get(key) ?? key} để trống`)
    .replace(/\bnull\b/g, 'để trống')
    .replace(/(?<![\p{L}\d])[a-z]+(?:_[a-z]+)*(?![\p{L}\d])/gu, (word) => names.get(word) ?? word)
}

/** A zod error map for what was typed into a form. */
export const explainForm = (issue: z.core.$ZodRawIssue): string => {
  if (issue.code === 'invalid_type') {
    const { input } = issue
    if (input === undefined || input === null || input === '') return 'hãy điền mục này'
    return issue.expected === 'number' || issue.expected === 'int'
      ? `“${String(input)}” không phải số; hãy viết số, ví dụ 20000`
      : 'hãy viết lại mục này'
  }
  if (issue.code === 'invalid_value') return 'hãy chọn một mục'
  if (issue.code === 'too_small' && issue.origin === 'array')
    return Number(issue.minimum) === 1 ? 'hãy điền ít nhất một dòng' : `hãy viết ít nhất ${issue.minimum} dòng`
  if (issue.code === 'too_small' && issue.origin === 'string') return 'hãy điền mục này'
  return explainIssue(issue)
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>

/** What is wrong in the words of the form, and with which line of a list, where it is one (0 is the first). */
export const issueInWords = (fields: Fields, { path, message }: Issue): { said: string; line: number | null } => {
  const place = placeOf(fields, path)
  const line = path.at(-1)
  const isLine = typeof line === 'number' && Object.keys(place.under).length === 0
  return { said: inWords(message, place, fields), line: isLine ? line : null }
}

/** Messages by the name of a form's field. What is wrong with one line of a list stands at the list. */
export const formErrors = (fields: Fields, error: { issues: readonly Issue[] } | undefined): Map<string, string> => {
  const errors = new Map<string, string>()
  for (const issue of error?.issues ?? []) {
    const { said, line } = issueInWords(fields, issue)
    const name = (line === null ? issue.path : issue.path.slice(0, -1)).join('.')
    errors.set(name, line === null ? said : `dòng ${line + 1}: ${said}`)
  }
  return errors
}
