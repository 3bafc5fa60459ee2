import { type Html, html } from '../kit/html.js'
import { casePageWording } from './case-wording.js'

const say = casePageWording.keys

/** The shortcuts, shown on "?" by assets/keys.js. */
export const keysDialog = (): Html =>
  html`<dialog data-keys aria-labelledby="keys"><h2 id="keys">${say.title}</h2>
    <dl class="keys">${Object.entries(say.rows).map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
    <form method="dialog"><button class="button-quiet">${say.close}</button></form></dialog>`
