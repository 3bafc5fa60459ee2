import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { createEntryForm, enteredKinds } from '../../cases/desk/entry-form.js'
import { deskWording } from '../../cases/desk/wording.js'
import { isDraft, kindOf } from '../../cases/kinds/index.js'
import { createSecret, readSecret } from '../../cases/sealed/citizen-secret.js'
import { communes } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { csrfField, errorsOf, type FormErrors, type FormField, formField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page, takenParameter } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { formWording } from '../kit/wording.js'
import { signedStep } from './case-page.js'
import { deskPageWording as say } from './desk-wording.js'
import { receiptPath } from './receipt-page.js'
import { secretSlip } from './secret-slip.js'

/** An officer writes down what a person says at the counter, on the telephone, or in a letter. */
export const enterCasePage: WebPage = {
  path: '/can-bo/nhap-ho',
  title: say.title,
  who: ['handle_cases', 'handle_protected'],
  navigation: say.short,
  takesFiles: true,
  actions: (parts) => actionsOf(parts),
}

const keySchema = z.object({ key: z.uuid() })

type Typed = Readonly<Record<string, string>>
type Shown = { key: string; typed: Typed; errors: FormErrors; error: string | null; hadFiles: boolean }

const text = (name: string, label: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  maxLength: 300,
  input: { kind: 'text', autocomplete: 'off' },
  ...more,
})

type Part = { legend: string; fields: FormField[]; isFolded?: boolean }

const partsFor = (account: Account): Part[] => {
  const isProtected = !can(account, 'handle_cases')
  const { fields } = say
  const kinds = enteredKinds.filter((kind) => !isProtected || kindOf(kind).isProtected)
  const options = Object.fromEntries(kinds.map((kind) => [kind, kindOf(kind).label]))
  const communeNames = Object.fromEntries(communes.map(({ code, name }) => [code, name]))
  const signerHelp = isProtected ? fields.signerHelpProtected : fields.signerHelp
  const request: FormField = {
    name: 'request',
    label: fields.request,
    help: fields.signerHelp,
    maxLength: 4_000,
    input: { kind: 'textarea' },
  }
  return [
    {
      legend: say.parts.matter,
      fields: [
        { name: 'kind', label: fields.kind, input: { kind: 'select', options } },
        { name: 'what', label: fields.what, required: true, maxLength: 10_000, input: { kind: 'textarea', rows: 5 } },
        text('where', fields.where, { help: fields.whereHelp, required: true, maxLength: 500 }),
        { name: 'commune', label: fields.commune, input: { kind: 'select', options: communeNames, withBlank: true } },
        text('phone', isProtected ? fields.phoneTip : fields.phone, {
          help: fields.phoneHelp,
          maxLength: 40,
          input: { kind: 'text', type: 'tel', autocomplete: 'off' },
        }),
        text('contact', fields.contact, { help: fields.contactHelp }),
        { name: 'no_phone', label: fields.noPhone, input: { kind: 'checkbox' } },
        { name: 'way', label: fields.way, input: { kind: 'select', options: deskWording.ways } },
        text('received', fields.received, { help: fields.receivedHelp, input: { kind: 'text', type: 'date' } }),
        { name: 'files', label: fields.files, help: fields.filesHelp, input: { kind: 'files' } },
      ],
    },
    {
      legend: isProtected ? say.parts.denunciation : say.parts.complaint,
      isFolded: !isProtected,
      fields: [
        text('name', fields.name, { help: signerHelp, maxLength: 100 }),
        text('address', fields.address, { help: signerHelp }),
        text('against', isProtected ? fields.againstProtected : fields.against, { help: signerHelp }),
        ...(isProtected ? [] : [request]),
        text('when', fields.when),
        text('evidence', fields.evidence, { maxLength: 2_000 }),
      ],
    },
    ...(isProtected
      ? []
      : [
          {
            legend: say.mentions,
            isFolded: true,
            fields: [
              { name: 'accuses_nobody', label: fields.accusesNobody, input: { kind: 'checkbox' } } as const,
              text('accuses_nobody_why', fields.accusesNobodyWhy),
            ],
          },
        ]),
    {
      legend: say.parts.forwarded,
      isFolded: true,
      fields: [
        text('from_agency', fields.fromAgency, { maxLength: 200 }),
        text('from_paper', fields.fromPaper, { maxLength: 60 }),
        text('from_date', fields.fromDate, { input: { kind: 'text', type: 'date' } }),
      ],
    },
  ]
}

const protectedKinds = enteredKinds.filter((kind) => kindOf(kind).isProtected)

/** What a sealed case's slip will say, so that the form sent twice shows the same; it is stored nowhere. */
const secretOf = (typed: Typed): string => (readSecret(typed.secret ?? '') ? (typed.secret ?? '') : createSecret())

/** A draft of what is ordinary stays in the tab until it is sent; nothing that accuses somebody does. */
const draftOf = (account: Account): Html =>
  can(account, 'handle_cases')
    ? html` data-draft="enter" data-draft-key="key" data-draft-ticks data-draft-never="kind=${protectedKinds.join(',')}"`
    : html``

const view = (request: Request, { key, typed, errors, error, hadFiles }: Shown): string => {
  const group = ({ legend, fields, isFolded }: Part): Html => {
    const body = fields.map((field) =>
      formField(field, { value: typed[field.name] ?? '', error: errors.get(field.name) }),
    )
    if (!isFolded) return html`<fieldset class="form-row"><legend>${legend}</legend>${body}</fieldset>`
    const isUsed = fields.some(({ name }) => errors.has(name) || typed[name])
    return html`<details class="form-row"${isUsed ? html` open` : ''}><summary>${legend}</summary>${body}</details>`
  }
  const problems = [error, errors.size > 0 && hadFiles ? say.chooseFilesAgain : null].filter((one) => one !== null)
  const main = html`<h1>${say.title}</h1><p>${say.help}</p>
    <form method="post" action="${enterCasePage.path}" enctype="multipart/form-data" class="desk-form" autocomplete="off"${draftOf(accountOf(request))}>${csrfField(request)}${hidden('key', key)}${can(accountOf(request), 'handle_protected') ? hidden('secret', secretOf(typed)) : ''}
      ${problems.map((problem) => html`<p class="field-error" role="alert">${problem}</p>`)}
      <p class="notice" role="status" data-draft-back hidden>${say.draftBack} <button class="button-quiet" type="button" data-draft-drop>${say.draftDrop}</button></p>
      <p class="field-error" role="status" data-files-again hidden>${formWording.filesAgain}</p>
      ${partsFor(accountOf(request)).map(group)}
      <div class="actions"><button class="button">${say.submit}</button></div></form>`
  return page({ title: say.title, main, request, current: enterCasePage.path })
}

/**
 * The empty entry form with what is known already; it comes with the answer to a POST, so that nothing of it stands in an address.
 * With one `key` one case is opened, however often the form is.
 */
export const prefilledEntry = (request: Request, key: string, typed: Typed): string =>
  view(request, { key, typed, errors: new Map(), error: null, hadFiles: false })

/** Says nothing of what was typed, and has the browser give it up. */
const handOver = (request: Request, key: string): string =>
  page({
    taken: key,
    title: say.handOver.title,
    request,
    current: enterCasePage.path,
    main: html`<div class="card narrow" role="alert"><h1>${say.handOver.title}</h1>
      <p>${say.handOver.text}</p><p><strong>${say.handOver.nothing}</strong></p><p>${say.handOver.where}</p>
      <p><a class="button" href="${enterCasePage.path}">${say.handOver.again}</a></p></div>`,
  })

/** A letter that came signed is recorded at once; of everything else the person gets a receipt. */
const isSignedLetter = (found: Case): boolean =>
  isDraft(found) && (found.entry?.way === 'letter' || found.entry?.way === 'forwarded')

const actionsOf = ({ cases, clock, publicUrl }: WebParts) => {
  const nextOf = async (account: Account, entered: Case, key: string): Promise<string> =>
    isSignedLetter(entered) && (await cases.findOneFor(account, entered.id))
      ? `/can-bo/vu-viec/${entered.id}?mo=${signedStep}&${takenParameter}=${key}#actions`
      : `${receiptPath(entered.id)}?${takenParameter}=${key}`

  /** A form sent again tells the slip's words only to whoever sent the secret that the case was opened with. */
  const opensWith = async ({ kind, receiptCode }: Case, secret: string): Promise<boolean> =>
    kindOf(kind).isProtected && (await cases.openWithSecret(receiptCode, secret)) !== null

  const enter = async (request: Request, response: Response): Promise<void> => {
    const account = accountOf(request)
    const typed = typedIn(request)
    const { key } = keySchema.parse(typed)
    const files = uploadedFiles(request)
    const at = clock.now()
    const showAgain = (problem: Partial<Shown>): void => {
      const shown = { key, typed, errors: new Map(), error: null, hadFiles: files.length > 0, ...problem }
      response.status(400).send(view(request, shown))
    }
    const kind = enteredKinds.find((name) => name === typed.kind)
    // before anything is checked or shown again: what this account must not take down isn't looked at any further
    if (kind && kindOf(kind).isProtected && !can(account, kindOf(kind).handle)) {
      response.status(400).send(handOver(request, key))
      return
    }
    const form = createEntryForm(localDay(at)).safeParse(typed)
    if (!form.success) return showAgain({ errors: errorsOf(form.error) })
    try {
      const secret = secretOf(typed)
      const entered = await cases.enter({ account, form: form.data, formKey: key, files, secret, at })
      if (entered === 'hand over') {
        response.status(400).send(handOver(request, key))
        return
      }
      const next = await nextOf(account, entered, key)
      // at no address: it can't be asked for again
      if (await opensWith(entered, secret))
        response
          .set('cache-control', 'no-store')
          .send(secretSlip(request, { opened: entered, secret, publicUrl, next, key }))
      else response.redirect(303, next)
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      showAgain({ error: error.message })
    }
  }

  return [
    get(enterCasePage.path, (request, response) => {
      const typed = { commune: accountOf(request).communeCode ?? '', way: 'counter' }
      response.send(view(request, { key: randomUUID(), typed, errors: new Map(), error: null, hadFiles: false }))
    }),
    post(enterCasePage.path, enter),
  ]
}
