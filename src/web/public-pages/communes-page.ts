import type { Request } from 'express'
import { z } from 'zod'
import { type CommuneContact, closuresAhead, requiredContactFields } from '../../places/commune-contact.js'
import { type Commune, communes, nameInSentence } from '../../places/communes.js'
import { findPlaces } from '../../places/find-places.js'
import { contactLabels } from '../../places/wording.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { foldMarks } from '../../shared/text.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communeOfBareSlug, communePath } from './addresses.js'
import { contactSections, coordinatesOf, openingFacts } from './contact-sections.js'
import { publicPage } from './public-page.js'
import { receptionSection } from './reception-section.js'
import { communesPageWording as say } from './wording.js'

const path = '/xa'
const searchSchema = z.object({ q: z.string().trim().max(200).catch('') })

/** Whether a name has the words that were typed, or is what was typed run together. */
const isSaid = (name: string, query: string): boolean =>
  ` ${foldMarks(name)} `.includes(` ${foldMarks(query)} `) ||
  foldMarks(name).replaceAll(' ', '') === foldMarks(query).replaceAll(' ', '')

/** Communes that a name of today, of before the merger, or of a former district leads to. */
const communesOf = (query: string): Commune[] => {
  if (foldMarks(query) === '') return []
  const named = findPlaces(query).flatMap((mention) => mention.communes.map(({ code }) => code))
  return communes.filter(
    ({ code, name, mergedFrom, olderUnits }) =>
      named.includes(code) ||
      isSaid(name, query) ||
      [...mergedFrom, ...olderUnits].some((one) => isSaid(one.name, query) || isSaid(one.district, query)),
  )
}

const formerNames = ({ mergedFrom }: Commune): string =>
  mergedFrom.map(({ type, name }) => `${type} ${name}`).join(', ')

/** The search for a commune and what it found; `query` '': all of them. */
const searchView = (query: string, shown: readonly Commune[]): Html =>
  html`<h1>${say.title}</h1>
    <form class="search" role="search" action="${path}"><label for="q">${say.searchLabel}</label><input id="q" name="q" type="search" value="${query}" maxlength="200" placeholder="${say.searchExample}" autocomplete="off"><button class="button">${say.search}</button></form>
    ${query === '' ? '' : html`<h2>${shown.length > 0 ? say.found(query) : say.notFound(query)}</h2>`}
    <ul class="links">${shown.map((one) => html`<li><a href="${communePath(one)}">${one.name}</a><br><span class="muted">${say.merged(formerNames(one))}</span></li>`)}</ul>
    ${query === '' ? '' : html`<p><a href="${path}">${say.all}</a></p>`}`

/** What search engines are told: only what the page really has. */
const descriptionOf = ({ name }: Commune, contact: CommuneContact): string =>
  say.about(name, [
    ...(contact.address ? [say.has.address] : []),
    ...(contact.hours ? [say.has.hours] : []),
    ...(contact.phone ? [say.has.phone] : []),
    say.has.reception,
    say.has.procedures,
  ])

const actionsOf = (parts: WebParts) => {
  const { publicUrl } = parts
  const kept = createKeptPages(parts)
  return [
    get(path, (request, response) => {
      const { q: query } = searchSchema.parse(request.query)
      const shown = query === '' ? communes : communesOf(query)
      const render = (signedIn?: Request): string =>
        publicPage({
          title: say.title,
          description: say.description,
          path,
          publicUrl,
          request: signedIn,
          current: path,
          isListed: query === '',
          main: searchView(query, shown),
        })
      return kept.send(request, response, query, render)
    }),

    get(`${path}/:slug`, async (request, response) => {
      const slug = z.string().max(100).parse(request.params.slug)
      const commune = communes.find((one) => communePath(one) === `${path}/${slug}` || one.code === slug)
      if (!commune) {
        const query = slug.replaceAll('-', ' ')
        const meant = communeOfBareSlug(slug)
        if (meant) return response.redirect(302, communePath(meant))
        const main = searchView(query, communesOf(query))
        response.status(404).send(
          publicPage({
            title: say.title,
            description: say.description,
            path: null,
            publicUrl,
            request,
            current: path,
            isListed: false,
            main,
          }),
        )
        return
      }
      if (communePath(commune) !== `${path}/${slug}`) {
        response.redirect(301, communePath(commune))
        return
      }
      const contact = await parts.places.getContact(commune.code)
      const today = localDay(parts.clock.now())
      const missing = requiredContactFields.filter((name) => contact[name] === null)
      const receptions = await parts.reception.findPosted(commune.code, parts.clock.now())
      const render = (signedIn?: Request): string =>
        publicPage({
          title: commune.name,
          description: descriptionOf(commune, contact),
          path: communePath(commune),
          publicUrl,
          request: signedIn,
          current: path,
          facts: {
            '@type': 'GovernmentOffice',
            name: `UBND ${nameInSentence(commune)}`,
            ...(contact.address && { address: contact.address }),
            ...(contact.phone && { telephone: contact.phone }),
            ...(contact.email && { email: contact.email }),
            ...openingFacts(contact.hours),
            ...(commune.website && { url: commune.website }),
            geo: { '@type': 'GeoCoordinates', ...coordinatesOf(contact, commune) },
          },
          main: html`<h1>${commune.name}</h1><p class="lead">${say.merged(formerNames(commune))}</p>
            ${closuresAhead(contact, today).map(({ from, to, reason }) => html`<p class="notice">${say.closed(readableDay(from), readableDay(to), reason)}</p>`)}
            ${contactSections(contact, commune)}
            ${missing.length > 0 ? html`<p class="muted">${say.missing(missing.map((name) => contactLabels[name].toLowerCase()))}</p>` : ''}
            ${receptionSection(commune, receptions)}
            <section class="card"><h2>${say.here}</h2><ul class="links"><li><a href="/thu-tuc">${say.procedures}</a></li><li><a href="${communePath(commune)}/cong-khai">${say.publications}</a></li><li><a href="/bieu-phi?xa=${commune.code}">${say.fees}</a></li><li><a href="/phan-anh?xa=${commune.code}">${say.report}</a></li></ul></section>`,
        })
      return kept.send(
        request,
        response,
        `${slug} ${contact.updatedAt?.getTime() ?? ''} ${today} ${contact.closures.map(({ id }) => id).join()} ${JSON.stringify(receptions)}`,
        render,
      )
    }),
  ]
}

/** The communes by their names of today and of before, and what each says of itself. */
export const communesPage: WebPage = { path, title: say.title, who: 'anybody', actions: actionsOf }
