import type { Request } from 'express'
import { z } from 'zod'
import type { AccountEntry, Proposal } from '../../accounts/account-store.js'
import { roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { proposalsWording as say } from './proposals-wording.js'

export const proposalsPath = '/tai-khoan/xac-nhan'

/** Where a second person confirms what an administrator proposed for somebody's account. */
export const proposalsPage: WebPage = {
  path: proposalsPath,
  title: say.title,
  who: ['manage_accounts', 'lead_commune', 'consent_to_officers'],
  actions: (parts) => actionsOf(parts),
}

const answerForm = z.object({ id: z.string().max(60), proposal: z.string().max(60) })

type Waiting = { entry: AccountEntry; proposal: Proposal }

const whatOf = ({ entry, proposal }: Waiting): string => {
  if (proposal.what !== 'role') return say.what[proposal.what](entry.displayName, entry.userName)
  const place = proposal.communeCode ? (getCommune(proposal.communeCode)?.name ?? '') : ''
  return say.what.role(entry.displayName, entry.userName, `${roles[proposal.role].label}${place && `, ${place}`}`)
}

const askedBy = ({ proposal }: Waiting, nameOf: (id: string) => string): string =>
  say.askedBy(nameOf(proposal.askedBy), `${localTime(proposal.at)} ${readableDay(localDay(proposal.at))}`)

const toConfirmCard = (request: Request, waiting: Waiting, nameOf: (id: string) => string): Html => {
  const { entry, proposal } = waiting
  const answer = (step: string, label: string, className: string) =>
    form({
      request,
      action: `${proposalsPath}/${step}`,
      fields: [],
      submit: html`<button class="${className}">${label}<span class="visually-hidden"> ${entry.userName}</span></button>`,
      fixed: { id: entry.id, proposal: proposal.id },
    })
  return html`<li class="card"><p><strong>${whatOf(waiting)}</strong> <span class="muted">${askedBy(waiting, nameOf)}</span></p>
    <p>${say.help}</p><div class="actions">${answer('dong-y', say.confirm, 'button')}${answer('tu-choi', say.decline, 'button-quiet')}</div></li>`
}

const actionsOf = ({ accounts, clock }: WebParts) => {
  const show = async (request: Request, { link, notice }: { link: string | null; notice: string | null }) => {
    const [{ toConfirm, own }, all] = await Promise.all([
      accounts.proposals.find(accountOf(request), clock.now()),
      accounts.findAll(),
    ])
    const nameOf = (id: string) => all.find((one) => one.id === id)?.displayName ?? say.somebody
    const main = html`<h1>${say.title}</h1>${doneNotice(notice)}
      ${link ? html`<div class="notice" role="status"><p>${say.link}</p><p><code>${link}</code></p></div>` : ''}
      ${toConfirm.length === 0 ? html`<p>${say.none}</p>` : html`<ul class="cards">${toConfirm.map((one) => toConfirmCard(request, one, nameOf))}</ul>`}
      ${own.length === 0 ? '' : html`<section><h2>${say.own}</h2><ul>${own.map((one) => html`<li>${whatOf(one)} <span class="muted">${askedBy(one, nameOf)}</span></li>`)}</ul></section>`}`
    return page({ title: say.title, main, request, current: '/tai-khoan' })
  }
  const answer = (isConfirmed: boolean) =>
    post(`${proposalsPath}/${isConfirmed ? 'dong-y' : 'tu-choi'}`, async (request, response) => {
      const { id, proposal: proposalId } = answerForm.parse(request.body)
      const by = accountOf(request)
      const link = await accounts.proposals.answer({ by, id, proposalId, isConfirmed, at: clock.now() })
      response.send(await show(request, { link, notice: isConfirmed ? say.confirmed : say.declined }))
    })
  return [
    get(proposalsPath, async (request, response) => {
      response.send(await show(request, { link: null, notice: null }))
    }),
    answer(true),
    answer(false),
  ]
}
