import { z } from 'zod'

const unknownWhenEmpty = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value)

const textField = (longest: number) =>
  z.preprocess(
    unknownWhenEmpty,
    z.string().trim().max(longest, `Viết không quá ${longest} ký tự.`).nullable().default(null),
  )

const phoneField = z.preprocess(
  unknownWhenEmpty,
  z
    .string()
    .trim()
    .regex(/^\+?(?:[ .()-]*\d){8,15}[ )]*$/, 'Số điện thoại gồm 8 đến 15 chữ số, ví dụ 0221 3862 345.')
    .nullable()
    .default(null),
)

/** What the console's form sends; an empty field means unknown, and citizens are told so. */
export const communeContactSchema = z.strictObject({
  address: textField(300),
  hours: textField(300),
  phone: phoneField,
  email: z.preprocess(
    unknownWhenEmpty,
    z.email('Địa chỉ thư điện tử chưa đúng, ví dụ ubnd@hungyen.gov.vn.').nullable().default(null),
  ),
  leaderName: textField(100),
  leaderPhone: phoneField,
  receptionSchedule: textField(1000),
})

export type CommuneContactFields = z.infer<typeof communeContactSchema>

/** A commune's own address, hours and telephones; null = unknown. */
export type CommuneContact = CommuneContactFields & {
  communeCode: string
  updatedAt: Date | null
  updatedBy: string | null
}
