import { z } from 'zod'
import { shapeOf } from './field.js'
import { type ProcedureField, type ProcedureKey, procedureFields } from './procedure-fields.js'

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

/** What stands in a procedure file: exactly the keys of `procedureFields`. */
export const procedureContentSchema = z
  .strictObject(shapeOf(procedureFields))
  .refine((content) => content.situations.filter(({ when }) => when === null).length <= 1, {
    path: ['situations'],
    error: 'có hai trường hợp when: null (mọi người); hãy gộp giấy tờ của chúng làm một',
  })
  .superRefine((content, context) => {
    const known = new Set(content.questions.map(fold))
    for (const [index, question] of content.test_questions.entries()) {
      if (known.has(fold(question)))
        context.addIssue({
          code: 'custom',
          path: ['test_questions', index],
          message: 'đã có trong questions; hãy viết một câu khác, chỉ dùng để kiểm tra',
        })
    }
  })

export type ProcedureContent = z.output<typeof procedureContentSchema>

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'hãy đặt tên chữ thường không dấu, nối bằng gạch ngang: register-birth')
  .max(80)

/** A checked procedure; `slug` is its file's name without .yml. */
export type Procedure = ProcedureContent & { slug: string }

/** The table as a list, for everything that loops over the fields in file order. */
export const procedureFieldList = Object.entries(procedureFields).map(([key, field]) => ({
  key: key as ProcedureKey,
  ...(field as ProcedureField),
}))

/** The file's content without the slug, keys in file order. */
export const contentOf = (procedure: Procedure): ProcedureContent =>
  Object.fromEntries(procedureFieldList.map(({ key }) => [key, procedure[key]])) as ProcedureContent
