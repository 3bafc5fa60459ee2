import type { Request } from 'express'
import { z } from 'zod'
import { unknownCommune } from '../../../dialogue/forms/report-form.js'
import { readable } from '../../../dialogue/readable.js'
import { communes, getCommune } from '../../../places/communes.js'
import { findPhones } from '../../../understanding/reading/phones.js'
import { csrfField, type FormErrors, type FormField, formField, hidden, notes } from '../../kit/form.js'
import { type Html, html } from '../../kit/html.js'
import { questionOf } from '../form-key.js'
import { reportWording } from '../report-wording.js'
import { sealedWording as say } from './wording.js'

/** The names under which the form posts. */
export const names = {
  way: 'cach',
  text: 'viec',
  against: 'ai',
  commune: 'xa',
  place: 'cho',
  when: 'khi',
  evidence: 'bang_chung',
  files: 'tep',
  name: 'ho_ten',
  address: 'dia_chi',
  phone: 'dien_thoai',
  answer: 'tra_loi',
  key: 'mau',
  secret: 'so_bi_mat',
} as const

const longestText = 20_000
const longestLine = 500

/** What was typed, '' where nothing was. */
export type SealedForm = Record<Exclude<keyof typeof names, 'files'>, string>

export const readForm = (typed: Readonly<Record<string, string>>): SealedForm =>
  Object.fromEntries(
    Object.entries(names).flatMap(([field, name]) => (field === 'files' ? [] : [[field, typed[name] ?? '']])),
  ) as SealedForm

/** What was told elsewhere, by field. */
export const pickForm = (told: Readonly<Record<string, string>>): Partial<SealedForm> =>
  Object.fromEntries(Object.entries(told).filter(([field]) => field in names && field !== 'files'))

export const emptyForm: SealedForm = readForm({})

const waySchema = z.enum(['denunciation', 'tip'])
export const wayOf = ({ way }: SealedForm) => waySchema.safeParse(way).data ?? null

/** What is wrong, by the field's name on the page. */
export const checkForm = (form: SealedForm): Map<string, string> => {
  const errors = new Map<string, string>()
  const way = wayOf(form)
  if (!way) errors.set(names.way, say.errors.way)
  if (readable(form.text) === '') errors.set(names.text, say.errors.text)
  for (const field of ['text', 'evidence'] as const)
    if (form[field].length > longestText) errors.set(names[field], say.errors.tooLong)
  for (const field of ['against', 'place', 'when', 'name', 'address', 'phone'] as const)
    if (form[field].length > longestLine) errors.set(names[field], say.errors.tooLong)
  if (form.commune !== unknownCommune && !getCommune(form.commune)) errors.set(names.commune, say.errors.commune)
  const person = [form.name, form.address, form.phone].map(readable)
  if (way === 'denunciation' && person[0] === '') errors.set(names.name, say.errors.name)
  if (way === 'denunciation' && person[1] === '') errors.set(names.address, say.errors.address)
  if (way === 'tip' && person.some((one) => one !== '')) errors.set(names.name, say.errors.namedTip)
  return errors
}

const orNull = (typed: string): string | null => readable(typed) || null

/** What the case tells. Of a form without errors. */
export const contentOfForm = (form: SealedForm, attachments: readonly string[]) => ({
  text: readable(form.text),
  placeText: orNull(form.place),
  communeCode: form.commune === unknownCommune ? null : form.commune,
  when: orNull(form.when),
  against: orNull(form.against),
  request: null,
  evidence: orNull(form.evidence),
  attachments: [...attachments],
  reporter: {
    name: orNull(form.name),
    address: orNull(form.address),
    phone: findPhones(form.phone).join(', ') || orNull(form.phone),
  },
})

const communeOptions = {
  [unknownCommune]: say.communeUnknown,
  ...Object.fromEntries(communes.map(({ code, name }) => [code, name])),
}

const text: FormField['input'] = { kind: 'text', autocomplete: 'off' }
const fieldsOf = (nonce: string): Record<'matter' | 'person' | 'send', FormField[]> => ({
  matter: [
    { name: names.text, label: say.text, help: say.textHelp, required: true, input: { kind: 'textarea', rows: 7 } },
    { name: names.against, label: say.against, help: say.againstHelp, input: text },
    {
      name: names.commune,
      label: say.commune,
      required: true,
      input: { kind: 'select', options: communeOptions, withBlank: say.communeNone },
    },
    { name: names.place, label: say.place, input: text },
    { name: names.when, label: say.when, input: text },
    { name: names.evidence, label: say.evidence, help: say.evidenceHelp, input: { kind: 'textarea', rows: 3 } },
    { name: names.files, label: say.files, help: say.filesHelp, input: { kind: 'files' } },
  ],
  person: [
    { name: names.name, label: say.name, help: say.personHelp, input: text },
    { name: names.address, label: say.address, input: text },
    { name: names.phone, label: say.phone, input: { kind: 'text', type: 'tel', autocomplete: 'off' } },
  ],
  send: [
    {
      name: names.answer,
      label: reportWording.question(questionOf(nonce)),
      help: reportWording.questionHelp,
      required: true,
      maxLength: 40,
      input: text,
    },
  ],
})

const wayView = (chosen: string, error: string | undefined): Html =>
  html`<fieldset class="plain"><legend>${say.way}</legend>${notes(names.way, undefined, error)}
    ${Object.entries(say.ways).map(([way, label]) => html`<div class="field-check"><input type="radio" id="${names.way}-${way}" name="${names.way}" value="${way}"${way === chosen ? html` checked` : ''}><label for="${names.way}-${way}">${label}</label></div>`)}</fieldset>`

/** Leaves for another page; stands on every page of this folder. */
export const exitView: Html = html`<p class="quick-exit"><a href="/gui-kin/thoat" rel="noreferrer">${say.exit}</a></p>`

export const formView = ({
  request,
  form,
  nonce,
  errors = new Map(),
  said = null,
  hadFiles = false,
  isBegun = false,
}: {
  request: Request
  /** Its `key` and `secret` name this form and what its receipt will say. */
  form: SealedForm
  nonce: string
  errors?: FormErrors
  said?: string | null
  /** Files came with a form that is shown again. */
  hadFiles?: boolean
  /** What was told in a chat stands in it. */
  isBegun?: boolean
}): Html => {
  const fields = fieldsOf(nonce)
  const shown = (field: FormField): Html => {
    const key = Object.entries(names).find(([, name]) => name === field.name)?.[0] as keyof SealedForm
    const again = hadFiles && field.name === names.files ? say.errors.filesAgain : undefined
    return formField(field, { value: form[key] ?? '', error: errors.get(field.name) ?? again })
  }
  return html`${exitView}<h1>${say.title}</h1><p class="lead">${say.lead}</p>
    <p><a href="/gui-kin/ho-so">${say.haveCode}</a></p>
    <details class="card"${errors.size > 0 || said ? '' : html` open`}><summary>${say.known.title}</summary><ul>${say.known.list.map((one) => html`<li>${one}</li>`)}</ul><p class="muted">${say.exitHelp}</p></details>
    <form method="post" action="/gui-kin" enctype="multipart/form-data" class="card report-form" autocomplete="off" novalidate>${csrfField(request)}${hidden(names.key, form.key)}${hidden(names.secret, form.secret)}
      ${isBegun ? html`<p class="notice" role="status">${say.draftCame}</p>` : ''}${said ? html`<p class="notice notice-error" role="alert">${said}</p>` : ''}${errors.size > 0 ? html`<p class="notice notice-error" role="alert">${say.errors.count}</p>` : ''}
      ${wayView(form.way, errors.get(names.way))}
      <h2>${say.parts.matter}</h2>${fields.matter.map(shown)}
      <h2>${say.parts.person}</h2>${fields.person.map(shown)}
      <h2>${say.settles.title}</h2><ul>${say.settles.list.map((one) => html`<li>${one}</li>`)}</ul>
      <h2>${say.parts.send}</h2>${fields.send.map(shown)}
      <div class="actions"><button class="button">${say.submit}</button></div></form>`
}
