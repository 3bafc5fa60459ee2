import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { fewestSure } from '../../indicators/figures.js'
import type { Indicator } from '../../indicators/indicator.js'
import { indicators as allIndicators, indicatorNamed } from '../../indicators/list/index.js'
import { dictionaryCsv, monthCsv } from '../../indicators/open-data/files.js'
import { type OpenMonth, type OpenRow, provincePlace } from '../../indicators/open-data/month.js'
import { addMonths } from '../../indicators/period.js'
import { indicatorWording } from '../../indicators/wording.js'
import { requiredContactFields } from '../../places/commune-contact.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { type Html, html } from '../kit/html.js'
import { lineChart } from '../kit/line-chart.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { publicPage } from './public-page.js'
import { publicFiguresWording as say } from './wording.js'

const path = '/so-lieu'
const monthsBack = 12
/** Unfolds the methods for paper. */
const scripts = ['print.js']
const keptFor = 'public, max-age=300'

/** The month's figures for everybody, as they were published, with how each is counted; files to count again from. */
export const publicFiguresPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  actions: (parts) => actionsOf(parts),
}

const readable = (month: string): string => month.split('-').reverse().join('/')

const shown = ({ value, n, hidden, indicator: id }: OpenRow): Html | string => {
  const indicator = indicatorNamed(id)
  if (hidden === 'unknown') return html`<span class="muted">${indicatorWording.unknown}</span>`
  if (hidden === 'few') return html`<span class="muted">${indicatorWording.hidden}</span>`
  if (value === null || !indicator) return html`<span class="muted">${indicatorWording.none}</span>`
  const isSmall = n !== null && n < fewestSure
  return html`${indicatorWording.value(value, indicator.unit)}${isSmall ? html` <small class="muted">${indicatorWording.small}</small>` : ''}`
}

const intervalOf = ({ low, high }: OpenRow): string =>
  low === null || high === null ? '' : indicatorWording.interval([low, high])

const monthJson = ({ month, version, note, publishedAt, hash, rows }: OpenMonth): string =>
  JSON.stringify({ month, version, note, publishedAt, hash, licence: say.licence, rows })

const sha256 = (file: string): string => createHash('sha256').update(file).digest('hex')

const methodOf = ({ formula, source, cannotSay }: Indicator): Html =>
  html`<p>${say.formula}: ${formula}.</p><p>${say.source}: ${source}.</p><p>${say.cannotSay}: ${cannotSay}.</p>`

const actionsOf = ({ catalog, places, indicators, publicUrl, clock }: WebParts) => {
  const standing = async (): Promise<Html> => {
    const [contacts, changed] = await Promise.all([places.findContacts(), catalog.findLastPublishedAt()])
    const complete = contacts.filter((one) => requiredContactFields.every((name) => one[name] !== null)).length
    const figures: [string, string][] = [
      [say.procedures, String(catalog.findAll().length)],
      [say.contacts, say.of(complete, communes.length)],
      ...(changed ? ([[say.changed, readableDay(localDay(changed))]] as [string, string][]) : []),
    ]
    return html`<section class="card"><dl class="facts">${figures.map(([label, value]) => html`<div><dt>${label}</dt><dd><strong>${value}</strong></dd></div>`)}</dl></section>`
  }

  const monthOf = async (request: Request): Promise<OpenMonth> => {
    const { ban } = request.query
    const version = typeof ban === 'string' && /^\d{1,4}$/.test(ban) ? Number(ban) : undefined
    const found = await indicators.getMonth(String(request.params.month), version)
    if (!found) throw new NotFound(say.unknownMonth)
    return found
  }

  const trend = async (month: string, id: string): Promise<Html | null> => {
    const wanted = Array.from({ length: monthsBack }, (_, index) => addMonths(month, index - monthsBack + 1))
    const found = await Promise.all(wanted.map((one) => indicators.getMonth(one)))
    const points = wanted.map((one, index) => ({
      label: readable(one),
      value:
        found[index]?.rows.find(({ place, indicator }) => place === provincePlace && indicator === id)?.value ?? null,
    }))
    const indicator = indicatorNamed(id)
    if (!indicator || points.filter(({ value }) => value !== null).length < 2) return null
    return html`<h2>${say.trend(indicator.name)}</h2>${lineChart({ title: say.trend(indicator.name), points, format: (value) => indicatorWording.value(value, indicator.unit) })}${table(
      {
        label: say.trend(indicator.name),
        columns: [say.month, say.value],
        rows: points.map(({ label, value }) => [
          label,
          value === null ? indicatorWording.none : indicatorWording.value(value, indicator.unit),
        ]),
      },
    )}`
  }

  /** The province's figures with their method, then one figure of all communes. */
  const showMonth = async (request: Request, found: OpenMonth): Promise<Html> => {
    const ofProvince = found.rows.filter(({ place }) => place === provincePlace)
    const asked = indicatorNamed(String(request.query.chi_so ?? ''))
    const chosen = asked && !asked.isOfProvince && asked.compute !== null ? asked.id : 'pa.time'
    const ofCommunes = found.rows.filter(({ place, indicator }) => place !== provincePlace && indicator === chosen)
    const choices = allIndicators.filter((one) => !one.isOfProvince && !one.isYearly && one.compute !== null)
    const file = (name: string, label: string): Html =>
      html`<a href="${path}/${found.month}/${name}?ban=${found.version}">${label}</a>`
    return html`<h1>${say.ofMonth(readable(found.month))}</h1>
      <p class="lead">${say.publishedOn(readableDay(localDay(found.publishedAt)), found.version)}${found.note ? ` ${say.note(found.note)}` : ''}</p>
      <p>${say.notAnIndex}</p>
      <h2>${say.province}</h2>${table({
        label: say.province,
        columns: [say.figure, say.value, say.interval, say.n],
        rows: ofProvince.map((row) => {
          const indicator = indicatorNamed(row.indicator)
          return [
            html`<details><summary>${indicator?.name ?? row.indicator}</summary>${indicator ? methodOf(indicator) : ''}</details>`,
            shown(row),
            intervalOf(row),
            row.n ?? '',
          ]
        }),
      })}
      <h2 id="xa">${say.communes}</h2>
      <form method="get" action="${path}/${found.month}#xa" class="search"><label for="chi_so">${say.figure}</label>
        <select id="chi_so" name="chi_so">${choices.map(({ id, name }) => html`<option value="${id}"${id === chosen ? html` selected` : ''}>${name}</option>`)}</select>
        <button class="button-quiet">${say.show}</button></form>
      ${
        ofCommunes.length === 0
          ? html`<p>${say.noCommunes}</p>`
          : table({
              label: say.communes,
              columns: [say.commune, say.value, say.interval, say.n],
              rows: ofCommunes.map((row) => [
                getCommune(row.place)?.name ?? row.place,
                shown(row),
                intervalOf(row),
                row.n ?? '',
              ]),
            })
      }
      ${await trend(found.month, chosen)}
      <section class="card"><h2>${say.files}</h2><p>${say.filesHelp} ${say.hiddenHelp}</p>
        <ul><li>${file('so-lieu.csv', 'CSV')}</li><li>${file('so-lieu.json', 'JSON')}</li><li><a href="${path}/tu-dien.csv">${say.dictionary}</a></li><li><a href="${path}/tin.xml">${say.feed}</a></li></ul>
        <p>${say.licence}</p><p>${say.hashHelp}</p>
        <ul class="codes"><li>CSV SHA-256 ${sha256(monthCsv(found))}</li><li>JSON SHA-256 ${sha256(monthJson(found))}</li><li>${say.rowsHash}: SHA-256 ${found.hash}</li></ul></section>`
  }

  return [
    get(path, async (request, response) => {
      const [latest, ...older] = await indicators.findMonths()
      const found = latest ? await indicators.getMonth(latest.month) : null
      const main = html`${found ? await showMonth(request, found) : html`<h1>${say.title}</h1><p class="lead">${say.lead(readableDay(localDay(clock.now())))}</p>`}
        <h2>${say.now}</h2>${await standing()}
        ${found ? '' : html`<section class="card"><h2>${say.later}</h2><p>${say.laterText}</p></section>`}
        ${older.length > 0 ? html`<h2>${say.earlier}</h2><ul>${older.map(({ month, version }) => html`<li><a href="${path}/${month}?ban=${version}">${say.versionOf(readable(month), version)}</a></li>`)}</ul>` : ''}
        <p><a href="/thu-tuc">${say.toProcedures}</a> <a href="/xa">${say.toCommunes}</a></p>`
      response.send(
        publicPage({ title: say.title, description: say.description, path, publicUrl, request, scripts, main }),
      )
    }),

    get(`${path}/tu-dien.csv`, (_request, response) => {
      response.type('text/csv').set('cache-control', keptFor).send(dictionaryCsv())
    }),

    get(`${path}/tin.xml`, async (_request, response) => {
      const all = await indicators.findMonths()
      const updated =
        all
          .map(({ publishedAt }) => publishedAt.toISOString())
          .toSorted()
          .at(-1) ?? '2025-07-01T00:00:00Z'
      const entry = ({ month, version, note, publishedAt }: (typeof all)[number]): Html =>
        html`<entry><id>${publicUrl}${path}/${month}?ban=${version}</id><title>${say.versionOf(readable(month), version)}</title><updated>${publishedAt.toISOString()}</updated><link href="${publicUrl}${path}/${month}?ban=${version}"/><summary>${note || say.ofMonth(readable(month))}</summary></entry>`
      response
        .type('application/atom+xml')
        .set('cache-control', keptFor)
        .send(
          html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><id>${publicUrl}${path}</id><title>${say.title}</title><updated>${updated}</updated><author><name>${say.author}</name></author><link rel="self" href="${publicUrl}${path}/tin.xml"/>${all.map(entry)}</feed>`.toString(),
        )
    }),

    get(`${path}/:month`, async (request, response) => {
      const found = await monthOf(request)
      const title = say.ofMonth(readable(found.month))
      const main = await showMonth(request, found)
      response.send(
        publicPage({
          title,
          description: say.description,
          path: `${path}/${found.month}`,
          publicUrl,
          request,
          scripts,
          main,
        }),
      )
    }),

    get(`${path}/:month/so-lieu.csv`, async (request, response) => {
      const found = await monthOf(request)
      response
        .type('text/csv')
        .set('content-disposition', `attachment; filename="xa-oi-${found.month}-ban-${found.version}.csv"`)
        .send(monthCsv(found))
    }),

    get(`${path}/:month/so-lieu.json`, async (request, response) => {
      response.type('application/json').send(monthJson(await monthOf(request)))
    }),
  ]
}
