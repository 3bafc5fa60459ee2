import type { Request } from 'express'
import { provinceOfficeSchema } from '../../places/province-office-store.js'
import { InvalidInput } from '../../shared/errors.js'
import { type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import type { Reading, Step, Todo } from './set-up/step.js'
import { setUpSteps } from './set-up/steps.js'
import { setUpWording as say } from './set-up/wording.js'

export const setUpPath = '/thiet-lap'
const postsPerMinute = 10

/** What the first administrator finds after the one-time link: each step as the running system has it, and what to do. */
export const setUpPage: WebPage = {
  path: setUpPath,
  title: say.title,
  who: ['run_service'],
  navigation: say.title,
  isOver: ({ operations }) => operations.isSetUp(),
  postsPerMinute,
  actions: (parts) => actionsOf(parts),
}

type StepName = keyof typeof setUpSteps
type Shown = Reading & { name: StepName; step: Step }
/** What a form of the page was answered. */
type Answer = { notice?: string; error?: { of: StepName; text: string }; typed?: Record<string, string> }

const textField = (name: string, label: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  input: { kind: 'text' },
  maxLength: 300,
  ...more,
})
const officeFields = [
  textField('address', say.office.address, { required: true }),
  textField('hours', say.office.hours),
  textField('phone', say.office.phone),
]
const letterFields = [textField('to', say.letter.to, { required: true, help: say.letter.help, maxLength: 200 })]

const stateBadge = ({ state, step }: Shown): Html =>
  state === 'todo' && step.isOptional
    ? html`<span class="badge">${say.optional}</span>`
    : html`<span class="badge${state === 'done' ? ' badge-ok' : ''}">${say.states[state]}</span>`

const todoView = ({ text, lines, link }: Todo): Html =>
  html`<p>${text}</p>${lines ? html`<pre><code>${lines.join('\n')}</code></pre>` : ''}${link ? html`<p><a href="${link.href}">${link.label}</a></p>` : ''}`

const stepView = (shown: Shown, ownForm: Html | null): Html => {
  const { name, step, state, found, todo } = shown
  const head = html`${step.title} ${stateBadge(shown)}`
  const body = html`<p class="muted">${step.why}</p><ul>${found.map((one) => html`<li>${one}</li>`)}</ul>${todo.map(todoView)}${ownForm ?? ''}`
  return state === 'done'
    ? html`<li class="card" id="${name}"><details><summary>${head}</summary>${body}</details></li>`
    : html`<li class="card" id="${name}"><h2>${head}</h2>${body}</li>`
}

const actionsOf = (parts: WebParts) => {
  const { places, reminders, operations, clock } = parts

  const ownForms = async (request: Request, { error, typed }: Answer): Promise<Partial<Record<StepName, Html>>> => {
    const errorOf = (name: StepName): string | null => (error?.of === name ? error.text : null)
    const email = (await reminders.getWay(accountOf(request).id)).email ?? ''
    return {
      office: form({
        request,
        name: 'office',
        action: `${setUpPath}/noi-tiep`,
        fields: officeFields,
        values: errorOf('office') ? typed : await places.getProvinceOffice(),
        error: errorOf('office'),
        submit: say.office.save,
        isMain: false,
      }),
      ...(reminders.hasMail && {
        mail: form({
          request,
          name: 'mail',
          action: `${setUpPath}/thu-dien-tu`,
          fields: letterFields,
          values: errorOf('mail') ? typed : { to: email },
          error: errorOf('mail'),
          submit: say.letter.send,
          isMain: false,
        }),
      }),
    }
  }

  const show = async (request: Request, answer: Answer = {}): Promise<string> => {
    const shown = await Promise.all(
      (Object.entries(setUpSteps) as [StepName, Step][]).map(async ([name, step]) => ({
        ...(await step.read(parts, request)),
        name,
        step,
      })),
    )
    const left = shown.filter(({ step, state }) => !step.isOptional && state !== 'done')
    if (left.length === 0) await operations.noteSetUp()
    const [first] = left
    const forms = await ownForms(request, answer)
    const main = html`<h1>${say.title}</h1><p>${say.help}</p>${doneNotice(answer.notice ?? null)}
      <p class="notice">${first ? html`<a href="#${first.name}">${say.left(left.length, first.step.title)}</a>` : say.allDone}</p>
      <ol class="cards">${shown.map((one) => stepView(one, forms[one.name] ?? null))}</ol>
      <p class="muted">${say.afterChange}</p>`
    return page({ title: say.title, main, request, current: setUpPath })
  }

  return [
    get(setUpPath, async (request, response) => {
      response.send(await show(request))
    }),
    post(`${setUpPath}/noi-tiep`, async (request, response) => {
      const typed = typedIn(request)
      const fields = provinceOfficeSchema.safeParse({ hours: '', phone: '', ...typed })
      if (!fields.success || fields.data.address === null) {
        const error = { of: 'office', text: say.office.noAddress } as const
        return void response.status(400).send(await show(request, { error, typed }))
      }
      await places.saveProvinceOffice({ fields: fields.data, accountId: accountOf(request).id, at: clock.now() })
      response.send(await show(request, { notice: say.office.saved }))
    }),
    post(`${setUpPath}/thu-dien-tu`, async (request, response) => {
      const typed = typedIn(request)
      const { to = '' } = typed
      try {
        await reminders.sendTrialLetter(to)
        response.send(await show(request, { notice: say.letter.sent(to) }))
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        response.status(400).send(await show(request, { error: { of: 'mail', text: error.message }, typed }))
      }
    }),
  ]
}
