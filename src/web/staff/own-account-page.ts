import type { Request } from 'express'
import { z } from 'zod'
import { type Account, roles } from '../../accounts/roles.js'
import { takesTurns } from '../../cases/assignment/give-out.js'
import { getCommune } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { presenceForm } from '../console/day-view.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf, sessionTokenOf, setSessionCookie } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { ownAccountWording as say } from './accounts-wording.js'
import { auditWording } from './audit-wording.js'
import { codeField, type FactorState, factorActions, factorCard } from './own-factor.js'
import { proposalsPath } from './proposals-page.js'
import { proposalsWording as proposals } from './proposals-wording.js'
import { secondStepWording } from './second-step-wording.js'
import { signInWording } from './sign-in-wording.js'

export const ownAccountPath = '/can-bo/tai-khoan-cua-toi'
const path = ownAccountPath
const passwordForm = z.object({
  current: z.string().max(500),
  password: z.string().max(500),
  code: z.string().max(60).default(''),
})

const passwordFields: FormField[] = [
  {
    name: 'current',
    label: say.current,
    required: true,
    input: { kind: 'text', type: 'password', autocomplete: 'current-password' },
  },
  {
    name: 'password',
    label: signInWording.newPassword,
    help: signInWording.passwordHelp,
    required: true,
    input: { kind: 'text', type: 'password', autocomplete: 'new-password' },
  },
]

type Sessions = readonly { begunAt: Date | null; device: string | null; isThis: boolean }[]
/** What others did to the account; `isNew`: since its owner read of it. `toConfirm`: how many proposals wait for it. */
type News = { entries: { at: Date; what: string; by: string }[]; isNew: boolean; toConfirm: number }
/** `isAway`: whether the account isn't at the desk today; null: it has none. */
type Shown = {
  sessions: Sessions
  error: string | null
  notice: string | null
  isAway: boolean | null
  factor: FactorState
  factorError: string | null
  news: News
}

const newsCard = (request: Request, { entries, isNew, toConfirm }: News): Html =>
  html`${toConfirm > 0 ? html`<p class="notice notice-warning"><a href="${proposalsPath}">${proposals.title} (${toConfirm})</a></p>` : ''}${
    entries.length === 0
      ? ''
      : html`<section class="card narrow${isNew ? ' notice-warning' : ''}"><h2>${proposals.news.heading}</h2>
      <ul>${entries.map(({ at, what, by }) => html`<li>${auditWording.whats[what] ?? what} <span class="muted">${by}, ${localTime(at)} ${readableDay(localDay(at))}</span></li>`)}</ul>
      ${isNew ? html`<p>${proposals.news.help}</p>${form({ request, action: `${path}/da-doc`, fields: [], submit: proposals.news.read, isMain: false })}` : ''}</section>`
  }`

const deskCard = (request: Request, id: string, isAway: boolean): Html =>
  html`<section class="card narrow"><h2>${say.desk.heading}</h2><p>${isAway ? say.desk.away : say.desk.present}</p>
    ${presenceForm(request, { id, isAway, label: isAway ? say.desk.markPresent : say.desk.markAway })}</section>`

const view = (request: Request, { sessions, error, notice, isAway, factor, factorError, news }: Shown): string => {
  const { id, userName, role, communeCode } = accountOf(request)
  const place = communeCode ? (getCommune(communeCode)?.name ?? '') : ''
  const main = html`<h1>${say.title}</h1><p class="muted">${say.signedInAs(userName, roles[role].label, place)}</p>${doneNotice(notice)}
    ${newsCard(request, news)}
    ${isAway === null ? '' : deskCard(request, id, isAway)}
    <section class="card narrow"><h2>${say.change}</h2>
      ${form({ request, action: `${path}/mat-khau`, fields: [...passwordFields, ...(factor ? [codeField] : [])], submit: say.change, error })}</section>
    ${factorCard(request, { factor, error: factorError })}
    <section class="card narrow"><h2>${say.sessions}</h2><ul>${sessions.map(
      ({ begunAt, device, isThis }) =>
        html`<li>${device || say.unknownDevice}${isThis ? ` (${say.thisOne})` : ''}${begunAt ? html` <span class="muted">${say.since(`${localTime(begunAt)} ${readableDay(localDay(begunAt))}`)}</span>` : ''}</li>`,
    )}</ul>
      ${sessions.length > 1 ? form({ request, action: `${path}/dang-xuat-noi-khac`, fields: [], submit: say.endOthers, isMain: false }) : ''}</section>`
  return page({ title: say.title, main, request, current: path })
}

const notices: Readonly<Record<string, string>> = {
  'mat-khau': say.changed,
  phien: say.ended,
  'bo-ma': secondStepWording.own.removed,
}

/** Everybody's own account: the password, the second factor, and where it is signed in. */
export const ownAccountPage: WebPage = {
  path,
  title: say.title,
  who: 'staff',
  actions: (parts) => {
    const { accounts, cases, clock } = parts
    const isAway = async (account: Account): Promise<boolean | null> =>
      account.communeCode && takesTurns(account, account.communeCode)
        ? (await cases.desk.findAway([account.id], clock.now())).has(account.id)
        : null
    const findNews = async (account: Account): Promise<News> => {
      const [entries, all, isNew, { toConfirm }] = await Promise.all([
        accounts.ownNews.find(account),
        accounts.findAll(),
        accounts.ownNews.has(account),
        accounts.proposals.find(account, clock.now()),
      ])
      const nameOf = (id: string | null) => all.find((one) => one.id === id)?.displayName ?? proposals.news.owner
      return {
        entries: entries.map(({ at, what, accountId }) => ({ at, what, by: nameOf(accountId) })),
        isNew,
        toConfirm: toConfirm.length,
      }
    }
    const tokenOf = (request: Request): string => sessionTokenOf(request) ?? ''
    const show = async (
      request: Request,
      shown: Partial<Pick<Shown, 'error' | 'notice' | 'factorError'>>,
    ): Promise<string> =>
      view(request, {
        error: null,
        notice: null,
        factorError: null,
        ...shown,
        news: await findNews(accountOf(request)),
        factor: await accounts.secondFactor.find(accountOf(request)),
        isAway: await isAway(accountOf(request)),
        sessions: await accounts.findSessions(accountOf(request), tokenOf(request), clock.now()),
      })
    return [
      ...factorActions({ accounts, clock, refused: (request, factorError) => show(request, { factorError }) }),
      get(path, async (request, response) => {
        const { xong } = request.query
        response.send(await show(request, { notice: (typeof xong === 'string' && notices[xong]) || null }))
      }),
      post(`${path}/da-doc`, async (request, response) => {
        await accounts.ownNews.markRead(accountOf(request))
        response.redirect(303, path)
      }),
      post(`${path}/mat-khau`, async (request, response) => {
        const typed = passwordForm.parse(request.body)
        try {
          const form = { ...typed, token: tokenOf(request), at: clock.now() }
          setSessionCookie(response, await accounts.changeOwnPassword(accountOf(request), form), parts)
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error
          response.status(400).send(await show(request, { error: error.message }))
          return
        }
        response.redirect(303, `${path}?xong=mat-khau`)
      }),
      post(`${path}/dang-xuat-noi-khac`, async (request, response) => {
        await accounts.endOtherSessions(accountOf(request), tokenOf(request), clock.now())
        response.redirect(303, `${path}?xong=phien`)
      }),
    ]
  },
}
