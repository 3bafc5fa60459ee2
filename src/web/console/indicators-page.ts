import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import { complaintRefusals } from '../../cases/kinds/grounds.js'
import type { Count } from '../../indicators/counts.js'
import { type IndexName, indexes, indexNames } from '../../indicators/evidence.js'
import { type Figure, fewestShown } from '../../indicators/figures.js'
import { addMonths, monthOf, type Period, periodBefore, readPeriod } from '../../indicators/period.js'
import { standingOf, targets } from '../../indicators/targets.js'
import { indicatorWording } from '../../indicators/wording.js'
import { getCommune, nameInSentence } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { csrfField } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communeChooser, communeOf } from './commune-choice.js'
import { evidencePath } from './evidence-page.js'
import {
  changeOf,
  fewestRanked,
  indicatorPath,
  indicatorsPath,
  readPeriodOf,
  shownValue,
  standingMark,
} from './indicator-view.js'
import { indicatorsWording as say } from './indicators-wording.js'

/** How a commune, or the province, stands: this period against the one before and the communes' median. */
export const indicatorsPage: WebPage = {
  path: indicatorsPath,
  title: say.title,
  who: ['view_own_figures'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

const publishForm = z.object({ month: z.string().max(10), note: z.string().trim().max(500).default('') })

const monthsShown = 13
const mostTodos = 3

/** Months, quarters and years that may be looked at, the newest first. */
const periodsUntil = (today: string): string[] => {
  const months = Array.from({ length: monthsShown }, (_, index) => addMonths(monthOf(today), -index))
  const quarters = [...new Set(months.map((month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`))]
  const year = Number(today.slice(0, 4))
  return [...months, ...quarters, String(year), String(year - 1)]
}

const chooser = (period: Period, today: string, commune: string | null, account: Account): Html => {
  const options = periodsUntil(today)
  const keys = options.includes(period.key) ? options : [period.key, ...options]
  return html`<form method="get" action="${indicatorsPath}" class="search">${commune !== null && can(account, 'view_figures') ? html`<input type="hidden" name="xa" value="${commune}">` : ''}
    <label for="ky">${say.period}</label><select id="ky" name="ky">${keys.map((key) => html`<option value="${key}"${key === period.key ? html` selected` : ''}>${indicatorWording.period(key)}</option>`)}</select>
    <button class="button-quiet">${say.show}</button></form>`
}

/** Of communes with enough cases, where there are enough of them: one commune's median is its figure. */
export const medianAmong = (figures: readonly Pick<Figure, 'value' | 'n'>[]): number | null => {
  const values = figures.flatMap(({ value, n }) => (value === null || n < fewestShown ? [] : value))
  return values.length < fewestRanked
    ? null
    : (values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null)
}

type Compared = { figure: Figure; before: Figure | undefined; median: number | null }

const groupOf = ({ figure }: Compared): string => say.groups[figure.indicator.id.split('.')[0] ?? ''] ?? ''

const todosOf = (compared: readonly Compared[]): Compared[] => {
  /** So many cases, answers or questions would have to go another way: one of one isn't what a leader begins with. */
  const gap = ({ figure: { indicator, value, n } }: Compared): number =>
    Math.abs((value ?? 0) - (targets[indicator.id]?.good ?? 0)) * n
  return compared
    .filter(({ figure }) => ['weak', 'near'].includes(standingOf(figure) ?? ''))
    .toSorted((a, b) => gap(b) - gap(a))
    .slice(0, mostTodos)
}

const partName = (measure: string, key: string): string => {
  if (measure === 'overall') return say.counts.marks[key === 'good' ? 'good' : 'other']
  const grounds: Readonly<Record<string, string>> = complaintRefusals
  return say.counts.by[key] ?? grounds[key] ?? key
}

const countsTable = (counts: readonly Count[]): Html =>
  counts.length === 0
    ? html``
    : html`<h2>${say.counts.title}</h2><p class="muted">${say.counts.without}</p>${stackTable({
        label: say.counts.title,
        columns: say.counts.columns.map((title, index) => ({ title, isFigure: index === 1 })),
        rows: counts.map(({ measure, n, by }) => ({
          cells: [say.counts.of[measure], n, by.map(([key, part]) => `${partName(measure, key)}: ${part}`).join('; ')],
        })),
      })}`

const actionsOf = ({ indicators, clock }: WebParts) => {
  const show = async (account: Account, period: Period, commune: string | null): Promise<Html> => {
    const today = localDay(clock.now())
    const place = commune === null ? {} : { commune }
    const [now, counts, earlier, others] = await Promise.all([
      indicators.ofPlace({ period, today, ...place }),
      indicators.countsOf({ period, today, ...place }),
      indicators.ofPlace({ period: periodBefore(period), today, ...place }),
      indicators.byGroup({ period, today }, 'commune'),
    ])
    const compared = now
      .filter(({ indicator }) => commune === null || !indicator.isOfProvince)
      .map((figure): Compared => {
        const id = figure.indicator.id
        const ofOthers = [...others]
          .filter(([code]) => code !== '')
          .flatMap(([, figures]) => figures.find(({ indicator }) => indicator.id === id) ?? [])
        return { figure, before: earlier.find(({ indicator }) => indicator.id === id), median: medianAmong(ofOthers) }
      })
    const query = { ky: period.key, ...(commune !== null && { xa: commune }) }
    const { columns } = say
    const todos = todosOf(compared)
    const table = (name: string): Html =>
      html`<h2>${name}</h2>${name === say.groups.sv ? html`<p class="muted">${indicatorWording.opinions}</p>` : ''}${stackTable(
        {
          label: name,
          columns: [
            { title: columns.name },
            { title: columns.value, isFigure: true },
            { title: columns.before, isFigure: true },
            { title: columns.median, isFigure: true },
            { title: columns.n, isFigure: true },
            { title: columns.standing },
          ],
          rows: compared
            .filter((one) => groupOf(one) === name)
            .map(({ figure, before, median }) => ({
              cells: [
                html`<a href="${indicatorPath(figure.indicator.id, query)}">${figure.indicator.name}</a>`,
                shownValue(figure),
                before ? html`${shownValue(before)} <span class="muted">${changeOf(figure, before)}</span>` : '',
                median === null ? '' : indicatorWording.value(median, figure.indicator.unit),
                figure.indicator.compute === null || figure.isAwaited ? '' : figure.n,
                standingMark(figure),
              ],
            })),
        },
      )}`
    return html`<section class="card" aria-labelledby="todo"><h2 id="todo">${say.todo}</h2>${
      todos.length === 0
        ? html`<p>${say.nothing}</p>`
        : html`<ol class="todos">${todos.map(
            ({ figure: { indicator, value } }) =>
              html`<li><a href="${indicatorPath(indicator.id, query)}">${say.todoLine(indicator.name, indicatorWording.value(value ?? 0, indicator.unit), indicatorWording.value(targets[indicator.id]?.good ?? 0, indicator.unit))}</a></li>`,
          )}</ol>`
    }</section>${[...new Set(compared.map(groupOf))].map(table)}${countsTable(counts)}${evidence(period, account)}`
  }

  const evidence = ({ key }: Period, account: Account): Html | null => {
    if (!can(account, 'view_figures')) return null
    const year = key.slice(0, 4)
    const addressOf = (bo: IndexName, tep: string): string =>
      `${evidencePath}?${new URLSearchParams({ bo, nam: year, tep })}`
    return html`<section class="card"><h2>${say.evidence.title}</h2><p>${say.evidence.help}</p>
      <ul>${indexNames.map((name) => html`<li>${indexes[name].label} ${year}: <a href="${addressOf(name, 'xlsx')}">${say.evidence.xlsx}</a> · <a href="${addressOf(name, 'pdf')}">${say.evidence.pdf}</a></li>`)}</ul></section>`
  }

  return [
    get(indicatorsPath, async (request, response) => {
      const account = accountOf(request)
      const today = localDay(clock.now())
      const period = readPeriodOf(request.query.ky, today)
      const commune = communeOf(account, request.query.xa)
      const isOfProvince = can(account, 'view_figures')
      if (commune === null && !isOfProvince) throw new InvalidInput(indicatorWording.errors.commune)
      const found = commune === null ? undefined : getCommune(commune)
      const published = can(account, 'publish_figures') ? await indicators.findMonths() : []
      const { cb } = request.query
      const [month = '', version = ''] = typeof cb === 'string' ? cb.split('@') : []
      const done =
        month && readPeriod(month)
          ? say.publish.done(indicatorWording.period(month).toLowerCase(), Number(version))
          : null
      const publishing = can(account, 'publish_figures')
        ? html`<section class="card"><h2>${say.publish.title}</h2><p>${say.publish.help}</p>
          <form method="post" action="${indicatorsPath}/cong-bo" class="form">${csrfField(request)}
          <label for="month">${say.publish.month}</label><select id="month" name="month">${Array.from({ length: 12 }, (_, index) => addMonths(monthOf(today), -1 - index)).map((one) => html`<option value="${one}">${indicatorWording.period(one)}</option>`)}</select>
          <label for="note">${say.publish.note}</label><input id="note" name="note" maxlength="500">
          <button class="button">${say.publish.button}</button></form>
          ${published.length === 0 ? '' : html`<p>${say.publish.published}: ${published.slice(0, 12).map((one) => html`<a href="/so-lieu/${one.month}">${indicatorWording.period(one.month)}, ${one.version}</a> `)}</p>`}</section>`
        : ''
      const main = html`<h1>${say.heading(found ? nameInSentence(found) : say.province)}</h1><p class="lead">${say.lead}</p>
        ${doneNotice(done)}${chooser(period, today, commune, account)}${isOfProvince ? communeChooser(indicatorsPath, commune, { all: say.province, hidden: html`<input type="hidden" name="ky" value="${period.key}">` }) : ''}
        ${await show(account, period, commune)}${publishing}`
      response.send(page({ title: say.title, main, request, wide: true, current: indicatorsPath }))
    }),
    post(
      `${indicatorsPath}/cong-bo`,
      async (request, response) => {
        const form = publishForm.parse(request.body)
        const version = await indicators.publishMonth({ account: accountOf(request), at: clock.now() }, form)
        response.redirect(303, `${indicatorsPath}?cb=${form.month}@${version}`)
      },
      ['publish_figures'],
    ),
  ]
}
