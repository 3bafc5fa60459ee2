import type { Request } from 'express'
import { evidenceTables, indexes, indicatorsOf, isIndexName } from '../../indicators/evidence.js'
import { readPeriod } from '../../indicators/period.js'
import { indicatorWording, evidenceWording as say } from '../../indicators/wording.js'
import { heading, type Paper, paragraph } from '../../papers/paper.js'
import { writePdf } from '../../papers/write-pdf.js'
import { communes } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { toXlsx, xlsxType } from '../../shared/spreadsheet/write-table.js'
import { sendPdf } from '../kit/pdf.js'
import { accountOf } from '../kit/security.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { indicatorsPath } from './indicator-view.js'
import { indicatorsWording } from './indicators-wording.js'

export const evidencePath = `${indicatorsPath}/minh-chung`

const mostCodes = 200

/** What the province shows for an index and a year: definitions, figures, cases behind them, and a hash of it all. */
export const evidencePage: WebPage = {
  path: evidencePath,
  title: indicatorsWording.evidence.title,
  who: ['view_figures'],
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({ indicators, cases, accounts, clock }: WebParts) => {
  const collect = async (request: Request) => {
    const { bo, nam } = request.query
    const year = typeof nam === 'string' ? readPeriod(nam) : null
    if (!isIndexName(bo) || year?.unit !== 'year') throw new InvalidInput(indicatorWording.errors.period)
    const account = accountOf(request)
    const today = localDay(clock.now())
    const months = Array.from({ length: 12 }, (_, index) => `${year.key}-${String(index + 1).padStart(2, '0')}`).filter(
      (month) => `${month}-01` <= today,
    )
    const [province, byCommune, byMonth] = await Promise.all([
      indicators.ofPlace({ period: year, today }),
      indicators.byGroup({ period: year, today }, 'commune'),
      Promise.all(
        months.map(async (month) => {
          const period = readPeriod(month)
          if (!period) throw new Error(month)
          return { month, figures: await indicators.ofPlace({ period, today }) }
        }),
      ),
    ])
    const lists = await Promise.all(
      indicatorsOf(bo)
        .filter(({ behind, compute }) => compute !== null && behind.length > 0)
        .map(async (indicator) => {
          const behind = await indicators.findBehind(
            indicator,
            { from: year.from, to: year.to < today ? year.to : today },
            null,
          )
          const own = behind.filter(({ id }) => id.startsWith('case:')).slice(0, mostCodes)
          const found = await Promise.all(
            own.map(async ({ id, isCounted }) => ({
              isCounted,
              code: (await cases.findOneFor(account, id.slice('case:'.length)))?.receiptCode,
            })),
          )
          return { indicator, cases: found.flatMap(({ code, isCounted }) => (code ? [{ code, isCounted }] : [])) }
        }),
    )
    return {
      year: year.key,
      index: bo,
      province,
      months: byMonth,
      communes: communes.map(({ code, name }) => ({ name, figures: byCommune.get(code) ?? [] })),
      lists,
    }
  }

  return [
    get(evidencePath, async (request, response) => {
      const content = await collect(request)
      const { tables, hash } = evidenceTables(content)
      const name = `minh-chung-${content.index}-${content.year}`
      await accounts.noteEvidence(accountOf(request), `${content.index} ${content.year}`, clock.now())
      if (request.query.tep !== 'pdf') {
        response
          .type(xlsxType)
          .set({ 'content-disposition': `attachment; filename="${name}.xlsx"`, 'cache-control': 'no-store' })
          .send(await toXlsx(...tables))
        return
      }
      sendPdf(response, await writePdf(paperOf(content, hash, localDay(clock.now())), clock.now()), name)
    }),
  ]
}

/** The year in words, for who signs it. */
const paperOf = (
  { year, index, province }: Pick<Parameters<typeof evidenceTables>[0], 'year' | 'index' | 'province'>,
  hash: string,
  day: string,
): Paper => {
  const { label } = indexes[index]
  const wanted = new Set(indicatorsOf(index).map(({ id }) => id))
  return {
    title: say.title(label, year),
    header: {
      kind: 'office',
      agency: ['ỦY BAN NHÂN DÂN', 'TỈNH HƯNG YÊN'],
      number: '……/BC-UBND',
      place: 'Hưng Yên',
      day,
    },
    isDraft: true,
    name: 'BÁO CÁO',
    subject: say.title(label, year),
    authority: null,
    to: [],
    body: province
      .filter(({ indicator }) => wanted.has(indicator.id))
      .flatMap(({ indicator, value, n, interval, isHidden, isAwaited }) => [
        heading(indicator.name),
        paragraph(
          value === null || isHidden
            ? `${isHidden ? indicatorWording.hidden : isAwaited ? indicatorWording.awaited : indicatorWording.none}.`
            : `${indicatorWording.value(value, indicator.unit)}${interval ? ` (95%: ${indicatorWording.interval(interval)})` : ''}; ${n}.`,
        ),
        paragraph(`${indicatorsWording.definition.formula}: ${indicator.formula}.`),
        paragraph(`${indicatorsWording.definition.cannotSay}: ${indicator.cannotSay}.`),
      ])
      .concat([paragraph(say.notAnIndex(label)), paragraph(say.limits), paragraph(`${say.hash}: ${hash}`)]),
    signature: { lines: ['NGƯỜI LẬP'], note: null, name: null },
    recipients: [],
    reference: null,
    qr: null,
  }
}
