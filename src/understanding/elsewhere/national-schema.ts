import { z } from 'zod'

/** Some records are typed with marks apart from their letters. */
const composed = z.string().transform((written) => written.normalize('NFC').trim())
const text = composed.pipe(z.string().min(1))

/** One procedure as the national portal lists it. What stands in it beyond this isn't read. */
export const nationalRecordSchema = z.object({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: text,
  field: text,
  levels: z.array(z.enum(['Cấp bộ', 'Cấp tỉnh', 'Cấp xã', 'Cơ quan khác'])).min(1),
  competent: composed.optional(),
  received_at: composed.optional(),
  decision: text,
  ways: composed,
  as_of: z.string().regex(/^\d{4}-\d{2}$/),
})

export type NationalRecord = z.output<typeof nationalRecordSchema>
