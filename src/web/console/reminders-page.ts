import type { Request } from 'express'
import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { mostOfList } from '../../cases/inbox/find-inbox.js'
import { channelOf } from '../../messaging/message.js'
import type { Counted, DigestNotice, IdentityNotice, Reminder, StepNotice } from '../../reminders/reminder.js'
import { remindersPath } from '../../reminders/reminders.js'
import { reminderWording } from '../../reminders/wording.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { identityPage } from './identity-page.js'
import { inboxRow } from './inbox-row.js'
import { inboxWording } from './inbox-wording.js'
import { remindersWording as say } from './wording.js'

const mostShown = 200

/** What an account is reminded of, the day's digest, and where else it wants to read that. */
export const remindersPage: WebPage = {
  path: remindersPath,
  title: say.title,
  who: ['handle_cases', 'handle_protected', 'lend_identity'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

type StepReminder = Reminder & StepNotice

const badges = {
  urged: 'badge-warning',
  half: 'badge-ok',
  before: 'badge-warning',
  day: 'badge-danger',
  after: 'badge-danger',
} as const

/** What the step says today: who was told on the last day reads on the next that it is over. */
const stepBadge = ({ step, dueOn }: StepReminder, today: string): Html => {
  const now = dueOn < today ? 'after' : step
  return html`<span class="badge ${badges[now]}">${reminderWording.steps[now](dueOn)}</span>`
}

/** Every reminder that a case caused; nothing where it caused none. */
export const remindedCard = (reminders: readonly StepReminder[]): Html | '' =>
  reminders.length === 0
    ? ''
    : html`<section class="card" aria-labelledby="reminded"><h2 id="reminded">${say.ofCase}</h2>
    <ol class="timeline">${reminders.map(
      ({ duty, step, dueOn, createdAt, accounts }) =>
        html`<li><strong>${say.stepNames[step]}</strong>: ${duty} (${say.dueOn(readableDay(dueOn))}) <span class="muted">${localTime(createdAt)} ${readableDay(localDay(createdAt))}, ${say.told(accounts.length)}</span></li>`,
    )}</ol></section>`

const reminderCard = (request: Request, reminder: StepReminder, today: string): Html => {
  const { key, caseId, receiptCode, duty, unread, by } = reminder
  const isNew = unread.includes(accountOf(request).id)
  const name = receiptCode ?? say.protectedCase
  return html`<li class="card"><p><a href="/can-bo/vu-viec/${caseId}"><strong>${name}</strong></a> ${stepBadge(reminder, today)}${isNew ? html` <span class="badge badge-warning">${say.isNew}</span>` : ''}</p>
    <p>${duty}</p>${by ? html`<p>${say.urgedBy(by)}</p>` : ''}${isNew ? readForm(request, key, html`<button class="button-quiet">${say.read}<span class="visually-hidden">: ${name}, ${duty}</span></button>`) : ''}</li>`
}

/** Neither case nor officer: both stand on the page that it leads to. */
const identityCard = (request: Request, { key, isAgain, unread }: Reminder & IdentityNotice): Html => {
  const isNew = unread.includes(accountOf(request).id)
  return html`<li class="card"><p><a href="${identityPage.path}"><strong>${say.identityAsked}</strong></a>${isAgain ? html` <span class="badge badge-danger">${say.identityWaits}</span>` : ''}${isNew ? html` <span class="badge badge-warning">${say.isNew}</span>` : ''}</p>
    ${isNew ? readForm(request, key, html`<button class="button-quiet">${say.read}<span class="visually-hidden">: ${say.identityAsked}</span></button>`) : ''}</li>`
}

/** Without a key all of them. */
const readForm = (request: Request, key: string, submit: string | Html): Html =>
  form({ request, action: `${remindersPath}/da-doc`, fields: [], submit, fixed: { key }, isMain: false })

const digestCard = ({ counts }: DigestNotice): Html => {
  const rows = (Object.entries(counts) as [keyof typeof counts, Counted][]).filter(([, { count }]) => count > 0)
  return rows.length === 0
    ? html`<p>${say.nothingToday}</p>`
    : html`<ul class="timeline">${rows.map(
        ([name, { count, codes }]) =>
          html`<li><strong>${reminderWording.lists[name]}: ${count}</strong>${codes.length > 0 ? html`<br><span class="muted">${codes.join(', ')}${count > codes.length ? ', …' : ''}</span>` : ''}</li>`,
      )}</ul>`
}

/** What was just asked for on this page. */
type Shown = { chatCode?: string; typedEmail?: string; isCodeSent?: boolean; error?: string }

const actionsOf = ({ reminders, cases, clock }: WebParts) => {
  const chatBox = (request: Request, chat: string | null, { chatCode }: Shown): Html => {
    const button = (path: string, submit: string) =>
      form({ request, action: `${remindersPath}/${path}`, fields: [], submit, isMain: false })
    const platform = chat && (say.platforms[channelOf(chat)] ?? channelOf(chat))
    return html`<h3>${say.chat}</h3>
      <p>${platform ? say.chatLinked(platform) : say.chatNone}</p>
      ${chatCode ? html`<div class="notice" role="status"><p>${say.sendCode}</p><p><code>/lienket ${chatCode}</code></p></div>` : ''}
      ${platform ? button('bo-tin-nhan', say.remove) : button('lay-ma', say.getCode)}`
  }

  const emailBox = (request: Request, email: string | null, { typedEmail = '', isCodeSent, error }: Shown): Html => {
    const address = {
      name: 'email',
      label: say.emailAddress,
      required: true,
      maxLength: 200,
      input: { kind: 'text' },
    } as const
    const code = { name: 'code', label: say.code, required: true, maxLength: 20, input: { kind: 'text' } } as const
    const boxed = { request, isMain: false, error: error ?? null }
    return html`<h3>${say.email}</h3>${email ? html`<p>${say.emailIs(email)}</p>${form({ request, action: `${remindersPath}/bo-thu`, fields: [], submit: say.remove, isMain: false })}` : ''}
      ${
        isCodeSent
          ? html`<p class="notice" role="status">${say.codeSent}</p>${form({ ...boxed, action: `${remindersPath}/xac-nhan`, fields: [code], submit: say.confirm })}`
          : email
            ? ''
            : form({
                ...boxed,
                action: `${remindersPath}/gui-ma`,
                fields: [address],
                submit: say.sendEmailCode,
                values: { email: typedEmail },
              })
      }`
  }

  /** The cases of these that the account can't open, as one whose keys were lost. */
  const findClosed = async (account: Account, standing: readonly StepReminder[]): Promise<Set<string>> => {
    if (!can(account, 'view_protected')) return new Set()
    const ids = [...new Set(standing.map(({ caseId }) => caseId))]
    const found = await Promise.all(ids.map((id) => cases.findOneFor(account, id)))
    return new Set(ids.filter((_id, index) => found[index] === null))
  }

  const show = async (request: Request, shown: Shown = {}): Promise<string> => {
    const account = accountOf(request)
    const { id } = account
    const now = clock.now()
    const [standing, asks, digest, way, overdue] = await Promise.all([
      reminders.findStanding(id, mostShown),
      reminders.findIdentityNotices(id),
      reminders.findLastDigest(id),
      reminders.getWay(id),
      cases.findFor(account, { queue: 'overdue' }, now),
    ])
    const closed = await findClosed(account, standing)
    const shownOnes = standing.filter(({ caseId }) => !closed.has(caseId))
    const reminded = new Set(standing.map(({ caseId }) => caseId))
    const unsaid = overdue.cases.filter((found) => !reminded.has(found.id))
    const next = reminders.nextAt()
    const list = (found: Case): Html => inboxRow(found, { account, now, isNew: false, list: '' })
    const hasNew = [...standing, ...asks].some(({ unread }) => unread.includes(id)) || digest?.unread.includes(id)
    const main = html`<h1>${say.title}</h1><p>${say.help}</p>
      ${digest ? html`<section class="card" aria-labelledby="digest"><h2 id="digest">${reminderWording.digest(digest.day)}</h2>${digestCard(digest)}</section>` : ''}
      <h2>${say.duties}</h2>${hasNew ? readForm(request, '', say.readAll) : ''}
      <p class="muted">${say.next(localTime(next), readableDay(localDay(next)))}</p>
      ${unsaid.length > 0 ? html`<h3>${say.overdue(inboxWording.counted(overdue.total, mostOfList))}</h3><ul class="inbox">${unsaid.map(list)}</ul>` : ''}
      ${closed.size > 0 ? html`<p class="notice notice-error">${say.closed(closed.size)} <a href="/can-bo/nguoi-xu-ly-to-cao">${say.closedWhere}</a></p>` : ''}
      ${asks.length > 0 ? html`<ul class="cards">${asks.map((one) => identityCard(request, one))}</ul>` : ''}
      ${standing.length === 0 ? (unsaid.length + asks.length === 0 ? html`<p>${say.none}</p>` : '') : html`<ul class="cards">${shownOnes.map((one) => reminderCard(request, one, localDay(clock.now())))}</ul>`}
      <section class="card" aria-labelledby="ways"><h2 id="ways">${say.ways}</h2><p>${say.waysHelp}</p>
        ${chatBox(request, way.chat, shown)}
        ${reminders.hasMail || way.email ? emailBox(request, way.email, shown) : ''}</section>`
    return page({ title: say.title, main, request, wide: true, current: remindersPath })
  }

  return [
    get(remindersPath, async (request, response) => {
      response.send(await show(request))
    }),

    post(`${remindersPath}/da-doc`, async (request, response) => {
      const { key } = z.object({ key: z.string().max(300) }).parse(request.body)
      await reminders.markRead(accountOf(request).id, key || null)
      response.redirect(303, remindersPath)
    }),

    post(`${remindersPath}/lay-ma`, async (request, response) => {
      response.send(await show(request, { chatCode: await reminders.createChatCode(accountOf(request).id) }))
    }),
    post(`${remindersPath}/bo-tin-nhan`, async (request, response) => {
      await reminders.removeWay(accountOf(request).id, 'chat', clock.now())
      response.redirect(303, remindersPath)
    }),

    post(`${remindersPath}/gui-ma`, async (request, response) => {
      const { email } = z.object({ email: z.string().max(500) }).parse(request.body)
      await orShow(request, { typedEmail: email }, async () => {
        await reminders.sendEmailCode(accountOf(request).id, email)
        response.send(await show(request, { isCodeSent: true }))
      }).then((shown) => shown && response.status(400).send(shown))
    }),
    post(`${remindersPath}/xac-nhan`, async (request, response) => {
      const { code } = z.object({ code: z.string().max(100) }).parse(request.body)
      await orShow(request, { isCodeSent: true }, async () => {
        await reminders.confirmEmail(accountOf(request).id, code, clock.now())
        response.redirect(303, remindersPath)
      }).then((shown) => shown && response.status(400).send(shown))
    }),
    post(`${remindersPath}/bo-thu`, async (request, response) => {
      await reminders.removeWay(accountOf(request).id, 'email', clock.now())
      response.redirect(303, remindersPath)
    }),
  ]

  /** Does it; what was wrong with the input is shown on the page, which is returned. */
  async function orShow(request: Request, shown: Shown, run: () => Promise<void>): Promise<string | null> {
    try {
      await run()
      return null
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      return show(request, { ...shown, error: error.message })
    }
  }
}
