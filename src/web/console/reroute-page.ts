import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { categories } from '../../cases/categories.js'
import { kindOf, stateNamesOf, stateOf } from '../../cases/kinds/index.js'
import type { ReroutePlan } from '../../cases/transfers/reroute.js'
import { rerouteForm, rerouteKinds, rerouteQuery } from '../../cases/transfers/reroute-form.js'
import type { Reroute } from '../../cases/transfers/reroute-store.js'
import { agencyNamed } from '../../cases/transfers/send-transfer.js'
import { transferWording } from '../../cases/transfers/wording.js'
import { communes } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { type FormField, form, formField, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { rerouteWording as say } from './desk-wording.js'
import { consoleWording } from './wording.js'

/** The province hands many cases over at once: chooses, looks at a dry run, then does it. */
export const reroutePage: WebPage = {
  path: '/can-bo/chuyen-hang-loat',
  title: say.title,
  who: ['reroute_cases'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

type Typed = Readonly<Record<string, string>>

const agencies = {
  province: consoleWording.province,
  ...Object.fromEntries(communes.map(({ code, name }) => [code, name])),
}
const states = Object.fromEntries(
  rerouteKinds.flatMap((kind) => stateNamesOf(kind).map((state) => [state, stateOf(kind, state).label])),
)
const select = (name: string, label: string, options: Record<string, string>): FormField => ({
  name,
  label,
  input: { kind: 'select', options },
})
const day = (name: string, label: string): FormField => ({ name, label, input: { kind: 'text', type: 'date' } })

const filterFields: FormField[] = [
  select('from', say.from, agencies),
  select('to', say.to, agencies),
  select('kind', say.kind, {
    '': say.any,
    ...Object.fromEntries(rerouteKinds.map((kind) => [kind, kindOf(kind).label])),
  }),
  select('category', say.category, {
    '': say.any,
    ...Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label])),
  }),
  select('state', say.state, { '': say.anyOpen, ...states }),
  day('opened_from', say.openedFrom),
  day('opened_to', say.openedTo),
]
const reason: FormField = {
  name: 'reason',
  label: say.reason,
  maxLength: 2_000,
  required: true,
  input: { kind: 'textarea' },
}

const filterForm = (typed: Typed): Html =>
  html`<form method="get" action="${reroutePage.path}" class="card filter">
    ${filterFields.map((field) => formField(field, { value: typed[field.name] ?? '' }))}
    <div class="actions"><button class="button-quiet">${say.preview}</button></div></form>`

const leftOutTable = (leftOut: readonly { receiptCode: string; why: keyof typeof transferWording.leftOut }[]): Html =>
  leftOut.length === 0
    ? html``
    : html`<h3>${say.leftOut(leftOut.length)}</h3>${table({
        label: say.leftOut(leftOut.length),
        columns: [say.code, say.why],
        rows: leftOut.map(({ receiptCode, why }) => [receiptCode, transferWording.leftOut[why]]),
      })}`

const dryRun = (
  request: Request,
  { moving, leftOut, hasMore }: ReroutePlan,
  typed: Typed,
  refused: { typed: Typed; error: string } | null,
): Html => {
  const { to = '' } = typed
  const fixed = {
    ...Object.fromEntries(filterFields.map(({ name }) => [name, typed[name] ?? ''])),
    key: refused?.typed.key ?? randomUUID(),
    ids: moving.map(({ id }) => id).join(' '),
  }
  const target = agencyNamed(to)?.name ?? ''
  return html`<section class="card" aria-labelledby="plan"><h2 id="plan">${moving.length === 0 ? say.none : say.plan(moving.length, target)}</h2>
    ${hasMore ? html`<p>${say.more}</p>` : ''}
    ${
      moving.length === 0
        ? ''
        : html`<p class="codes">${moving.map(({ id, receiptCode }) => html`<a class="code" href="/can-bo/vu-viec/${id}">${receiptCode}</a> `)}</p>
      ${form({ request, action: reroutePage.path, fields: [reason], submit: say.run(moving.length), fixed, values: refused?.typed ?? {}, error: refused?.error ?? null })}`
    }
    ${leftOutTable(leftOut.map(({ found, why }) => ({ receiptCode: found.receiptCode, why })))}</section>`
}

const describe = ({ by, at, caseIds }: Reroute): string =>
  say.startedBy(by.name, `${localTime(at)} ${readableDay(localDay(at))}`, caseIds.length)

const unfinishedCard = (request: Request, unfinished: readonly Reroute[]): Html =>
  unfinished.length === 0
    ? html``
    : html`<section class="card" aria-labelledby="unfinished"><h2 id="unfinished">${say.unfinished}</h2><p>${say.unfinishedHelp}</p>
      ${unfinished.map(
        (one) =>
          html`<p>${describe(one)}</p>${form({
            request,
            action: `${reroutePage.path}/lam-tiep`,
            fields: [],
            submit: say.resume,
            fixed: { key: one.id },
          })}`,
      )}</section>`

const actionsOf = ({ cases, clock, messaging }: WebParts) => {
  const show = async (
    request: Request,
    typed: Typed,
    refused: { typed: Typed; error: string } | null = null,
  ): Promise<string> => {
    const account = accountOf(request)
    const query = rerouteQuery.safeParse(typed)
    const plan = query.success ? await cases.planReroute(account, query.data) : null
    const last = typeof request.query.xong === 'string' ? await cases.findReroute(request.query.xong) : null
    const main = html`<h1>${say.title}</h1><p>${say.help}</p>
      ${doneNotice(last?.done ? say.done(last.done.moved) : null)}
      ${last?.done ? leftOutTable(last.done.leftOut) : ''}
      ${unfinishedCard(request, await cases.findUnfinishedReroutes())}
      ${filterForm(typed)}
      ${plan ? dryRun(request, plan, typed, refused) : ''}`
    return page({ title: say.title, main, request, wide: true, current: reroutePage.path })
  }

  const typedQuery = (request: Request): Typed =>
    Object.fromEntries(
      filterFields.flatMap(({ name }) => {
        const value = request.query[name]
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )

  return [
    get(reroutePage.path, async (request, response) => {
      response.send(await show(request, typedQuery(request)))
    }),
    post(reroutePage.path, async (request, response) => {
      const typed = typedIn(request)
      try {
        const { id } = await cases.reroute(accountOf(request), rerouteForm.parse(typed), clock.now())
        messaging.outbox.wake()
        response.redirect(303, `${reroutePage.path}?xong=${id}`)
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        response.status(400).send(await show(request, typed, { typed, error: error.message }))
      }
    }),
    post(`${reroutePage.path}/lam-tiep`, async (request, response) => {
      const { id } = await cases.resumeReroute(accountOf(request), typedIn(request).key ?? '', clock.now())
      messaging.outbox.wake()
      response.redirect(303, `${reroutePage.path}?xong=${id}`)
    }),
  ]
}
