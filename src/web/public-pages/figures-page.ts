import { requiredContactFields } from '../../places/commune-contact.js'
import { communes } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { html } from '../kit/html.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { publicPage } from './public-page.js'
import { publicFiguresWording as say } from './wording.js'

const path = '/so-lieu'

const actionsOf = ({ catalog, places, publicUrl, clock }: WebParts) => [
  get(path, async (request, response) => {
    const [contacts, changed] = await Promise.all([places.findContacts(), catalog.findLastPublishedAt()])
    const complete = contacts.filter((one) => requiredContactFields.every((name) => one[name] !== null)).length
    const figures: [string, string][] = [
      [say.procedures, String(catalog.findAll().length)],
      [say.contacts, say.of(complete, communes.length)],
      ...(changed ? ([[say.changed, readableDay(localDay(changed))]] as [string, string][]) : []),
    ]
    response.send(
      publicPage({
        title: say.title,
        description: say.description,
        path,
        publicUrl,
        request,
        main: html`<h1>${say.title}</h1><p class="lead">${say.lead(readableDay(localDay(clock.now())))}</p>
          <section class="card"><dl class="facts">${figures.map(([label, value]) => html`<div><dt>${label}</dt><dd><strong>${value}</strong></dd></div>`)}</dl></section>
          <section class="card"><h2>${say.later}</h2><p>${say.laterText}</p></section>
          <p><a href="/thu-tuc">${say.toProcedures}</a> <a href="/xa">${say.toCommunes}</a></p>`,
      }),
    )
  }),
]

/** What is known by counting what stands here; what would have to be computed isn't shown before it is. */
export const publicFiguresPage: WebPage = { path, title: say.title, who: 'anybody', actions: actionsOf }
