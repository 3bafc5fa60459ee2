import { z } from 'zod'
import { findCaseFor } from '../../cases/change-case.js'
import type { DataRequest } from '../../dialogue/data-request-store.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { csrfField } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { dataRequestsWording as say } from './wording.js'

const path = '/can-bo/xoa-du-lieu'
const mostShown = 200
const typedSchema = z.object({ key: z.string().max(100) })

/** Requests to delete personal data, by last day, with the cases of the person that this account may see. */
export const dataRequestsPage: WebPage = {
  path,
  title: say.title,
  who: ['handle_data_requests'],
  navigation: say.short,
  actions: ({ cases, dataRequests, clock }) => [
    get(path, async (request, response) => {
      const account = accountOf(request)
      const today = localDay(clock.now())
      const casesOf = async ({ chat }: DataRequest) => {
        const own = await cases.findByChat(chat, mostShown)
        const seen = await Promise.all(own.map(({ id }) => findCaseFor(cases, account, id)))
        return seen.flatMap((found) => found ?? [])
      }
      const open = await dataRequests.findOpen(mostShown)
      const items = await Promise.all(
        open.map(
          async (one) => html`<li class="card"><p><strong>${say.due(readableDay(one.dueOn))}</strong>
          ${one.dueOn < today ? html`<span class="badge badge-danger">${say.overdue}</span>` : ''}</p>
        <p>${say.facts(readableDay(localDay(one.at)), readableDay(one.replyBy), one.article)}</p>
        <p>${say.cases} ${(await casesOf(one)).map(({ id, receiptCode }) => html`<a href="/can-bo/vu-viec/${id}">${receiptCode}</a> `)}</p>
        <form method="post" action="${path}">${csrfField(request)}<input type="hidden" name="key" value="${one.key}"><button class="button">${say.done}</button></form></li>`,
        ),
      )
      const main = html`<h1>${say.title}</h1><p>${say.help}</p>${open.length === 0 ? html`<p>${say.none}</p>` : ''}<ul class="cards">${items}</ul>`
      response.send(page({ title: say.title, main, request, wide: true, current: path }))
    }),
    post(path, async (request, response) => {
      const { key } = typedSchema.parse(request.body)
      await dataRequests.markDone(key, { accountId: accountOf(request).id, at: clock.now() })
      response.redirect(303, path)
    }),
  ],
}
