import type { Request } from 'express'
import { noCircumstances } from '../../catalog/fee-circumstances.js'
import type { Procedure } from '../../catalog/procedure.js'
import { procedureFields } from '../../catalog/procedure-fields.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { describeProcedure } from '../../dialogue/flows/answer-procedure/describe-procedure.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type Html, html, lines } from '../html.js'
import { csrfField, page } from '../layout.js'
import type { FormErrors } from './form-fields.js'
import { formFields } from './form-fields.js'
import { editorWording as say } from './wording.js'

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

const preview = (procedure: Procedure, now: Date): Html => html`
  <section class="card" aria-labelledby="preview-title">
    <h2 id="preview-title">${say.previewTitle}</h2>
    ${(['all', 'fee', 'papers'] as const).map(
      (aspect) =>
        html`<div class="bubble bubble-bot">${lines(describeProcedure(aspect, { procedure, now, office: null, circumstances: noCircumstances }).text)}</div>`,
    )}
  </section>`

const summary = (errors: FormErrors): Html =>
  html`<div class="notice notice-error" role="alert"><p>${say.hasErrors(errors.size)}</p>
    <ul>${[...errors].map(([path, message]) => html`<li><a href="#${path}">${path}</a>: ${message}</li>`)}</ul></div>`

const versions = (entry: CatalogEntry, request: Request): Html => html`
  <section class="card" aria-labelledby="versions-title">
    <h2 id="versions-title">${say.versions}</h2>
    <ol class="timeline">
      ${[...(entry.published ? [entry.published] : []), ...entry.archived].map(
        (version) => html`<li>
          <strong>${say.version(version.number)}</strong>${version === entry.published ? ` (${say.current})` : ''}
          <span class="muted">${when(version.at)}, ${version.by}</span><br>${version.why}
          ${version.restoredFrom ? html` <span class="muted">${say.restoredFrom(version.restoredFrom)}</span>` : ''}
          ${
            version === entry.published
              ? ''
              : html`<form method="post" action="/bien-tap/thu-tuc/${entry.slug}/khoi-phuc">${csrfField(request)}
                  <input type="hidden" name="revision" value="${entry.revision}"><input type="hidden" name="number" value="${version.number}">
                  <button class="button-quiet">${say.restore}<span class="visually-hidden"> ${say.version(version.number)}</span></button></form>`
          }
        </li>`,
      )}
    </ol>
  </section>`

/** The page of one procedure: form, preview as the bot will say it, versions. */
export const procedurePage = (shown: {
  request: Request
  entry: CatalogEntry
  values: unknown
  errors: FormErrors
  previewed: Procedure | null
  why: string
  notice: string | null
  now: Date
}): string => {
  const { request, entry, values, errors, previewed, why, notice, now } = shown
  const name = entry.draft?.procedure.short_name ?? entry.published?.procedure.short_name ?? entry.slug
  const main = html`
    <p><a href="/bien-tap">${say.back}</a></p>
    <h1>${name}</h1>
    ${notice ? html`<div class="notice" role="status">${notice}</div>` : ''}
    ${entry.draft ? html`<p class="badge badge-warning">${say.draftBy(entry.draft.by, when(entry.draft.at), entry.draft.why)}</p>` : ''}
    ${errors.size > 0 ? summary(errors) : ''}
    ${previewed ? preview(previewed, now) : ''}
    <form method="post" action="/bien-tap/thu-tuc/${entry.slug}" class="card">
      ${csrfField(request)}
      <input type="hidden" name="revision" value="${entry.revision}">
      ${formFields(procedureFields, values, errors)}
      <div class="field"><label for="why">${say.why}</label><p class="field-help" id="why-help">${say.whyHelp}</p>
        ${errors.has('why') ? html`<p class="field-error" id="why-error">${errors.get('why')}</p>` : ''}
        <input id="why" name="why" value="${why}" maxlength="300" aria-describedby="why-help"></div>
      <div class="actions">
        <button name="do" value="preview" class="button-quiet">${say.preview}</button>
        <button name="do" value="save" class="button-quiet">${say.save}</button>
        <button name="do" value="publish" class="button">${say.publish}</button>
        ${entry.draft ? html`<button name="do" value="discard" class="button-quiet">${say.discard}</button>` : ''}
      </div>
    </form>
    ${versions(entry, request)}`
  return page({ title: name, main, request, wide: true, current: '/bien-tap' })
}
