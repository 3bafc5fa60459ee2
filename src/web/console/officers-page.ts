import type { Request } from 'express'
import { z } from 'zod'
import type { AccountEntry, KeyedAccount } from '../../accounts/account-store.js'
import type { OfficerNews } from '../../accounts/officer-news.js'
import type { StoredRecoveryKey } from '../../accounts/recovery-store.js'
import { can, consentersOf, type Role } from '../../accounts/roles.js'
import type { Reader } from '../../sealing/cases/case-keys.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf, sessionTokenOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { auditWording } from '../staff/audit-wording.js'
import { tiesPath } from './ties-page.js'
import { tiesWording } from './ties-wording.js'
import { officersWording as say } from './wording.js'

/**
 * Where those who open protected cases answer requests for new links, give each other the keys and read what happened to
 * each other's accounts.
 */
export const officersPage: WebPage = {
  path: '/can-bo/nguoi-xu-ly-to-cao',
  title: say.title,
  who: ['consent_to_officers', 'lend_identity'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

const answerForm = z.object({ id: z.string().max(60), request: z.string().max(60) })

const idForm = z.object({ id: z.string().max(60) })

type Link = { userName: string; address: string }

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

const askingCard = (request: Request, asking: OfficerNews['asking'][number], nameOf: (id: string) => string): Html => {
  const { id, displayName, userName, request: asked } = asking
  const answer = (path: string, label: string, className: string) =>
    form({
      request,
      action: `${officersPage.path}/${path}`,
      fields: [],
      submit: html`<button class="${className}">${label}<span class="visually-hidden"> ${userName}</span></button>`,
      fixed: { id, request: asked.id },
    })
  return html`<li class="card"><p><strong>${say.asks(nameOf(asked.askedBy), displayName, userName)}</strong> <span class="muted">${when(asked.at)}</span></p>
    <p>${say.askHelp}</p><div class="actions">${answer('dong-y', say.consent, 'button')}${answer('tu-choi', say.decline, 'button-quiet')}</div></li>`
}

const keyCard = (request: Request, { id, displayName, userName }: KeyedAccount): Html =>
  html`<li class="card"><p><strong>${say.keys.waits(displayName, userName)}</strong></p><p>${say.keys.grantHelp}</p>${form(
    {
      request,
      action: `${officersPage.path}/giao-khoa`,
      fields: [],
      submit: html`<button class="button">${say.keys.grant}<span class="visually-hidden"> ${userName}</span></button>`,
      fixed: { id },
    },
  )}</li>`

/** What was cut off when the colleague came into office, or hadn't reached them, is given on. */
const againForm = (request: Request, { id }: Reader, name: string): Html =>
  form({
    request,
    action: `${officersPage.path}/giao-lai`,
    fields: [],
    submit: html`<button class="button-quiet">${say.keys.again(name)}</button>`,
    fixed: { id },
    isMain: false,
  })

const recoveryCard = (request: Request, { id, holders, madeAt }: StoredRecoveryKey): Html =>
  html`<li class="card"><p><strong>${say.recovery.waits(holders.join(', '), readableDay(localDay(madeAt)))}</strong></p><p>${say.recovery.help}</p>${form(
    {
      request,
      action: `${officersPage.path}/khoa-khoi-phuc`,
      fields: [],
      submit: html`<button class="button">${say.recovery.confirm}</button>`,
      fixed: { id },
    },
  )}</li>`

const actionsOf = ({ accounts, cases, clock }: WebParts) => {
  const show = async (request: Request, link: Link | null, notice: string | null = null): Promise<string> => {
    const [{ asking, events }, all, waiting, readers, recoveryKeys] = await Promise.all([
      accounts.officerNews.find(accountOf(request)),
      accounts.findAll(),
      accounts.keys.findNotAdmitted(),
      accounts.keys.findReaders(),
      accounts.keys.findUnconfirmedRecovery(),
    ])
    const { id: own, role } = accountOf(request)
    const isWaiting = waiting.some(({ id }) => id === own)
    const isFirst = (one: { role: Role }): boolean =>
      !all.some(({ id, role: of }) => of === one.role && readers.some((reader) => reader.id === id))
    const toAdmit = waiting.filter((one) => consentersOf(one.role).includes(role) || isFirst(one))
    const confirms = can(accountOf(request), 'consent_to_officers') ? recoveryKeys : []
    const keyCards = isWaiting
      ? html`<p class="notice notice-warning">${say.keys.yours}</p>`
      : toAdmit.length + confirms.length === 0
        ? html`<p>${say.keys.none}</p>`
        : html`<ul class="cards">${toAdmit.map((one) => keyCard(request, one))}${confirms.map((one) => recoveryCard(request, one))}</ul>`
    const colleagues = readers.some(({ id }) => id === own) ? readers.filter(({ id }) => id !== own) : []
    const names = new Map(all.map(({ id, displayName }: AccountEntry) => [id, displayName]))
    const nameOf = (id: string | null): string => (id && names.get(id)) || say.owner
    const main = html`<h1>${say.title}</h1><p>${say.help}</p>${doneNotice(notice)}
      <p><a href="${tiesPath}">${tiesWording.open}</a>. ${tiesWording.openHelp}</p>
      ${link ? html`<div class="notice" role="status"><p>${say.linkFor(link.userName)}</p><p><code>${link.address}</code></p></div>` : ''}
      <h2>${say.asking}</h2>${asking.length === 0 ? html`<p>${say.noneAsking}</p>` : ''}
      <ul class="cards">${asking.map((one) => askingCard(request, one, nameOf))}</ul>
      <h2>${say.keys.heading}</h2><p>${say.keys.help}</p>${keyCards}
      ${colleagues.length === 0 ? '' : html`<p>${say.keys.againHelp}</p><div class="actions">${colleagues.map((one) => againForm(request, one, nameOf(one.id)))}</div>`}
      <h2>${say.events}</h2>
      <ol class="timeline">${events.map(
        ({ at, accountId, what, subject, isNew }) =>
          html`<li>${isNew ? html`<span class="badge badge-warning">${say.isNew}</span> ` : ''}${say.whats[what] ?? auditWording.whats[what] ?? what}: <strong>${nameOf(subject)}</strong> <span class="muted">${when(at)}, ${nameOf(accountId)}</span></li>`,
      )}</ol>
      ${
        events.some(({ isNew }) => isNew)
          ? form({ request, action: `${officersPage.path}/da-xem`, fields: [], submit: say.markRead, isMain: false })
          : ''
      }`
    return page({ title: say.title, main, request, wide: true, current: officersPage.path })
  }

  const inOffice = (request: Request) => ({
    by: accountOf(request),
    token: sessionTokenOf(request) ?? '',
    at: clock.now(),
  })

  return [
    get(officersPage.path, async (request, response) => {
      response.send(await show(request, null))
    }),

    post(`${officersPage.path}/dong-y`, async (request, response) => {
      const { id, request: requestId } = answerForm.parse(request.body)
      const address = await accounts.consentToLink(accountOf(request), { id, requestId }, clock.now())
      const userName = (await accounts.findAll()).find((entry) => entry.id === id)?.userName ?? ''
      response.send(await show(request, { userName, address }))
    }),

    post(`${officersPage.path}/tu-choi`, async (request, response) => {
      const { id, request: requestId } = answerForm.parse(request.body)
      await accounts.declineLink(accountOf(request), { id, requestId }, clock.now())
      response.redirect(303, officersPage.path)
    }),

    post(`${officersPage.path}/giao-khoa`, async (request, response) => {
      const { id } = idForm.parse(request.body)
      const reader = await accounts.keys.admit({ ...inOffice(request), id })
      await cases.grantKeys(accountOf(request), reader, clock.now())
      const name = (await accounts.findOne(id))?.displayName ?? ''
      response.send(await show(request, null, say.keys.granted(name)))
    }),

    post(`${officersPage.path}/giao-lai`, async (request, response) => {
      const { id } = idForm.parse(request.body)
      const reader = (await accounts.keys.findReaders()).find((one) => one.id === id)
      if (!reader) throw new NotFound(say.keys.notInOffice)
      const count = await cases.grantKeys(accountOf(request), reader, clock.now())
      const name = (await accounts.findOne(id))?.displayName ?? ''
      response.send(await show(request, null, say.keys.grantedAgain(name, count)))
    }),

    post(`${officersPage.path}/khoa-khoi-phuc`, async (request, response) => {
      const { id } = idForm.parse(request.body)
      await accounts.keys.confirmRecovery({ ...inOffice(request), id })
      response.send(await show(request, null, say.recovery.confirmed))
    }),

    post(`${officersPage.path}/da-xem`, async (request, response) => {
      await accounts.officerNews.markRead(accountOf(request), clock.now())
      response.redirect(303, officersPage.path)
    }),
  ]
}
