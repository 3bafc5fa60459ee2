import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { communes, nameInSentence } from '../../places/communes.js'
import type { Booking, FreeSlot } from '../../reception/booking.js'
import type { ReceptionDay } from '../../reception/reception-day.js'
import { NotFound } from '../../shared/errors.js'
import { markSent } from '../kit/answer-at-address.js'
import { csrfField, errorsOf, type FormErrors, type FormField, formField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { createLimitByAddress } from '../kit/limit-by-address.js'
import { visitorAccount } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communePath } from './addresses.js'
import { forgetForm } from './forget-machine-page.js'
import { justSentPage } from './just-sent.js'
import { bookingOf, markBooking, ownBookingForm, presentBooking } from './own-booking-page.js'
import { publicPage } from './public-page.js'
import { nextChoice, readSlot, slotChoice, slotField } from './reception-slots.js'
import { receptionPageWording as say } from './reception-wording.js'

/** An office books for who comes to its counter, too. */
const bookingsAnHour = 20

const phone = z
  .string()
  .trim()
  .max(40)
  .refine((typed) => /^[\d\s.()+-]+$/.test(typed) && /^\d{9,11}$/.test(typed.replace(/\D/g, '')), say.errors.phone)
  .transform((typed) => typed.replace(/\D/g, ''))
const bookingSchema = z.object({
  ten: z.string(say.errors.name).trim().min(1, say.errors.name).max(100, say.errors.name),
  dien_thoai: phone,
  viec: z.string(say.errors.about).trim().min(2, say.errors.about).max(300, say.errors.about),
})
const keySchema = z.uuid()

const fields: readonly FormField[] = [
  {
    name: 'ten',
    label: say.fields.name,
    required: true,
    maxLength: 100,
    input: { kind: 'text', autocomplete: 'name' },
  },
  {
    name: 'dien_thoai',
    label: say.fields.phone,
    help: say.fields.phoneHelp,
    required: true,
    maxLength: 40,
    input: { kind: 'text', type: 'tel', autocomplete: 'tel' },
  },
  {
    name: 'viec',
    label: say.fields.about,
    help: say.fields.aboutHelp,
    required: true,
    input: { kind: 'textarea', rows: 2 },
  },
]

type Shown = {
  typed: Readonly<Record<string, string>>
  errors: FormErrors
  error: string | null
  next: readonly FreeSlot[] | null
  accuses: boolean
}
const nothingTyped: Shown = { typed: {}, errors: new Map(), error: null, next: null, accuses: false }

const accusesCard: Html = html`<div class="notice" role="alert"><h2>${say.accuses.title}</h2><p>${say.accuses.text}</p>
  <p><a class="button-quiet" href="/#hoi=${encodeURIComponent(say.accuses.chatText)}">${say.accuses.chat}</a></p><p>${say.accuses.still}</p></div>`

const bookedCard = (
  request: Request,
  booking: Booking,
  day: ReceptionDay,
): Html => html`<section class="card narrow"><h1>${say.booked.title}</h1>
  <p class="receipt-code"><span>${say.booked.code}</span> <strong>${booking.code}</strong></p>
  <dl class="facts"><div><dt>${say.booked.when}</dt><dd>${say.slot(booking)}</dd></div><div><dt>${say.place}</dt><dd>${day.place}</dd></div>
    <div><dt>${say.who}</dt><dd>${day.who}</dd></div>${day.onlineLink ? html`<div><dt>${say.online}</dt><dd><a href="${day.onlineLink}" rel="noopener">${day.onlineLink}</a></dd></div>` : ''}</dl>
  <p><strong>${say.booked.keep}</strong></p><p>${say.booked.bring}</p><p>${say.anyway}</p>
  <div class="actions">${ownBookingForm({ request, booking, label: say.booked.change })}${forgetForm(request, 'code')}</div></section>`

const actionsOf = (parts: WebParts) => {
  const { reception, clock, publicUrl } = parts
  const mayBook = createLimitByAddress({ most: bookingsAnHour, seconds: 3_600 })

  const communeOf = (request: Request) => {
    const found = communes.find((one) => communePath(one) === `/xa/${String(request.params.slug)}`)
    if (!found) throw new NotFound(say.noneYet)
    return found
  }

  const send = (request: Request, response: Response, main: Html): void => {
    const commune = communeOf(request)
    response.send(
      publicPage({
        title: say.title(nameInSentence(commune)),
        description: say.description(nameInSentence(commune)),
        path: `${communePath(commune)}/tiep-dan`,
        publicUrl,
        request: visitorAccount(request) ? request : undefined,
        current: '/xa',
        main,
      }),
    )
  }

  const show = async (request: Request, response: Response, shown: Shown): Promise<void> => {
    const commune = communeOf(request)
    const days = await reception.findOpenDays(commune.code, clock.now())
    const { typed, errors, error, next, accuses } = shown
    const isBookable = days.some(({ free }) => free.length > 0)
    const slots = next
      ? nextChoice(next, next.length > 0 ? say.errors.taken : say.errors.takenNone)
      : html`${errors.has(slotField) ? html`<p class="field-error" role="alert">${errors.get(slotField)}</p>` : ''}${slotChoice(days, typed[slotField])}`
    const action = `${communePath(commune)}/tiep-dan`
    send(
      request,
      response,
      html`<h1>${say.title(nameInSentence(commune))}</h1><p class="lead">${say.anyway}</p>
        ${accuses ? accusesCard : ''}${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}
        ${
          isBookable
            ? html`<form method="post" action="${action}" class="card" autocomplete="on">${csrfField(request)}${hidden('khoa', keySchema.safeParse(typed.khoa).data ?? randomUUID())}
            <h2>${say.parts.slot}</h2>${slots}<h2>${say.parts.person}</h2>${fields.map((field) => formField(field, { value: typed[field.name] ?? '', error: errors.get(field.name) }))}
            <p class="muted">${say.use}</p><div class="actions"><button class="button">${say.submit}</button></div></form>`
            : html`<p>${days.length === 0 ? say.noneYet : say.full}</p>`
        }
        <p><a href="/tiep-dan">${say.booked.change}</a> · <a href="${communePath(commune)}">${commune.name}</a></p>`,
    )
  }

  const book = async (request: Request, response: Response): Promise<void> => {
    const commune = communeOf(request)
    const typed = typedIn(request)
    const again = (problem: Partial<Shown>): Promise<void> => {
      response.status(400)
      return show(request, response, { ...nothingTyped, typed, ...problem })
    }
    const slot = readSlot(typed[slotField])
    const form = bookingSchema.safeParse(typed)
    if (!form.success || !slot?.dayId.startsWith(commune.code)) {
      const errors = form.success ? new Map<string, string>() : errorsOf(form.error)
      if (!slot) errors.set(slotField, say.errors.slot)
      return again({ errors })
    }
    if (!(await mayBook(request))) return again({ error: say.errors.limit })
    const became = await reception.book({
      ...slot,
      chat: null,
      phone: form.data.dien_thoai,
      name: form.data.ten,
      about: form.data.viec,
      openedBy: `page:${keySchema.parse(typed.khoa)}`,
      at: clock.now(),
    })
    switch (became.outcome) {
      case 'booked':
        markSent(response, request.path)
        markBooking(response, became.booking)
        return send(request, response, bookedCard(request, became.booking, became.day))
      case 'taken':
        return again({ next: became.next })
      case 'accuses':
        return again({ accuses: true, typed: { ...typed, viec: '' } })
      case 'too_many':
        return again({ error: say.errors.tooMany })
      case 'unknown':
        return again({ errors: new Map([[slotField, say.errors.slot]]) })
    }
  }

  return [
    get(receptionPage.path, (request, response) => show(request, response, nothingTyped)),
    post(receptionPage.path, book),
  ]
}

/** A citizen books a place at a commune's reception day, without account and without script. */
export const receptionPage: WebPage = {
  path: '/xa/:slug/tiep-dan',
  title: say.section,
  who: 'anybody',
  answersAtAddress: true,
  justSent: async (shown) => {
    const booking = shown.about === null ? null : await bookingOf(shown.parts, shown.about)
    return justSentPage(booking?.state === 'booked' ? say.justSent.of(say.slot(booking)) : say.justSent.gone)(shown)
  },
  present: presentBooking,
  postsPerMinute: 60,
  actions: (parts) => actionsOf(parts),
}
