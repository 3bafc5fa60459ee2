import type { Case } from '../../cases/case.js'
import { stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { shorten } from '../../shared/text.js'
import { type Html, html } from '../kit/html.js'
import { casePageWording as say } from './case-wording.js'
import { consoleWording } from './wording.js'

const longestMatter = 90
const shownDigits = 2

/** 'Nguyễn Văn An' -> 'Nguyễn V. A.' */
const maskName = (name: string): string => {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return [first, ...rest.map((part) => `${part.charAt(0)}.`)].join(' ')
}
const maskPhone = (phone: string): string => `•••• ${phone.replace(/\D/g, '').slice(-shownDigits)}`

/** Who sent a case: masked until somebody asks, which is in the audit trail; and what else they sent. */
export const personCard = (
  { id, reporter }: Case,
  { isShown, mayShow, earlier, list }: { isShown: boolean; mayShow: boolean; earlier: readonly Case[]; list: string },
): Html => {
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
  const show = `/can-bo/vu-viec/${id}?nguoi-gui${list ? `&ds=${encodeURIComponent(list)}` : ''}`
  return html`<section class="card" aria-labelledby="person"><h2 id="person">${say.person}</h2>
    ${told.length > 0 ? html`<dl class="facts">${told}</dl>` : html`<p class="muted">${consoleWording.notGiven}</p>`}
    ${!isShown && mayShow && told.length > 0 ? html`<p><a class="button-quiet" href="${show}">${say.showPerson}</a> <span class="muted">${say.showHelp}</span></p>` : ''}
    ${
      earlier.length > 0
        ? html`<h3>${say.earlier}</h3><ul>${earlier.map(
            (one) =>
              html`<li><a href="/can-bo/vu-viec/${one.id}">${shorten(one.text.split('\n')[0] ?? '', longestMatter)}</a> <span class="muted">${readableDay(localDay(one.openedAt))}, ${stateOf(one.kind, one.state).label}</span></li>`,
          )}</ul>`
        : ''
    }</section>`
}
