import { z } from 'zod'
import { feeUnitLabels } from './fee-units.js'
import {
  day,
  defineField,
  type Fields,
  money,
  nullableText,
  oneOf,
  optionalText,
  shapeOf,
  text,
  textList,
  wholeNumber,
} from './field.js'
import { channels, feeAppliers, feeSetters } from './options.js'

const reducedFields = {
  amount: defineField({ label: 'Mức giảm', help: 'Đồng', input: { kind: 'number' }, schema: money }),
  from: defineField({ label: 'Từ ngày', help: 'Ngày đầu', input: { kind: 'day' }, schema: day }),
  until: defineField({ label: 'Đến hết ngày', help: 'Ngày cuối', input: { kind: 'day' }, schema: day }),
} satisfies Fields

/** One line of fees. What people pay is the sum of the lines that apply: see fees.ts for how they are computed. */
export const feeFields = {
  what: defineField({
    label: 'Khoản thu',
    help: 'Thu cho việc gì, trường hợp nào',
    input: { kind: 'text' },
    schema: text,
  }),
  amount: defineField({
    label: 'Số tiền (đồng)',
    help: '0 là miễn phí; để trống nếu chưa biết',
    input: { kind: 'number' },
    schema: money.nullable(),
  }),
  per: defineField({
    label: 'Tính theo',
    help: 'Để trống nếu nguồn không nói',
    input: { kind: 'select', options: feeUnitLabels },
    schema: oneOf(feeUnitLabels).nullable(),
  }),
  channel: defineField({
    label: 'Cách nộp',
    help: 'Chỉ thu khi nộp theo cách này; để trống là mọi cách',
    input: { kind: 'select', options: channels },
    schema: oneOf(channels).nullable().default(null),
    optional: true,
  }),
  applies: defineField({
    label: 'Khi nào thu',
    help: 'Luôn thu, một trong các trường hợp, hoặc chỉ khi xin thêm',
    input: { kind: 'select', options: feeAppliers },
    schema: oneOf(feeAppliers).default('always'),
    optional: true,
  }),
  said_as: defineField({
    label: 'Người dân nói',
    help: 'Mỗi dòng một cách nói cho biết là trường hợp này; để trống nếu đây là trường hợp thường gặp',
    input: { kind: 'list' },
    schema: textList.default([]),
    optional: true,
  }),
  within_days: defineField({
    label: 'Trong số ngày',
    help: 'Ví dụ 60: chỉ áp dụng khi chưa quá 60 ngày kể từ ngày xảy ra việc',
    input: { kind: 'number' },
    schema: wholeNumber.nullable().default(null),
    optional: true,
  }),
  from_unit: defineField({
    label: 'Từ đơn vị thứ',
    help: 'Ví dụ 3: mức này chỉ tính từ trang thứ ba',
    input: { kind: 'number' },
    schema: wholeNumber.default(1),
    optional: true,
  }),
  to_unit: defineField({
    label: 'Đến đơn vị thứ',
    help: 'Ví dụ 2: mức này chỉ tính cho hai trang đầu',
    input: { kind: 'number' },
    schema: wholeNumber.nullable().default(null),
    optional: true,
  }),
  caps: defineField({
    label: 'Là mức tối đa của',
    help: 'Dòng này không thu thêm mà chặn trên tổng các dòng tính theo đơn vị này',
    input: { kind: 'select', options: feeUnitLabels },
    schema: oneOf(feeUnitLabels).nullable().default(null),
    optional: true,
  }),
  next_percents: defineField({
    label: 'Phần trăm từ người thứ hai',
    help: 'Ví dụ 70, 60, 50, 40: người thứ 2 bằng 70% …; số cuối dùng cho mọi người sau đó',
    input: { kind: 'numbers' },
    schema: z.array(z.number().min(0).max(100)).default([]),
    optional: true,
  }),
  reduced: defineField({
    label: 'Giảm có thời hạn',
    help: 'Mức thu trong một khoảng ngày',
    input: { kind: 'group', fields: reducedFields, rowLabel: 'Mức giảm' },
    schema: z.strictObject(shapeOf(reducedFields)).nullable().default(null),
    optional: true,
  }),
  set_by: defineField({
    label: 'Ai quyết định mức thu',
    help: 'Khi số tiền không có trong nguồn',
    input: { kind: 'select', options: feeSetters },
    schema: oneOf(feeSetters).nullable().default(null),
    optional: true,
  }),
  exempt: defineField({
    label: 'Ai được miễn, giảm',
    help: 'Để trống nếu nguồn không nói',
    input: { kind: 'textarea' },
    schema: optionalText,
    optional: true,
  }),
  basis: defineField({
    label: 'Căn cứ thu',
    help: 'Số văn bản; để trống nếu nguồn không nói',
    input: { kind: 'text' },
    schema: nullableText,
  }),
  note: defineField({
    label: 'Ghi chú',
    help: 'Điều cần nói thêm về khoản này',
    input: { kind: 'textarea' },
    schema: optionalText,
    optional: true,
  }),
} satisfies Fields

export const feeSchema = z
  .strictObject(shapeOf(feeFields))
  .refine((fee) => fee.to_unit === null || fee.to_unit >= fee.from_unit, {
    path: ['to_unit'],
    error: 'nhỏ hơn from_unit; hãy viết số bằng hoặc lớn hơn from_unit',
  })
  .refine((fee) => fee.caps === null || fee.amount !== null, {
    path: ['caps'],
    error: 'mức tối đa phải có số tiền; hãy viết amount',
  })
  .refine((fee) => fee.next_percents.length === 0 || fee.per !== null, {
    path: ['next_percents'],
    error: 'chưa biết tính theo gì; hãy viết per',
  })
export type Fee = z.output<typeof feeSchema>
