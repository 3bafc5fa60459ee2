import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { type ReportForm, unknownCommune } from '../../dialogue/forms/report-form.js'
import type { Confirmed, Notice } from '../../dialogue/forms/send-report.js'
import { communes } from '../../places/communes.js'
import { readableDay } from '../../shared/clock.js'
import { csrfField, type FormErrors, type FormField, filesAgainNote, formField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { questionOf } from './form-key.js'
import { reportWording as say } from './report-wording.js'

/** The names under which the form posts. */
export const fieldNames = {
  text: 'viec',
  commune: 'xa',
  place: 'cho',
  when: 'khi',
  name: 'ho_ten',
  phone: 'dien_thoai',
  files: 'tep',
  mayPublish: 'cho_dang',
  answer: 'tra_loi',
  key: 'mau',
  kept: 'tep_da_giu',
  danger: 'da_biet_nguy',
  kind: 'van_gui',
  own: 'gui_rieng',
  follow: 'theo_doi',
  number: 'de_nguyen_so',
  withoutNumber: 'bo_so',
  lost: 'tep_da_mat',
  withoutFiles: 'khong_tep',
  about: 'cong-khai',
} as const

/** What the browser offers to pick; what really is allowed is found from the bytes. */
const accept = 'image/*,application/pdf,audio/*,video/*,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods'

const communeOptions = {
  ...Object.fromEntries(communes.map(({ code, name }) => [code, name])),
  [unknownCommune]: say.communeUnknown,
}

/** On what is published a comment has no place of its own. */
const fieldsOf = (nonce: string, isAboutNotice: boolean): FormField[] => [
  {
    name: fieldNames.text,
    label: say.text,
    help: say.textHelp,
    required: true,
    input: { kind: 'textarea', rows: 6 },
  },
  {
    name: fieldNames.commune,
    label: say.commune,
    required: true,
    input: { kind: 'select', options: communeOptions, withBlank: say.communeNone },
  },
  {
    name: fieldNames.place,
    label: say.place,
    help: say.placeHelp,
    required: !isAboutNotice,
    input: { kind: 'text' },
  },
  { name: fieldNames.when, label: say.when, help: say.whenHelp, input: { kind: 'text' } },
  { name: fieldNames.files, label: say.files, help: say.filesHelp, input: { kind: 'files', accept } },
  { name: fieldNames.name, label: say.name, input: { kind: 'text', autocomplete: 'name' } },
  {
    name: fieldNames.phone,
    label: say.phone,
    help: say.phoneHelp,
    input: { kind: 'text', type: 'tel', autocomplete: 'tel' },
  },
  { name: fieldNames.mayPublish, label: say.mayPublish, help: say.mayPublishHelp, input: { kind: 'checkbox' } },
  {
    name: fieldNames.answer,
    label: say.question(questionOf(nonce)),
    help: say.questionHelp,
    required: true,
    maxLength: 40,
    input: { kind: 'text', autocomplete: 'off', once: true },
  },
]

/** The parts of the form, by the field that each begins with. */
const parts: Readonly<Record<string, string>> = {
  [fieldNames.text]: say.parts.matter,
  [fieldNames.name]: say.parts.person,
  [fieldNames.answer]: say.parts.send,
}

const button = (name: string, mark: string, label: string, isMain = false): Html =>
  html`<button class="${isMain ? 'button' : 'button-quiet'}" name="${name}" value="${mark}">${label}</button>`

/** What is wrong, each a way to its field: without script no page scrolls there by itself. */
const errorLinks = (errors: FormErrors, fields: readonly FormField[]): Html =>
  html`<div class="notice notice-error" role="alert"><p>${say.hasErrors(errors.size)}</p><ul>${fields
    .filter(({ name }) => errors.has(name))
    .map(({ name, label }) => html`<li><a href="#${name}">${label}</a></li>`)}</ul></div>`

/** The Enter key presses a form's first button: it mustn't be one that agrees to something. */
const pressedByEnter = html`<button class="visually-hidden" tabindex="-1" aria-hidden="true">${say.submit}</button>`

/** Files were chosen before that the browser gave up: they are chosen again, or left out by a word. */
const lostFilesView = (count: number): Html =>
  html`<div class="notice" role="alert" id="loi"><h2>${say.lost.title}</h2><p>${say.lost.text(count)}</p>
    <div class="actions"><a class="button" href="#${fieldNames.files}">${say.lost.choose}</a>${button(fieldNames.withoutFiles, '1', say.lost.without)}</div></div>`

/** What is asked before anything is sent; its buttons send the form that it stands in. */
const noticeView = (notice: Notice, mark: string, lostFiles: number): Html => {
  if (notice.about === 'danger')
    return html`<div class="notice notice-error" role="alert" id="loi"><h2>${say.danger.title}</h2><p><strong>${lines(notice.text)}</strong></p>
      <p>${say.danger.call}</p><div class="actions">${button(fieldNames.danger, mark, say.danger.go)}</div></div>`
  if (notice.about === 'number')
    return html`<div class="notice" role="alert" id="loi"><h2>${say.number.title}</h2><p>${say.number.text}</p>
      <div class="actions">${button(fieldNames.withoutNumber, '1', say.number.without, true)}${button(fieldNames.number, mark, say.number.keep)}</div></div>`
  if (notice.about === 'alike')
    return html`<div class="notice" role="alert" id="loi"><h2>${say.alike.title}</h2><p>${say.alike.text(notice.people, notice.label)}</p><p>${say.alike.where(notice.place, readableDay(notice.sentOn))}</p><p>${say.alike.means}</p>
      <div class="actions">${button(fieldNames.follow, mark, say.alike.follow, true)}${button(fieldNames.own, mark, say.alike.own)}</div></div>`
  return html`<div class="notice" role="alert" id="loi"><h2>${say.kind.title}</h2><p>${say.kind[notice.kind]}</p><p>${say.kind.kept}</p>${lostFiles > 0 ? html`<p><strong>${say.lost.before(lostFiles)}</strong></p>` : ''}
    <div class="actions"><button class="button" formaction="/khieu-nai-to-cao" formenctype="application/x-www-form-urlencoded" formnovalidate>${say.kind.ways}</button>${button(fieldNames.kind, mark, say.kind.insist)}</div>
    ${notice.kind === 'protected' ? html`<p class="muted">${say.kind.insistProtected}</p>` : ''}</div>`
}

/** The form as it is shown: what was typed, what is wrong with it, what is asked before it is sent. */
export type FormView = {
  request: Request
  form: ReportForm
  key: string
  nonce: string
  /** Stands for the text as it is. */
  mark: string
  answer?: string
  mayPublish?: boolean
  errors?: FormErrors
  notice?: Notice | null
  said?: string | null
  /** Names of the files that were kept already. */
  kept?: readonly string[]
  confirmed?: Confirmed
  /** How many files were chosen that the browser doesn't keep. */
  lostFiles?: number
  /** Whether nothing was sent for want of them. */
  asksForFiles?: boolean
  /** Id of what was published that it comments on; '': it is no comment. */
  about?: string
}

export const formView = ({
  request,
  form,
  key,
  nonce,
  mark,
  answer = '',
  mayPublish = false,
  errors = new Map(),
  notice = null,
  said = null,
  kept = [],
  confirmed,
  lostFiles = 0,
  asksForFiles = false,
  about = '',
}: FormView): Html => {
  const values: Record<string, string> = {
    [fieldNames.text]: form.text,
    [fieldNames.commune]: form.commune,
    [fieldNames.place]: form.place,
    [fieldNames.when]: form.when,
    [fieldNames.name]: form.name,
    [fieldNames.phone]: form.phone,
    [fieldNames.answer]: answer,
    [fieldNames.mayPublish]: mayPublish ? '1' : '',
  }
  const told = [
    ...(confirmed?.danger ? [fieldNames.danger] : []),
    ...(confirmed?.kind ? [fieldNames.kind] : []),
    ...(confirmed?.number ? [fieldNames.number] : []),
    ...(confirmed?.alike === 'own' ? [fieldNames.own] : confirmed?.alike === 'follow' ? [fieldNames.follow] : []),
  ]
  // what came back with an answer is something new to write on: its draft begins there
  const isAnswer = errors.size > 0 || notice !== null || said !== null || asksForFiles
  const draft = isAnswer ? `sent-${randomUUID()}` : 'report'
  const shown = (field: FormField): Html =>
    formField(field, {
      value: values[field.name] ?? '',
      error: errors.get(field.name) ?? (lostFiles > 0 && field.name === fieldNames.files ? say.filesAgain : undefined),
    })
  const fields = fieldsOf(nonce, about !== '')
  return html`<h1>${say.title}</h1><p class="lead">${say.lead}</p>
    <p><a href="/khieu-nai-to-cao">${say.otherKinds}</a></p>
    <form method="post" action="/phan-anh" enctype="multipart/form-data" class="card report-form" data-draft="${draft}" novalidate>${csrfField(request)}${hidden(fieldNames.key, key)}${about === '' ? '' : hidden(fieldNames.about, about)}
      ${isAnswer ? filesAgainNote : html`<p class="notice" role="status" data-draft-back hidden>${say.draftBack} <span data-files-again hidden>${say.draftFiles}</span> <button class="button-quiet" type="button" data-draft-drop>${say.draftDrop}</button></p>`}
      ${kept.length > 0 ? hidden(fieldNames.kept, kept.join(',')) : ''}${told.map((name) => hidden(name, mark))}${lostFiles > 0 ? hidden(fieldNames.lost, lostFiles) : ''}
      ${notice || asksForFiles ? pressedByEnter : ''}
      ${said ? html`<p class="notice notice-error" role="alert">${said}</p>` : ''}
${errors.size > 0 ? errorLinks(errors, fields) : ''}
      ${asksForFiles ? lostFilesView(lostFiles) : ''}
      ${notice ? noticeView(notice, mark, lostFiles) : ''}
      ${fields.map((field) => html`${field.name in parts ? html`<h2>${parts[field.name]}</h2>` : ''}${shown(field)}${field.name === fieldNames.files && kept.length > 0 ? html`<p class="field-help">${say.filesKept(kept.length)}</p>` : ''}`)}
      <div class="actions"><button class="${notice ? 'button-quiet' : 'button'}">${say.submit}</button></div>
      <p class="muted">${say.privacy} <a href="/quyen-rieng-tu">Quyền riêng tư</a></p>
    </form>`
}
