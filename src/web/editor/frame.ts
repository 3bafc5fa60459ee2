import type { Request } from 'express'
import type { Section } from '../../catalog/sections.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { nameOf, noticeOf, pathOf, whenOf } from './entries.js'
import { editorWording as say } from './wording.js'

/** How many things are missing or wrong in each section, by its slug. */
export type Missing = ReadonlyMap<string, number>

const sectionLinks = (slug: string, sections: readonly Section[], missing: Missing, current: string | null): Html =>
  html`<nav class="editor-sections" aria-label="${say.sections}">
    <a href="${pathOf(slug)}"${current === '' ? html` aria-current="page"` : ''}>${say.overview}</a>
    ${sections.map((section) => {
      const count = missing.get(section.slug) ?? 0
      return html`<a href="${pathOf(slug)}/${section.slug}"${section.slug === current ? html` aria-current="page"` : ''}>${section.title}${count > 0 ? html` <span class="badge">${say.sectionMissing(count)}</span>` : ''}</a>`
    })}
    <a href="${pathOf(slug)}/cong-bo"${current === 'cong-bo' ? html` aria-current="page"` : ''}>${say.publish.title}</a>
  </nav>`

/** Where a procedure stands: what citizens read, what waits, what is drafted. */
export const standing = ({ published, scheduled, draft, withdrawn }: CatalogEntry): Html => html`<ul class="standing">
    <li>${published ? say.isPublished(published.number, published.by, whenOf(published.from ?? published.at)) : say.notPublished}</li>
    ${withdrawn ? html`<li>${say.withdrawn(withdrawn.by, whenOf(withdrawn.at), withdrawn.why)}</li>` : ''}
    ${scheduled ? html`<li><strong>${say.scheduled(scheduled.number, readableDay(localDay(scheduled.from)), scheduled.by, scheduled.why)}</strong></li>` : ''}
    ${draft ? html`<li>${say.draftBy(draft.by, whenOf(draft.at), draft.why)}</li>` : ''}
    ${draft?.review ? html`<li><strong>${say.inReview(draft.review.by, whenOf(draft.review.at), draft.review.why)}</strong></li>` : ''}
  </ul>`

/** A page of one procedure: its name, its sections, what is done and who else is here. */
export const framed = (shown: {
  request: Request
  entry: CatalogEntry
  sections: readonly Section[]
  missing: Missing
  current: string | null
  main: Html
  aside?: Html | null
  scripts?: string[]
}): string => {
  const { request, entry, sections, missing, current, main, aside, scripts = [] } = shown
  const name = nameOf(entry)
  const content = html`
    <p><a href="/bien-tap">${say.back}</a></p>
    <h1>${name}</h1>
    ${doneNotice(noticeOf(request, entry))}
    <p class="notice" data-present="${say.present}" role="status" hidden></p>
    <p class="notice" data-changed role="status" hidden>${say.changed}</p>
    <div class="editor${aside ? ' editor-with-preview' : ''}" data-case-version="${entry.revision}">
      ${sectionLinks(entry.slug, sections, missing, current)}
      <div class="editor-main">${main}</div>
      ${aside ?? ''}
    </div>`
  const title = `${name} – ${say.title}`
  return page({
    title,
    main: content,
    request,
    wide: true,
    current: '/bien-tap',
    scripts: ['case-live.js', ...scripts],
  })
}
