import { z } from 'zod'
import { defineField, type Fields, oneOf, shapeOf, text } from './field.js'
import { doubtfulFields } from './options.js'

/** What an editor still has to verify: a fact of one field, and where to look. */
export const doubtFields = {
  field: defineField({
    label: 'Mục',
    help: 'Mục còn nghi ngờ; người dân được nhắc hỏi lại nơi nhận khi nghe mục này',
    input: { kind: 'select', options: doubtfulFields },
    schema: oneOf(doubtfulFields),
  }),
  note: defineField({
    label: 'Cần xem gì',
    help: 'Nghi ngờ điều gì, tra ở đâu; chỉ biên tập viên đọc',
    input: { kind: 'textarea' },
    schema: text,
  }),
} satisfies Fields

export const doubtSchema = z.strictObject(shapeOf(doubtFields))
