import { type WatchReason, watchList } from '../../catalog/watch-list.js'
import { readableDay } from '../../shared/clock.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { pathOf, queryOf } from './entries.js'
import { editorWording } from './wording.js'

const say = editorWording.watch
const mostQuestions = 500

const wordsOf = (reason: WatchReason): string => {
  switch (reason.kind) {
    case 'missed':
      return say.missed(reason.count)
    case 'doubted':
      return say.doubted(reason.count)
    case 'law':
      return say.law(reason.number, reason.by)
    case 'old':
      return say.old(readableDay(reason.since))
    default:
      return say[reason.kind]
  }
}

/** Where an editor mends it. */
const sectionFor: Readonly<Record<WatchReason['kind'], string>> = {
  missed: 'ten-cau-hoi',
  unasked: 'ten-cau-hoi',
  fee: 'phi-quyen-loi',
  doubted: 'can-cu',
  law: 'can-cu',
  old: 'can-cu',
}

const kinds = Object.keys(say.kinds) as WatchReason['kind'][]

/** The procedures that an editor should look at again, and why. */
export const watchPage: WebPage = {
  path: '/bien-tap/can-xem',
  title: say.title,
  who: ['edit_catalog'],
  actions: ({ catalog, tasks, messaging, clock }) => [
    get(watchPage.path, async (request, response) => {
      const open = await tasks.findFor(accountOf(request), 'unanswered', mostQuestions)
      const missed = new Map<string, number>()
      for (const { facts } of open)
        if ('nearest' in facts && facts.nearest !== null)
          missed.set(facts.nearest, (missed.get(facts.nearest) ?? 0) + 1)
      const told = new Set(await messaging.outboxStore.findToldProcedures())
      const all = watchList(catalog.findAll(), { told, missed }, clock.now())
      const chosen = kinds.find((kind) => kind === queryOf(request, 'loc'))
      const shown = all.filter(({ reasons }) => !chosen || reasons.some(({ kind }) => kind === chosen))
      const countOf = (kind: WatchReason['kind']): number =>
        all.filter(({ reasons }) => reasons.some((reason) => reason.kind === kind)).length
      const link = (kind: WatchReason['kind'] | undefined, label: string, count: number) =>
        html`<a href="${watchPage.path}${kind ? `?loc=${kind}` : ''}"${kind === chosen ? html` aria-current="page"` : ''}>${label} <span class="count">${count}</span></a>`
      const main = html`<p><a href="/bien-tap">${editorWording.back}</a></p><h1>${say.title}</h1><p>${say.help}</p>
        <nav class="tabs" aria-label="${say.filter}">${link(undefined, say.all, all.length)}${kinds.flatMap((kind) => (countOf(kind) > 0 ? [link(kind, say.kinds[kind], countOf(kind))] : []))}</nav>
        ${
          shown.length === 0
            ? html`<p>${say.none}</p>`
            : stackTable({
                label: say.title,
                columns: [{ title: say.columns.name }, { title: say.columns.why }],
                rows: shown.map(({ procedure: { slug, short_name }, reasons }) => ({
                  cells: [
                    html`<a href="${pathOf(slug)}">${short_name}</a>`,
                    html`<ul>${reasons.map((reason) => html`<li><a href="${pathOf(slug)}/${sectionFor[reason.kind]}">${wordsOf(reason)}</a></li>`)}</ul>`,
                  ],
                })),
              })
        }`
      response.send(page({ title: say.title, main, request, wide: true, current: '/bien-tap' }))
    }),
  ],
}
