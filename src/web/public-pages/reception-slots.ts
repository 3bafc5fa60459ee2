import type { OpenDay } from '../../reception/book.js'
import type { FreeSlot } from '../../reception/booking.js'
import type { ReceptionDay } from '../../reception/reception-day.js'
import { type Html, html } from '../kit/html.js'
import { receptionPageWording as say } from './reception-wording.js'

export const slotField = 'gio'
const postedAs = (dayId: string, slot: string): string => `${dayId} ${slot}`

/** What a radio button of a slot posts; null: nothing that can be one. */
export const readSlot = (typed: string | undefined): { dayId: string; slot: string } | null => {
  const [, dayId, slot] = /^([\d-]{21}) (\d{2}:\d{2})$/.exec(typed ?? '') ?? []
  return dayId && slot ? { dayId, slot } : null
}

const radio = (dayId: string, slot: string, label: string, isChosen: boolean): Html =>
  html`<label class="slot"><input type="radio" name="${slotField}" value="${postedAs(dayId, slot)}" required${isChosen ? html` checked` : ''}>${label}</label>`

/** What is known of a day. */
export const dayFacts = ({ who, place, onlineLink, topics }: ReceptionDay): Html =>
  html`<p class="muted">${who}, ${place}.${topics ? html` ${say.topics}: ${topics}.` : ''}${onlineLink ? html` <a href="${onlineLink}" rel="noopener">${say.online}</a>` : ''}</p>`

/** The free slots of days, one of which is chosen; works without script. */
export const slotChoice = (days: readonly OpenDay[], chosen = ''): Html =>
  html`${days.map(
    (day) => html`<fieldset class="slots"><legend>${say.day(day)}</legend>${dayFacts(day)}
      ${day.free.length === 0 ? html`<p>${say.full}</p>` : html`<div class="slot-list">${day.free.map((slot) => radio(day.id, slot, say.time(slot), chosen === postedAs(day.id, slot)))}</div>`}</fieldset>`,
  )}`

/** The next free ones for who came second. */
export const nextChoice = (next: readonly FreeSlot[], message: string): Html =>
  html`<fieldset class="slots" aria-describedby="gio-error"><legend>${say.chooseSlot}</legend><p class="field-error" id="gio-error" role="alert">${message}</p>
    <div class="slot-list slot-list-days">${next.map((free) => radio(free.dayId, free.slot, say.slot(free), false))}</div></fieldset>`
