import type { Request, Response } from 'express'
import { getCommune } from '../../places/communes.js'
import { type Booking, type FreeSlot, readBookingCode } from '../../reception/booking.js'
import { digitsThatOpen, lastDigitsOf } from '../../reception/reception.js'
import { localDay } from '../../shared/clock.js'
import { furtherForm, markAbout, markSent } from '../kit/answer-at-address.js'
import { csrfField, type FormErrors, type FormField, formField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { createLimitByAddress } from '../kit/limit-by-address.js'
import { visitorAccount } from '../kit/security.js'
import { get, type PresentPage, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communePath } from './addresses.js'
import { forgetForm } from './forget-machine-page.js'
import { publicPage } from './public-page.js'
import { nextChoice, readSlot, slotChoice, slotField } from './reception-slots.js'
import { receptionPageWording as say } from './reception-wording.js'

const path = '/tiep-dan'
/** Four digits of a telephone are 10,000: nobody comes far with so many tries. */
const triesAnHour = 30
/** Posted by the button that answers the question before a booking is cancelled. */
const sureField = 'chac'
const codeField = 'ma'
const phoneField = 'so'

const fields: readonly FormField[] = [
  {
    name: codeField,
    label: say.fields.code,
    help: say.fields.codeHelp,
    required: true,
    maxLength: 20,
    input: { kind: 'text', autocomplete: 'off' },
  },
  {
    name: phoneField,
    label: say.fields.digits,
    help: say.fields.digitsHelp,
    required: true,
    maxLength: 40,
    input: { kind: 'text', autocomplete: 'off', numeric: true },
  },
]

/** What the forms about a booking carry, so that nothing of it stands in an address. */
const keyOf = (request: Request, { code, phone }: Booking): Html =>
  html`${csrfField(request)}${hidden(codeField, code)}${hidden(phoneField, lastDigitsOf(phone ?? ''))}`

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
  html`<form method="post" action="${path}">${keyOf(request, booking)}<button class="button-quiet">${label}</button></form>`

/** The form by which a commune's places are booked: what it gave to this browser is what became of it since. */
const formOf = ({ communeCode }: Pick<Booking, 'communeCode'>): string => {
  const commune = getCommune(communeCode)
  if (!commune) throw new Error(`no commune ${communeCode}`)
  return `${communePath(commune)}/tiep-dan`
}

const standingOf = ({ code, state, dayId, slot }: Booking): string => [code, state, dayId, slot].join(' ')

/** Names a booking as an answer tells of it. */
export const markBooking = (response: Response, booking: Booking): void => markAbout(response, standingOf(booking))

/** The booking that an answer tells of, as it is now; null: there is none any more. */
export const bookingOf = ({ reception }: Pick<WebParts, 'reception'>, about: string): Promise<Booking | null> =>
  reception.getByCode(about.split(' ')[0] ?? '')

type Typed = Readonly<Record<string, string>>
type Shown = { done?: string | null; next?: readonly FreeSlot[] | null }

const pageOf = (request: Request, publicUrl: string, main: Html): string =>
  publicPage({
    title: say.own.title,
    description: say.own.description,
    path,
    publicUrl,
    request: visitorAccount(request) ? request : undefined,
    current: '/xa',
    isListed: false,
    main,
  })

/** A booking that is still to come, with the ways to move and to cancel it. */
const bookingView = async (
  { reception, clock }: Pick<WebParts, 'reception' | 'clock'>,
  { request, booking, done = null, next = null }: Shown & { request: Request; booking: Booking },
): Promise<Html> => {
  const [day, open] = await Promise.all([
    reception.getDay(booking.dayId),
    reception.findOpenDays(booking.communeCode, clock.now()),
  ])
  const key = keyOf(request, booking)
  const others = open.filter(({ free }) => free.length > 0)
  const choice = next ? nextChoice(next, next.length > 0 ? say.errors.taken : say.errors.takenNone) : slotChoice(others)
  return html`<h1>${say.own.title}</h1>${done ? html`<p class="notice" role="status">${done}</p>` : ''}
    <section class="card"><p class="receipt-code"><span>${say.booked.code}</span> <strong>${booking.code}</strong></p>
      <dl class="facts"><div><dt>${say.booked.when}</dt><dd>${say.slot(booking)}</dd></div>${day ? html`<div><dt>${say.place}</dt><dd>${day.place}</dd></div><div><dt>${say.who}</dt><dd>${day.who}</dd></div>` : ''}<div><dt>${say.fields.about}</dt><dd>${booking.about}</dd></div></dl>
      <div class="actions"><form method="post" action="${path}/huy">${key}<button class="button-quiet">${say.own.cancel}</button></form>${forgetForm(request, 'code')}</div></section>
    <section class="card"><h2>${say.own.moveTitle}</h2>${others.length === 0 ? html`<p>${say.own.noOther}</p>` : html`<form method="post" action="${path}/doi">${key}${choice}<div class="actions"><button class="button">${say.own.move}</button></div></form>`}</section>`
}

/** A booking that holds no time any more. */
const goneView = (request: Request, said: string, { communeCode, at }: { communeCode: string; at: Date }): Html =>
  html`<h1>${say.own.title}</h1><p class="notice" role="status">${said}</p><p>${say.anyway}</p>
    <div class="actions"><a class="button-quiet" href="${furtherForm(formOf({ communeCode }), at)}">${say.own.again}</a>${forgetForm(request, 'nothing')}</div>`

/** What an answer that tells of a booking shows once it was moved, cancelled or postponed; null: it stands as it was told. */
export const presentBooking: PresentPage = async ({ request, parts, about }) => {
  const booking = await bookingOf(parts, about)
  if (booking && standingOf(booking) === about) return null
  const isToCome = booking?.state === 'booked'
  const gone = (): Html =>
    booking
      ? goneView(request, booking.state === 'cancelled' ? say.own.wasCancelled : say.errors.gone, {
          ...booking,
          at: parts.clock.now(),
        })
      : html`<h1>${say.own.title}</h1><p>${say.errors.gone}</p>`
  return pageOf(request, parts.publicUrl, isToCome ? await bookingView(parts, { request, booking }) : gone())
}

const actionsOf = (parts: WebParts) => {
  const { reception, clock, publicUrl } = parts
  const mayTry = createLimitByAddress({ most: triesAnHour, seconds: 3_600 })

  const send = (request: Request, response: Response, main: Html): void => {
    response.send(pageOf(request, publicUrl, main))
  }

  type Problem = { error?: string | null; errors?: FormErrors }
  const ask = (
    request: Request,
    response: Response,
    { typed = {}, error = null, errors = new Map() }: Problem & { typed?: Typed } = {},
  ): void => {
    if (error || errors.size > 0) response.status(400)
    send(
      request,
      response,
      html`<h1>${say.own.title}</h1><p class="lead">${say.own.lead}</p><form method="post" action="${path}" class="card narrow">${csrfField(request)}
        ${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}${fields.map((field) => formField(field, { value: typed[field.name] ?? '', error: errors.get(field.name) }))}
        <div class="actions"><button class="button">${say.own.open}</button></div></form>`,
    )
  }

  const askToCancel = (request: Request, response: Response, booking: Booking): void => {
    markBooking(response, booking)
    const key = keyOf(request, booking)
    send(
      request,
      response,
      html`<h1>${say.own.cancelTitle}</h1><p class="lead">${say.slot(booking)}</p><p>${say.own.cancelMeans}</p>
        <div class="actions"><form method="post" action="${path}/huy">${key}${hidden(sureField, '1')}<button class="button">${say.own.cancelSure}</button></form>
          <form method="post" action="${path}">${key}<button class="button-quiet">${say.own.cancelNot}</button></form></div>`,
    )
  }

  const showBooking = async (request: Request, response: Response, booking: Booking, shown: Shown = {}) => {
    markBooking(response, booking)
    send(request, response, await bookingView(parts, { request, booking, ...shown }))
  }

  /** What can't be a code or a telephone; whether both belong together is told of both alone. */
  const misread = (code: string | null, phone: string): FormErrors =>
    new Map([
      ...(code ? [] : [[codeField, say.errors.code] as const]),
      ...(lastDigitsOf(phone).length === digitsThatOpen ? [] : [[phoneField, say.errors.digits] as const]),
    ])

  /** The booking that is still to come, for who knows code and telephone; null when the answer went out already. */
  const open = async (request: Request, response: Response): Promise<{ booking: Booking; typed: Typed } | null> => {
    const typed = typedIn(request)
    const code = readBookingCode(typed[codeField] ?? '')
    const phone = typed[phoneField] ?? ''
    const allowed = await mayTry(request)
    const booking = allowed && code ? await reception.getForCitizen(code, phone) : null
    if (!booking) {
      const errors = misread(code, phone)
      if (!allowed) ask(request, response, { typed, error: say.errors.limit })
      else ask(request, response, { typed, errors, error: errors.size > 0 ? null : say.errors.notFound })
      return null
    }
    if (booking.state !== 'booked' || booking.day < localDay(clock.now())) {
      ask(request, response, { error: say.errors.gone })
      return null
    }
    return { booking, typed }
  }

  return [
    get(path, (request, response) => ask(request, response)),
    post(path, async (request, response) => {
      const opened = await open(request, response)
      if (opened) await showBooking(request, response, opened.booking)
    }),
    post(`${path}/doi`, async (request, response) => {
      const opened = await open(request, response)
      if (!opened) return
      const { booking, typed } = opened
      const slot = readSlot(typed[slotField])
      if (!slot) return showBooking(request, response, booking, { done: say.errors.slot })
      const became = await reception.move(booking, { ...slot, at: clock.now() })
      if (became.outcome === 'changed') return ask(request, response, { error: say.errors.gone })
      if (became.outcome === 'taken') return showBooking(request, response, booking, { next: became.next })
      markSent(response, formOf(booking))
      await showBooking(request, response, became.booking, { done: say.own.moved })
    }),
    post(`${path}/huy`, async (request, response) => {
      const opened = await open(request, response)
      if (!opened) return
      const { booking, typed } = opened
      if (typed[sureField] !== '1') return askToCancel(request, response, booking)
      await reception.cancel(booking)
      markSent(response, formOf(booking))
      markBooking(response, { ...booking, state: 'cancelled' })
      send(request, response, goneView(request, say.own.cancelled, { ...booking, at: clock.now() }))
    }),
  ]
}

/** A booking made on the page, opened by its code and its telephone; both are posted, in no address. */
export const ownBookingPage: WebPage = {
  path,
  title: say.own.title,
  who: 'anybody',
  answersAtAddress: true,
  present: presentBooking,
  postsPerMinute: 60,
  actions: (parts) => actionsOf(parts),
}
