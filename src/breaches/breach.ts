import { z } from 'zod'
import { hourInOrder } from '../shared/hour.js'
import { breachWording as say } from './wording.js'

/** What is to be done about a breach, and within how many hours of its finding. `byLaw`: not ours, the law's. */
type BreachStep = { label: string; hours: number; byLaw: boolean }

/**
 * The steps in their order. Only the report to the specialised police body has a term in the law: 72 hours (Luật 91/2025 Điều
 * 23); the others are the office's own (docs/runbooks/data-breach.md).
 */
export const breachSteps = {
  contained: { label: say.steps.contained, hours: 4, byLaw: false },
  measured: { label: say.steps.measured, hours: 24, byLaw: false },
  reported: { label: say.steps.reported, hours: 72, byLaw: true },
  people_told: { label: say.steps.people_told, hours: 72, byLaw: false },
} as const satisfies Record<string, BreachStep>

export type BreachStepName = keyof typeof breachSteps
export const breachStepNames = Object.keys(breachSteps) as BreachStepName[]

/** A breach of personal data; its words describe what happened and name nobody. */
export type Breach = {
  id: string
  foundAt: Date
  what: string
  /** How many people it touches, as far as it is known. */
  people: number | null
  /** What came or may come of it; null: not known yet. */
  harm: string | null
  measures: string
  recordedAt: Date
  /** When each step was marked as done. */
  done: Partial<Record<BreachStepName, Date>>
}

const longest = 4_000
/** By which a person is found: a telephone or card number, a receipt code, a name with its title. */
const ofPerson: readonly RegExp[] = [
  /\d(?:[ .-]?\d){8,}/,
  /(?<![\p{L}\d])(?=[A-Z-]*\d)[2-9A-HJ-NP-Z]{5}-?[2-9A-HJ-NP-Z]{5}(?![\p{L}\d])/u,
  /(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác)\s+\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,3}(?!\p{L})/u,
]
const words = z
  .string()
  .trim()
  .max(longest, say.errors.tooLong)
  .refine((said) => !ofPerson.some((one) => one.test(said.normalize('NFC'))), say.errors.ofPerson)
const text = (missing: string) => words.min(1, missing)

const people = z
  .string()
  .regex(/^\d{0,8}$/, say.errors.people)
  .transform((figures) => (figures === '' ? null : Number(figures)))

/** What the administrator writes down, of nobody by name; day and time are local. */
export const breachForm = z.object({
  day: z.iso.date(say.errors.day),
  time: z
    .string()
    .transform(hourInOrder)
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, say.errors.time)),
  what: text(say.errors.what),
  people,
  measures: text(say.errors.measures),
})
export type BreachForm = z.output<typeof breachForm>

/** What is often known only later, as it stands now. */
export const breachExtentForm = z.object({
  people,
  harm: words.transform((said) => said || null),
})
export type BreachExtent = z.output<typeof breachExtentForm>

export const foundAtOf = ({ day, time }: Pick<BreachForm, 'day' | 'time'>): Date => new Date(`${day}T${time}:00+07:00`)

/** The last moment of a step; hours run from the finding, through nights and days off. */
export const dueAtOf = ({ foundAt }: Pick<Breach, 'foundAt'>, step: BreachStepName): Date =>
  new Date(foundAt.getTime() + breachSteps[step].hours * 3_600_000)

/** The first step that isn't done; null: all are. */
export const nextStepOf = ({ done }: Pick<Breach, 'done'>): BreachStepName | null =>
  breachStepNames.find((step) => !done[step]) ?? null
