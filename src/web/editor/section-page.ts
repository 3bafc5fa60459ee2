import type { Request } from 'express'
import { z } from 'zod'
import { compareContents, type Difference } from '../../catalog/compare.js'
import { explainForm, formErrors, wordsOfPath } from '../../catalog/form-words.js'
import { publishingIssues } from '../../catalog/publishing-rules.js'
import type { Review } from '../../catalog/second-person.js'
import { type Section, sectionsOf } from '../../catalog/sections.js'
import type { CatalogEntry, DraftContent } from '../../catalog/version.js'
import { localDay } from '../../shared/clock.js'
import { Conflict, NotFound } from '../../shared/errors.js'
import { csrfField, type FormErrors, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { answerPreview } from './answer-preview.js'
import { differences } from './differences.js'
import { authorshipOf, contentAt, entryAt, pathOf, previewOf, queryOf, stampOf, whenOf } from './entries.js'
import { formFields } from './form-fields.js'
import { framed, type Missing } from './frame.js'
import { type FormBody, readFields } from './read-form.js'
import { moveRow } from './row-buttons.js'
import { editorWording as say } from './wording.js'

const path = '/bien-tap/thu-tuc/:slug/:section'
/** As often a save is tried again behind somebody else's in another section. */
const mostTries = 3

const orderSchema = z.object({
  do: z.enum(['preview', 'save']).catch('save'),
  row: z.string().max(200).default(''),
  stamp: z.string().max(40).default(''),
  takesBack: z.string().max(40).default(''),
})

type Catalog = WebParts['catalog']

/** What is missing or wrong in what is written so far: by section, and by field. */
export const checkContent = (
  { format }: Pick<Catalog, 'format'>,
  { published }: CatalogEntry,
  content: DraftContent,
  now: Date,
) => {
  const checked = format.schema.safeParse(content, { error: explainForm })
  const ruled = publishingIssues(content, published && format.contentOf(published.procedure), now)
  const errors = new Map([...formErrors(format.fields, { issues: ruled }), ...formErrors(format.fields, checked.error)])
  const keyOf = (name: string): string => name.split('.')[0] ?? ''
  const inSection = ({ fields }: Section): Map<string, string> =>
    new Map([...errors].filter(([name]) => fields[keyOf(name)] !== undefined))
  const missing: Missing = new Map(sectionsOf(format.fields).map((section) => [section.slug, inSection(section).size]))
  return { errors, inSection, missing }
}

const sectionAt = ({ format }: Catalog, request: Request): Section => {
  const section = sectionsOf(format.fields).find(({ slug }) => slug === request.params.section)
  if (!section) throw new NotFound(say.noSection)
  return section
}

const summary = (section: Section, errors: FormErrors): Html =>
  html`<div class="notice notice-error" role="alert"><p>${say.hasErrors(errors.size)}</p>
    <ul>${[...errors].map(([name, message]) => html`<li><a href="#${name}">${wordsOfPath(section.fields, name)}</a>: ${message}</li>`)}</ul></div>`

type Conflicting = { by: string; at: Date; found: Difference[] }

const conflictNotice = ({ by, at, found }: Conflicting): Html =>
  html`<section class="notice notice-error" role="alert"><p>${say.conflict(by, whenOf(at))}</p>
    <details open><summary>${say.conflictTheirs} (−), ${say.conflictYours.toLowerCase()} (+)</summary>${differences(found)}</details></section>`

/** One section of a procedure: its fields, the bar that saves them, and the bot's answer as it would be. */
export const sectionPage: WebPage = {
  path,
  title: say.title,
  who: ['edit_catalog'],
  hasLongForm: true,
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({ catalog, clock }: Pick<WebParts, 'catalog' | 'clock'>) => {
  const show = (shown: {
    request: Request
    entry: CatalogEntry
    section: Section
    values: DraftContent
    showsErrors: boolean
    conflict?: Conflicting
    note?: string
    takesBack?: Review
    /** What its author had seen, where the form is sent back unsaved. */
    seen?: string
  }): string => {
    const { request, entry, section, values, showsErrors, conflict, note, takesBack, seen } = shown
    const isSentBack = request.method === 'POST'
    const stamp = seen || stampOf(contentAt(catalog, entry), Object.keys(section.fields))
    const now = clock.now()
    const { inSection, missing } = checkContent(catalog, entry, values, now)
    const errors = showsErrors ? inSection(section) : new Map<string, string>()
    const address = `${pathOf(entry.slug)}/${section.slug}`
    const main = html`<h2>${section.title}</h2>
      ${conflict ? conflictNotice(conflict) : ''}
      ${takesBack ? html`<p class="notice notice-error" role="alert">${say.takesBack(takesBack.by, whenOf(takesBack.at), takesBack.why)}</p>` : ''}
      ${note ? html`<p class="notice" role="status">${note}</p>` : ''}
      ${errors.size > 0 ? summary(section, errors) : ''}
      <form method="post" action="${address}" class="editor-form" data-draft="${section.slug}" data-draft-ticks data-draft-build="preview"${isSentBack ? html` data-draft-sent-back` : ''} data-editor-form>
        <p class="notice" role="status" data-draft-back hidden>${say.draftBack} <button class="button-quiet" type="button" data-draft-drop>${say.draftDrop}</button></p>
        ${csrfField(request)}${hidden('stamp', stamp)}
        ${takesBack ? hidden('takesBack', takesBack.at.toISOString()) : ''}
        <button name="do" value="save" class="visually-hidden" tabindex="-1" aria-hidden="true">${say.save}</button>
        ${formFields(section.fields, values, errors)}
        <div class="save-bar actions">
          <button name="do" value="save" class="button">${say.save}</button>
          <button name="do" value="preview" class="button-quiet">${say.preview}</button>
          <a href="${pathOf(entry.slug)}/cong-bo">${say.toPublish}</a>
        </div>
      </form>`
    const preview = previewOf(catalog, entry, values, localDay(now))
    const aside = answerPreview(preview, catalog.format.fields, now, say.previewTitle)
    const sections = sectionsOf(catalog.format.fields)
    return framed({ request, entry, sections, missing, current: section.slug, main, aside, scripts: ['editor.js'] })
  }

  /** What is stored, with the fields of the section as they were typed; each is read where it can be. */
  const typedOver = (stored: DraftContent, section: Section, typed: DraftContent): DraftContent => {
    const read = Object.entries(section.fields).map(([key, { schema }]) => {
      const checked = schema.safeParse(typed[key])
      return [key, checked.success ? checked.data : typed[key]]
    })
    return catalog.format.pick({ ...stored, ...Object.fromEntries(read) })
  }

  return [
    get(path, async (request, response) => {
      const section = sectionAt(catalog, request)
      const entry = await entryAt(catalog, request)
      const values = contentAt(catalog, entry)
      const isBegun = Object.keys(section.fields).some((key) => (values[key] ?? null) !== null)
      const showsErrors = entry.draft !== null && (isBegun || queryOf(request, 'xong') === 'save')
      response.send(show({ request, entry, section, values, showsErrors }))
    }),

    post(path, async (request, response) => {
      const section = sectionAt(catalog, request)
      const order = orderSchema.parse(request.body)
      const typed = readFields(section.fields, request.body as FormBody)
      const keys = Object.keys(section.fields)
      const back = `${pathOf((await entryAt(catalog, request)).slug)}/${section.slug}`
      for (let tries = 1; ; tries++) {
        const entry = await entryAt(catalog, request)
        const stored = contentAt(catalog, entry)
        const values = typedOver(stored, section, order.row === '' ? typed : moveRow(typed, order.row))
        if (order.row !== '' || order.do === 'preview') {
          const note = order.row === '' ? undefined : say.rowMoved
          const shown = { request, entry, section, values, showsErrors: order.row === '', seen: order.stamp }
          response.send(show(note === undefined ? shown : { ...shown, note }))
          return
        }
        const found = compareContents(section.fields, stored, values)
        if (found.length === 0) return response.redirect(303, `${back}?xong=same`)
        if (order.stamp !== stampOf(stored, keys)) {
          const { by, at } = entry.draft ?? entry.published ?? { by: '', at: clock.now() }
          const conflict = { by, at, found }
          response.status(409).send(show({ request, entry, section, values, showsErrors: false, conflict }))
          return
        }
        const review = entry.draft?.review
        if (review && order.takesBack !== review.at.toISOString()) {
          const asked = { request, entry, section, values, showsErrors: false, takesBack: review }
          response.status(409).send(show(asked))
          return
        }
        const why = review ? say.savedTakenBack(section.title, review.by) : say.savedSection(section.title)
        try {
          await catalog.saveDraft({
            slug: entry.slug,
            content: values,
            expected: entry.revision,
            ...authorshipOf(request, why, clock.now()),
          })
          return response.redirect(303, `${back}?xong=save`)
        } catch (error) {
          if (!(error instanceof Conflict) || tries === mostTries) throw error
        }
      }
    }),
  ]
}
