import { z } from 'zod'
import { getCommune } from '../../places/communes.js'
import type { CaseKind } from '../kinds/index.js'
import { entryWays } from './entry.js'
import { deskWording } from './wording.js'

const say = deskWording.errors
const text = (most: number) => z.string().trim().max(most).default('')

const digitsOf = (phone: string): string => phone.replace(/\D/g, '')
/** Whether a way of contact is a telephone. */
export const isPhone = (phone: string): boolean => /^[\d\s.()+-]+$/.test(phone) && /^\d{9,11}$/.test(digitsOf(phone))

type Needed = { field: 'reach' | 'name' | 'address' | 'against' | 'request'; message: string }

/** A telephone, another way, or the word of the officer that there is none. */
const reach: Needed = { field: 'reach', message: say.reach }
const signer: Needed[] = [
  { field: 'name', message: say.name },
  { field: 'address', message: say.address },
]

/** What a person can bring; a second complaint comes out of the first (linked-cases.ts). */
export const enteredKinds = ['feedback', 'complaint', 'denunciation', 'tip'] as const satisfies readonly CaseKind[]

/**
 * What each kind needs beside what and where: a complaint Luật Khiếu nại Điều 8.2, a denunciation Luật Tố cáo Điều 23.1;
 * a tip is of somebody who gives no name (Điều 25).
 */
const needs: Record<(typeof enteredKinds)[number], readonly Needed[]> = {
  feedback: [reach],
  complaint: [
    reach,
    ...signer,
    { field: 'against', message: say.againstComplaint },
    { field: 'request', message: say.request },
  ],
  denunciation: [reach, ...signer, { field: 'against', message: say.againstDenunciation }],
  tip: [],
}

/** What an officer writes down for a person. `commune`: a code, '' where it isn't known; days are 'YYYY-MM-DD'. */
export const createEntryForm = (today: string) =>
  z
    .object({
      kind: z.enum(enteredKinds, say.kind),
      what: text(10_000).refine((typed) => typed !== '', say.what),
      where: text(500).refine((typed) => typed !== '', say.where),
      commune: text(10).refine((code) => code === '' || getCommune(code) !== undefined, say.commune),
      phone: text(40).refine((typed) => typed === '' || isPhone(typed), say.phone),
      contact: text(300),
      no_phone: z.enum(['', '1']).default(''),
      accuses_nobody: z.enum(['', '1']).default(''),
      accuses_nobody_why: text(300),
      name: text(100),
      address: text(300),
      when: text(300),
      against: text(300),
      request: text(4_000),
      evidence: text(2_000),
      way: z.enum(entryWays, say.way),
      /** Empty: today. */
      received: text(10),
      from_agency: text(200),
      from_paper: text(60),
      from_date: text(10),
    })
    .superRefine((form, context) => {
      const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
      for (const { field, message } of needs[form.kind])
        if (field !== 'reach') {
          if (!form[field]) ask(field, message)
        } else if (!form.phone && !form.contact && !form.no_phone) ask('phone', message)
      const isDay = (typed: string): boolean => z.iso.date().safeParse(typed).success && typed <= today
      if (form.received && !isDay(form.received)) ask('received', say.received)
      if (form.way !== 'forwarded') return
      if (form.received && form.received < form.from_date) ask('received', say.receivedBeforeSent)
      if (!form.from_agency) ask('from_agency', say.fromAgency)
      if (!form.from_paper) ask('from_paper', say.fromPaper)
      if (!isDay(form.from_date)) ask('from_date', say.fromDate)
    })

export type EntryForm = z.infer<ReturnType<typeof createEntryForm>>

/** The last four digits of a telephone; null where there is none. */
export const lastDigitsOf = (phone: string | null): string | null => {
  const digits = digitsOf(phone ?? '')
  return phone === null || !isPhone(phone) || digits.length < 4 ? null : digits.slice(-4)
}
