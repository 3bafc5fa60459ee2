import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Case } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import type { CategoryName } from '../cases/categories.js'
import type { Dialogue } from '../dialogue/dialogue.js'
import { withoutCitizenNumbers } from '../dialogue/forms/citizen-number.js'
import { checkReport, type ReportField, type ReportForm } from '../dialogue/forms/report-form.js'
import { type Confirmed, chatOfForm, type Notice, type SentForm } from '../dialogue/forms/send-report.js'
import type { Partner } from '../partners/partner.js'
import type { Partners } from '../partners/partners.js'
import type { Clock } from '../shared/clock.js'
import { sign } from '../shared/keys.js'
import { refuse } from './problem.js'
import { reportWording as say } from './wording.js'

export type TakeParts = {
  dialogue: Pick<Dialogue, 'reports'>
  cases: Cases
  partners: Partners
  keys: { forms: Buffer }
  publicUrl: string
  clock: Clock
}

export type Posted = {
  form: ReportForm
  category?: CategoryName | undefined
  partner: Partner
  /** How the caller names the request, so that it may be sent again; null: it doesn't. */
  idempotencyKey: string | null
  /** What the caller calls our fields, for what is said of wrong ones. */
  names: Readonly<Partial<Record<ReportField, string>>>
}

/** A name of the request, the caller's own: sent again under it, a report is taken once. */
export const idempotencyHeader = z.object({ 'Idempotency-Key': z.string().min(1).max(200).optional() })

/** `danger`: who to call, to be passed on to the person at once. */
export type TakenReport = { opened: Case; danger: string | null }

/** The beginning of the chats of what a key sent; the rest of a chat's name nobody can guess. */
export const chatsOf = ({ id }: Partner): string => chatOfForm(`doi-tac-${id}-`)

const digestOf = (posted: Pick<Posted, 'form' | 'category'>): string =>
  createHash('sha256')
    .update(JSON.stringify([posted.form, posted.category]))
    .digest('hex')

/**
 * Takes a report that another system sends for a person, by the same intake as the form on /phan-anh, with its questions
 * answered beforehand: what accuses somebody in office, tells of a crime, or is a complaint, is refused with the way for
 * it, and so is a citizen number; danger is told and the report taken. Throws Refusal.
 */
export const createTakeReport =
  ({ dialogue, cases, partners, keys, publicUrl, clock }: TakeParts) =>
  async ({ form, category, partner, idempotencyKey, names }: Posted): Promise<TakenReport> => {
    const errors = [...checkReport(form)].map(([field, message]) => ({ field: names[field] ?? field, message }))
    if (errors.length > 0) throw refuse(400, { errors })
    const at = clock.now()
    const key = await partners.nameRequest(partner, { key: idempotencyKey, body: digestOf({ form, category }), at })
    if (key === null) throw refuse(422, { title: say.otherBody.title, detail: say.otherBody.detail })
    const chat = `${chatsOf(partner)}${sign(keys.forms, `chat:${key}`).slice(0, 32)}`
    const sent: SentForm = { form, key, chat, at, files: [], ...(category && { category }) }
    const confirmed: Confirmed = { danger: false, kind: false, number: false, alike: 'own' }
    const first = await dialogue.reports.weigh(sent, confirmed)
    const danger = first?.about === 'danger' ? first.text : null
    const stands = await cases.store.getOpenedBy(key)
    if (stands) return { opened: stands, danger }
    const notice = danger === null ? first : await dialogue.reports.weigh(sent, { ...confirmed, danger: true })
    if (notice) throw refusalFor(notice, { form, names, publicUrl, danger })
    const opened = await dialogue.reports.send(sent, { ...confirmed, danger: true })
    return { opened, danger }
  }

type Told = Pick<Posted, 'form' | 'names'> & { publicUrl: string; danger: string | null }

const refusalFor = (notice: Notice, { form, names, publicUrl, danger }: Told) => {
  const first = danger === null ? {} : { notice: danger }
  if (notice.about === 'kind') {
    const way = `${publicUrl}/khieu-nai-to-cao`
    const { title, detail } = say.kinds[notice.kind]
    return refuse(422, { type: way, title, detail: detail(way), way, ...first })
  }
  const numbered = (['text', 'place', 'when'] as const).filter(
    (field) => withoutCitizenNumbers(form[field]) !== form[field],
  )
  return refuse(422, {
    ...first,
    errors: numbered.map((field) => ({ field: names[field] ?? field, message: say.number })),
  })
}
