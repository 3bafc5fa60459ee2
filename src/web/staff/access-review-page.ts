import type { Request } from 'express'
import { findUnmanned, reviewReasonOf } from '../../accounts/access-review.js'
import type { AccountEntry } from '../../accounts/account-store.js'
import { roles } from '../../accounts/roles.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { form, typedIn } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { accountsPage } from './accounts-page.js'
import { accountChangeWording } from './accounts-wording.js'
import { signInWording } from './sign-in-wording.js'

const say = accountChangeWording.review
const path = '/tai-khoan/ra-soat'

const view = (request: Request, entries: readonly AccountEntry[], now: Date): string => {
  const asked = entries.flatMap((entry) => {
    const reason = reviewReasonOf(entry, now)
    return reason ? [{ entry, reason }] : []
  })
  const unmanned = findUnmanned(
    entries,
    communes.map(({ code }) => code),
  )
  const rows = asked.map(({ entry, reason }) => [
    entry.userName,
    entry.displayName,
    roles[entry.role].label,
    entry.signedInAt ? readableDay(localDay(entry.signedInAt)) : accountChangeWording.never,
    say.why[reason],
    form({
      request,
      action: path,
      fields: [],
      submit: html`<button class="button-quiet">${say.keep}<span class="visually-hidden"> ${entry.userName}</span></button>`,
      fixed: { id: entry.id },
    }),
  ])
  const main = html`<h1>${say.title}</h1><p>${asked.length > 0 ? say.help : say.none}</p>
    ${
      asked.length > 0
        ? table({
            label: say.title,
            columns: [
              signInWording.userName,
              signInWording.displayName,
              signInWording.role,
              accountChangeWording.lastSeen,
              say.reason,
              signInWording.actions,
            ],
            rows,
          })
        : ''
    }
    <h2>${say.missing}</h2>${unmanned.length === 0 ? html`<p>${say.allManned}</p>` : html`<ul>${unmanned.map(({ code, noLeader, noOfficer }) => html`<li>${getCommune(code)?.name ?? code}: ${[noOfficer ? say.noOfficer : '', noLeader ? say.noLeader : ''].filter(Boolean).join(', ')}</li>`)}</ul>`}`
  return page({ title: say.title, main, request, wide: true, current: accountsPage.path })
}

/** Which accounts should be looked at again, and where a commune has nobody. */
export const accessReviewPage: WebPage = {
  path,
  title: say.title,
  who: ['manage_accounts'],
  actions: ({ accounts, clock }) => [
    get(path, async (request, response) => {
      response.send(view(request, await accounts.findAll(), clock.now()))
    }),
    post(path, async (request, response) => {
      const { id = '' } = typedIn(request)
      await accounts.review(accountOf(request), id, clock.now())
      response.redirect(303, path)
    }),
  ],
}
