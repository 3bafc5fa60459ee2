import { z } from 'zod'
import { describeOpeningHours, readOpeningHours, type WeekHours } from './opening-hours.js'

const unknownWhenEmpty = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value)

const known = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(unknownWhenEmpty, schema.nullable().default(null))

const textField = (longest: number) => known(z.string().trim().max(longest, `Viết không quá ${longest} ký tự.`))

const phoneField = () =>
  known(
    z
      .string()
      .trim()
      .regex(/^(?:11[1-5]|\+?(?:[ .()-]*\d){8,15}[ )]*)$/, 'Số điện thoại gồm 8 đến 15 chữ số, ví dụ 0221 3862 345.'),
  )

const emailField = () => known(z.email('Địa chỉ thư điện tử chưa đúng, ví dụ ubnd@hungyen.gov.vn.'))

/** Hours are kept as one line in one form, so that everybody reads the same and the program reads it, too. */
const hoursField = () =>
  known(
    z
      .string()
      .max(500, 'Viết không quá 500 ký tự.')
      .transform((text, context) => {
        const read = readOpeningHours(text)
        if ('hours' in read) return describeOpeningHours(read.hours)
        context.addIssue({ code: 'custom', message: read.problem })
        return z.NEVER
      }),
  )

/** Degrees north and east; the province lies within 20 to 21.2 and 105.7 to 107. */
const locationField = () =>
  known(
    z
      .string()
      .trim()
      .transform((text, context) => {
        const [, north, east] = /^(\d{2}\.\d+)\s*[,;]\s*(\d{3}\.\d+)$/.exec(text) ?? []
        const isHere = Number(north) > 20 && Number(north) < 21.2 && Number(east) > 105.7 && Number(east) < 107
        if (isHere) return `${north}, ${east}`
        context.addIssue({
          code: 'custom',
          message: 'Vị trí là vĩ độ, kinh độ trong tỉnh, chép từ bản đồ, ví dụ 20.852700, 106.017000.',
        })
        return z.NEVER
      }),
  )

/** What the console's form, or a row of a spreadsheet, sends; an empty field means unknown, and citizens are told so. */
export const communeContactSchema = z.strictObject({
  address: textField(300),
  location: locationField(),
  hours: hoursField(),
  phone: phoneField(),
  email: emailField(),
  leaderName: textField(100),
  leaderPhone: phoneField(),
  leaderEmail: emailField(),
  deputyName: textField(100),
  deputyPhone: phoneField(),
  deputyEmail: emailField(),
  services: textField(1000),
  serviceHours: hoursField(),
  servicePhone: phoneField(),
  policeAddress: textField(300),
  policeHours: hoursField(),
  policePhone: phoneField(),
  receptionSchedule: textField(1000),
  conciliation: textField(500),
  legalAid: textField(500),
})

export type CommuneContactFields = z.infer<typeof communeContactSchema>
export type ContactFieldName = keyof CommuneContactFields
export const contactFieldNames = Object.keys(communeContactSchema.shape) as ContactFieldName[]

/** What every commune has to publish: without it people can't come, call or write (Luật Tiếp công dân Điều 24; Luật 10/2022 Điều 11). */
export const requiredContactFields = [
  'address',
  'hours',
  'phone',
  'email',
  'leaderName',
  'leaderPhone',
  'leaderEmail',
  'receptionSchedule',
] as const satisfies readonly ContactFieldName[]

/** Days, 'YYYY-MM-DD', both included, on which the office is closed, and why. */
export type OfficeClosure = { id: string; from: string; to: string; reason: string }

/** A commune's own address, hours and telephones; null = unknown. */
export type CommuneContact = CommuneContactFields & {
  communeCode: string
  closures: readonly OfficeClosure[]
  /** Counts what was written; a form or a spreadsheet says which one it saw. */
  revision: number
  updatedAt: Date | null
  updatedBy: string | null
}

/** What a commune wants published and the province hasn't looked at yet; or what the province gave back, and why. */
export type ContactProposal = {
  id: string
  /** Only what differed from what was public. */
  fields: Partial<CommuneContactFields>
  by: { accountId: string; name: string }
  at: Date
  returned: { name: string; at: Date; reason: string } | null
}

export const unknownContact: CommuneContactFields = communeContactSchema.parse({})

/** The hours of a week that a contact says, as the program reckons with them; null: not known, or in words of before. */
export const weekOf = (hours: string | null): WeekHours | null => {
  const read = hours ? readOpeningHours(hours) : null
  return read && 'hours' in read ? read.hours : null
}

/** The closures that aren't over on a day, the first one first. */
export const closuresAhead = ({ closures }: Pick<CommuneContact, 'closures'>, today: string): OfficeClosure[] =>
  closures.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1))
