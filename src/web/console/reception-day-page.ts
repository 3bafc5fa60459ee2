import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { can } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { getCommune } from '../../places/communes.js'
import type { Booking } from '../../reception/booking.js'
import { instantOf, type ReceptionDay } from '../../reception/reception-day.js'
import { sayTime } from '../../reception/wording.js'
import { localDay } from '../../shared/clock.js'
import { InvalidInput, NotFound } from '../../shared/errors.js'
import { errorsOf, type FormErrors, type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { prefilledEntry } from './enter-case-page.js'
import { linkSchema, placeSchema, receptionPath, topicsSchema } from './reception-page.js'
import { receptionConsoleWording as say } from './reception-wording.js'

/** One reception day: who comes at what time about what, who came, what was said. */
export const receptionDayPage: WebPage = {
  path: `${receptionPath}/:day`,
  title: say.title,
  who: ['view_reception'],
  actions: (parts) => actionsOf(parts),
}

const changeSchema = z.object({
  place: placeSchema,
  onlineLink: linkSchema,
  topics: topicsSchema,
  seen: z.string().max(1_000).default(''),
})
/** What a form of place, link and topics was opened on. */
const stampOf = ({ place, onlineLink, topics }: Pick<ReceptionDay, 'place' | 'onlineLink' | 'topics'>): string =>
  JSON.stringify([place, onlineLink, topics])
const postponeSchema = z.object({
  reason: z.string(say.errors.reason).trim().min(3, say.errors.reason).max(300, say.errors.reason),
  to: z.iso.date(say.errors.to),
})
const bookingSchema = z.object({ booking: z.string().max(60) })
const markSchema = bookingSchema.extend({ state: z.enum(['came', 'absent']) })
const noteSchema = bookingSchema.extend({ note: z.string().trim().min(1, say.errors.note).max(4_000, say.errors.note) })

const told = z
  .string()
  .trim()
  .max(300)
  .transform((text) => text || null)
const walkInSchema = z.object({ key: z.string().min(1).max(60), name: told, about: told })

const line = (name: string, label: string, required = true): FormField => ({
  name,
  label,
  required,
  maxLength: 300,
  input: { kind: 'text', autocomplete: 'off' },
})
const changeFields = [
  line('place', say.add.place),
  line('onlineLink', say.add.link, false),
  line('topics', say.add.topics, false),
]
const postponeFields: FormField[] = [
  line('reason', say.postpone.reason),
  { name: 'to', label: say.postpone.to, required: true, input: { kind: 'text', type: 'date' } },
]

const walkInFields = [line('name', say.walkIn.name, false), line('about', say.walkIn.about, false)]

const isToCall = ({ chat, phone, moves }: Booking): boolean =>
  chat === null && phone !== null && moves.at(-1)?.by === 'postponed'

const whoOf = ({ name, phone, chat, code }: Booking): string =>
  [name ?? say.list.noName, phone, chat === null ? null : say.list.byChat, code].filter(Boolean).join(', ')

const matterOf = ({ about, state }: Booking): string =>
  about ?? (state === 'cancelled' ? say.list.gone : say.list.noMatter)

const resultOf = ({ state, outcome }: Booking): string =>
  outcome?.kind === 'note' ? outcome.text : outcome?.kind === 'case' ? say.list.caseOpened : say.list.states[state]

type FormName = 'change' | 'postpone' | 'walk-in'
type Shown = { form: FormName | null; typed: Readonly<Record<string, string>>; errors: FormErrors }
const nothing: Shown = { form: null, typed: {}, errors: new Map() }

type OpenedCase = Awaited<ReturnType<WebParts['cases']['findEntered']>>

const casePath = ({ id }: Pick<Case, 'id'>): string => `/can-bo/vu-viec/${id}`

const actionsOf = ({ reception, cases, clock }: WebParts) => {
  const dayOf = (request: Request): Promise<ReceptionDay> =>
    reception.getForStaff({ account: accountOf(request) }, String(request.params.day))
  const by = (request: Request) => ({ account: accountOf(request), at: clock.now() })

  const bookingCard = (
    request: Request,
    day: ReceptionDay,
    { booking, opened, mayWrite }: { booking: Booking; opened: OpenedCase; mayWrite: boolean },
  ): Html => {
    const action = (verb: string): string => `${receptionPath}/${day.id}/${verb}`
    const suffix = html`<span class="visually-hidden"> ${booking.code}</span>`
    const mark = (state: 'came' | 'absent', label: string): Html =>
      booking.state === state || booking.isWalkIn
        ? html``
        : form({
            request,
            action: action('den'),
            fields: [],
            fixed: { booking: booking.id, state },
            submit: html`<button class="button-quiet">${label}${suffix}</button>`,
          })
    return html`<li class="card"><p><strong>${sayTime(booking.slot)}: ${matterOf(booking)}</strong>${booking.isWalkIn ? html` <span class="badge">${say.list.walkIn}</span>` : ''} <span class="badge">${say.list.states[booking.state]}</span></p>
      <p>${whoOf(booking)}</p>${isToCall(booking) ? html`<p class="notice">${say.list.toCall}</p>` : booking.state === 'cancelled' && booking.phone ? html`<p class="notice">${say.list.noRoom}</p>` : ''}
      ${booking.outcome?.kind === 'note' || opened !== null ? html`<p>${resultOf(booking)}</p>` : ''}${opened === null || opened === 'hidden' ? '' : html`<p><a href="${casePath(opened)}">${say.list.seeCase(opened.receiptCode)}</a></p>`}
      ${
        mayWrite && booking.state !== 'cancelled'
          ? html`<div class="actions no-print">${mark('came', say.list.came)}${mark('absent', say.list.absent)}${opened === null ? form({ request, action: action('vu-viec'), fields: [], fixed: { booking: booking.id }, submit: html`<button class="button-quiet">${say.list.openCase}${suffix}</button>` }) : ''}</div>
          ${form({ request, name: booking.code, action: action('ghi'), fields: [{ name: 'note', label: say.list.noteLabel, required: true, input: { kind: 'textarea', rows: 2 } }], fixed: { booking: booking.id }, values: { note: booking.outcome?.kind === 'note' ? booking.outcome.text : '' }, submit: html`<button class="button-quiet">${say.list.note}${suffix}</button>` })}`
          : ''
      }</li>`
  }

  const show = async (request: Request, response: Response, shown: Shown): Promise<void> => {
    const day = await dayOf(request)
    const bookings = (await reception.findBookings(day.id)).filter(({ state, phone }) => state !== 'cancelled' || phone)
    const account = accountOf(request)
    const opened = new Map(
      await Promise.all(bookings.map(async ({ id }) => [id, await cases.findEntered(account, id)] as const)),
    )
    const mayManage = can(account, 'manage_reception', day.communeCode)
    const isDue = day.day <= localDay(clock.now())
    const action = `${receptionPath}/${day.id}`
    const back = `${receptionPath}?thang=${day.day.slice(0, 7)}&xa=${day.communeCode}`
    const typedOf = (name: Shown['form'], otherwise: Record<string, unknown>) =>
      shown.form === name ? { values: shown.typed, errors: shown.errors } : { values: otherwise }
    const buttons =
      mayManage && day.state === 'planned'
        ? html`${form({ request, action: `${action}/dang`, fields: [], submit: say.post })}${form({ request, action: `${action}/bo`, fields: [], submit: say.remove, isMain: false })}`
        : mayManage && day.state === 'posted' && isDue
          ? instantOf(day.day, day.to) <= clock.now()
            ? form({ request, action: `${action}/xong`, fields: [], submit: say.list.hold })
            : html`<p class="muted">${say.list.holdFrom(sayTime(day.to))}</p>`
          : ''
    const came = bookings.filter(({ state }) => state === 'came')
    const walkIn =
      mayManage && isDue && (day.state === 'posted' || day.state === 'held')
        ? html`<details class="card no-print"${shown.form === 'walk-in' ? html` open` : ''}><summary>${say.walkIn.title}</summary><p>${say.walkIn.help}</p>${form({ request, name: 'walk-in', action: `${action}/den-truc-tiep`, fields: walkInFields, submit: say.walkIn.submit, fixed: { key: randomUUID() }, isMain: false, ...typedOf('walk-in', {}) })}</details>`
        : ''
    const forms =
      mayManage && (day.state === 'planned' || day.state === 'posted')
        ? html`<details class="card"${shown.form === 'change' ? html` open` : ''}><summary>${say.change.title}</summary><p>${say.change.help}</p>${form({ request, name: 'change', action: `${action}/sua`, fields: changeFields, submit: say.change.submit, fixed: { seen: stampOf(day) }, isMain: false, ...typedOf('change', day) })}</details>
          ${day.state === 'posted' ? html`<details class="card"${shown.form === 'postpone' ? html` open` : ''}><summary>${say.postpone.title}</summary><p>${say.postpone.help}</p>${form({ request, name: 'postpone', action: `${action}/hoan`, fields: postponeFields, submit: say.postpone.submit, isMain: false, ...typedOf('postpone', {}) })}</details>` : ''}`
        : ''
    const main = html`<p class="no-print"><a href="${back}">${say.list.back}</a></p><h1>${say.list.title(day.day)}</h1>
      <p class="lead">${getCommune(day.communeCode)?.name ?? ''}: ${say.day(day)}. ${day.who}, ${day.place}. <span class="badge">${say.states[day.state]}</span>${day.isPostedLate ? html` <span class="badge">${say.postedLate}</span>` : ''}</p>
      ${day.onlineLink ? html`<p><a href="${day.onlineLink}" rel="noopener">${day.onlineLink}</a></p>` : ''}
      ${doneNotice(request.query.xong === undefined ? null : say.done)}${mayManage ? '' : html`<p class="muted">${say.list.mayLook}</p>`}
      ${day.postponed ? html`<p class="notice">${say.postpone.wasPostponed(day.postponed.reason, day.postponed.to.slice(6, 16))}</p>` : ''}
      <div class="actions no-print">${buttons}<a class="button-quiet" href="${action}/in">${say.list.printPage}</a></div>
      <p>${say.list.walkIns}</p>${came.length > 0 ? html`<p>${say.list.sum(came.length, came.filter(({ isWalkIn }) => isWalkIn).length)}</p>` : ''}${walkIn}${bookings.length === 0 ? html`<p>${say.list.none}</p>` : html`<ul class="cards">${bookings.map((one) => bookingCard(request, day, { booking: one, opened: opened.get(one.id) ?? null, mayWrite: mayManage && isDue }))}</ul>`}${forms}`
    response.send(page({ title: say.list.title(day.day), main, request, wide: true, current: receptionPath }))
  }

  const print = async (request: Request, response: Response): Promise<void> => {
    const day = await dayOf(request)
    const bookings = (await reception.findBookings(day.id)).filter(({ state }) => state !== 'cancelled')
    const { columns } = say.list
    const main = html`<p class="actions no-print"><button type="button" class="button" data-print hidden>${say.list.print}</button><a class="button-quiet" href="${receptionPath}/${day.id}">${say.list.back}</a></p>
      <h1>${say.list.title(day.day)}</h1><p>${getCommune(day.communeCode)?.name ?? ''}: ${say.day(day)}. ${day.who}, ${day.place}.</p><p>${say.list.walkIns}</p>
      ${table({
        label: say.list.title(day.day),
        columns: Object.values(columns),
        rows: bookings.map((one) => [
          sayTime(one.slot),
          whoOf(one),
          one.about,
          one.state === 'booked' ? '' : resultOf(one),
        ]),
      })}`
    response.send(page({ title: say.list.title(day.day), main, request, scripts: ['print.js'], wide: true }))
  }

  const getBooking = async (day: ReceptionDay, id: string): Promise<Booking> => {
    const found = (await reception.findBookings(day.id)).find((one) => one.id === id && one.state !== 'cancelled')
    if (!found) throw new NotFound(say.list.none)
    return found
  }

  const doing =
    (run: (request: Request, day: ReceptionDay, typed: Record<string, string>) => Promise<unknown>) =>
    async (request: Request, response: Response): Promise<void> => {
      const day = await dayOf(request)
      await run(request, day, typedIn(request))
      response.redirect(303, `${receptionPath}/${day.id}?xong`)
    }
  const checking =
    <T>(
      name: FormName,
      schema: z.ZodType<T>,
      run: (request: Request, day: ReceptionDay, form: T) => Promise<unknown>,
    ) =>
    async (request: Request, response: Response): Promise<void> => {
      const day = await dayOf(request)
      const typed = typedIn(request)
      const checked = schema.safeParse(typed)
      if (!checked.success) {
        response.status(400)
        return show(request, response, { form: name, typed, errors: errorsOf(checked.error) })
      }
      try {
        await run(request, day, checked.data)
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        response.status(400)
        const field = ({ change: 'place', postpone: 'to', 'walk-in': 'about' } as const)[name]
        return show(request, response, { form: name, typed, errors: new Map([[field, error.message]]) })
      }
      response.redirect(303, `${receptionPath}/${day.id}?xong`)
    }
  const path = receptionDayPage.path
  const manages = ['manage_reception'] as const

  return [
    get(path, (request, response) => show(request, response, nothing)),
    get(`${path}/in`, print),
    post(
      `${path}/dang`,
      doing((request, { id }) => reception.post(by(request), id)),
      manages,
    ),
    post(
      `${path}/bo`,
      async (request, response) => {
        const day = await dayOf(request)
        await reception.remove(by(request), day.id)
        response.redirect(303, `${receptionPath}?thang=${day.day.slice(0, 7)}&xong`)
      },
      manages,
    ),
    post(
      `${path}/xong`,
      doing((request, { id }) => reception.hold(by(request), id)),
      manages,
    ),
    post(
      `${path}/sua`,
      checking('change', changeSchema, async (request, day, { seen, ...set }) => {
        if (seen !== '' && seen !== stampOf(day)) throw new InvalidInput(say.change.meanwhile(day.place))
        await reception.change(by(request), day.id, set)
      }),
      manages,
    ),
    post(
      `${path}/hoan`,
      checking('postpone', postponeSchema, (request, { id }, order) =>
        reception.postpone(by(request), { id, place: null, ...order }),
      ),
      manages,
    ),
    post(
      `${path}/den`,
      doing((request, { id: dayId }, typed) => {
        const { booking, state } = markSchema.parse(typed)
        return reception.mark(by(request), { id: booking, dayId, state })
      }),
      manages,
    ),
    post(
      `${path}/den-truc-tiep`,
      checking('walk-in', walkInSchema, (request, { id: dayId }, { key: formKey, ...walkIn }) =>
        reception.addWalkIn(by(request), { dayId, formKey, ...walkIn }),
      ),
      manages,
    ),
    post(
      `${path}/ghi`,
      doing((request, { id: dayId }, typed) => {
        const { booking, note } = noteSchema.parse(typed)
        return reception.mark(by(request), { id: booking, dayId, state: 'came', outcome: { kind: 'note', text: note } })
      }),
      manages,
    ),
    post(
      `${path}/vu-viec`,
      async (request, response) => {
        const day = await dayOf(request)
        const found = await getBooking(day, bookingSchema.parse(typedIn(request)).booking)
        const opened = await cases.findEntered(accountOf(request), found.id)
        if (opened !== null)
          return response.redirect(303, opened === 'hidden' ? `${receptionPath}/${day.id}` : casePath(opened))
        await reception.mark(by(request), {
          id: found.id,
          dayId: day.id,
          state: 'came',
          outcome: found.outcome ?? { kind: 'case' },
        })
        const note = found.outcome?.kind === 'note' ? `\n${found.outcome.text}` : ''
        response.send(
          prefilledEntry(request, found.id, {
            what: `${found.about ?? ''}${note}`,
            name: found.name ?? '',
            phone: found.phone ?? '',
            commune: day.communeCode,
            way: 'counter',
            received: day.day,
          }),
        )
      },
      manages,
    ),
  ]
}
