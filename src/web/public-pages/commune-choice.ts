import { type Commune, communes, getCommune } from '../../places/communes.js'
import { type Html, html } from '../kit/html.js'
import { communeChoiceWording as say } from './wording.js'

/** The commune that an address names by its code; null: none, or none that there is. */
export const readCommune = (value: unknown): Commune | null =>
  typeof value === 'string' ? (getCommune(value) ?? null) : null

/** Whether an address names a commune that there isn't. */
const namesNone = (value: unknown): boolean => typeof value === 'string' && value !== '' && !getCommune(value)

/** Says so where an address names a commune that there isn't. */
export const unknownCommune = (value: unknown): Html =>
  namesNone(value) ? html`<p class="notice" role="alert">${say.unknown}</p>` : html``

/** The choice of a commune, sent with the address, so that it works without script. */
export const communeChoice = ({
  action,
  chosen,
  submit,
  beside = null,
  isPosted = false,
}: {
  action: string
  chosen: Commune | null
  submit: string
  /** What else the address says. */
  beside?: Html | null
  /** Sent in no address, as what stands beside it mustn't be in one. */
  isPosted?: boolean
}): Html =>
  html`<form class="search no-print" action="${action}"${isPosted ? html` method="post"` : ''}>${beside}<label for="xa">${say.label}</label><select id="xa" name="xa"><option value="">${say.none}</option>${communes.map(
    ({ code, name }) => html`<option value="${code}"${code === chosen?.code ? html` selected` : ''}>${name}</option>`,
  )}</select><button class="button-quiet">${submit}</button></form>`
