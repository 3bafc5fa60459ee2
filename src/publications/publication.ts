import { z } from 'zod'
import type { Calendar } from '../deadlines/calendar.js'
import { findRule } from '../deadlines/clock-rules.js'
import { addDays, addWorkingDays } from '../deadlines/working-days.js'
import { type PublicationKind, publicationKindNames, publicationKinds } from './kinds.js'
import { publicationWording as say } from './wording.js'

/** Something that a commune publishes, or has to. Days are 'YYYY-MM-DD'. */
export type Publication = {
  id: string
  communeCode: string
  kind: PublicationKind
  title: string
  number: string | null
  decidedOn: string
  /** The last day on which it has to be posted. */
  dueOn: string
  /** Null: not posted yet. */
  postedFrom: string | null
  /** The last day; null: as long as it holds. */
  until: string | null
  /** Since when it is read out by loudspeaker or by the heads of hamlets; null: not, as far as is known. */
  readOutFrom: string | null
  /** Who is responsible for it, by name and post. */
  responsible: string
  file: { key: string; name: string } | null
  /** Taken down before its last day, and why. */
  takenDown: { on: string; reason: string } | null
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const day = (message: string) => z.string().trim().refine(isDay, message)
const text = (longest: number) => z.string().trim().max(longest, say.errors.tooLong(longest))

/** The form of something to be published. `today`: no decision is of a later day. */
export const publicationForm = (today: string) =>
  z.object({
    kind: z.enum(publicationKindNames, say.errors.kind),
    title: text(300).min(1, say.errors.title),
    number: text(60).default(''),
    decidedOn: day(say.errors.decidedOn).refine((one) => one <= today, say.errors.decidedOn),
    responsible: text(150).min(1, say.errors.responsible),
  })
export type PublicationForm = z.infer<ReturnType<typeof publicationForm>>

/** The form that posts it: until when, and whether it is read out. */
export const postingForm = z.object({
  until: z
    .string()
    .trim()
    .default('')
    .refine((one) => one === '' || isDay(one), say.errors.until),
  readOut: z.string().max(1).default(''),
})
export type PostingForm = z.infer<typeof postingForm>

/** The last day on which it has to be posted (Luật 10/2022 Điều 12 khoản 3: five working days from the decision). */
export const dueOf = (calendar: Calendar, decidedOn: string): string =>
  addWorkingDays(calendar, decidedOn, findRule('ds.publish', decidedOn)?.amount ?? usualDays)

const usualDays = 5

/** The earliest last day of what is posted on a day; null: it has none (Luật 10/2022 Điều 13 khoản 2). */
export const earliestEnd = (kind: PublicationKind, postedFrom: string): string | null => {
  const { posted } = publicationKinds[kind]
  return posted === 'always' ? null : addDays(postedFrom, posted - 1)
}

/** Whether everybody may read it on a day. */
export const isPublic = ({ postedFrom, until, takenDown }: Publication, today: string): boolean =>
  postedFrom !== null && postedFrom <= today && (until === null || until >= today) && takenDown === null

export const isOverdue = ({ postedFrom, dueOn, takenDown }: Publication, today: string): boolean =>
  postedFrom === null && takenDown === null && dueOn < today
