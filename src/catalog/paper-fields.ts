import { z } from 'zod'
import { defineField, type Fields, nullableText, oneOf, optionalText, shapeOf, text, wholeNumber } from './field.js'
import { handedOptions, paperForms } from './options.js'

const paperFields = {
  name: defineField({ label: 'Giấy tờ', help: 'Tên giấy tờ', input: { kind: 'text' }, schema: text }),
  handed: defineField({
    label: 'Nộp hay xuất trình',
    help: 'Xuất trình: chỉ cho xem rồi mang về',
    input: { kind: 'select', options: handedOptions },
    schema: oneOf(handedOptions),
  }),
  form: defineField({
    label: 'Dạng',
    help: 'Bản chính, bản sao, theo mẫu …',
    input: { kind: 'select', options: paperForms },
    schema: oneOf(paperForms),
  }),
  form_text: defineField({
    label: 'Nói rõ về dạng',
    help: 'Số mẫu, hoặc dạng riêng',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
  }),
  count: defineField({ label: 'Số bản', help: 'Bao nhiêu bản', input: { kind: 'number' }, schema: wholeNumber }),
  when: defineField({
    label: 'Khi nào cần',
    help: 'Để trống nếu ai trong trường hợp này cũng cần',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
  }),
} satisfies Fields

const paperSchema = z.strictObject(shapeOf(paperFields))
export type Paper = z.output<typeof paperSchema>

export const situationFields = {
  when: defineField({
    label: 'Trường hợp',
    help: 'Để trống: giấy tờ ai cũng cần',
    input: { kind: 'text' },
    schema: nullableText,
  }),
  question: defineField({
    label: 'Câu hỏi cho người dân',
    help: 'Trả lời "có" là thuộc trường hợp này, ví dụ: Cha mẹ đã đăng ký kết hôn chưa?',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
  }),
  papers: defineField({
    label: 'Giấy tờ',
    help: 'Thành phần hồ sơ của trường hợp này',
    input: { kind: 'rows', fields: paperFields, rowLabel: 'Giấy tờ' },
    schema: z.array(paperSchema),
  }),
} satisfies Fields

export const situationSchema = z
  .strictObject(shapeOf(situationFields))
  .refine((situation) => situation.question === null || situation.when !== null, {
    path: ['question'],
    error: 'trường hợp có câu hỏi phải có tên; hãy viết when',
  })
export type Situation = z.output<typeof situationSchema>
