import { z } from 'zod'
import { isPlainLine, isPlainName, isPlainText, plainWording } from '../shared/plain-line.js'
import { describeOpeningHours, readOpeningHours, type WeekHours } from './opening-hours.js'

const unknownWhenEmpty = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value)

const known = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(unknownWhenEmpty, schema.nullable().default(null))

const words = (longest: number) => z.string().trim().max(longest, `Viết không quá ${longest} ký tự.`)
const nameField = () => known(words(100).refine(isPlainName, plainWording.name))
const lineField = () => known(words(300).refine(isPlainLine, plainWording.line))
const textField = (longest: number) => known(words(longest).refine(isPlainText, plainWording.text))

const shortNumber = /^11[1-5]$/
/** Without the zero that Excel takes off: nine digits of a mobile, ten of a fixed line. */
const withoutZero = /^(?:[35789]\d{8}|2\d{9})$/
const serviceNumber = /^1[89]00\d{4,6}$/

/** A telephone as it can be dialled, with the zero that a spreadsheet took off it; null: nobody can dial it. */
const dialled = (typed: string): string | null => {
  const digits = typed.replace(/\D/g, '')
  if (withoutZero.test(digits) && !typed.startsWith('+')) return typed.replace(/\d/, '0$&')
  const own = digits.replace(/^(?:00)?84(?=\d{9,10}$)/, '0')
  const isDialled = serviceNumber.test(digits) || (own.startsWith('0') && withoutZero.test(own.slice(1)))
  return shortNumber.test(typed) || isDialled ? typed : null
}

const phoneField = () =>
  known(
    z
      .string()
      .trim()
      .regex(/^(?:11[1-5]|\+?(?:[ .()-]*\d){8,15}[ )]*)$/, 'Số điện thoại gồm 8 đến 15 chữ số, ví dụ 0221 3862 345.')
      .transform((typed, context) => {
        const number = dialled(typed)
        if (number !== null) return number
        context.addIssue({
          code: 'custom',
          message: 'Số này không gọi được: thiếu hoặc thừa chữ số. Ví dụ 0221 3862 345.',
        })
        return z.NEVER
      }),
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
  address: lineField(),
  location: locationField(),
  hours: hoursField(),
  phone: phoneField(),
  email: emailField(),
  leaderName: nameField(),
  leaderPhone: phoneField(),
  leaderEmail: emailField(),
  deputyName: nameField(),
  deputyPhone: phoneField(),
  deputyEmail: emailField(),
  services: textField(1000),
  serviceHours: hoursField(),
  servicePhone: phoneField(),
  policeAddress: lineField(),
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

const phoneNames = ['phone', 'leaderPhone', 'deputyPhone', 'servicePhone', 'policePhone'] as const

/** A contact that was kept before numbers were looked at: with its zeros, and without what nobody can dial. */
export const withDialled = <Contact extends CommuneContactFields>(contact: Contact): Contact => ({
  ...contact,
  ...Object.fromEntries(phoneNames.map((name) => [name, contact[name] && dialled(contact[name])])),
})

/** The telephones that everybody may call, as the office published them. */
export const officeNumbersOf = (contact: CommuneContactFields): string[] =>
  phoneNames.flatMap((name) => contact[name] ?? [])
