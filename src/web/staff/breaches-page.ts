import type { Request } from 'express'
import { z } from 'zod'
import {
  type Breach,
  type BreachStepName,
  breachExtentForm,
  breachForm,
  breachStepNames,
  breachSteps,
  dueAtOf,
  foundAtOf,
  nextStepOf,
} from '../../breaches/breach.js'
import { breachWording } from '../../breaches/wording.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { assetUrl } from '../kit/assets.js'
import { csrfField, errorsOf, type FormErrors, type FormField, form, hidden, typedIn } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { breachesPageWording as say } from './breaches-wording.js'

const path = '/quan-tri/su-co-du-lieu'
const onePath = `${path}/:id`
const stepSchema = z.object({ step: z.enum(breachStepNames as [BreachStepName, ...BreachStepName[]]) })
const idSchema = z.object({ id: z.string().max(100) })
const hourMs = 3_600_000

const fields: FormField[] = [
  { name: 'day', label: say.day, required: true, input: { kind: 'text', type: 'date' } },
  { name: 'time', label: say.time, help: say.timeHelp, required: true, maxLength: 12, input: { kind: 'text' } },
  { name: 'what', label: say.what, help: say.whatHelp, required: true, input: { kind: 'textarea', rows: 4 } },
  { name: 'people', label: say.people, help: say.peopleHelp, maxLength: 8, input: { kind: 'text', numeric: true } },
  { name: 'measures', label: say.measures, required: true, input: { kind: 'textarea', rows: 3 } },
]

const extentFields: FormField[] = [
  { name: 'people', label: say.people, help: say.peopleHelp, maxLength: 8, input: { kind: 'text', numeric: true } },
  { name: 'harm', label: say.harm, help: say.peopleHelp, input: { kind: 'textarea', rows: 3 } },
]

const when = (at: Date): [time: string, day: string] => [localTime(at), readableDay(localDay(at))]

/** How a step stands: done, late, or how many hours are left. */
const standing = (breach: Breach, step: BreachStepName, now: Date): Html => {
  const done = breach.done[step]
  if (done) return html`<span class="badge">${say.doneAt(...when(done))}</span>`
  const left = dueAtOf(breach, step).getTime() - now.getTime()
  return left < 0
    ? html`<span class="badge badge-danger">${say.overdue}</span>`
    : html`<span class="badge badge-warning">${say.left(Math.floor(left / hourMs))}</span>`
}

const stepItem = (request: Request, breach: Breach, step: BreachStepName, now: Date): Html => {
  const { label, byLaw } = breachSteps[step]
  const isNext = nextStepOf(breach) === step
  return html`<li class="card"><p><strong>${label}</strong> ${standing(breach, step, now)}${isNext ? html` <span class="badge">${say.next}</span>` : ''}</p>
    <p class="muted">${say.dueAt(...when(dueAtOf(breach, step)))} (${byLaw ? say.byLaw : say.ourOwn})</p>
    ${breach.done[step] ? '' : html`<form method="post" action="${path}/${breach.id}">${csrfField(request)}${hidden('step', step)}<button class="button-quiet">${say.markDone}: ${label}</button></form>`}</li>`
}

/** The notice on paper; what only a person knows is left blank. */
const notice = ({ foundAt, what, people, harm, measures }: Breach): Html => {
  const { sheet } = say
  const row = (label: string, value: Html | string): Html => html`<h3>${label}</h3><p>${value}</p>`
  return html`<article class="sheet" aria-label="${sheet.title}"><header><p>${sheet.nation}</p><p>${sheet.motto}</p></header>
    <h2>${sheet.title}</h2><p class="addressee">${sheet.to}</p><p>${sheet.basis}</p>
    ${row(sheet.who, sheet.blank)}${row(sheet.found, when(foundAt).join(' '))}${row(sheet.what, lines(what))}
    ${row(sheet.people, people === null ? sheet.unknown : String(people))}${row(sheet.harm, harm === null ? sheet.blank : lines(harm))}${row(sheet.measures, lines(measures))}
    <footer><p>${sheet.sign}</p></footer></article>`
}

const listView = (
  request: Request,
  {
    all,
    typed = {},
    errors = new Map(),
  }: { all: readonly Breach[]; typed?: Record<string, string>; errors?: FormErrors },
): string =>
  page({
    title: say.title,
    request,
    wide: true,
    current: path,
    main: html`<h1>${say.title}</h1><p>${say.help}</p>
      <section class="card narrow" aria-labelledby="ghi"><h2 id="ghi">${say.add}</h2><p class="muted">${say.noNames}</p>${form({ request, action: path, fields, submit: say.submit, values: typed, errors })}</section>
      <section aria-labelledby="da-ghi"><h2 id="da-ghi">${say.all(all.length)}</h2>${
        all.length === 0
          ? html`<p class="muted">${say.none}</p>`
          : html`<ul class="cards">${all.map((breach) => {
              const next = nextStepOf(breach)
              return html`<li class="card"><p><a href="${path}/${breach.id}">${say.foundAt(...when(breach.foundAt))}</a></p><p>${next ? breachSteps[next].label : say.allDone}</p></li>`
            })}</ul>`
      }</section>`,
  })

const oneView = (
  request: Request,
  {
    breach,
    now,
    typed = { people: String(breach.people ?? ''), harm: breach.harm ?? '' },
    errors = new Map(),
  }: { breach: Breach; now: Date; typed?: Record<string, string>; errors?: FormErrors },
): string =>
  page({
    title: say.title,
    request,
    wide: true,
    current: path,
    scripts: ['print.js'],
    main: html`<link rel="stylesheet" href="${assetUrl('petition.css')}"><div class="petition"><div class="no-print"><p><a href="${path}">${say.back}</a></p>
      <h1>${say.foundAt(...when(breach.foundAt))}</h1>
      <section aria-labelledby="viec"><h2 id="viec">${say.steps}</h2>${nextStepOf(breach) ? '' : html`<p class="notice">${say.allDone}</p>`}<ol class="cards">${breachStepNames.map((step) => stepItem(request, breach, step, now))}</ol></section>
      <section class="card narrow" aria-labelledby="bo-sung"><h2 id="bo-sung">${say.extent}</h2><p class="muted">${say.noNames}</p>${form({ request, action: `${path}/${breach.id}`, fields: extentFields, submit: say.saveExtent, values: typed, errors })}</section>
      <h2>${say.notice}</h2><p class="notice">${say.check}</p><p><button type="button" class="button" data-print hidden>${say.print}</button></p></div>
      ${notice(breach)}</div>`,
  })

/** Breaches of personal data: recorded with the hour of finding, and what is to be done within 72 hours (Luật 91/2025 Điều 23). */
export const breachesPage: WebPage = {
  path,
  title: say.title,
  who: ['manage_breaches'],
  navigation: say.short,
  actions: ({ breaches, clock }: WebParts) => [
    get(path, async (request, response) => {
      response.send(listView(request, { all: await breaches.findAll(accountOf(request)) }))
    }),
    post(path, async (request, response) => {
      const account = accountOf(request)
      const typed = typedIn(request)
      const read = breachForm.safeParse(typed)
      const isAhead = read.success && foundAtOf(read.data) > clock.now()
      if (!read.success || isAhead) {
        const errors = read.success ? new Map([['time', breachWording.errors.future]]) : errorsOf(read.error)
        response.status(400).send(listView(request, { all: await breaches.findAll(account), typed, errors }))
        return
      }
      const { id } = await breaches.record({ account, at: clock.now() }, read.data)
      response.redirect(303, `${path}/${id}`)
    }),
  ],
}

/** One breach: its clock, which step is due, what is known of it only later, and the notice to print. */
export const breachPage: WebPage = {
  path: onePath,
  title: say.title,
  who: ['manage_breaches'],
  actions: ({ breaches, clock }: WebParts) => [
    get(onePath, async (request, response) => {
      const { id } = idSchema.parse(request.params)
      response.send(oneView(request, { breach: await breaches.get(accountOf(request), id), now: clock.now() }))
    }),
    post(onePath, async (request, response) => {
      const { id } = idSchema.parse(request.params)
      const account = accountOf(request)
      const breach = await breaches.get(account, id)
      const [typed, by] = [typedIn(request), { account, at: clock.now() }]
      if (typed.step !== undefined) await breaches.finishStep(by, { id, ...stepSchema.parse(typed) })
      else {
        const read = breachExtentForm.safeParse(typed)
        if (!read.success) {
          response.status(400).send(oneView(request, { breach, now: by.at, typed, errors: errorsOf(read.error) }))
          return
        }
        await breaches.setExtent(by, id, read.data)
      }
      response.redirect(303, `${path}/${id}`)
    }),
  ],
}
