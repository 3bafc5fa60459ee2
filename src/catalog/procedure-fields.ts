import { z } from 'zod'
import { answerFields, answerSchema } from './answer-fields.js'
import { areas } from './areas.js'
import { benefitFields, benefitSchema, describeBenefit } from './benefit-fields.js'
import { doubtFields, doubtSchema } from './doubt-fields.js'
import { feeFields, feeSchema } from './fee-fields.js'
import { describeFees } from './fees.js'
import { day, type Field, month, nullableText, oneOf, optionalText, text, textList } from './field.js'
import { channels, confidences, demands, levels, receivers } from './options.js'
import { situationFields, situationSchema } from './paper-fields.js'
import { sourceFields, sourceSchema, timeLimitFields, timeLimitSchema } from './time-fields.js'
import { catalogWording, describeAnswer, describeSituation, readableLaw } from './wording.js'

/** What showing may depend on besides the value: today in Vietnam ('YYYY-MM-DD'). */
export type ShowContext = { day: string }

/**
 * The parts of an answer in the order in which citizens read them: the first answer has papers, place, time and fee;
 * more and law are one tap further; asked is told in chat one fact at a time, as it is asked for; basis stands under every
 * answer, without titles. The page to print has the same order.
 */
export const answerParts = ['papers', 'place', 'time', 'fee', 'more', 'law', 'asked', 'basis'] as const
export type AnswerPart = (typeof answerParts)[number]

type Shown<S extends z.ZodType> =
  | {
      shown: AnswerPart
      /** What it is called in answers and on the page, where that is shorter than the label. */
      title?: string
      /** Also on the page to print and take along. */
      printed?: true
      /** Lines of plain Vietnamese for citizens; none: nothing to say. */
      show(value: z.output<S>, context: ShowContext): string[]
    }
  /** within: inside what is told of other fields or of the whole; staff: editors alone read it. */
  | { shown: 'within' | 'staff' }

export type ProcedureField<S extends z.ZodType = z.ZodType> = Field<S> &
  Shown<S> & {
    /** What the national catalog calls it, where that isn't the label: columns and sheets of spreadsheets have this name. */
    national?: string
    /** A list that is too long for a cell of a spreadsheet: it has a sheet, each line a row. */
    longList?: true
    /**
     * How the search finds a procedure by it: name is the official and the short one, alias any other, papers are read
     * after all text; null: not at all. Test questions must never be indexed.
     */
    searched: 'name' | 'alias' | 'question' | 'text' | 'papers' | null
    /** The texts that are searched; without it the value itself, a text or a list of texts. */
    searchTexts?(value: z.output<S>): string[]
  }

export const defineProcedureField = <S extends z.ZodType>(field: ProcedureField<S>): ProcedureField<S> => field
const define = defineProcedureField

const nationalCode = z.string().regex(/^\d\.\d{6}$/, 'hãy viết mã dạng "1.001193", trong ngoặc kép, hoặc null')

const asIs = (value: string | null): string[] => (value === null ? [] : [value])
const asList = (values: readonly string[]): string[] => [...values]

/**
 * The format of a procedure file, in the order of its keys. A new field is one entry here: the checker, the editor's
 * form, the page to print, the answer, the search, import and export loop over this table.
 */
export const procedureFields = {
  code: define({
    label: 'Mã thủ tục',
    help: 'Mã quốc gia, trong ngoặc kép; để trống nếu chưa biết',
    input: { kind: 'text' },
    schema: nationalCode.nullable(),
    shown: 'staff',
    searched: null,
  }),
  other_codes: define({
    label: 'Mã khác của cùng việc này',
    help: 'Mỗi dòng một mã, cả mã đã được thay; gõ mã nào cũng tìm thấy thủ tục này',
    input: { kind: 'list' },
    schema: z.array(nationalCode).default([]),
    optional: true,
    shown: 'staff',
    searched: null,
  }),
  name: define({
    label: 'Tên chính thức',
    national: 'Tên thủ tục',
    help: 'Đúng từng chữ như văn bản công bố',
    input: { kind: 'textarea' },
    schema: text,
    shown: 'staff',
    searched: 'name',
  }),
  short_name: define({
    label: 'Tên ngắn',
    help: 'Nhiều nhất 60 ký tự, dùng trong hội thoại, nút bấm, danh sách',
    input: { kind: 'text' },
    schema: text.max(60),
    shown: 'within',
    searched: 'name',
  }),
  also_called: define({
    label: 'Tên người dân hay gọi',
    help: 'Mỗi dòng một tên, kể cả viết tắt',
    input: { kind: 'list' },
    longList: true,
    schema: textList,
    shown: 'staff',
    searched: 'alias',
  }),
  questions: define({
    label: 'Câu người dân hay hỏi',
    help: 'Mỗi dòng một câu, viết như người dân gõ; máy tìm kiếm học từ đây',
    input: { kind: 'list' },
    longList: true,
    schema: textList.min(5),
    shown: 'staff',
    searched: 'question',
  }),
  test_questions: define({
    label: 'Câu hỏi để kiểm tra',
    help: 'Mỗi dòng một câu, khác các câu trên; chỉ dùng để đo, không đưa vào tìm kiếm',
    input: { kind: 'list' },
    longList: true,
    schema: textList.min(1),
    shown: 'staff',
    searched: null,
  }),
  field: define({
    label: 'Lĩnh vực',
    help: 'Nơi thủ tục đứng trong danh sách',
    input: { kind: 'select', options: Object.fromEntries(areas.map((area) => [area, area])) },
    schema: z.enum(areas),
    shown: 'staff',
    searched: 'text',
  }),
  level: define({
    label: 'Cấp quyết định',
    national: 'Cấp thực hiện',
    help: 'Cấp nào giải quyết',
    input: { kind: 'select', options: levels },
    schema: oneOf(levels),
    shown: 'staff',
    searched: null,
  }),
  demand: define({
    label: 'Mức độ được hỏi',
    help: 'Khi câu hỏi hợp với nhiều thủ tục, thủ tục rất hay được hỏi được xếp trước',
    input: { kind: 'select', options: demands },
    schema: oneOf(demands).default('usual'),
    optional: true,
    shown: 'staff',
    searched: null,
  }),
  received_by: define({
    label: 'Loại nơi tiếp nhận',
    national: 'Cơ quan thực hiện',
    help: 'Để ghép với địa chỉ của xã',
    input: { kind: 'select', options: receivers },
    schema: oneOf(receivers),
    shown: 'staff',
    searched: null,
  }),
  received_by_text: define({
    label: 'Nơi nộp',
    national: 'Địa chỉ tiếp nhận hồ sơ',
    help: 'Nói rõ nộp ở đâu',
    input: { kind: 'textarea' },
    schema: text,
    shown: 'place',
    printed: true,
    searched: null,
    show: asIs,
  }),
  applicants: define({
    label: 'Ai được làm',
    national: 'Đối tượng thực hiện',
    help: 'Để trống nếu chưa biết',
    input: { kind: 'textarea' },
    schema: nullableText,
    shown: 'more',
    searched: null,
    show: asIs,
  }),
  situations: define({
    label: 'Giấy tờ cần có',
    national: 'Thành phần hồ sơ',
    help: 'Trường hợp để trống là giấy tờ ai cũng cần; mỗi trường hợp có giấy tờ riêng',
    input: { kind: 'rows', fields: situationFields, rowLabel: 'Trường hợp' },
    schema: z.array(situationSchema),
    title: 'Giấy tờ',
    shown: 'papers',
    printed: true,
    searched: 'papers',
    searchTexts: (situations) =>
      situations.flatMap(({ when, papers }) => [
        when ?? '',
        ...papers.map(({ name, form_text }) => `${name} ${form_text ?? ''}`),
      ]),
    show: (situations) => situations.flatMap(describeSituation),
  }),
  channels: define({
    label: 'Cách nộp',
    national: 'Cách thức thực hiện',
    help: 'Chọn mọi cách nộp được',
    input: { kind: 'checkboxes', options: channels },
    schema: z.array(oneOf(channels)).min(1),
    shown: 'place',
    searched: null,
    show: (codes) => [codes.map((code) => channels[code]).join(', ')],
  }),
  time_limit: define({
    label: 'Thời hạn giải quyết',
    help: 'Để trống nếu không có nguồn',
    input: { kind: 'group', fields: timeLimitFields, rowLabel: 'Thời hạn' },
    schema: timeLimitSchema.nullable(),
    title: 'Thời hạn',
    shown: 'time',
    searched: null,
    show: (limit) =>
      limit === null ? [catalogWording.unknownTime] : [limit.text + (limit.from ? `, tính từ ${limit.from}` : '')],
  }),
  fees: define({
    label: 'Phí, lệ phí',
    help: 'Mỗi dòng một khoản; để trống cả bảng nếu không có nguồn',
    input: { kind: 'rows', fields: feeFields, rowLabel: 'Khoản thu' },
    schema: z.array(feeSchema).min(1).nullable(),
    shown: 'fee',
    searched: null,
    show: (fees, { day: today }) => (fees === null ? [catalogWording.unknownFees] : describeFees(fees, today)),
  }),
  benefits: define({
    label: 'Trợ cấp, mức hưởng',
    help: 'Tiền người dân được nhận, mỗi nhóm một dòng; để trống nếu không có',
    input: { kind: 'rows', fields: benefitFields, rowLabel: 'Mức hưởng' },
    schema: z.array(benefitSchema).default([]),
    optional: true,
    title: 'Mức hưởng',
    shown: 'fee',
    printed: true,
    searched: null,
    show: (benefits) => benefits.map(describeBenefit),
  }),
  steps: define({
    label: 'Các bước',
    national: 'Trình tự thực hiện',
    help: 'Mỗi dòng một bước',
    input: { kind: 'list' },
    schema: textList,
    shown: 'more',
    searched: null,
    show: asList,
  }),
  often_forgotten: define({
    label: 'Hay quên',
    help: 'Mỗi dòng một điều người dân hay quên',
    input: { kind: 'list' },
    schema: textList,
    shown: 'papers',
    printed: true,
    searched: null,
    show: asList,
  }),
  answers: define({
    label: 'Hỏi nhanh',
    help: 'Câu nhỏ người dân hỏi khi đang làm thủ tục này, mỗi câu một điều',
    input: { kind: 'rows', fields: answerFields, rowLabel: 'Câu hỏi nhanh' },
    schema: z.array(answerSchema).default([]),
    optional: true,
    shown: 'asked',
    searched: null,
    show: (answers) => answers.map(describeAnswer),
  }),
  result: define({
    label: 'Kết quả nhận được',
    national: 'Kết quả thực hiện',
    help: 'Giấy tờ hoặc quyết định người dân nhận',
    input: { kind: 'text' },
    schema: text,
    title: 'Kết quả',
    shown: 'more',
    searched: 'text',
    show: asIs,
  }),
  legal_basis: define({
    label: 'Căn cứ pháp lý',
    help: 'Mỗi dòng một số văn bản',
    input: { kind: 'list' },
    schema: textList,
    title: 'Căn cứ',
    shown: 'law',
    searched: null,
    show: (numbers) => numbers.map(readableLaw),
  }),
  notes: define({
    label: 'Lưu ý',
    help: 'Điều người dân nên biết thêm',
    input: { kind: 'textarea' },
    schema: nullableText,
    shown: 'more',
    searched: null,
    show: asIs,
  }),
  to_verify: define({
    label: 'Cần xác minh',
    help: 'Mỗi dòng một điều chưa chắc; xác minh xong thì xóa dòng',
    input: { kind: 'rows', fields: doubtFields, rowLabel: 'Điều cần xác minh' },
    schema: z.array(doubtSchema).default([]),
    optional: true,
    shown: 'staff',
    searched: null,
  }),
  confidence: define({
    label: 'Độ tin cậy của nguồn',
    help: 'Thấp thì được nói rõ với người dân',
    input: { kind: 'select', options: confidences },
    schema: oneOf(confidences),
    shown: 'basis',
    searched: null,
    show: (value) =>
      value === 'low' ? [catalogWording.lowConfidence] : value === 'medium' ? [catalogWording.mediumConfidence] : [],
  }),
  sources: define({
    label: 'Nguồn',
    help: 'Tên văn bản hoặc nơi công bố; không ghi địa chỉ khi không chắc',
    input: { kind: 'rows', fields: sourceFields, rowLabel: 'Nguồn' },
    schema: z.array(sourceSchema),
    shown: 'within',
    searched: null,
  }),
  as_of: define({
    label: 'Tháng của nguồn',
    help: 'Dạng 2026-07',
    input: { kind: 'month' },
    schema: month,
    shown: 'within',
    searched: null,
  }),
  verified_on: define({
    label: 'Ngày đối chiếu',
    help: 'Chỉ khi biên tập viên đã đối chiếu với văn bản',
    input: { kind: 'day' },
    schema: day.nullable().default(null),
    optional: true,
    shown: 'within',
    searched: null,
  }),
  verified_by: define({
    label: 'Người đối chiếu',
    help: 'Chỉ khi biên tập viên đã đối chiếu với văn bản',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
    shown: 'staff',
    searched: null,
  }),
} satisfies Record<string, ProcedureField>

/** The table, or one that has more in it. */
export type ProcedureFields = typeof procedureFields
export type ProcedureKey = keyof ProcedureFields
