import type { Case } from '../../cases/case.js'
import { stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { shorten } from '../../shared/text.js'
import { type Html, html } from '../kit/html.js'
import { casePageWording as say } from './case-wording.js'
import { deskPageWording, transferPageWording } from './desk-wording.js'
import { whoSees } from './identity-view.js'
import { consoleWording } from './wording.js'

const { tell } = deskPageWording
const longestMatter = 90
const shownDigits = 2

/** 'Nguyễn Văn An' -> 'Nguyễn V. A.' */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return [first, ...rest.map((part) => `${part.charAt(0)}.`)].join(' ')
}
const maskPhone = (phone: string): string => `•••• ${phone.replace(/\D/g, '').slice(-shownDigits)}`

/** `isOffered`: it shows once the case is accepted. */
type Shown = { isShown: boolean; mayShow: boolean; isOffered: boolean; list: string }

/** The way to see who sent it, which is in the audit trail. */
const showLink = (id: string, list: string): Html =>
  html`<a class="button-quiet" href="/can-bo/vu-viec/${id}?nguoi-gui${list ? `&ds=${encodeURIComponent(list)}` : ''}">${say.showPerson}</a> <span class="muted">${say.showHelp}</span>`

/** Whom to call where no message goes: masked as elsewhere, until somebody asks. */
export const callLine = ({ id, reporter: { phone, contact } }: Case, { isShown, mayShow, list }: Shown): Html => {
  if (!phone && !contact) return html`<p>${tell.noPhone}</p>`
  if (!isShown)
    return html`<p>${phone ? `${tell.phone} ${maskPhone(phone)}` : tell.contact('••••')} ${mayShow ? showLink(id, list) : ''}</p>`
  return html`<p>${phone ? html`${tell.phone} <a href="tel:${phone.replace(/[^\d+]/g, '')}"><strong>${phone}</strong></a>` : tell.contact(contact ?? '')}</p>`
}

/** Who sent a case: masked until somebody asks, which is in the audit trail; and what else they sent. */
export const personCard = (
  found: Case,
  { isShown, mayShow, isOffered, earlier, list }: Shown & { earlier: readonly Case[] },
): Html => {
  const { id, reporter } = found
  const { name, address, phone, contact } = reporter
  const said: [string, string | null | undefined, (text: string) => string][] = [
    [consoleWording.facts.name, name, maskName],
    [consoleWording.facts.phone, phone, maskPhone],
    [consoleWording.facts.address, address, () => '••••'],
    [consoleWording.facts.contact, contact, () => '••••'],
  ]
  const told = said.flatMap(([label, text, mask]) =>
    text ? [html`<div><dt>${label}</dt><dd>${isShown ? text : mask(text)}</dd></div>`] : [],
  )
  return html`<section class="card" aria-labelledby="person"><h2 id="person">${say.person}</h2>${whoSees(found)}
    ${told.length > 0 ? html`<dl class="facts">${told}</dl>` : html`<p class="muted">${consoleWording.notGiven}</p>`}
    ${isOffered ? html`<p class="muted">${transferPageWording.afterAccept}</p>` : ''}${!isShown && mayShow && told.length > 0 ? html`<p>${showLink(id, list)}</p>` : ''}
    ${
      earlier.length > 0
        ? html`<h3>${say.earlier}</h3><ul>${earlier.map(
            (one) =>
              html`<li><a href="/can-bo/vu-viec/${one.id}">${shorten(one.text.split('\n')[0] ?? '', longestMatter)}</a> <span class="muted">${readableDay(localDay(one.openedAt))}, ${stateOf(one.kind, one.state).label}</span></li>`,
          )}</ul>`
        : ''
    }</section>`
}
