import { procedureFields } from '../../catalog/procedure-fields.js'
import type { Slip } from '../../catalog/slips.js'
import { type Html, html } from '../kit/html.js'
import { editorWording } from './wording.js'

const labelOf = (key: string): string => procedureFields[key as keyof typeof procedureFields]?.label ?? key

/** What to look at once more in a draft; nothing where there is nothing. `named`: how the field of a key is shown. */
export const slipList = (slips: readonly Slip[], named: (key: string) => Html | string = labelOf): Html | '' =>
  slips.length === 0
    ? ''
    : html`<div class="notice"><p><strong>${editorWording.slips}</strong></p><ul>${slips.map(({ key, said }) => html`<li>${named(key)}: ${said}</li>`)}</ul></div>`
