import type { Case } from '../../cases/case.js'
import { isFinal } from '../../cases/kinds/index.js'
import { type Html, html } from '../kit/html.js'
import { consoleWording as say } from './wording.js'

/** Somebody may be in danger: what an officer sees first, as long as something can still be done. */
export const dangerBadge = ({ kind, state, tellsDanger }: Case): Html =>
  tellsDanger && !isFinal(kind, state) ? html`<span class="badge badge-danger">${say.danger}</span> ` : html``
