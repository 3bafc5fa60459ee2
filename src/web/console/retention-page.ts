import type { Request } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { kindNames, kindOf } from '../../cases/kinds/index.js'
import { type Hold, holdForm, holdGrounds, liftForm, liftGrounds } from '../../cases/retention/hold.js'
import { periods } from '../../cases/retention/periods.js'
import type { Going } from '../../cases/retention/retention.js'
import { retentionWording as say } from '../../cases/retention/wording.js'
import { caseWording } from '../../cases/wording.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable, table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'

const path = '/can-bo/luu-giu'
const holdPath = `${path}/giu`
const liftPath = `${path}/bo-giu`
const codeSchema = z.object({ code: z.string().trim().toUpperCase().max(20) })

/** What goes soon, what is held and until when cases are kept: for who may hold a case beyond its time. */
export const retentionPage: WebPage = {
  path,
  title: say.title,
  who: ['hold_cases'],
  navigation: say.title,
  actions: ({ cases, retention, clock }) => {
    /** By its receipt code; whoever may not see it hears that there is none. */
    const idOf = async (code: string): Promise<string> => {
      const found = await cases.getByReceiptCode(code)
      if (!found) throw new NotFound(caseWording.errors.notFound)
      return found.id
    }

    return [
      get(path, async (request, response) => {
        const account = accountOf(request)
        const [going, held] = await Promise.all([
          retention.findGoing(account, clock.now()),
          retention.findHeld(account),
        ])
        const main = html`<h1>${say.title}</h1>${doneNotice(request.query.xong === undefined ? null : say.done)}<p>${say.lead}</p>
          ${goingSection(request, going)}${heldSection(request, held)}
          <section class="card narrow"><h2>${say.byCode.title}</h2>${form({ request, action: holdPath, name: 'by-code', fields: [codeField, groundField(holdGrounds)], submit: say.hold })}</section>
          ${periodsSection()}`
        response.send(page({ title: say.title, main, request, wide: true, current: path }))
      }),

      post(holdPath, async (request, response) => {
        const typed = typedIn(request)
        const { ground } = holdForm.parse(typed)
        const by = { account: accountOf(request), at: clock.now() }
        await retention.hold(by, await idOf(codeSchema.parse(typed).code), ground)
        response.redirect(303, `${path}?xong`)
      }),

      post(liftPath, async (request, response) => {
        const typed = typedIn(request)
        const { ground } = liftForm.parse(typed)
        const by = { account: accountOf(request), at: clock.now() }
        await retention.lift(by, await idOf(codeSchema.parse(typed).code), ground)
        response.redirect(303, `${path}?xong`)
      }),
    ]
  },
}

const codeField: FormField = {
  name: 'code',
  label: say.byCode.code,
  required: true,
  maxLength: 20,
  input: { kind: 'text', autocomplete: 'off' },
}
const groundField = (options: Readonly<Record<string, string>>): FormField => ({
  name: 'ground',
  label: say.ground,
  required: true,
  input: { kind: 'select', options, withBlank: say.choose },
})

const linkTo = ({ id, receiptCode }: Case): Html => html`<a href="/can-bo/vu-viec/${id}">${receiptCode}</a>`

const rowForm = (request: Request, { receiptCode }: Case, action: string): Html =>
  form({
    request,
    action,
    name: receiptCode,
    fixed: { code: receiptCode },
    fields: [groundField(action === holdPath ? holdGrounds : liftGrounds)],
    submit: action === holdPath ? say.hold : say.lift,
    isMain: false,
  })

/** The last one has the form. */
const columnsOf = (titles: readonly string[]) =>
  titles.map((title, index) => ({ title, isAction: index === titles.length - 1 }))

const goingSection = (request: Request, going: readonly Going[]): Html =>
  html`<section><h2 id="going">${say.going.title}</h2>${
    going.length === 0
      ? html`<p>${say.going.none}</p>`
      : stackTable({
          label: say.going.title,
          columns: columnsOf(say.going.columns),
          rows: going.map(({ found, endedOn, goesOn }) => ({
            cells: [
              linkTo(found),
              kindOf(found.kind).label,
              found.agency.name,
              readableDay(endedOn),
              readableDay(goesOn),
              rowForm(request, found, holdPath),
            ],
          })),
        })
  }</section>`

const heldSection = (request: Request, held: readonly Case[]): Html =>
  html`<section><h2 id="held">${say.held.title}</h2>${
    held.length === 0
      ? html`<p>${say.held.none}</p>`
      : stackTable({
          label: say.held.title,
          columns: columnsOf(say.held.columns),
          rows: held.flatMap((found) =>
            found.hold
              ? [
                  {
                    cells: [
                      linkTo(found),
                      kindOf(found.kind).label,
                      found.agency.name,
                      whyHeld(found.hold),
                      rowForm(request, found, liftPath),
                    ],
                  },
                ]
              : [],
          ),
        })
  }</section>`

const whyHeld = ({ ground, by, at }: Hold): string =>
  say.held.why(holdGrounds[ground], by.name, readableDay(localDay(at)))

/** On the page of a case: that it is kept beyond its time. */
export const holdNotice = ({ hold }: Case): Html | null =>
  hold
    ? html`<p class="notice">${say.ofCase(holdGrounds[hold.ground], hold.by.name, readableDay(localDay(hold.at)))}</p>`
    : null

const periodsSection = (): Html =>
  html`<section><h2 id="periods">${say.periods.title}</h2><p>${say.periods.help}</p>${table({
    label: say.periods.title,
    columns: say.periods.columns,
    rows: kindNames.map((kind) => [
      kindOf(kind).label,
      periods[kind].years,
      periods[kind].source ?? say.periods.noSource,
    ]),
  })}</section>`
