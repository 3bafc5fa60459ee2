import type { Request } from 'express'
import type { Catalog } from '../../catalog/catalog.js'
import { type CarriedEntry, findCarried, joinCarried, slugsByCode } from '../../catalog/national/carried-entry.js'
import { carriedRecords } from '../../catalog/national/carried-records.js'
import { form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { WebParts } from '../kit/web-parts.js'
import { nameOf, pathOf } from './entries.js'
import { editorWording } from './wording.js'

const say = editorWording.records
const mostShown = 20

/** The records of the national portal that this project carries, and which of them the catalog has. */
export const createNationalRecords = ({ catalog, understanding }: Pick<WebParts, 'catalog' | 'understanding'>) => {
  const all = async (): Promise<CarriedEntry[]> => joinCarried(await carriedRecords(), understanding.nationalList)

  return {
    findByCode: async (code: string): Promise<CarriedEntry | undefined> =>
      (await all()).find((entry) => entry.code === code),
    find: async (query: string): Promise<CarriedEntry[]> => findCarried(await all(), query),
    /** Procedures by the codes they have, drafts and withdrawn ones too. */
    procedures: (): Promise<ReadonlyMap<string, Known>> => proceduresByCode(catalog),
  }
}

type Known = { slug: string; name: string }

const proceduresByCode = async (catalog: Catalog): Promise<ReadonlyMap<string, Known>> => {
  const { format } = catalog
  const published = catalog.findAll()
  const unfinished = await catalog.findUnfinished()
  const names = new Map([
    ...unfinished.map((entry) => [entry.slug, nameOf(entry)] as const),
    ...published.map(({ slug, short_name }) => [slug, short_name] as const),
  ])
  const slugs = slugsByCode([
    ...unfinished.flatMap(({ slug, draft, scheduled, archived }) => [
      ...[scheduled, ...archived].flatMap((one) => (one ? [{ slug, content: format.contentOf(one.procedure) }] : [])),
      ...(draft ? [{ slug, content: draft.content }] : []),
    ]),
    ...published.map((one) => ({ slug: one.slug, content: format.contentOf(one) })),
  ])
  return new Map([...slugs].map(([code, slug]) => [code, { slug, name: names.get(slug) ?? slug }]))
}

const hit = (request: Request, entry: CarriedEntry, known: Known | undefined, action: string): Html => {
  const { code, name, who, field } = entry
  const what = 'full' in entry ? say.whole : say.short
  return html`<li class="card" id="ma-${code}"><h3>${name}</h3>
    <p class="muted">${say.code} ${code}${field ? ` · ${field}` : ''} · ${what}</p><p>${say.who} ${who || say.noWho}</p>
    ${
      known
        ? html`<p>${say.known} <a href="${pathOf(known.slug)}">${known.name}</a></p>`
        : form({
            request,
            action,
            fields: [],
            submit: html`<button class="button">${say.make}<span class="visually-hidden"> ${code}</span></button>`,
            name: `ma-${code}`,
            fixed: { code },
          })
    }</li>`
}

/** The search in the records, and what it found. */
export const recordSearch = (shown: {
  request: Request
  path: string
  query: string
  found: readonly CarriedEntry[]
  known: ReadonlyMap<string, Known>
}): Html => {
  const { request, path, query, found, known } = shown
  const more = found.length - mostShown
  return html`<section class="card" aria-labelledby="records-title"><h2 id="records-title">${say.title}</h2><p id="records-help">${say.help}</p>
    <form method="get" action="${path}" class="search" role="search"><label for="tim" class="visually-hidden">${say.label}</label>
      <input id="tim" name="tim" type="search" value="${query}" maxlength="200" aria-describedby="records-help"> <button class="button-quiet">${say.search}</button></form></section>
    ${query === '' ? '' : html`<p role="status">${found.length === 0 ? say.none : say.found(found.length)}</p>`}
    ${found.length === 0 ? '' : html`<ul class="cards">${found.slice(0, mostShown).map((entry) => hit(request, entry, known.get(entry.code), `${path}/tu-ban-ghi`))}</ul>`}
    ${more > 0 ? html`<p>${say.more(more)}</p>` : ''}`
}
