import type { Request, Response } from 'express'
import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import { addDays } from '../../deadlines/working-days.js'
import {
  type CommuneContact,
  type CommuneContactFields,
  type ContactFieldName,
  type ContactProposal,
  closuresAhead,
  communeContactSchema,
  contactFieldNames,
} from '../../places/commune-contact.js'
import { getCommune } from '../../places/communes.js'
import { contactLabels } from '../../places/wording.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { Conflict, Forbidden, InvalidInput } from '../../shared/errors.js'
import { csrfField, errorsOf, type FormErrors, type FormField, form, formField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { formWording, securityWording } from '../kit/wording.js'
import { communePath } from '../public-pages/addresses.js'
import { communeChooser, communeOf, isForOther } from './commune-choice.js'
import { contactsWording as say } from './contacts-wording.js'

const path = '/can-bo/lien-he'
export const contactsApprovalPath = `${path}/duyet`

const areas = new Set<ContactFieldName>(['services', 'receptionSchedule', 'conciliation', 'legalAid'])
const sectionFields: Readonly<Record<keyof typeof say.sections, readonly ContactFieldName[]>> = {
  office: ['address', 'location', 'hours', 'phone', 'email'],
  heads: ['leaderName', 'leaderPhone', 'leaderEmail', 'deputyName', 'deputyPhone', 'deputyEmail'],
  services: ['services', 'serviceHours', 'servicePhone'],
  police: ['policeAddress', 'policeHours', 'policePhone'],
  people: ['receptionSchedule', 'conciliation', 'legalAid'],
}

const fieldOf = (name: ContactFieldName): FormField => {
  const help = say.fieldHelp[name] ?? (name.endsWith('Hours') ? say.fieldHelp.hours : undefined)
  return {
    name,
    label: contactLabels[name],
    ...(help && { help }),
    input: areas.has(name) ? { kind: 'textarea' } : { kind: 'text' },
  }
}

const maxDays = 60
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** `today`: the day before which no closure is told. An empty last day is the first one. */
const closureSchema = (today: string) =>
  z
    .object({
      from: z
        .string()
        .trim()
        .refine((day) => isDay(day) && day >= today, say.closureDay),
      to: z
        .string()
        .trim()
        .refine((day) => day === '' || isDay(day), say.closureDay),
      reason: z.string().trim().min(1, say.closureWhy).max(200),
    })
    .transform(({ from, to, reason }) => ({ from, to: to || from, reason }))
    .refine(({ from, to }) => to >= from, { path: ['to'], message: say.closureOrder })
    .refine(({ from, to }) => to <= addDays(from, maxDays - 1), { path: ['to'], message: say.closureLong })

/** `isOld`: somebody else wrote since the form was opened. */
type Refused = {
  typed: Readonly<Record<string, string>>
  errors: FormErrors
  form: 'contact' | 'closure'
  isOld?: true
}

const notices: Readonly<Record<string, string>> = {
  xong: say.saved,
  gui: say.proposed,
  nguyen: say.unchanged,
  dong: say.closureAdded,
  mo: say.closureRemoved,
}

const changedIn = (typed: CommuneContactFields, before: CommuneContactFields): Partial<CommuneContactFields> =>
  Object.fromEntries(
    contactFieldNames.filter((name) => typed[name] !== before[name]).map((name) => [name, typed[name]]),
  )

/** The form for a commune's own address, hours, telephones, and the days on which it is closed. */
export const contactsPage: WebPage = {
  path,
  title: say.title,
  who: ['edit_contacts'],
  navigation: say.short,
  actions: ({ places, reception, clock }) => {
    const send = async (request: Request, response: Response, refused: Refused | null = null): Promise<void> => {
      const code = communeOf(accountOf(request), refused ? refused.typed.xa : request.query.xa)
      const notice = Object.entries(notices).find(([name]) => request.query[name] !== undefined)?.[1] ?? null
      if (refused) response.status(refused.isOld ? 409 : 400)
      const [contact, proposal] = code ? await Promise.all([places.getContact(code), places.getProposal(code)]) : []
      response.send(show(request, { code, contact, proposal, refused, notice, today: localDay(clock.now()) }))
    }
    /** The commune of a form that this account may change. Throws InvalidInput, Forbidden. */
    const communeToChange = (account: Account, xa: unknown): string => {
      const code = communeOf(account, xa)
      if (!code) throw new InvalidInput(say.communeMissing)
      if (isForOther(code, xa)) throw new Forbidden(securityWording.notYours)
      if (!can(account, 'edit_contacts', code)) throw new Forbidden(securityWording.notYours)
      return code
    }
    return [
      get(path, (request, response) => send(request, response)),
      post(path, async (request, response) => {
        const account = accountOf(request)
        const { xa, seen, ...typed } = typedIn(request)
        const code = communeToChange(account, xa)
        const checked = communeContactSchema.safeParse(typed)
        if (!checked.success)
          return send(request, response, {
            typed: { ...typed, xa: code },
            errors: errorsOf(checked.error),
            form: 'contact',
          })
        const before = await places.getContact(code)
        const change = { communeCode: code, seen: Number(seen) || 0, accountId: account.id, at: clock.now() }
        const approves = can(account, 'approve_contacts')
        const fields = changedIn(checked.data, before)
        if (!approves && Object.keys(fields).length === 0 && !(await places.getProposal(code)))
          return response.redirect(303, `${path}?xa=${code}&nguyen`)
        try {
          if (approves) await places.saveContact({ ...change, fields: checked.data })
          else await places.propose({ ...change, fields, by: { accountId: account.id, name: account.displayName } })
        } catch (error) {
          if (!(error instanceof Conflict)) throw error
          return send(request, response, {
            typed: { ...typed, xa: code },
            errors: new Map(),
            form: 'contact',
            isOld: true,
          })
        }
        response.redirect(303, `${path}?xa=${code}&${approves ? 'xong' : 'gui'}`)
      }),
      post(`${path}/dong-cua`, async (request, response) => {
        const account = accountOf(request)
        const { xa, ...typed } = typedIn(request)
        const code = communeToChange(account, xa)
        const checked = closureSchema(localDay(clock.now())).safeParse(typed)
        if (!checked.success)
          return send(request, response, {
            typed: { ...typed, xa: code },
            errors: errorsOf(checked.error),
            form: 'closure',
          })
        const { from, to } = checked.data
        const posted = await reception.findPosted(code, clock.now())
        const received = posted.filter(({ day }) => from <= day && day <= to).map(({ day }) => readableDay(day))
        if (received.length > 0)
          return send(request, response, {
            typed: { ...typed, xa: code },
            errors: new Map([['from', say.closureReceives(received)]]),
            form: 'closure',
          })
        const doer = { communeCode: code, accountId: account.id, at: clock.now() }
        await places.addClosure({ ...doer, closure: checked.data })
        response.redirect(303, `${path}?xa=${code}&dong#closures`)
      }),
      post(`${path}/mo-cua`, async (request, response) => {
        const account = accountOf(request)
        const { xa, id = '' } = typedIn(request)
        const code = communeToChange(account, xa)
        await places.removeClosure({ communeCode: code, id, accountId: account.id, at: clock.now() })
        response.redirect(303, `${path}?xa=${code}&mo#closures`)
      }),
    ]
  },
}

export const readableTime = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

const proposalNotice = (proposal: ContactProposal | null | undefined, approves: boolean): Html => {
  if (!proposal) return html``
  if (approves)
    return proposal.returned
      ? html``
      : html`<p class="notice">${say.waitingProvince} <a href="${contactsApprovalPath}">${say.toApproval}</a></p>`
  return proposal.returned
    ? html`<div class="notice notice-error" role="status"><p>${say.returned(proposal.returned.name, readableTime(proposal.returned.at), proposal.returned.reason)}</p><p>${say.returnedHelp}</p></div>`
    : html`<p class="notice" role="status">${say.waiting(proposal.by.name, readableTime(proposal.at))}</p>`
}

type Shown = {
  code: string | null
  contact: CommuneContact | undefined
  proposal: ContactProposal | null | undefined
  refused: Refused | null
  notice: string | null
  today: string
}

/** What was typed stands in the form; beside it what is there by now where that differs. */
const changedMeanwhile = (typed: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): Html =>
  html`<div class="notice notice-error" role="alert"><p>${say.changedMeanwhile}</p><ul>${contactFieldNames
    .filter((name) => (typed[name] || null) !== (now[name] ?? null))
    .map(
      (name) => html`<li>${contactLabels[name]}: ${say.isNow} “${String(now[name] ?? say.isEmpty)}”</li>`,
    )}</ul></div>`

const contactForm = (
  request: Request,
  code: string,
  { contact, proposal, refused }: Shown,
  approves: boolean,
): Html => {
  const isRefused = refused?.form === 'contact'
  const shown: Readonly<Record<string, unknown>> = isRefused
    ? refused.typed
    : { ...contact, ...(approves ? {} : proposal?.fields) }
  const errors = isRefused ? refused.errors : new Map<string, string>()
  const input = (name: ContactFieldName): Html => {
    const value = shown[name]
    return formField(fieldOf(name), { value: typeof value === 'string' ? value : '', error: errors.get(name) })
  }
  return html`<form method="post" action="${path}" class="card narrow" data-draft="${code}">${csrfField(request)}${hidden('xa', code)}${hidden('seen', contact?.revision ?? 0)}
    <div class="notice" role="status" data-draft-back hidden><p>${say.draftBack}</p><div class="actions"><button class="button-quiet" type="button" data-draft-fill="typed">${say.draftTyped}</button><button class="button-quiet" type="button" data-draft-fill="sent">${say.draftSaved}</button></div></div>
    ${refused?.isOld ? changedMeanwhile(shown, { ...contact, ...(approves ? {} : proposal?.fields) }) : ''}${errors.size > 0 ? html`<p class="field-error" role="alert">${formWording.hasErrors(errors.size)}</p>` : ''}
    ${Object.entries(sectionFields).map(([section, names]) => html`<fieldset class="plain"><legend>${say.sections[section as keyof typeof say.sections]}</legend>${names.map(input)}</fieldset>`)}
    <button class="button">${approves ? say.save : say.propose}</button></form>`
}

const closureFields: FormField[] = [
  { name: 'from', label: say.closureFrom, required: true, input: { kind: 'text', type: 'date' } },
  { name: 'to', label: say.closureTo, input: { kind: 'text', type: 'date' } },
  { name: 'reason', label: say.closureReason, required: true, maxLength: 200, input: { kind: 'text' } },
]

const closuresCard = (request: Request, code: string, { contact, refused, today }: Shown): Html => {
  const ahead = contact ? closuresAhead(contact, today) : []
  const isRefused = refused?.form === 'closure'
  return html`<section class="card narrow" aria-labelledby="closures"><h2 id="closures">${say.closures}</h2><p>${say.closuresHelp}</p>
    ${ahead.length === 0 ? html`<p class="muted">${say.noClosures}</p>` : ''}
    <ul class="links">${ahead.map(
      ({ id, from, to, reason }) =>
        html`<li>${say.closureDays(readableDay(from), readableDay(to))}: ${reason} ${form({ request, name: `open-${id}`, action: `${path}/mo-cua`, fields: [], submit: say.removeClosure, fixed: { xa: code, id }, isMain: false })}</li>`,
    )}</ul>
    ${form({ request, name: 'closure', action: `${path}/dong-cua`, fields: closureFields, submit: say.addClosure, fixed: { xa: code }, values: isRefused ? refused.typed : {}, errors: isRefused ? refused.errors : new Map(), isMain: false })}</section>`
}

const show = (request: Request, shown: Shown): string => {
  const account = accountOf(request)
  const { code, notice, proposal } = shown
  const approves = can(account, 'approve_contacts')
  const commune = code ? getCommune(code) : undefined
  const main = html`<h1>${say.title}${commune ? `: ${commune.name}` : ''}</h1><p>${say.help} ${approves ? '' : say.helpProposal}</p>
    ${commune ? html`<p><a href="${communePath(commune)}">${say.publicPage}</a></p>` : ''}
    ${approves ? html`<p><a href="${contactsApprovalPath}">${say.toApproval}</a></p>${communeChooser(path, code)}` : ''}${doneNotice(notice)}
    ${code ? html`${proposalNotice(proposal, approves)}${contactForm(request, code, shown, approves)}${closuresCard(request, code, shown)}` : ''}`
  return page({ title: say.title, main, request, wide: true, current: path })
}
