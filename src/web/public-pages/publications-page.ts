import type { Request } from 'express'
import { z } from 'zod'
import { type Commune, communes } from '../../places/communes.js'
import { publicationKindNames, publicationKinds } from '../../publications/kinds.js'
import type { Publication } from '../../publications/publication.js'
import { isPublic } from '../../publications/publication.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { servedFile } from '../kit/file-headers.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { communePath, reportAboutPath } from './addresses.js'
import { publicPage } from './public-page.js'
import { publicationsWording as say } from './wording.js'

const filePath = '/cong-khai/tep'

const pathSchema = z.object({ slug: z.string().max(100) })
const querySchema = z.object({
  loai: z.enum(publicationKindNames).nullable().catch(null),
  quy: z
    .string()
    .regex(/^\d{4}-[1-4]$/)
    .nullable()
    .catch(null),
})

/** 'YYYY-Q' of a day. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
const quarterName = (quarter: string): string => say.quarter(quarter.slice(5), quarter.slice(0, 4))

/** What a commune publishes by the law, by kind, and the list of each quarter (Luật 10/2022 Điều 13 khoản 2). */
export const publicationsPage: WebPage = {
  path: '/xa/:slug/cong-khai',
  title: 'Công khai của xã, phường',
  who: 'anybody',
  actions: (parts) => {
    const { publications, attachments, publicUrl, clock } = parts
    const kept = createKeptPages(parts)
    return [
      get(publicationsPage.path, async (request, response) => {
        const { slug } = pathSchema.parse(request.params)
        const commune = communes.find((one) => communePath(one) === `/xa/${slug}`)
        if (!commune) {
          response.redirect(302, `/xa/${encodeURIComponent(slug)}`)
          return
        }
        const today = localDay(clock.now())
        const all = await publications.find({ communeCode: commune.code })
        const asked = querySchema.parse(request.query)
        const comments = await publications.countComments(commune.code)
        const shown: Shown = { commune, all, comments, today, kind: asked.loai, quarter: asked.quy, publicUrl }
        const state = all.map(({ id, postedFrom, until, takenDown }) =>
          [id, postedFrom, until, takenDown?.on, comments.get(id)].join(),
        )
        const key = [slug, asked.loai, asked.quy, today, ...state].join(' ')
        return kept.send(request, response, key, (signedIn) => show(shown, signedIn))
      }),
      get(`${filePath}/:key`, async (request, response) => {
        const { key } = z.object({ key: z.string().max(100) }).parse(request.params)
        const found = await publications.findPublicFile(key, clock.now())
        const opened = found && (await attachments.open(found.fileId))
        if (!found || !opened || 'refused' in opened) throw new NotFound(say.fileGone)
        const file = servedFile(opened.attachment.name, opened.bytes)
        response.set(file.headers)
        if (publicationKinds[found.publication.kind].namesPersons) response.set('x-robots-tag', 'noindex, noarchive')
        response.type(file.type).send(opened.bytes)
      }),
    ]
  },
}

type Shown = {
  commune: Commune
  all: readonly Publication[]
  comments: ReadonlyMap<string, number>
  today: string
  kind: Publication['kind'] | null
  quarter: string | null
  publicUrl: string
}

const howShown = ({ postedFrom, until, readOutFrom, takenDown }: Publication): string =>
  [
    ...(postedFrom ? [say.shown(readableDay(postedFrom), until && readableDay(until))] : []),
    ...(readOutFrom ? [say.readOut(readableDay(readOutFrom))] : []),
    ...(takenDown ? [say.takenDown(readableDay(takenDown.on))] : []),
  ].join(', ')

const card = (one: Publication, commune: Commune, comments = 0): Html => {
  const comment = reportAboutPath(commune, one.id)
  return html`<li class="card"><h3>${one.title}</h3><p class="muted">${say.decided(one.number, readableDay(one.decidedOn))}. ${howShown(one)}. ${say.responsible(one.responsible)}.</p>
    <p>${one.file ? html`<a class="button-quiet" href="${filePath}/${one.file.key}"${publicationKinds[one.kind].namesPersons ? html` rel="nofollow"` : ''}>${say.file}</a> ` : ''}<a href="${comment}">${say.comment}</a>${comments > 0 ? html` <span class="muted">${say.commentCount(comments)}</span>` : ''}</p></li>`
}

const byKind = (ones: readonly Publication[], commune: Commune, comments: Shown['comments']): Html[] =>
  publicationKindNames.flatMap((kind) => {
    const own = ones.filter((one) => one.kind === kind)
    const { label, article } = publicationKinds[kind]
    return own.length === 0
      ? []
      : [
          html`<section aria-labelledby="${kind}"><h2 id="${kind}">${label}</h2><p class="muted">${article}</p><ul class="cards">${own.map((one) => card(one, commune, comments.get(one.id)))}</ul></section>`,
        ]
  })

const quarterTable = (ones: readonly Publication[], quarter: string): Html =>
  html`<section aria-labelledby="quarter"><h2 id="quarter">${say.ofQuarter(quarterName(quarter))}</h2>${
    ones.length === 0
      ? html`<p>${say.noneInQuarter(quarterName(quarter))}</p>`
      : table({
          label: say.ofQuarter(quarterName(quarter)),
          columns: Object.values(say.columns),
          rows: ones.map((one) => [
            `${one.title}. ${say.decided(one.number, readableDay(one.decidedOn))}`,
            publicationKinds[one.kind].article,
            howShown(one),
            one.responsible,
          ]),
        })
  }</section>`

const show = (
  { commune, all, comments, today, kind, quarter, publicUrl }: Shown,
  signedIn: Request | undefined,
): string => {
  const path = `${communePath(commune)}/cong-khai`
  const posted = all.filter((one) => isPublic(one, today))
  const quarters = [...new Set(all.flatMap(({ postedFrom }) => (postedFrom ? [quarterOf(postedFrom)] : [])))]
    .toSorted()
    .reverse()
  const kinds = publicationKindNames.filter((name) => posted.some((one) => one.kind === name))
  const listed = quarter
    ? quarterTable(
        all.filter(({ postedFrom }) => postedFrom !== null && quarterOf(postedFrom) === quarter),
        quarter,
      )
    : byKind(kind ? posted.filter((one) => one.kind === kind) : posted, commune, comments)
  const link = (href: string, label: string, isCurrent: boolean): Html =>
    html`<li><a href="${href}"${isCurrent ? html` aria-current="true"` : ''}>${label}</a></li>`
  return publicPage({
    title: say.title(commune.name),
    description: say.description(commune.name),
    path,
    publicUrl,
    request: signedIn,
    current: '/xa',
    isListed: kind === null && quarter === null,
    main: html`<p><a href="${communePath(commune)}">${say.back(commune.name)}</a></p><h1>${say.title(commune.name)}</h1><p class="lead">${say.lead}</p>
      ${kinds.length > 1 || quarter ? html`<nav aria-label="${say.kinds}"><ul class="chips">${link(path, say.all, !kind && !quarter)}${kinds.map((name) => link(`${path}?loai=${name}`, publicationKinds[name].label, name === kind))}</ul></nav>` : ''}
      ${posted.length === 0 && !quarter ? html`<p>${say.none}</p>` : ''}${listed}
      ${quarters.length > 0 ? html`<nav class="no-print" aria-labelledby="quarters"><h2 id="quarters">${say.quarters}</h2><ul class="chips">${quarters.map((one) => link(`${path}?quy=${one}`, quarterName(one), one === quarter))}</ul></nav>` : ''}`,
  })
}
