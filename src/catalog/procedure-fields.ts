import { z } from 'zod'
import { feeFields, feeSchema } from './fee-fields.js'
import { describeFee } from './fees.js'
import { day, type Field, month, nullableText, oneOf, optionalText, text, textList } from './field.js'
import { channels, confidences, demands, levels, receivers } from './options.js'
import { situationFields, situationSchema } from './paper-fields.js'
import { sourceFields, sourceSchema, timeLimitFields, timeLimitSchema } from './time-fields.js'
import { catalogWording, describeSituation, readableDay, readableLaw, readableMonth } from './wording.js'

/** What showing may depend on besides the value: today in Vietnam ('YYYY-MM-DD'). */
export type ShowContext = { day: string }

export type ProcedureField<S extends z.ZodType = z.ZodType> = Field<S> & {
  /** heading: the title of an answer or page; short: in the first answer; detail: one tap further; staff: editors only. */
  shown: 'heading' | 'short' | 'detail' | 'staff'
  /** How the search uses it; null: not at all. Test questions must never be indexed. */
  searched: 'name' | 'alias' | 'question' | 'text' | null
  /** Lines of plain Vietnamese for citizens; none: nothing to say. */
  show(value: z.output<S>, context: ShowContext): string[]
}

const define = <S extends z.ZodType>(field: ProcedureField<S>): ProcedureField<S> => field

const asIs = (value: string | null): string[] => (value === null ? [] : [value])
const asList = (values: readonly string[]): string[] => [...values]
const hidden = (): string[] => []

/**
 * The format of a procedure file, in the order of its keys. A new field is one entry here: the checker, the editor's
 * form, the page, the answer, the search, import and export loop over this table.
 */
export const procedureFields = {
  code: define({
    label: 'Mã thủ tục',
    help: 'Mã quốc gia, trong ngoặc kép; để trống nếu chưa biết',
    input: { kind: 'text' },
    schema: z
      .string()
      .regex(/^\d\.\d{6}$/, 'hãy viết mã dạng "1.001193", trong ngoặc kép, hoặc null')
      .nullable(),
    shown: 'heading',
    searched: 'name',
    show: asIs,
  }),
  name: define({
    label: 'Tên chính thức',
    help: 'Đúng từng chữ như văn bản công bố',
    input: { kind: 'textarea' },
    schema: text,
    shown: 'heading',
    searched: 'name',
    show: asIs,
  }),
  short_name: define({
    label: 'Tên ngắn',
    help: 'Nhiều nhất 60 ký tự, dùng trong hội thoại, nút bấm, danh sách',
    input: { kind: 'text' },
    schema: text.max(60),
    shown: 'heading',
    searched: 'name',
    show: asIs,
  }),
  also_called: define({
    label: 'Tên người dân hay gọi',
    help: 'Mỗi dòng một tên, kể cả viết tắt',
    input: { kind: 'list' },
    schema: textList,
    shown: 'staff',
    searched: 'alias',
    show: asList,
  }),
  questions: define({
    label: 'Câu người dân hay hỏi',
    help: 'Mỗi dòng một câu, viết như người dân gõ; máy tìm kiếm học từ đây',
    input: { kind: 'list' },
    schema: textList.min(5),
    shown: 'staff',
    searched: 'question',
    show: asList,
  }),
  test_questions: define({
    label: 'Câu hỏi để kiểm tra',
    help: 'Mỗi dòng một câu, khác các câu trên; chỉ dùng để đo, không đưa vào tìm kiếm',
    input: { kind: 'list' },
    schema: textList.min(1),
    shown: 'staff',
    searched: null,
    show: asList,
  }),
  field: define({
    label: 'Lĩnh vực',
    help: 'Như trên Cổng Dịch vụ công quốc gia',
    input: { kind: 'text' },
    schema: text,
    shown: 'detail',
    searched: 'text',
    show: asIs,
  }),
  level: define({
    label: 'Cấp quyết định',
    help: 'Cấp nào giải quyết',
    input: { kind: 'select', options: levels },
    schema: oneOf(levels),
    shown: 'detail',
    searched: null,
    show: (value) => [levels[value]],
  }),
  demand: define({
    label: 'Mức độ được hỏi',
    help: 'Khi câu hỏi hợp với nhiều thủ tục, thủ tục rất hay được hỏi được xếp trước',
    input: { kind: 'select', options: demands },
    schema: oneOf(demands).default('usual'),
    optional: true,
    shown: 'staff',
    searched: null,
    show: (value) => [demands[value]],
  }),
  received_by: define({
    label: 'Loại nơi tiếp nhận',
    help: 'Để ghép với địa chỉ của xã',
    input: { kind: 'select', options: receivers },
    schema: oneOf(receivers),
    shown: 'staff',
    searched: null,
    show: (value) => [receivers[value]],
  }),
  received_by_text: define({
    label: 'Nơi nộp',
    help: 'Nói rõ nộp ở đâu',
    input: { kind: 'textarea' },
    schema: text,
    shown: 'short',
    searched: null,
    show: asIs,
  }),
  applicants: define({
    label: 'Ai được làm',
    help: 'Để trống nếu chưa biết',
    input: { kind: 'textarea' },
    schema: nullableText,
    shown: 'detail',
    searched: 'text',
    show: asIs,
  }),
  situations: define({
    label: 'Giấy tờ cần có',
    help: 'Trường hợp để trống là giấy tờ ai cũng cần; mỗi trường hợp có giấy tờ riêng',
    input: { kind: 'rows', fields: situationFields, rowLabel: 'Trường hợp' },
    schema: z.array(situationSchema),
    shown: 'short',
    searched: 'text',
    show: (situations) => situations.flatMap(describeSituation),
  }),
  channels: define({
    label: 'Cách nộp',
    help: 'Chọn mọi cách nộp được',
    input: { kind: 'checkboxes', options: channels },
    schema: z.array(oneOf(channels)).min(1),
    shown: 'short',
    searched: null,
    show: (codes) => [codes.map((code) => channels[code]).join(', ')],
  }),
  time_limit: define({
    label: 'Thời hạn giải quyết',
    help: 'Để trống nếu không có nguồn',
    input: { kind: 'group', fields: timeLimitFields, rowLabel: 'Thời hạn' },
    schema: timeLimitSchema.nullable(),
    shown: 'short',
    searched: null,
    show: (limit) =>
      limit === null ? [catalogWording.unknownTime] : [limit.text + (limit.from ? `, tính từ ${limit.from}` : '')],
  }),
  fees: define({
    label: 'Phí, lệ phí',
    help: 'Mỗi dòng một khoản; để trống cả bảng nếu không có nguồn',
    input: { kind: 'rows', fields: feeFields, rowLabel: 'Khoản thu' },
    schema: z.array(feeSchema).min(1).nullable(),
    shown: 'short',
    searched: null,
    show: (fees, { day: today }) =>
      fees === null ? [catalogWording.unknownFees] : fees.map((fee) => describeFee(fee, today)),
  }),
  steps: define({
    label: 'Các bước',
    help: 'Mỗi dòng một bước',
    input: { kind: 'list' },
    schema: textList,
    shown: 'detail',
    searched: null,
    show: asList,
  }),
  often_forgotten: define({
    label: 'Hay quên',
    help: 'Mỗi dòng một điều người dân hay quên',
    input: { kind: 'list' },
    schema: textList,
    shown: 'detail',
    searched: null,
    show: asList,
  }),
  result: define({
    label: 'Kết quả nhận được',
    help: 'Giấy tờ hoặc quyết định người dân nhận',
    input: { kind: 'text' },
    schema: text,
    shown: 'detail',
    searched: 'text',
    show: asIs,
  }),
  legal_basis: define({
    label: 'Căn cứ pháp lý',
    help: 'Mỗi dòng một số văn bản',
    input: { kind: 'list' },
    schema: textList,
    shown: 'detail',
    searched: null,
    show: (numbers) => numbers.map(readableLaw),
  }),
  notes: define({
    label: 'Lưu ý',
    help: 'Điều người dân nên biết thêm',
    input: { kind: 'textarea' },
    schema: nullableText,
    shown: 'detail',
    searched: null,
    show: asIs,
  }),
  confidence: define({
    label: 'Độ tin cậy của nguồn',
    help: 'Thấp thì được nói rõ với người dân',
    input: { kind: 'select', options: confidences },
    schema: oneOf(confidences),
    shown: 'short',
    searched: null,
    show: (value) =>
      value === 'low' ? [catalogWording.lowConfidence] : value === 'medium' ? [catalogWording.mediumConfidence] : [],
  }),
  sources: define({
    label: 'Nguồn',
    help: 'Tên văn bản hoặc nơi công bố; không ghi địa chỉ khi không chắc',
    input: { kind: 'rows', fields: sourceFields, rowLabel: 'Nguồn' },
    schema: z.array(sourceSchema),
    shown: 'detail',
    searched: null,
    show: (sources) => sources.map(({ title, url }) => (url ? `${title} (${url})` : title)),
  }),
  as_of: define({
    label: 'Tháng của nguồn',
    help: 'Dạng 2026-07',
    input: { kind: 'month' },
    schema: month,
    shown: 'short',
    searched: null,
    show: (value) => [readableMonth(value)],
  }),
  verified_on: define({
    label: 'Ngày đối chiếu',
    help: 'Chỉ khi biên tập viên đã đối chiếu với văn bản',
    input: { kind: 'day' },
    schema: day.nullable().default(null),
    optional: true,
    shown: 'detail',
    searched: null,
    show: (value) => (value === null ? [] : [readableDay(value)]),
  }),
  verified_by: define({
    label: 'Người đối chiếu',
    help: 'Chỉ khi biên tập viên đã đối chiếu với văn bản',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
    shown: 'staff',
    searched: null,
    show: hidden,
  }),
} satisfies Record<string, ProcedureField>

export type ProcedureKey = keyof typeof procedureFields
