import type { Request } from 'express'
import type { Account } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { may } from '../../cases/change-case.js'
import { inOrder } from '../../cases/join-case.js'
import { isJoinable } from '../../cases/joinable.js'
import { stateOf } from '../../cases/kinds/index.js'
import { isUnderWay } from '../../cases/transfers/transfer.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { shorten } from '../../shared/text.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { RefusedForm } from './case-view.js'
import { duplicatesWording as say } from './duplicates-wording.js'

/** Cases like the one on the page, those that go on with it, and the one that it goes on with. */
export type Duplicates = { alike: readonly Case[]; joined: readonly Case[]; main: Case | null }

/** What the page shows of other cases, as far as the account may see them. */
export const findDuplicates = async (cases: Cases, account: Account, found: Case): Promise<Duplicates> => {
  const [alike, joined, main] = await Promise.all([
    cases.findListedFor(account, found),
    cases.findJoined(found),
    found.joinedTo ? cases.findOneFor(account, found.joinedTo) : null,
  ])
  return { alike, joined: joined.filter((one) => may(account, one, 'view')), main }
}

const byCodeFields: FormField[] = [
  { name: 'code', label: say.code, required: true, maxLength: 60, input: { kind: 'text', autocomplete: 'off' } },
  { name: 'text', label: say.why, required: true, maxLength: 1000, input: { kind: 'textarea' } },
]

const longestLine = 120

const line = (one: Case): Html => html`<a href="/can-bo/vu-viec/${one.id}">${one.receiptCode}</a>
  <span class="muted">${readableDay(localDay(one.openedAt))}, ${stateOf(one.kind, one.state).label}</span><br>
  ${shorten(one.text.split('\n')[0] ?? '', longestLine)}<br>
  <span class="muted">${one.placeText ?? say.noPlace}</span>`

/** The cards of duplicates; nothing where there are none. */
export const duplicatesCards = (
  request: Request,
  account: Account,
  found: Case,
  { alike, joined, main, refused }: Duplicates & { refused: RefusedForm },
): Html => {
  const button = (name: string, action: string, submit: string, fixed: Record<string, string | number>): Html =>
    form({
      request,
      name,
      action,
      fields: [],
      submit,
      fixed,
      error: refused?.form === name ? refused.error : null,
      isMain: false,
    })
  const unjoin = (one: Case): Html | '' =>
    one.joinedTo !== null && may(account, one, 'handle')
      ? button(one.id === found.id ? 'unjoin' : `unjoin-${one.id}`, `/can-bo/vu-viec/${one.id}/bo-gop`, say.unjoin, {
          version: one.version,
        })
      : ''
  const card = (id: string, title: string, body: Html): Html =>
    html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`
  /** Read again before it is done: many people are told of it. */
  const joinStep = (one: Case): Html => {
    const name = `join-${one.id}`
    const [main, later] = inOrder(found, one)
    return html`<details${refused?.form === name ? html` open` : ''}><summary>${say.join}<span class="visually-hidden"> ${one.receiptCode}</span></summary>
      <p>${say.joinHelp(later.receiptCode, main.receiptCode)}</p>${button(
        name,
        `/can-bo/vu-viec/${found.id}/gop`,
        say.joinSure(later.receiptCode, main.receiptCode),
        { version: found.version, other: one.id },
      )}</details>`
  }
  const byCode = (): Html =>
    html`<details${refused?.form === 'join-by-code' ? html` open` : ''}><summary>${say.byCode}</summary><p class="muted">${say.byCodeHelp}</p>${form(
      {
        request,
        name: 'join-by-code',
        action: `/can-bo/vu-viec/${found.id}/gop`,
        fields: byCodeFields,
        submit: say.joinBoth,
        fixed: { version: found.version },
        values: refused?.form === 'join-by-code' ? refused.typed : {},
        error: refused?.form === 'join-by-code' ? refused.error : null,
        isMain: false,
      },
    )}</details>`
  const mayJoin = isJoinable(found) && !isUnderWay(found.transfer) && may(account, found, 'handle')
  return html`
    ${
      found.joinedTo !== null
        ? card('joined-to', say.joinedTo, html`<p>${main ? line(main) : say.elsewhere}</p>${unjoin(found)}`)
        : ''
    }
    ${
      alike.length > 0
        ? card(
            'alike',
            say.mayBeSame,
            html`<p class="muted">${say.help}</p><ul class="timeline">${alike.map((one) => html`<li>${line(one)}${joinStep(one)}</li>`)}</ul>${mayJoin ? byCode() : ''}`,
          )
        : mayJoin
          ? card('by-code', say.others, byCode())
          : ''
    }
    ${
      joined.length > 0
        ? card(
            'joined',
            say.joined,
            html`<p class="muted">${say.ownWords}</p><ul class="timeline">${joined.map((one) => html`<li>${line(one)}${unjoin(one)}</li>`)}</ul>`,
          )
        : ''
    }`
}
