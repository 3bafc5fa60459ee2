import { z } from 'zod'
import { readableDay } from '../shared/clock.js'
import { day, defineField, type Fields, money, nullableText, oneOf, optionalText, shapeOf, text } from './field.js'
import { benefitUnits } from './options.js'
import { catalogWording, readableMoney } from './wording.js'

/** One line of what people are paid (trợ cấp, mức hưởng): how much, for whom, since when. */
export const benefitFields = {
  who: defineField({
    label: 'Ai được hưởng',
    help: 'Nhóm người hoặc trường hợp, như nói với người dân',
    input: { kind: 'text' },
    schema: text,
  }),
  amount: defineField({
    label: 'Mức hưởng (đồng)',
    help: 'Để trống nếu chưa biết',
    input: { kind: 'number' },
    schema: money.nullable(),
  }),
  per: defineField({
    label: 'Tính theo',
    help: 'Một tháng, một lần …',
    input: { kind: 'select', options: benefitUnits },
    schema: oneOf(benefitUnits),
  }),
  since: defineField({
    label: 'Áp dụng từ ngày',
    help: 'Để trống nếu nguồn không nói',
    input: { kind: 'day' },
    schema: day.nullable().default(null),
    optional: true,
  }),
  basis: defineField({
    label: 'Căn cứ',
    help: 'Số văn bản; để trống nếu nguồn không nói',
    input: { kind: 'text' },
    schema: nullableText,
  }),
  note: defineField({
    label: 'Ghi chú',
    help: 'Ví dụ: tỉnh có thể quy định mức cao hơn',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
  }),
} satisfies Fields

export const benefitSchema = z.strictObject(shapeOf(benefitFields))
type Benefit = z.output<typeof benefitSchema>

/** "Người từ đủ 75 tuổi: 500.000 đồng một tháng, từ 01/07/2025 (tỉnh có thể quy định mức cao hơn)" */
export const describeBenefit = ({ who, amount, per, since, note }: Benefit): string => {
  const sum = amount === null ? catalogWording.unknownBenefit : `${readableMoney(amount)} ${benefitUnits[per]}`
  return `${who}: ${sum}${since ? `, từ ${readableDay(since)}` : ''}${note ? ` (${note})` : ''}`
}
