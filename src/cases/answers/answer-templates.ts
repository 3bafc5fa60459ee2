import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../../shared/errors.js'
import { once } from '../../shared/once.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'
import type { Case } from '../case.js'
import { categoryNames } from '../categories.js'
import { kindOf } from '../kinds/index.js'

const rowSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  for: z.enum(['answer', 'news', 'ask']),
  categories: z.array(z.enum(categoryNames as [string, ...string[]])).default([]),
  title: z.string().min(1).max(60),
  text: z.string().trim().min(10).max(1_000),
})

export type AnswerTemplate = { id: string; title: string; text: string }

const file = 'src/cases/answers/answer-templates.yml'

/** The templates; read once, at the start. Throws BadSetup with every problem. */
export const answerTemplates = once(() => {
  const read = readYaml(
    readFileSync(new URL('./answer-templates.yml', import.meta.url), 'utf8'),
    z.array(rowSchema).min(1),
  )
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  return read.value
})

const placeless = 'nơi anh/chị báo'

/** What an officer may begin with, those of the case's own category first. Never names a person. */
export const templatesFor = (
  { kind, category, receiptCode, placeText }: Pick<Case, 'kind' | 'category' | 'receiptCode' | 'placeText'>,
  purpose: 'answer' | 'news' | 'ask',
): AnswerTemplate[] => {
  if (kindOf(kind).isProtected) return []
  const fitting = answerTemplates().filter(
    (row) => row.for === purpose && (row.categories.length === 0 || row.categories.includes(category)),
  )
  return fitting
    .toSorted((a, b) => Number(b.categories.length > 0) - Number(a.categories.length > 0))
    .map(({ id, title, text }) => ({
      id,
      title,
      text: text.replaceAll('{mã}', receiptCode).replaceAll('{nơi xảy ra}', placeText ?? placeless),
    }))
}

/** The gaps of a template that nobody filled in: "[ngày]". */
export const gapsIn = (text: string): string[] =>
  [...new Set(answerTemplates().flatMap((row) => row.text.match(/\[[^\]]+\]/g) ?? []))].filter((gap) =>
    text.includes(gap),
  )
