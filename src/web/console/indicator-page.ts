import type { Request } from 'express'
import { can } from '../../accounts/roles.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import type { Figure } from '../../indicators/figures.js'
import type { Indicator } from '../../indicators/indicator.js'
import { indicatorNamed } from '../../indicators/list/index.js'
import { monthOf, monthsUpTo, periodBefore, readPeriod } from '../../indicators/period.js'
import { standingOf, targets } from '../../indicators/targets.js'
import { indicatorWording } from '../../indicators/wording.js'
import { communes, getCommune, nameInSentence } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { Forbidden, NotFound } from '../../shared/errors.js'
import { type Html, html } from '../kit/html.js'
import { lineChart } from '../kit/line-chart.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable, table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communeOf } from './commune-choice.js'
import {
  changeOf,
  indicatorPath,
  indicatorsPath,
  rankAmong,
  readPeriodOf,
  shownValue,
  standingMark,
} from './indicator-view.js'
import { indicatorsWording as say } from './indicators-wording.js'
import { latenessWording } from './lateness-wording.js'

const path = `${indicatorsPath}/:indicator`
const monthsBack = 12

/** One figure: what it is, how it moved, how the communes stand, and what is behind it. */
export const indicatorPage: WebPage = {
  path,
  title: say.title,
  who: ['view_own_figures'],
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({ indicators, cases, clock }: WebParts) => {
  const read = (request: Request) => {
    const account = accountOf(request)
    const indicator = indicatorNamed(String(request.params.indicator))
    if (!indicator) throw new NotFound(indicatorWording.errors.unknown)
    const today = localDay(clock.now())
    const period = readPeriodOf(request.query.ky, today)
    const commune = communeOf(account, request.query.xa)
    const isOfProvince = can(account, 'view_figures')
    if (!isOfProvince && (commune === null || indicator.isOfProvince))
      throw new Forbidden(indicatorWording.errors.mayNot)
    const found = commune === null ? undefined : getCommune(commune)
    const query = { ky: period.key, ...(commune !== null && { xa: commune }) }
    return {
      account,
      indicator,
      today,
      period,
      commune,
      isOfProvince,
      query,
      place: found ? nameInSentence(found) : say.province,
    }
  }

  const ofIndicator = (figures: readonly Figure[], { id }: Indicator): Figure => {
    const found = figures.find(({ indicator }) => indicator.id === id)
    if (!found) throw new Error(`no figure ${id}`)
    return found
  }

  const definition = ({ formula, source, cannotSay, id, unit, isSurvey }: Indicator): Html => {
    const target = targets[id]
    const facts: [string, string][] = [
      [say.definition.formula, formula],
      [say.definition.source, source],
      [say.definition.cannotSay, cannotSay],
      [say.definition.limit, `${say.definition.limitText}${isSurvey ? ` ${indicatorWording.opinions}` : ''}`],
      ...(target
        ? [
            [say.definition.target, say.definition.targetText(indicatorWording.value(target.good, unit))] as [
              string,
              string,
            ],
          ]
        : []),
    ]
    return html`<section class="card"><dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`
  }

  const trend = async (indicator: Indicator, today: string, commune: string | null): Promise<Html> => {
    const months = monthsUpTo(monthOf(today), monthsBack)
    const figures = await Promise.all(
      months.map(async (month) => {
        const period = readPeriod(month)
        if (!period) throw new Error(month)
        return ofIndicator(await indicators.ofPlace({ period, today, ...(commune !== null && { commune }) }), indicator)
      }),
    )
    const points = months.map((month, index) => ({
      label: month.split('-').reverse().join('/'),
      value: figures[index]?.value ?? null,
    }))
    return html`<h2>${say.trend}</h2>${lineChart({
      title: `${indicator.name}, ${say.trend.toLowerCase()}`,
      points,
      format: (value) => indicatorWording.value(value, indicator.unit),
    })}${table({
      label: say.trend,
      columns: [say.columns.month, say.columns.value, say.columns.n, say.columns.interval],
      rows: figures.map((figure, index) => [
        points[index]?.label ?? '',
        shownValue(figure),
        figure.isAwaited ? '' : figure.n,
        figure.interval ? indicatorWording.interval(figure.interval) : '',
      ]),
    })}`
  }

  const league = async (indicator: Indicator, { period, today }: ReturnType<typeof read>): Promise<Html> => {
    const [now, before] = await Promise.all([
      indicators.byGroup({ period, today }, 'commune'),
      indicators.byGroup({ period: periodBefore(period), today }, 'commune'),
    ])
    const rows = communes.map(({ code, name }) => {
      const figures = now.get(code)
      const earlier = before.get(code)
      return {
        code,
        name,
        figure: figures ? ofIndicator(figures, indicator) : null,
        before: earlier ? ofIndicator(earlier, indicator) : null,
      }
    })
    const worth = (value: number): number => (indicator.better === 'lower' ? -value : value)
    const ranked = rows
      .flatMap((row) => (row.figure?.value === null || row.figure === null ? [] : [{ ...row, figure: row.figure }]))
      .toSorted((a, b) => worth(b.figure.value ?? 0) - worth(a.figure.value ?? 0) || a.name.localeCompare(b.name, 'vi'))
    const colours = { good: 'tile-ok', near: 'tile-warning', weak: 'tile-danger' } as const
    const rankOf = rankAmong(ranked.map(({ figure }) => figure))
    return html`<h2>${say.league}</h2><ul class="tiles">${rows.map(({ code, name, figure }) => {
      const standing = figure && standingOf(figure)
      const words = figure?.value === null || !figure ? '–' : indicatorWording.value(figure.value, indicator.unit)
      return html`<li><a class="tile ${standing ? colours[standing] : ''}" href="${indicatorPath(indicator.id, { ky: period.key, xa: code })}"><span>${name}</span><b>${words}</b>${standing ? html`<span class="visually-hidden">: ${say.standing[standing]}</span>` : ''}</a></li>`
    })}</ul>${stackTable({
      label: say.league,
      columns: [
        { title: say.columns.commune },
        { title: say.columns.rank, isFigure: true },
        { title: say.columns.value, isFigure: true },
        { title: say.columns.n, isFigure: true },
        { title: say.columns.interval, isFigure: true },
        { title: say.columns.trend, isFigure: true },
        { title: say.columns.standing },
      ],
      rows: ranked.map(({ code, name, figure, before: earlier }) => ({
        cells: [
          html`<a href="${indicatorPath(indicator.id, { ky: period.key, xa: code })}">${name}</a>`,
          rankOf(figure) ?? '–',
          shownValue(figure),
          figure.n,
          figure.interval ? indicatorWording.interval(figure.interval) : '',
          earlier ? changeOf(figure, earlier) : '',
          standingMark(figure),
        ],
      })),
    })}`
  }

  return [
    get(path, async (request, response) => {
      const asked = read(request)
      const { indicator, period, commune, today, isOfProvince, query, place } = asked
      const figure = ofIndicator(
        await indicators.ofPlace({ period, today, ...(commune !== null && { commune }) }),
        indicator,
      )
      const main = html`<p><a href="${indicatorsPath}?${String(new URLSearchParams(query))}">${say.back}</a></p>
        <h1>${indicator.name}, ${place}, ${indicatorWording.period(period.key).toLowerCase()}</h1>
        <p class="lead">${shownValue(figure)} ${figure.interval ? indicatorWording.interval(figure.interval) : ''} ${standingMark(figure)}</p>
        ${indicator.compute === null ? html`<p>${indicator.why}</p>` : ''}${definition(indicator)}${indicator.id === 'pa.late' ? html`<p class="muted">${latenessWording}</p>` : ''}
        ${indicator.behind.length > 0 && !indicator.isSurvey ? html`<p><a class="button-quiet" href="${indicatorPath(indicator.id, query, '/danh-sach')}">${say.toBehind}</a></p>` : ''}
        ${indicator.compute === null || indicator.isYearly ? '' : await trend(indicator, today, commune)}
        ${isOfProvince && commune === null && indicator.compute !== null && !indicator.isOfProvince ? await league(indicator, asked) : ''}`
      response.send(page({ title: indicator.name, main, request, wide: true, current: indicatorsPath }))
    }),

    get(`${path}/danh-sach`, async (request, response) => {
      const { account, indicator, period, today, commune, query } = read(request)
      const to = period.to < today ? period.to : today
      const behind = await indicators.findBehind(indicator, { from: period.from, to }, commune)
      const own = behind.flatMap(({ id, isCounted }) =>
        id.startsWith('case:') ? [{ id: id.slice('case:'.length), isCounted }] : [],
      )
      const opened = await Promise.all(
        own.map(async ({ id, isCounted }) => ({ isCounted, found: await cases.findOneFor(account, id) })),
      )
      const shown = opened.flatMap(({ isCounted, found }) => (found ? [{ isCounted, ...found }] : []))
      const isShare = indicator.isCounted !== null
      const about = indicator.aboutList ?? (indicator.listsNumerator ? say.listsNumerator : null)
      const counted = behind.filter(({ isCounted }) => isCounted).length
      /** Why the figure and its list differ in numbers; '': they don't. */
      const restsOn = async (): Promise<string> => {
        if (behind.length === 0 || indicator.isSurvey) return ''
        const figures = await indicators.ofPlace({ period, today, ...(commune !== null && { commune }) })
        const { n, part } = ofIndicator(figures, indicator)
        if (about !== null) return `${say.restsOn(n)} ${about}`
        return [
          ...(indicator.compute !== null && n < behind.length ? [say.listsMore(n)] : []),
          ...(n > behind.length ? [say.countedAgain(n, behind.length)] : []),
          ...(isShare && part !== null && part > counted ? [say.partAgain(part, counted)] : []),
        ].join(' ')
      }
      const why = await restsOn()
      const main = html`<p><a href="${indicatorPath(indicator.id, query)}">${say.back}</a></p>
        <h1>${say.behindTitle(indicator.name)}</h1><p>${indicator.isSurvey ? say.noOpinions : indicator.behind.length === 0 ? say.noList : behind.length === 0 ? say.none : say.behind(behind.length)}${isShare && behind.length > 0 ? html` ${say.countedOf(counted)}` : ''}</p>
        ${why === '' ? '' : html`<p class="muted">${why}</p>`}
        ${
          shown.length === 0
            ? ''
            : table({
                label: say.behindTitle(indicator.name),
                columns: [...say.listColumns, ...(isShare ? [say.numerator] : [])],
                rows: shown.map(({ id, receiptCode, kind, agency, state, openedAt, isCounted }) => [
                  html`<a href="/can-bo/vu-viec/${id}">${receiptCode}</a>`,
                  kindOf(kind).label,
                  agency.name,
                  stateOf(kind, state).label,
                  readableDay(localDay(openedAt)),
                  ...(isShare ? [isCounted ? say.counted : say.notCounted] : []),
                ]),
              })
        }
        ${behind.length > shown.length ? html`<p class="muted">${say.notOpened(behind.length - shown.length)}</p>` : ''}`
      response.send(page({ title: indicator.name, main, request, wide: true, current: indicatorsPath }))
    }),
  ]
}
