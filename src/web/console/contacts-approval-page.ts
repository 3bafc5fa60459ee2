import type { Request } from 'express'
import { z } from 'zod'
import {
  type CommuneContact,
  type ContactProposal,
  contactFieldNames,
  requiredContactFields,
} from '../../places/commune-contact.js'
import { getCommune } from '../../places/communes.js'
import { contactLabels } from '../../places/wording.js'
import { InvalidInput } from '../../shared/errors.js'
import { form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { contactsPage, contactsApprovalPath as path, readableTime } from './contacts-page.js'
import { contactsApprovalWording as say } from './contacts-wording.js'

const answerSchema = z.object({
  xa: z.string().max(10),
  id: z.string().max(60),
  text: z.string().trim().max(1000).default(''),
})

const notices: Readonly<Record<string, string>> = { duyet: say.approved, tra: say.returned }

/** What communes want published, and what they haven't said yet, for the province. */
export const contactsApprovalPage: WebPage = {
  path,
  title: say.title,
  who: ['approve_contacts'],
  actions: ({ places, clock }) => [
    get(path, async (request, response) => {
      const [proposals, contacts] = await Promise.all([places.findProposals(), places.findContacts()])
      const notice = Object.entries(notices).find(([name]) => request.query[name] !== undefined)?.[1] ?? null
      response.send(show(request, { proposals, contacts, notice }))
    }),
    post(path, async (request, response) => {
      const account = accountOf(request)
      const { xa, id } = answerSchema.parse(typedIn(request))
      await places.approve({ communeCode: xa, id, accountId: account.id, at: clock.now() })
      response.redirect(303, `${path}?duyet`)
    }),
    post(`${path}/tra-lai`, async (request, response) => {
      const account = accountOf(request)
      const { xa, id, text } = answerSchema.parse(typedIn(request))
      if (!text) throw new InvalidInput(say.reasonMissing)
      const doer = { accountId: account.id, at: clock.now() }
      await places.giveBack({ communeCode: xa, id, name: account.displayName, reason: text, ...doer })
      response.redirect(303, `${path}?tra`)
    }),
  ],
}

type Proposed = ContactProposal & { communeCode: string }

const proposalCard = (
  request: Request,
  { communeCode, fields, by, at, id }: Proposed,
  before: CommuneContact,
): Html => {
  const changed = contactFieldNames.filter((name) => name in fields)
  const fixed = { xa: communeCode, id }
  const name = getCommune(communeCode)?.name ?? communeCode
  const told = (value: string | null): Html | string => value ?? html`<span class="muted">${say.empty}</span>`
  return html`<section class="card" aria-labelledby="xa-${communeCode}"><h2 id="xa-${communeCode}">${name}</h2><p class="muted">${say.by(by.name, readableTime(at))}</p>
    ${stackTable({
      label: name,
      columns: [{ title: say.field }, { title: say.before }, { title: say.after }],
      rows: changed.map((field) => ({
        cells: [contactLabels[field], told(before[field]), told(fields[field] ?? null)],
      })),
    })}
    ${form({ request, name: `approve-${communeCode}`, action: path, fields: [], submit: say.approve, fixed })}
    <details><summary>${say.giveBack}</summary>${form({ request, name: `return-${communeCode}`, action: `${path}/tra-lai`, fields: [{ name: 'text', label: say.reason, required: true, maxLength: 1000, input: { kind: 'textarea' } }], submit: say.giveBack, fixed, isMain: false })}</details></section>`
}

const requiredCount = requiredContactFields.length

/** Communes that lack the same, those that lack most first. */
const missingList = (contacts: readonly CommuneContact[]): Html => {
  const lacking = new Map<string, { lacks: string[]; communes: CommuneContact[] }>()
  for (const contact of contacts) {
    const lacks = requiredContactFields.filter((name) => contact[name] === null).map((name) => contactLabels[name])
    if (lacks.length === 0) continue
    const group = lacking.get(lacks.join()) ?? { lacks, communes: [] }
    lacking.set(lacks.join(), { lacks, communes: [...group.communes, contact] })
  }
  const groups = [...lacking.values()].toSorted((a, b) => b.lacks.length - a.lacks.length)
  const count = groups.reduce((sum, { communes }) => sum + communes.length, 0)
  const whatOf = ({ lacks }: { lacks: string[] }): string =>
    lacks.length === requiredCount ? say.lacksAll : say.lacksThese(lacks.join(', ').toLowerCase())
  return html`<section aria-labelledby="missing"><h2 id="missing">${say.missing}</h2>${
    groups.length === 0
      ? html`<p>${say.allThere}</p>`
      : html`<p>${say.missingHelp} ${say.lacks(count, contacts.length)}.</p>${groups.map(
          (group) =>
            html`<section class="card"><h3>${whatOf(group)} (${group.communes.length})</h3><p class="codes">${group.communes.map(
              ({ communeCode }) =>
                html`<a href="${contactsPage.path}?xa=${communeCode}">${getCommune(communeCode)?.name ?? communeCode}</a> `,
            )}</p></section>`,
        )}`
  }</section>`
}

const show = (
  request: Request,
  {
    proposals,
    contacts,
    notice,
  }: { proposals: readonly Proposed[]; contacts: readonly CommuneContact[]; notice: string | null },
): string => {
  const before = new Map(contacts.map((contact) => [contact.communeCode, contact]))
  const cards = proposals.flatMap((proposal) => {
    const contact = before.get(proposal.communeCode)
    return contact ? [proposalCard(request, proposal, contact)] : []
  })
  const main = html`<h1>${say.title}</h1>${doneNotice(notice)}<p><a href="${contactsPage.path}/bang">${say.sheet}</a></p>
    <p>${cards.length === 0 ? say.none : say.waiting(cards.length)}</p>${cards}${missingList(contacts)}`
  return page({ title: say.title, main, request, wide: true, current: contactsPage.path })
}
