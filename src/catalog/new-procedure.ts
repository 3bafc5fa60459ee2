import { foldMarks } from '../shared/text.js'
import type { Procedure } from './procedure.js'
import type { ProcedureFormat } from './procedure-format.js'
import type { DraftContent } from './version.js'

const longestSlug = 70

/** "Đăng ký khai sinh" -> "dang-ky-khai-sinh", or with the next number where that is taken. */
export const slugFrom = (shortName: string, isTaken: (slug: string) => boolean): string => {
  const plain = foldMarks(shortName)
    .replace(/[^a-z0-9 ]/g, '')
    .replaceAll(' ', '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '')
  const slug = plain === '' ? 'thu-tuc' : plain
  for (let number = 1; ; number++) {
    const one = number === 1 ? slug : `${slug}-${number}`
    if (!isTaken(one)) return one
  }
}

/** What belongs to one procedure alone: a copy has to have its own. */
const ownKeys = [
  'code',
  'other_codes',
  'name',
  'also_called',
  'questions',
  'test_questions',
  'verified_on',
  'verified_by',
] as const

/** A new procedure that begins as another one, under its own name; questions and codes stay with the other. */
export const copyOf = (format: ProcedureFormat, procedure: Procedure, shortName: string): DraftContent => {
  const copied = Object.entries(format.contentOf(procedure)).filter(([key]) => !ownKeys.some((own) => own === key))
  return { ...Object.fromEntries(copied), code: null, name: null, short_name: shortName }
}

/** A new procedure with nothing but its name. */
export const blankNamed = (shortName: string): DraftContent => ({ code: null, short_name: shortName })
