import type { Procedure } from '../../src/catalog/procedure.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'

/** A small valid procedure; `changes` replaces keys of the file format. */
export const buildProcedure = (slug: string, changes: Record<string, unknown> = {}): Procedure => ({
  slug,
  ...procedureFormat.schema.parse({
    code: null,
    name: `Thủ tục ${slug}`,
    short_name: slug,
    also_called: [],
    questions: ['cần gì', 'ở đâu', 'mất mấy ngày', 'bao nhiêu tiền', 'ai làm được'].map((text) => `${slug} ${text}`),
    test_questions: [`hỏi ${slug}`],
    field: 'Hộ tịch',
    level: 'commune',
    received_by: 'one_stop',
    received_by_text: 'Trung tâm Phục vụ hành chính công cấp xã',
    applicants: null,
    situations: [{ when: null, papers: [{ name: 'Tờ khai', handed: 'submit', form: 'template', count: 1 }] }],
    channels: ['in_person'],
    time_limit: null,
    fees: [{ what: 'Lệ phí', amount: 10_000, per: 'case', basis: null }],
    steps: [],
    often_forgotten: [],
    result: 'Giấy xác nhận',
    legal_basis: [],
    notes: null,
    confidence: 'high',
    sources: [],
    as_of: '2026-07',
    ...changes,
  }),
})
