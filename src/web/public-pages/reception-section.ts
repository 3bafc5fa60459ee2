import type { Commune } from '../../places/communes.js'
import type { ReceptionDay } from '../../reception/reception-day.js'
import { type Html, html } from '../kit/html.js'
import { communePath } from './addresses.js'
import { dayFacts } from './reception-slots.js'
import { receptionPageWording as say } from './reception-wording.js'

/** The coming reception days of a commune, on its page. */
export const receptionSection = (commune: Commune, days: readonly ReceptionDay[]): Html =>
  html`<section class="card" id="tiep-dan"><h2>${say.section}</h2>
    ${
      days.length === 0
        ? html`<p>${say.noneYet}</p>`
        : html`<ul class="links">${days.map((day) => html`<li><strong>${say.day(day)}</strong>${day.insteadOf ? html` <span class="muted">(${say.insteadOf(day.insteadOf.slice(6, 16))})</span>` : ''}${dayFacts(day)}</li>`)}</ul>
      <p><a class="button-quiet" href="${communePath(commune)}/tiep-dan">${say.book}</a></p>`
    }
    <p class="muted">${say.anyway}</p></section>`
