import { z } from 'zod'
import { defineField, type Fields, oneOf, optionalText, shapeOf, text, textList } from './field.js'
import { answerKinds, channels } from './options.js'

const years = z.number().int('hãy viết số nguyên').min(0, 'hãy viết số từ 0 trở lên').max(120, 'hãy viết số tuổi')

const agesFields = {
  from: defineField({ label: 'Từ đủ (tuổi)', help: '0: từ lúc sinh', input: { kind: 'number' }, schema: years }),
  to: defineField({
    label: 'Đến dưới (tuổi)',
    help: 'Để trống: không có mức trên',
    input: { kind: 'number' },
    schema: years.nullable(),
  }),
} satisfies Fields

const agesSchema = z
  .strictObject(shapeOf(agesFields))
  .refine(({ from, to }) => to === null || from < to, { path: ['to'], error: 'hãy viết số tuổi lớn hơn from' })

/** A small question that people ask inside a procedure, with the one fact that answers it. */
export const answerFields = {
  about: defineField({
    label: 'Hỏi về',
    help: 'Loại câu hỏi; máy học từ đây để nhận ra câu hỏi cùng loại',
    input: { kind: 'select', options: answerKinds },
    schema: oneOf(answerKinds),
  }),
  asks: defineField({
    label: 'Cách người dân hỏi',
    help: 'Mỗi dòng một cách, ít nhất ba, viết như người dân gõ',
    input: { kind: 'list' },
    schema: textList.min(3, 'hãy viết ít nhất ba cách hỏi'),
  }),
  says: defineField({
    label: 'Trả lời',
    help: 'Một hai câu; câu hỏi có/không thì bắt đầu bằng Có, Được hoặc Không',
    input: { kind: 'textarea' },
    schema: text.max(300, 'hãy viết gọn trong 300 ký tự'),
  }),
  basis: defineField({
    label: 'Căn cứ',
    help: 'Điều nào của văn bản nào; để trống nếu không chắc',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
  }),
  situation: defineField({
    label: 'Chỉ trong trường hợp',
    help: 'Đúng tên một trường hợp ở mục giấy tờ; để trống: mọi trường hợp',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
  }),
  channel: defineField({
    label: 'Chỉ khi nộp theo cách',
    help: 'Để trống: mọi cách nộp',
    input: { kind: 'select', options: channels },
    schema: oneOf(channels).nullable().default(null),
    optional: true,
  }),
  ages: defineField({
    label: 'Chỉ với người ở tuổi',
    help: 'Tuổi của người mà giấy tờ làm cho; để trống: mọi tuổi',
    input: { kind: 'group', fields: agesFields, rowLabel: 'Tuổi' },
    schema: agesSchema.nullable().default(null),
    optional: true,
  }),
} satisfies Fields

export const answerSchema = z.strictObject(shapeOf(answerFields))
export type Answer = z.output<typeof answerSchema>
export type AnswerKind = Answer['about']
