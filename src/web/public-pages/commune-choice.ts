import { type Commune, communes, getCommune } from '../../places/communes.js'
import { type Html, html } from '../kit/html.js'
import { communeChoiceWording as say } from './wording.js'

/** The commune that an address names by its code; null: none, or none that there is. */
export const readCommune = (value: unknown): Commune | null =>
  typeof value === 'string' ? (getCommune(value) ?? null) : null

/** The choice of a commune, sent with the address, so that it works without script. */
export const communeChoice = ({
  action,
  chosen,
  submit,
  beside = null,
}: {
  action: string
  chosen: Commune | null
  submit: string
  /** What else the address says. */
  beside?: Html | null
}): Html =>
  html`<form class="search no-print" action="${action}">${beside}<label for="xa">${say.label}</label><select id="xa" name="xa"><option value="">${say.none}</option>${communes.map(
    ({ code, name }) => html`<option value="${code}"${code === chosen?.code ? html` selected` : ''}>${name}</option>`,
  )}</select><button class="button-quiet">${submit}</button></form>`
