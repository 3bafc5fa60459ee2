import type { Case } from '../../cases/case.js'
import { kindOf } from '../../cases/kinds/index.js'
import { isUnnamed } from '../../cases/sealed/sealed-case.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import { casePageWording } from './case-wording.js'
import { identityWording as say } from './identity-wording.js'
import { type FormContext, verbForm } from './verb-form.js'

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

/** In place of who denounced, for an officer to whom it isn't shown. */
export const identityCard = (context: FormContext, mayHandle: boolean): Html => {
  const { identityAsk: ask, timeline } = context.found
  const last = timeline.findLast(({ what }) => what === 'identity_refused' || what === 'identity_lent')
  const refusal = last?.what === 'identity_refused' ? last : null
  const form = verbForm(context, 'identity', 'xin-danh-tinh', say.ask, [
    {
      name: 'reason',
      label: say.reason,
      help: say.reasonHelp,
      required: true,
      maxLength: 500,
      input: { kind: 'text' },
    },
  ])
  return html`<section class="card" aria-labelledby="person"><h2 id="person">${casePageWording.person}</h2><p>${say.locked}</p><p class="muted">${say.papers}</p>
    ${refusal && !ask ? html`<p class="notice">${say.refusedBefore(refusal.by.name, when(refusal.at), refusal.text ?? '')}</p>` : ''}
    ${ask ? html`<p class="notice">${say.asked(ask.by.name, when(ask.at))}</p>` : mayHandle ? form : ''}</section>`
}

/** Until when it is shown, that there is nobody to keep, or that everybody in office sees who it is. */
export const whoSees = (found: Case): Html => {
  const { kind, identity } = found
  if (identity?.state === 'lent') return html`<p class="notice">${say.until(when(identity.until))}</p>`
  if (!kindOf(kind).isProtected) return html``
  return html`<p class="muted">${isUnnamed(found) ? say.nobodyNamed : say.nobodyKeeps}</p>`
}
