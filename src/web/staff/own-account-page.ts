import type { Request } from 'express'
import { z } from 'zod'
import { roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { type FormField, form } from '../kit/form.js'
import { html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf, sessionTokenOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { ownAccountWording as say } from './accounts-wording.js'
import { signInWording } from './sign-in-wording.js'

const path = '/can-bo/tai-khoan-cua-toi'
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
type Shown = { sessions: Sessions; error: string | null; notice: string | null }

const view = (request: Request, { sessions, error, notice }: Shown): string => {
  const { userName, role, communeCode } = accountOf(request)
  const place = communeCode ? (getCommune(communeCode)?.name ?? '') : ''
  const main = html`<h1>${say.title}</h1><p class="muted">${say.signedInAs(userName, roles[role].label, place)}</p>${doneNotice(notice)}
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
  actions: ({ accounts, clock }) => {
    const tokenOf = (request: Request): string => sessionTokenOf(request) ?? ''
    const show = async (request: Request, shown: Omit<Shown, 'sessions'>): Promise<string> =>
      view(request, {
        ...shown,
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
