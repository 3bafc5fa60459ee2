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
import { accountOf, sessionTokenOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { ownAccountWording as say } from './accounts-wording.js'
import { signInWording } from './sign-in-wording.js'

export const ownAccountPath = '/can-bo/tai-khoan-cua-toi'
const path = ownAccountPath
const passwordForm = z.object({ current: z.string().max(500), password: z.string().max(500) })

const fields: FormField[] = [
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
/** `isAway`: whether the account isn't at the desk today; null: it has none. */
type Shown = { sessions: Sessions; error: string | null; notice: string | null; isAway: boolean | null }

const deskCard = (request: Request, id: string, isAway: boolean): Html =>
  html`<section class="card narrow"><h2>${say.desk.heading}</h2><p>${isAway ? say.desk.away : say.desk.present}</p>
    ${presenceForm(request, { id, isAway, label: isAway ? say.desk.markPresent : say.desk.markAway })}</section>`

const view = (request: Request, { sessions, error, notice, isAway }: Shown): string => {
  const { id, userName, role, communeCode } = accountOf(request)
  const place = communeCode ? (getCommune(communeCode)?.name ?? '') : ''
  const main = html`<h1>${say.title}</h1><p class="muted">${say.signedInAs(userName, roles[role].label, place)}</p>${doneNotice(notice)}
    ${isAway === null ? '' : deskCard(request, id, isAway)}
    <section class="card narrow"><h2>${say.change}</h2>
      ${form({ request, action: `${path}/mat-khau`, fields, submit: say.change, error })}</section>
    <section class="card narrow"><h2>${say.sessions}</h2><ul>${sessions.map(
      ({ begunAt, device, isThis }) =>
        html`<li>${device || say.unknownDevice}${isThis ? ` (${say.thisOne})` : ''}${begunAt ? html` <span class="muted">${say.since(`${localTime(begunAt)} ${readableDay(localDay(begunAt))}`)}</span>` : ''}</li>`,
    )}</ul>
      ${sessions.length > 1 ? form({ request, action: `${path}/dang-xuat-noi-khac`, fields: [], submit: say.endOthers, isMain: false }) : ''}</section>`
  return page({ title: say.title, main, request, current: path })
}

const notices: Readonly<Record<string, string>> = { 'mat-khau': say.changed, phien: say.ended }

/** Everybody's own account: the password, and where it is signed in. */
export const ownAccountPage: WebPage = {
  path,
  title: say.title,
  who: 'staff',
  actions: ({ accounts, cases, clock }) => {
    const isAway = async (account: Account): Promise<boolean | null> =>
      account.communeCode && takesTurns(account, account.communeCode)
        ? (await cases.desk.findAway([account.id], clock.now())).has(account.id)
        : null
    const tokenOf = (request: Request): string => sessionTokenOf(request) ?? ''
    const show = async (request: Request, shown: Omit<Shown, 'sessions' | 'isAway'>): Promise<string> =>
      view(request, {
        ...shown,
        isAway: await isAway(accountOf(request)),
        sessions: await accounts.findSessions(accountOf(request), tokenOf(request), clock.now()),
      })
    return [
      get(path, async (request, response) => {
        const { xong } = request.query
        response.send(await show(request, { error: null, notice: (typeof xong === 'string' && notices[xong]) || null }))
      }),
      post(`${path}/mat-khau`, async (request, response) => {
        const typed = passwordForm.parse(request.body)
        try {
          await accounts.changeOwnPassword(accountOf(request), { ...typed, token: tokenOf(request), at: clock.now() })
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error
          response.status(400).send(await show(request, { error: error.message, notice: null }))
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
