import type { Request } from 'express'
import { compareContents } from '../../catalog/compare.js'
import { readableValue } from '../../catalog/readable-value.js'
import { guardedChanges } from '../../catalog/second-person.js'
import { sectionsOf } from '../../catalog/sections.js'
import type { CatalogEntry, DraftContent } from '../../catalog/version.js'
import { NotFound } from '../../shared/errors.js'
import { form, formField } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { answerPreview } from './answer-preview.js'
import { differences } from './differences.js'
import { contentAt, entryAt, nameOf, pathOf, queryOf, whenOf } from './entries.js'
import { framed } from './frame.js'
import { fieldOf, pastAnswerCard, pastAnswerOf } from './past-answer.js'
import { checkContent } from './section-page.js'
import { whyField } from './why-field.js'
import { editorWording } from './wording.js'

const say = editorWording.compare
const sayVersion = editorWording.versionPage
const draftName = 'nhap'

type Named = { name: string; label: string; content: DraftContent }

/** Two versions of a procedure beside each other, and any one of them as it was. */
export const comparePage: WebPage = {
  path: '/bien-tap/thu-tuc/:slug/so-sanh',
  title: say.title,
  who: ['edit_catalog'],
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({ catalog, clock }: Pick<WebParts, 'catalog' | 'clock'>) => {
  const { format } = catalog

  /** Newest first: the draft, what waits for its day, what is published, what was. */
  const versionsOf = ({ draft, scheduled, published, archived }: CatalogEntry): Named[] => [
    ...(draft ? [{ name: draftName, label: say.draft, content: draft.content }] : []),
    ...[scheduled, published, ...archived].flatMap((version) => {
      if (!version) return []
      const { number, by, at, procedure } = version
      const note =
        version === scheduled ? ` (${say.scheduled})` : version === published ? ` (${editorWording.current})` : ''
      const label = `${editorWording.version(number)}${note}, ${by}, ${whenOf(at)}`
      return [{ name: String(number), label, content: format.contentOf(procedure) }]
    }),
  ]

  const frame = (request: Request, entry: CatalogEntry, main: Html, aside: Html | null = null): string => {
    const { missing } = checkContent(catalog, entry, contentAt(catalog, entry), clock.now())
    return framed({ request, entry, sections: sectionsOf(format.fields), missing, current: null, main, aside })
  }

  /** Brings a version back that is compared with what citizens read, or read last. */
  const restoring = (request: Request, entry: CatalogEntry, before: Named, after: Named): Html | null => {
    const { slug, published, archived, revision, draft } = entry
    const current = published ?? archived[0]
    const old = archived.find(({ number }) => String(number) === after.name)
    if (!old || before.name !== String(current?.number)) return null
    const isGuarded = guardedChanges(after.content, before.content).length > 0
    const help = isGuarded ? (draft ? say.restoreBlocked : say.restoreReviewed) : editorWording.restoreHelp
    const fixed = { revision, number: old.number }
    const label = isGuarded ? say.restoreSend : editorWording.restore
    return html`<section class="card" aria-labelledby="restore-title"><h2 id="restore-title">${editorWording.restore}</h2><p>${help}</p>
      ${isGuarded && draft ? '' : form({ request, action: `${pathOf(slug)}/khoi-phuc`, name: 'restore', fields: [whyField], submit: label, isMain: false, fixed })}</section>`
  }

  return [
    get(comparePage.path, async (request, response) => {
      const entry = await entryAt(catalog, request)
      const versions = versionsOf(entry)
      const options = Object.fromEntries(versions.map(({ name, label }) => [`b${name}`, label]))
      const chosen = (query: string, usual: number): Named | undefined =>
        versions.find(({ name }) => name === queryOf(request, query).replace(/^b/, '')) ??
        versions[usual] ??
        versions[0]
      const before = chosen('tu', 1)
      const after = chosen('den', 0)
      const select = (name: string, label: string, value: string): Html =>
        formField({ name, label, input: { kind: 'select', options } }, { value })
      const found = before && after ? compareContents(format.fields, before.content, after.content) : []
      const main = html`<h2>${say.title}</h2>
        <form method="get" action="${pathOf(entry.slug)}/so-sanh">${select('tu', say.from, `b${before?.name}`)}${select('den', say.to, `b${after?.name}`)}
        <div class="actions"><button class="button-quiet">${say.show}</button></div></form>
        ${found.length === 0 ? html`<p>${say.same}</p>` : html`<section class="card" aria-label="${say.title}">${differences(found)}</section>`}
        ${before && after ? restoring(request, entry, before, after) : ''}`
      response.send(frame(request, entry, main))
    }),

    get('/bien-tap/thu-tuc/:slug/ban/:number', async (request, response) => {
      const entry = await entryAt(catalog, request)
      const { scheduled, published, archived } = entry
      const all = [scheduled, published, ...archived].filter((one) => one !== null)
      const version = all.find(({ number }) => String(number) === request.params.number)
      if (!version) throw new NotFound(editorWording.noVersion)
      const { number, by, at, why, procedure, changes } = version
      const answer = pastAnswerOf(request)
      const told = new Set(answer?.facts.map(fieldOf))
      const content = format.contentOf(procedure)
      const isTold = ([key]: [string, unknown]): number => Number(told.has(key))
      const ordered = Object.entries(format.fields).toSorted((a, b) => isTold(b) - isTold(a))
      const facts = ordered.flatMap(([key, field]) => {
        const lines = readableValue(field, content[key as keyof typeof content])
        if (lines.length === 0) return []
        const mark = told.has(key) ? html` <span class="badge">${sayVersion.told}</span>` : ''
        return [
          html`<div id="${key}"><dt>${field.label}${mark}</dt><dd><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></dd></div>`,
        ]
      })
      const earlier = all[all.indexOf(version) + 1]
      const main = html`<h2>${sayVersion.title(number, nameOf(entry))}</h2>
        <p>${by}, ${whenOf(at)}: ${why}</p>
        ${changes.length > 0 ? html`<p>${sayVersion.writers}</p><ul>${changes.map((one) => html`<li>${one.by}, ${whenOf(one.at)}: ${one.why}</li>`)}</ul>` : ''}
        <p>${version === published ? sayVersion.now : version === scheduled ? say.scheduled : sayVersion.replaced}
        ${earlier ? html`<a href="${pathOf(entry.slug)}/so-sanh?tu=b${earlier.number}&amp;den=b${number}">${say.link}</a>` : ''}</p>
        ${answer ? pastAnswerCard(answer, format.fields) : ''}
        <section class="card" aria-labelledby="facts-title"><h2 id="facts-title">${sayVersion.facts}</h2><dl class="facts">${facts}</dl></section>`
      const aside = answerPreview(procedure, format.fields, version.from ?? version.at, sayVersion.said)
      response.send(frame(request, entry, main, aside))
    }),
  ]
}
