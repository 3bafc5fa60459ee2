import type { Request } from 'express'
import { z } from 'zod'
import { can } from '../../accounts/roles.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { form } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { undeliveredWording as say } from './wording.js'

const mostShown = 200
const sendAgainPath = '/can-bo/chua-gui-duoc/gui-lai'
const typedSchema = z.object({ key: z.string().max(100), back: z.string().max(200).default('') })

/** Dead letters: what couldn't be delivered, without its words, and 'send again'. */
export const undeliveredPage: WebPage = {
  path: '/can-bo/chua-gui-duoc',
  title: say.title,
  who: ['manage_delivery'],
  navigation: say.short,
  actions: ({ cases, messaging }) => {
    const caseOf = async (request: Request, { causedBy }: StoredOutgoing) => {
      const caseId = cases.caseIdIn(causedBy)
      return caseId === null ? null : cases.findOneFor(accountOf(request), caseId)
    }
    const row = async (request: Request, message: StoredOutgoing) => {
      const found = await caseOf(request, message)
      return [
        `${localTime(message.createdAt)} ${readableDay(localDay(message.createdAt))}`,
        message.channel,
        whyUndelivered(message),
        found ? html`<a href="/can-bo/vu-viec/${found.id}">${found.receiptCode}</a>` : say.answer,
        sendAgainForm(request, message),
      ]
    }
    return [
      get(undeliveredPage.path, async (request, response) => {
        const failed = await messaging.outboxStore.findFailed(mostShown)
        const rows = await Promise.all(failed.map((message) => row(request, message)))
        const main = html`<h1>${say.title}</h1><p>${say.help}</p>
          ${failed.length === 0 ? html`<p>${say.none}</p>` : table({ label: say.title, columns: Object.values(say.columns), rows })}`
        response.send(page({ title: say.title, main, request, wide: true, current: undeliveredPage.path }))
      }),
      // By who manages delivery, or by who handles the case that the message belongs to.
      post(
        sendAgainPath,
        async (request, response, next) => {
          const { key, back } = typedSchema.parse(request.body)
          const account = accountOf(request)
          const message = await messaging.outboxStore.getByKey(key)
          const found = message && (await caseOf(request, message))
          if (!message || (!found && !can(account, 'manage_delivery'))) return next()
          await messaging.outbox.sendAgain(message._id, account.id)
          response.redirect(303, found && back ? `/can-bo/vu-viec/${found.id}?xong` : undeliveredPage.path)
        },
        'staff',
      ),
    ]
  },
}

/** Why a message didn't arrive, for staff. */
export const whyUndelivered = ({ failure, failureReason }: StoredOutgoing): string =>
  `${failure ? say.failures[failure] : ''}${failureReason ? ` (${failureReason})` : ''}`

/** The button that sends a message again; `back` names the case to return to. */
export const sendAgainForm = (request: Request, { key }: StoredOutgoing, back = '') =>
  form({
    request,
    action: sendAgainPath,
    fields: [],
    submit: say.sendAgain,
    fixed: { key, ...(back && { back }) },
    isMain: false,
  })
