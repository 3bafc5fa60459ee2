import type { CommuneContact } from '../../places/commune-contact.js'
import type { Commune } from '../../places/communes.js'
import { type Html, html } from '../kit/html.js'
import { procedurePageWording as say } from './wording.js'

/** Where a commune's office is, when it is open, its telephone: in one line, as far as it is known. */
export const officeFacts = ({ name }: Commune, { address, hours, phone }: CommuneContact): Html =>
  html`${say.officeOf(name)}: ${address ?? say.noAddress}${hours ? `. ${say.hours}: ${hours}` : ''}${phone ? html`. <a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>` : ''}`
