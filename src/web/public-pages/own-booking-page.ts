import type { Request, Response } from 'express'
import { getCommune } from '../../places/communes.js'
import type { Booking, FreeSlot } from '../../reception/booking.js'
import { readBookingCode } from '../../reception/booking.js'
import { localDay } from '../../shared/clock.js'
import { markSent } from '../kit/answer-at-address.js'
import { csrfField, type FormField, formField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { createLimitByAddress } from '../kit/limit-by-address.js'
import { visitorAccount } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communePath } from './addresses.js'
import { publicPage } from './public-page.js'
import { nextChoice, readSlot, slotChoice, slotField } from './reception-slots.js'
import { receptionPageWording as say } from './reception-wording.js'

const path = '/tiep-dan'
/** Four digits of a telephone are 10,000: nobody comes far with so many tries. */
const triesAnHour = 30
/** Posted by the button that answers the question before a booking is cancelled. */
const sureField = 'chac'

const fields: readonly FormField[] = [
  {
    name: 'ma',
    label: say.fields.code,
    help: say.fields.codeHelp,
    required: true,
    maxLength: 20,
    input: { kind: 'text', autocomplete: 'off' },
  },
  {
    name: 'so',
    label: say.fields.digits,
    required: true,
    maxLength: 4,
    input: { kind: 'text', autocomplete: 'off', numeric: true },
  },
]

const digitsOf = ({ phone }: Pick<Booking, 'phone'>): string => (phone ?? '').replace(/\D/g, '').slice(-4)

/** A button that opens a booking for the browser that it was shown to. */
export const ownBookingForm = ({
  request,
  booking,
  label,
}: {
  request: Request
  booking: Booking
  label: string
}): Html =>
  html`<form method="post" action="${path}">${csrfField(request)}${hidden('ma', booking.code)}${hidden('so', digitsOf(booking))}<button class="button-quiet">${label}</button></form>`

/** The form by which a commune's places are booked: what it gave to this browser is what became of it since. */
const formOf = ({ communeCode }: Booking): string => {
  const commune = getCommune(communeCode)
  if (!commune) throw new Error(`no commune ${communeCode}`)
  return `${communePath(commune)}/tiep-dan`
}

type Typed = Readonly<Record<string, string>>

const actionsOf = ({ reception, clock, publicUrl }: WebParts) => {
  const mayTry = createLimitByAddress({ most: triesAnHour, seconds: 3_600 })

  const send = (request: Request, response: Response, main: Html): void => {
    response.send(
      publicPage({
        title: say.own.title,
        description: say.own.description,
        path,
        publicUrl,
        request: visitorAccount(request) ? request : undefined,
        current: '/xa',
        isListed: false,
        main,
      }),
    )
  }

  const ask = (request: Request, response: Response, typed: Typed = {}, error: string | null = null): void => {
    if (error) response.status(400)
    send(
      request,
      response,
      html`<h1>${say.own.title}</h1><p class="lead">${say.own.lead}</p><form method="post" action="${path}" class="card narrow">${csrfField(request)}
        ${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}${fields.map((field) => formField(field, { value: typed[field.name] ?? '' }))}
        <div class="actions"><button class="button">${say.own.open}</button></div></form>`,
    )
  }

  /** What the forms about a booking carry, so that nothing of it stands in an address. */
  const keyOf = (request: Request, booking: Booking, typed: Typed): Html =>
    html`${csrfField(request)}${hidden('ma', booking.code)}${hidden('so', typed.so ?? '')}`

  const askToCancel = (request: Request, response: Response, booking: Booking, typed: Typed): void => {
    const key = keyOf(request, booking, typed)
    send(
      request,
      response,
      html`<h1>${say.own.cancelTitle}</h1><p class="lead">${say.slot(booking)}</p><p>${say.own.cancelMeans}</p>
        <div class="actions"><form method="post" action="${path}/huy">${key}${hidden(sureField, '1')}<button class="button">${say.own.cancelSure}</button></form>
          <form method="post" action="${path}">${key}<button class="button-quiet">${say.own.cancelNot}</button></form></div>`,
    )
  }

  const showBooking = async (
    request: Request,
    response: Response,
    booking: Booking,
    { typed, done = null, next = null }: { typed: Typed; done?: string | null; next?: readonly FreeSlot[] | null },
  ): Promise<void> => {
    const now = clock.now()
    const [day, open] = await Promise.all([
      reception.getDay(booking.dayId),
      reception.findOpenDays(booking.communeCode, now),
    ])
    const key = keyOf(request, booking, typed)
    const others = open.filter(({ free }) => free.length > 0)
    const choice = next
      ? nextChoice(next, next.length > 0 ? say.errors.taken : say.errors.takenNone)
      : slotChoice(others)
    send(
      request,
      response,
      html`<h1>${say.own.title}</h1>${done ? html`<p class="notice" role="status">${done}</p>` : ''}
        <section class="card"><p class="receipt-code"><span>${say.booked.code}</span> <strong>${booking.code}</strong></p>
          <dl class="facts"><div><dt>${say.booked.when}</dt><dd>${say.slot(booking)}</dd></div>${day ? html`<div><dt>${say.place}</dt><dd>${day.place}</dd></div><div><dt>${say.who}</dt><dd>${day.who}</dd></div>` : ''}<div><dt>${say.fields.about}</dt><dd>${booking.about}</dd></div></dl>
          <form method="post" action="${path}/huy">${key}<button class="button-quiet">${say.own.cancel}</button></form></section>
        <section class="card"><h2>${say.own.moveTitle}</h2>${others.length === 0 ? html`<p>${say.own.noOther}</p>` : html`<form method="post" action="${path}/doi">${key}${choice}<div class="actions"><button class="button">${say.own.move}</button></div></form>`}</section>`,
    )
  }

  /** The booking that is still to come, for who knows code and digits; null when the answer went out already. */
  const open = async (request: Request, response: Response): Promise<{ booking: Booking; typed: Typed } | null> => {
    const typed = typedIn(request)
    const code = readBookingCode(typed.ma ?? '')
    const allowed = await mayTry(request)
    const booking = allowed && code ? await reception.getForCitizen(code, (typed.so ?? '').trim()) : null
    if (!booking) {
      ask(request, response, typed, allowed ? say.errors.notFound : say.errors.limit)
      return null
    }
    if (booking.state !== 'booked' || booking.day < localDay(clock.now())) {
      ask(request, response, {}, say.errors.gone)
      return null
    }
    return { booking, typed }
  }

  return [
    get(path, (request, response) => ask(request, response)),
    post(path, async (request, response) => {
      const opened = await open(request, response)
      if (opened) await showBooking(request, response, opened.booking, opened)
    }),
    post(`${path}/doi`, async (request, response) => {
      const opened = await open(request, response)
      if (!opened) return
      const { booking, typed } = opened
      const slot = readSlot(typed[slotField])
      if (!slot) return showBooking(request, response, booking, { typed, done: say.errors.slot })
      const became = await reception.move(booking, { ...slot, at: clock.now() })
      if (became.outcome === 'changed') return ask(request, response, {}, say.errors.gone)
      if (became.outcome === 'taken') return showBooking(request, response, booking, { typed, next: became.next })
      markSent(response, formOf(booking))
      await showBooking(request, response, became.booking, { typed, done: say.own.moved })
    }),
    post(`${path}/huy`, async (request, response) => {
      const opened = await open(request, response)
      if (!opened) return
      if (opened.typed[sureField] !== '1') return askToCancel(request, response, opened.booking, opened.typed)
      await reception.cancel(opened.booking)
      markSent(response, formOf(opened.booking))
      send(
        request,
        response,
        html`<h1>${say.own.title}</h1><p class="notice" role="status">${say.own.cancelled}</p><p>${say.anyway}</p>`,
      )
    }),
  ]
}

/** A booking made on the page, opened by its code and the last digits of the telephone; both are posted, in no address. */
export const ownBookingPage: WebPage = {
  path,
  title: say.own.title,
  who: 'anybody',
  answersAtAddress: true,
  postsPerMinute: 60,
  actions: (parts) => actionsOf(parts),
}
