import { z } from 'zod'
import { shapeOf } from './field.js'
import type { ProcedureFields } from './procedure-fields.js'

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

/** What stands in a procedure file: exactly the keys of the table. */
export const createContentSchema = (fields: ProcedureFields) =>
  z
    .strictObject(shapeOf(fields))
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
    .superRefine(({ answers, situations, channels }, context) => {
      const cases = situations.flatMap(({ when }) => when ?? [])
      for (const [index, { situation, channel }] of answers.entries()) {
        if (situation !== null && !cases.includes(situation))
          context.addIssue({
            code: 'custom',
            path: ['answers', index, 'situation'],
            message: `không có trường hợp này; hãy viết đúng tên một trường hợp: ${cases.join('; ') || '(thủ tục không có)'}`,
          })
        if (channel !== null && !channels.includes(channel))
          context.addIssue({
            code: 'custom',
            path: ['answers', index, 'channel'],
            message: `thủ tục không nộp được cách này; hãy viết một trong: ${channels.join(', ')}`,
          })
      }
    })

export type ProcedureContent = z.output<ReturnType<typeof createContentSchema>>

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'hãy đặt tên chữ thường không dấu, nối bằng gạch ngang: register-birth')
  .max(80)

/** A checked procedure; `slug` is its file's name without .yml. */
export type Procedure = ProcedureContent & { slug: string }
