import { z } from 'zod'
import { defineField, type Fields, nullableText, oneOf, shapeOf, text, wholeNumber } from './field.js'
import { timeUnits } from './options.js'

const extendedFields = {
  count: defineField({ label: 'Số', help: 'Bao nhiêu', input: { kind: 'number' }, schema: wholeNumber }),
  unit: defineField({
    label: 'Đơn vị',
    help: 'Ngày làm việc, ngày …',
    input: { kind: 'select', options: timeUnits },
    schema: oneOf(timeUnits),
  }),
} satisfies Fields

export const timeLimitFields = {
  text: defineField({ label: 'Bằng lời', help: 'Như nói với người dân', input: { kind: 'textarea' }, schema: text }),
  count: defineField({
    label: 'Số',
    help: 'Để trống nếu chỉ biết bằng lời',
    input: { kind: 'number' },
    schema: wholeNumber.nullable(),
  }),
  unit: defineField({
    label: 'Đơn vị',
    help: 'Để trống nếu chỉ biết bằng lời',
    input: { kind: 'select', options: timeUnits },
    schema: oneOf(timeUnits).nullable(),
  }),
  from: defineField({ label: 'Tính từ', help: 'Từ lúc nào', input: { kind: 'text' }, schema: nullableText }),
  extended: defineField({
    label: 'Kéo dài tối đa',
    help: 'Khi phải xác minh; để trống nếu không có',
    input: { kind: 'group', fields: extendedFields, rowLabel: 'Kéo dài' },
    schema: z.strictObject(shapeOf(extendedFields)).nullable(),
  }),
} satisfies Fields

export const timeLimitSchema = z
  .strictObject(shapeOf(timeLimitFields))
  .refine((limit) => (limit.count === null) === (limit.unit === null), {
    path: ['unit'],
    error: 'count và unit phải cùng có hoặc cùng là null; hãy viết nốt mục còn thiếu',
  })

export const sourceFields = {
  title: defineField({ label: 'Nguồn', help: 'Tên luật, quyết định …', input: { kind: 'text' }, schema: text }),
  url: defineField({
    label: 'Địa chỉ',
    help: 'Chỉ khi biết chắc; để trống nếu không',
    input: { kind: 'text' },
    schema: z
      .url({ protocol: /^https?$/, error: 'hãy viết địa chỉ đầy đủ bắt đầu bằng https://, hoặc null' })
      .nullable(),
  }),
} satisfies Fields
export const sourceSchema = z.strictObject(shapeOf(sourceFields))
