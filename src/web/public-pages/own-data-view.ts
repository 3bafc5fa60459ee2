import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { dataRightLabels } from '../../tasks/kinds/data-wish.js'
import { csrfField, type FormErrors, type FormField, formField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { table } from '../kit/table.js'
import { forgetForm } from './forget-machine-page.js'
import type { OwnCopy } from './own-data-copy.js'
import { ownDataWording as say } from './own-data-wording.js'

export const ownDataPath = '/du-lieu-cua-toi'
export const ownDataFilePath = `${ownDataPath}/tep`
export const ownDataAskPath = `${ownDataPath}/yeu-cau`

/** What the forms about a case carry, so that nothing of it stands in an address. */
export type Opening = { ma: string; so_kin: string; mo: string }

const codeField: FormField = {
  name: 'ma',
  label: say.code,
  help: say.codeHelp,
  required: true,
  maxLength: 60,
  input: { kind: 'text', autocomplete: 'off' },
}
const secretField: FormField = {
  name: 'so_kin',
  label: say.secret,
  help: say.secretHelp,
  required: true,
  maxLength: 40,
  input: { kind: 'text', autocomplete: 'off', numeric: true },
}
const rightField: FormField = {
  name: 'quyen',
  label: say.right,
  required: true,
  input: { kind: 'select', options: dataRightLabels, withBlank: true },
}
const textField: FormField = {
  name: 'loi',
  label: say.text,
  help: say.textHelp,
  required: true,
  input: { kind: 'textarea', rows: 4 },
}

/** What is kept of people and which rights they have (Luật 91/2025 Điều 4), and the form that opens a case's data. */
export const ownDataView = (
  request: Request,
  { typed, error, errors }: { typed: Readonly<Record<string, string>>; error: string | null; errors: FormErrors },
): Html =>
  html`<h1>${say.title}</h1><p class="lead">${say.lead}</p>
    <form method="post" action="${ownDataPath}" class="card narrow" novalidate><h2>${say.openTitle}</h2>${csrfField(request)}
      ${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}
      ${[codeField, secretField].map((field) => formField(field, { value: field === codeField ? (typed.ma ?? '') : '', error: errors.get(field.name) }))}
      <div class="actions"><button class="button">${say.submit}</button></div>
      <p class="muted">${say.sealed} <a href="/gui-kin/ho-so">${say.sealedLink}</a></p></form>
    <section class="card"><h2>${say.rightsTitle}</h2><ul>${say.rights.map((right) => html`<li>${right}</li>`)}</ul></section>
    <section class="card"><h2>${say.keptTitle}</h2>${table({ label: say.keptTitle, columns: say.keptHeads, rows: say.kept })}
      <p class="muted">${say.law} <a href="/quyen-rieng-tu">Quyền riêng tư</a></p></section>`

/** What became of a request that was sent just now. */
export type Asked = { said: string } | { typed: Readonly<Record<string, string>>; errors: FormErrors; accuses: boolean }

const dated = (title: string, all: readonly { day: string; text: string }[]): Html =>
  html`<section class="card"><h2>${title}</h2>${
    all.length === 0
      ? html`<p>${say.noAnswers}</p>`
      : all.map(({ day, text }) => html`<p class="muted">${day}</p><p>${lines(text)}</p>`)
  }</section>`

/** A case's copy, and the form for what somebody has to do. */
export const copyView = (
  request: Request,
  { copy, opening, isFull, asked }: { copy: OwnCopy; opening: Opening; isFull: boolean; asked: Asked | null },
): Html => {
  const key = html`${csrfField(request)}${Object.entries(opening).map(([name, value]) => hidden(name, value))}`
  const refused = asked && 'errors' in asked ? asked : null
  return html`<article id="${copy.code}"><h1>${say.copyTitle(copy.code)}</h1>
    ${asked && 'said' in asked ? html`<p class="notice" role="status">${asked.said}</p>` : ''}
    <section class="card"><dl class="facts">${copy.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${lines(value)}</dd></div>`)}</dl>
      <form method="post" action="${ownDataFilePath}" class="actions">${key}<button class="button-quiet">${say.save}</button></form></section>
    ${dated(say.saidTitle, copy.said)}${dated(say.answersTitle, copy.answers)}
    ${
      copy.requests.length === 0
        ? ''
        : html`<section class="card"><h2>${say.requestsTitle}</h2>${copy.requests.map(
            ({ day, right, text, dueOn, answer }) =>
              html`<p class="muted">${day} · ${right}</p><p>${lines(text)}</p>${answer ? html`<p><strong>${say.answered}</strong></p><div class="bubble bubble-person">${lines(answer)}</div>` : html`<p>${say.waiting(dueOn ?? '')}</p>`}`,
          )}</section>`
    }
    <form method="post" action="${ownDataAskPath}" class="card narrow" novalidate><h2>${say.askTitle}</h2>${isFull ? '' : html`<p class="notice">${say.unproved}</p>`}${key}${hidden('lan', refused?.typed.lan ?? randomUUID())}
      ${refused?.accuses ? html`<p class="field-error" role="alert">${say.errors.accuses} <a href="/gui-kin">${say.ways}</a></p>` : ''}
      ${[rightField, textField].map((field) => formField(field, { value: refused?.typed[field.name] ?? '', error: refused?.errors.get(field.name), id: `${field.name}-${copy.code}` }))}
      <div class="actions"><button class="button">${say.ask}</button></div></form>
    <div class="actions">${forgetForm(request, 'codeAndNumber')}</div></article>`
}
