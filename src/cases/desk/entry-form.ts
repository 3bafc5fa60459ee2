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

/** "hanh@example.com", "không có điện thoại, gửi thư về nhà": figures alone are a telephone that is wrong. */
const isWayOfContact = (typed: string): boolean =>
  isPhone(typed) || (typed.match(/\p{L}/gu) ?? []).length >= fewestLetters
const fewestLetters = 5

type Needed = { field: 'phone' | 'name' | 'address' | 'against' | 'request'; message: string }

const phone: Needed = { field: 'phone', message: say.phone }
/** The law asks a denouncer for a way of contact, not for a telephone (Luật Tố cáo Điều 23.1). */
const contact: Needed = { field: 'phone', message: say.contact }
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
  feedback: [phone],
  complaint: [
    phone,
    ...signer,
    { field: 'against', message: say.againstComplaint },
    { field: 'request', message: say.request },
  ],
  denunciation: [contact, ...signer, { field: 'against', message: say.againstDenunciation }],
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
      phone: text(200),
      name: text(100),
      address: text(300),
      when: text(300),
      against: text(300),
      request: text(4_000),
      evidence: text(2_000),
      way: z.enum(entryWays, say.way),
      from_agency: text(200),
      from_paper: text(60),
      from_date: text(10),
    })
    .superRefine((form, context) => {
      const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
      for (const { field, message } of needs[form.kind]) if (!form[field]) ask(field, message)
      const isContact = form.kind === 'denunciation' ? isWayOfContact : isPhone
      if (form.phone && !isContact(form.phone)) ask('phone', form.kind === 'denunciation' ? say.contact : say.phone)
      if (form.way !== 'forwarded') return
      if (!form.from_agency) ask('from_agency', say.fromAgency)
      if (!form.from_paper) ask('from_paper', say.fromPaper)
      if (!z.iso.date().safeParse(form.from_date).success || form.from_date > today) ask('from_date', say.fromDate)
    })

export type EntryForm = z.infer<ReturnType<typeof createEntryForm>>

/** The last four digits of a telephone; null where there is none. */
export const lastDigitsOf = (phone: string | null): string | null => {
  const digits = digitsOf(phone ?? '')
  return phone === null || !isPhone(phone) || digits.length < 4 ? null : digits.slice(-4)
}
