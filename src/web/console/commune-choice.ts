import { type Account, roles } from '../../accounts/roles.js'
import { communes, getCommune } from '../../places/communes.js'
import { type Html, html } from '../kit/html.js'
import { communeChoiceWording as say } from './wording.js'

/** The commune that a page of staff is about: the account's own, or of the province's the one chosen; null: none is. */
export const communeOf = (account: Account, chosen: unknown): string | null =>
  roles[account.role].isOfCommune
    ? account.communeCode
    : typeof chosen === 'string' && getCommune(chosen)
      ? chosen
      : null

/** Whether a form was made for another commune than the one that it would change: an old tab, or a hand-made one. */
export const isForOther = (code: string | null, xa: unknown): boolean =>
  code !== null && typeof xa === 'string' && xa !== '' && xa !== code

/** For the province: which commune is shown. `all`: what no choice is called; left out: one is always chosen. */
export const communeChooser = (
  path: string,
  chosen: string | null,
  { all, hidden = html`` }: { all?: string; hidden?: Html } = {},
): Html => html`<form method="get" action="${path}" class="search">${hidden}
  <label for="xa">${say.choose}</label>
  <select id="xa" name="xa">${all === undefined ? '' : html`<option value="">${all}</option>`}${communes.map(({ code, name }) => html`<option value="${code}"${code === chosen ? html` selected` : ''}>${name}</option>`)}</select>
  <button class="button-quiet">${say.show}</button></form>`
