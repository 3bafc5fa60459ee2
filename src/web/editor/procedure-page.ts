import type { Request } from 'express'
import { z } from 'zod'
import { sectionsOf } from '../../catalog/sections.js'
import type { CatalogEntry, ScheduledVersion, Version } from '../../catalog/version.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { accountOf } from '../kit/security.js'
import { ask, get, post, type WebPage } from '../kit/web-page.js'
import { authorshipOf, contentAt, entryAt, pathOf, whenOf } from './entries.js'
import { framed, standing } from './frame.js'
import { recallNote } from './recall-note.js'
import { checkContent } from './section-page.js'
import { whyField } from './why-field.js'
import { editorWording as say } from './wording.js'

const path = '/bien-tap/thu-tuc/:slug'

const reasonSchema = z.object({
  revision: z.coerce.number().int(),
  why: z.string().trim().max(300),
  number: z.coerce.number().int().default(0),
})

/** What a verb was ordered with. Throws InvalidInput without a reason. */
export const reasonOf = (request: Request) => {
  const reason = reasonSchema.parse(request.body)
  if (reason.why === '') throw new InvalidInput(say.whyMissing)
  return reason
}

const versionLine = (entry: CatalogEntry, version: Version | ScheduledVersion): Html => {
  const { number, at, by, why, from, restoredFrom } = version
  const isOld = version !== entry.published && version !== entry.scheduled
  const current = entry.published ?? entry.archived[0]
  return html`<li>
    <a href="${pathOf(entry.slug)}/ban/${number}"><strong>${say.version(number)}</strong></a>${version === entry.published ? ` (${say.current})` : ''}
    <span class="muted">${whenOf(at)}, ${by}${from ? ` · ${say.fromDay(readableDay(localDay(from)))}` : ''}</span><br>${why}
    ${restoredFrom ? html` <span class="muted">${say.restoredFrom(restoredFrom)}</span>` : ''}
    ${
      isOld
        ? html`<a href="${pathOf(entry.slug)}/so-sanh?tu=b${current?.number}&amp;den=b${number}">${say.restore}<span class="visually-hidden"> ${say.version(number)}</span></a>`
        : ''
    }
  </li>`
}

const others = (entry: CatalogEntry, request: Request): Html => html`
  <section class="card" aria-labelledby="actions-title"><h2 id="actions-title">${say.actions}</h2>
    <p class="actions">
      <a class="button-quiet" href="${pathOf(entry.slug)}/so-sanh">${say.compare.title}</a>
      <a class="button-quiet" href="/bien-tap/them?tu=${entry.slug}">${say.copy}</a>
      ${entry.published ? html`<a class="button-quiet" href="/giay-to/${entry.slug}">${say.checklist}</a>` : ''}
    </p>
    ${
      entry.published && !entry.scheduled
        ? html`<details><summary>${say.withdraw}</summary><p class="field-help">${say.withdrawHelp}</p>
      ${form({ request, action: `${pathOf(entry.slug)}/ngung`, name: 'withdraw', fields: [whyField], submit: say.withdraw, isMain: false, fixed: { revision: entry.revision } })}</details>`
        : ''
    }
  </section>`

/** One procedure: where it stands, its versions, and what may be done with the whole of it. */
export const procedurePage: WebPage = {
  path,
  title: say.title,
  who: ['edit_catalog'],
  actions: ({ catalog, messaging, clock }) => [
    get(path, async (request, response) => {
      const entry = await entryAt(catalog, request)
      const { scheduled, published, archived } = entry
      const versions = [scheduled, published, ...archived].filter((version) => version !== null)
      const recalled = await recallNote(messaging, entry, clock.now())
      const main = html`${standing(entry)}${recalled}
        ${entry.draft ? html`<p><a class="button" href="${pathOf(entry.slug)}/cong-bo">${say.toPublish}</a></p>` : ''}
        <section class="card" aria-labelledby="versions-title"><h2 id="versions-title">${say.versions}</h2>
        <ol class="timeline">${versions.map((version) => versionLine(entry, version))}</ol></section>
        ${others(entry, request)}`
      const { missing } = checkContent(catalog, entry, contentAt(catalog, entry), clock.now())
      const sections = sectionsOf(catalog.format.fields)
      response.send(framed({ request, entry, sections, missing, current: '', main }))
    }),

    ask(`${path}/dang-xem`, async (request, response) => {
      const entry = await entryAt(catalog, request)
      const others = await catalog.presence.note(accountOf(request), entry.slug, clock.now())
      response.set('cache-control', 'no-store').json({ others, version: entry.revision })
    }),

    post(`${path}/khoi-phuc`, async (request, response) => {
      const { slug } = await entryAt(catalog, request)
      const { revision, why, number } = reasonOf(request)
      const order = { slug, number, expected: revision, ...authorshipOf(request, why, clock.now()) }
      const became = await catalog.restoreVersion(order)
      response.redirect(303, `${pathOf(slug)}?xong=${became === 'review' ? 'restore_review' : 'restore'}`)
    }),

    post(`${path}/ngung`, async (request, response) => {
      const { slug } = await entryAt(catalog, request)
      const { revision, why } = reasonOf(request)
      await catalog.withdraw({ slug, expected: revision, ...authorshipOf(request, why, clock.now()) })
      response.redirect(303, `${pathOf(slug)}?xong=withdraw`)
    }),
  ],
}
