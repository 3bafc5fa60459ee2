import type { Request } from 'express'
import { noCircumstances } from '../../catalog/fee-circumstances.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { ProcedureFields } from '../../catalog/procedure-fields.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { describeProcedure } from '../../dialogue/flows/answer-procedure/describe-procedure.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { csrfField, type FormErrors, type FormField, form, formField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { formFields } from './form-fields.js'
import { editorWording as say } from './wording.js'

const whyField: FormField = {
  name: 'why',
  label: say.why,
  help: say.whyHelp,
  maxLength: 300,
  input: { kind: 'text' },
}

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

const preview = (procedure: Procedure, fields: ProcedureFields, now: Date): Html => html`
  <section class="card" aria-labelledby="preview-title">
    <h2 id="preview-title">${say.previewTitle}</h2>
    ${(['all', 'fee', 'papers'] as const).map(
      (aspect) =>
        html`<div class="bubble bubble-bot">${lines(describeProcedure(aspect, { procedure, now, office: null, circumstances: noCircumstances }, fields).text)}</div>`,
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
              : form({
                  request,
                  action: `/bien-tap/thu-tuc/${entry.slug}/khoi-phuc`,
                  fields: [],
                  submit: html`<button class="button-quiet">${say.restore}<span class="visually-hidden"> ${say.version(version.number)}</span></button>`,
                  fixed: { revision: entry.revision, number: version.number },
                })
          }
        </li>`,
      )}
    </ol>
  </section>`

/** The page of one procedure: form, preview as the bot will say it, versions. */
export const procedurePage = (shown: {
  request: Request
  fields: ProcedureFields
  entry: CatalogEntry
  values: unknown
  errors: FormErrors
  previewed: Procedure | null
  why: string
  notice: string | null
  now: Date
}): string => {
  const { request, fields, entry, values, errors, previewed, why, notice, now } = shown
  const name = entry.draft?.procedure.short_name ?? entry.published?.procedure.short_name ?? entry.slug
  const main = html`
    <p><a href="/bien-tap">${say.back}</a></p>
    <h1>${name}</h1>
    ${doneNotice(notice)}
    ${entry.draft ? html`<p class="badge badge-warning">${say.draftBy(entry.draft.by, when(entry.draft.at), entry.draft.why)}</p>` : ''}
    ${errors.size > 0 ? summary(errors) : ''}
    ${previewed ? preview(previewed, fields, now) : ''}
    <form method="post" action="/bien-tap/thu-tuc/${entry.slug}" class="card" data-draft="${entry.slug}">
      ${csrfField(request)}${hidden('revision', entry.revision)}
      ${formFields(fields, values, errors)}
      ${formField(whyField, { value: why, error: errors.get('why') })}
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
