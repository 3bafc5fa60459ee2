import type { Request } from 'express'
import { z } from 'zod'
import type { Procedure } from '../../catalog/procedure.js'
import { foldMarks } from '../../shared/text.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { searchForm } from '../kit/search-form.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { eventPath, procedurePath } from './addresses.js'
import { publicPage } from './public-page.js'
import { createPublicSearch, type PublicFound } from './search-procedures.js'
import { proceduresPageWording as say } from './wording.js'

const path = '/thu-tuc'
const byName = new Intl.Collator('vi')
const searchSchema = z.object({
  q: z.string().trim().max(300).catch(''),
  xep: z.literal('chu').optional().catch(undefined),
})

const links = (procedures: readonly Procedure[]): Html =>
  html`<ul class="links">${procedures.map(({ slug, short_name }) => html`<li><a href="${procedurePath(slug)}">${short_name}</a></li>`)}</ul>`

/** What the procedures stand under: their fields, or the first letters of their names. */
const groupsOf = (procedures: readonly Procedure[], isByLetter: boolean): [string, Procedure[]][] => {
  const groups = new Map<string, Procedure[]>()
  for (const procedure of procedures.toSorted((a, b) => byName.compare(a.short_name, b.short_name))) {
    const title = isByLetter ? procedure.short_name.charAt(0).toUpperCase() : procedure.field
    groups.set(title, [...(groups.get(title) ?? []), procedure])
  }
  return [...groups].toSorted(([a], [b]) => byName.compare(a, b))
}

const anchorOf = (title: string): string => foldMarks(title).replaceAll(' ', '-') || 'khac'

const allOf = (procedures: readonly Procedure[], isByLetter: boolean): Html => {
  const groups = groupsOf(procedures, isByLetter)
  return html`<p>${isByLetter ? html`<a href="${path}">${say.byField}</a>` : html`<a href="${path}?xep=chu" rel="nofollow">${say.byLetter}</a>`}</p>
    <ul class="chips">${groups.map(([title]) => html`<li><a href="#${anchorOf(title)}">${title}</a></li>`)}</ul>
    ${groups.map(([title, own]) => html`<details class="folded"><summary><h2>${title}</h2></summary><div id="${anchorOf(title)}">${links(own)}</div></details>`)}`
}

/** What a search leads to. */
export const foundView = (query: string, { procedures, elsewhere, event }: PublicFound): Html => html`
  <section aria-labelledby="found-title"><h2 id="found-title">${procedures.length > 0 || event ? say.found(query) : say.notFound(query)}</h2>
  ${elsewhere ? html`<p class="notice">${say.elsewhere(elsewhere.name, elsewhere.agency)}</p>` : ''}
  ${event ? html`<p><a class="button-quiet" href="${eventPath(event.slug)}">${event.name}</a></p>` : ''}
  ${procedures.length > 0 ? links(procedures) : event ? '' : html`<p>${say.tryOther}</p>`}
  <p><a class="button-quiet" href="/#hoi=${encodeURIComponent(query)}">${say.askChat}</a></p></section>`

const actionsOf = (parts: WebParts) => {
  const { catalog, understanding, publicUrl } = parts
  const kept = createKeptPages(parts)
  const search = createPublicSearch(parts)

  return [
    get(path, (request, response) => {
      const { q: query, xep } = searchSchema.parse(request.query)
      const isByLetter = xep === 'chu'
      const render = (signedIn?: Request): string => {
        const procedures = catalog.findAll()
        return publicPage({
          title: query === '' ? say.title : say.titleOf(query),
          description: say.description(procedures.length),
          path,
          publicUrl,
          request: signedIn,
          current: path,
          isListed: query === '' && !isByLetter,
          main: html`<h1>${say.title}</h1>${searchForm(query)}
            ${query !== '' ? foundView(query, search(query)) : html`<h2>${say.events}</h2><ul class="chips">${understanding.findLifeEvents().map(({ slug, name }) => html`<li><a href="${eventPath(slug)}">${name}</a></li>`)}</ul>${allOf(procedures, isByLetter)}`}`,
        })
      }
      return kept.send(request, response, `${query}\n${isByLetter}`, render)
    }),
  ]
}

/** All procedures: searched as people write, by event of life, by field, by letter. */
export const proceduresPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  actions: actionsOf,
}
