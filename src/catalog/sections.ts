import type { AnswerPart, ProcedureField, ProcedureFields, ProcedureKey } from './procedure-fields.js'

export type Section = { slug: string; title: string; fields: Readonly<Record<string, ProcedureField>> }

type Plan = {
  slug: string
  title: string
  /** In the order in which editors fill them in. */
  keys: readonly (ProcedureKey | 'reminders')[]
  /** Where a field that no section names belongs, by where it is told. */
  parts: readonly (AnswerPart | 'within' | 'staff')[]
}

const plans: readonly Plan[] = [
  {
    slug: 'ten-cau-hoi',
    title: 'Tên và câu hỏi',
    keys: [
      'name',
      'short_name',
      'also_called',
      'questions',
      'test_questions',
      'field',
      'code',
      'other_codes',
      'level',
      'demand',
    ],
    parts: [],
  },
  { slug: 'giay-to', title: 'Giấy tờ', keys: ['situations', 'often_forgotten'], parts: ['papers'] },
  {
    slug: 'noi-thoi-gian',
    title: 'Nơi nộp, thời hạn',
    keys: ['applicants', 'received_by', 'received_by_text', 'channels', 'time_limit', 'result'],
    parts: ['place', 'time'],
  },
  { slug: 'phi-quyen-loi', title: 'Phí, quyền lợi', keys: ['fees', 'benefits'], parts: ['fee'] },
  { slug: 'cac-buoc', title: 'Các bước, nhắc hẹn', keys: ['steps', 'notes', 'reminders'], parts: ['more'] },
  { slug: 'hoi-nhanh', title: 'Hỏi nhanh', keys: ['answers'], parts: ['asked'] },
  {
    slug: 'can-cu',
    title: 'Căn cứ, nguồn',
    keys: ['legal_basis', 'to_verify', 'confidence', 'sources', 'as_of', 'verified_on', 'verified_by'],
    parts: ['law', 'basis', 'within', 'staff'],
  },
]

/** The pages on which a procedure is edited; each field of the table is on exactly one. */
export const sectionsOf = (fields: ProcedureFields): Section[] => {
  const table: Readonly<Record<string, ProcedureField>> = fields
  const planned = new Set<string>(plans.flatMap(({ keys }) => keys))
  return plans.map(({ slug, title, keys, parts }) => {
    const others = Object.keys(table).filter(
      (key) => !planned.has(key) && parts.includes((table[key] as ProcedureField).shown),
    )
    const own = [...keys.filter((key) => table[key] !== undefined), ...others]
    return { slug, title, fields: Object.fromEntries(own.map((key) => [key, table[key] as ProcedureField])) }
  })
}
