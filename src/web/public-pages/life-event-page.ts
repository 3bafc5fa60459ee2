import type { Request } from 'express'
import { z } from 'zod'
import { papersOfSeveral } from '../../dialogue/flows/checklist/needed-papers.js'
import { NotFound } from '../../shared/errors.js'
import { html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { eventPath, procedurePath } from './addresses.js'
import { publicPage } from './public-page.js'
import { lifeEventPageWording as say } from './wording.js'

const actionsOf = (parts: WebParts) => {
  const { catalog, understanding, publicUrl } = parts
  const kept = createKeptPages(parts)
  return [
    get(lifeEventPage.path, (request, response) => {
      const slug = z.string().max(100).parse(request.params.event)
      const event = understanding.findLifeEvents().find((one) => one.slug === slug)
      if (!event) throw new NotFound(say.notFound)
      const procedures = event.procedures.flatMap((one) => catalog.get(one) ?? [])
      const shared = papersOfSeveral(procedures)
      const render = (signedIn?: Request): string =>
        publicPage({
          title: event.name,
          description: say.description(
            event.name,
            procedures.map(({ short_name }) => short_name),
          ),
          path: eventPath(slug),
          publicUrl,
          request: signedIn,
          current: '/thu-tuc',
          main: html`<h1>${event.name}</h1><p class="lead">${say.inOrder}</p><h2>${say.procedures}</h2>
            <ol class="links">${procedures.map((one) => html`<li><a href="${procedurePath(one.slug)}">${one.short_name}</a><br><span class="muted">${one.received_by_text}${one.time_limit ? ` · ${one.time_limit.text}` : ''}</span></li>`)}</ol>
            ${event.note ? html`<p class="notice">${event.note}</p>` : ''}
            ${shared.length > 0 ? html`<section class="card"><h2>${say.shared}</h2><ul class="ticks">${shared.map((paper) => html`<li>${paper}</li>`)}</ul></section>` : ''}`,
        })
      return kept.send(request, response, slug, render)
    }),
  ]
}

/** What an event of a life brings: its procedures in order, the papers that several want once. */
export const lifeEventPage: WebPage = {
  path: '/viec/:event',
  title: say.title,
  who: 'anybody',
  actions: actionsOf,
}
