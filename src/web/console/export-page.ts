import type { Case } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { nameOfClock, nearestDuty } from '../../cases/clocks.js'
import { mostExported } from '../../cases/inbox/export-cases.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { streamCsv } from '../../shared/spreadsheet/stream-csv.js'
import { type TextTable, toXlsx, xlsxType } from '../../shared/spreadsheet/write-table.js'
import { accountOf } from '../kit/security.js'
import { get, type WebPage } from '../kit/web-page.js'
import { readAddress, toInboxQuery } from './inbox-query.js'
import { inboxWording } from './inbox-wording.js'

const say = inboxWording.exported

type Column = { title: string; width: number; of: (found: Case) => string | null }

const dayOf = (at: Date | null): string | null => at && readableDay(localDay(at))

/** The columns of a list that staff take out. */
export const caseColumns: readonly Column[] = [
  { title: say.columns.code, width: 14, of: ({ receiptCode }) => receiptCode },
  { title: say.columns.kind, width: 20, of: ({ kind }) => kindOf(kind).label },
  { title: say.columns.category, width: 22, of: ({ category }) => categories[category].label },
  { title: say.columns.state, width: 18, of: ({ kind, state }) => stateOf(kind, state).label },
  { title: say.columns.text, width: 60, of: ({ text }) => text },
  { title: say.columns.place, width: 30, of: ({ placeText }) => placeText },
  { title: say.columns.name, width: 22, of: ({ reporter }) => reporter.name },
  { title: say.columns.phone, width: 16, of: ({ reporter }) => reporter.phone },
  { title: say.columns.agency, width: 24, of: ({ agency }) => agency.name },
  { title: say.columns.who, width: 22, of: ({ assignee }) => assignee?.name ?? null },
  { title: say.columns.opened, width: 12, of: ({ openedAt }) => dayOf(openedAt) },
  {
    title: say.columns.duty,
    width: 28,
    of: ({ clocks }) => {
      const duty = nearestDuty(clocks)
      return duty ? nameOfClock(duty) : null
    },
  },
  { title: say.columns.due, width: 12, of: ({ dueAt }) => dueAt && dayOf(new Date(dueAt.getTime() - 1)) },
]

const tableOf = (cases: readonly Case[], hasMore: boolean): TextTable => ({
  columns: caseColumns,
  rows: [
    ...cases.map((found) => caseColumns.map(({ of }) => of(found) ?? '')),
    ...(hasMore ? [[say.more(mostExported)]] : []),
  ],
})

/** A list of the inbox, all its pages, as a file for a spreadsheet; the address is the list's. */
export const exportPage: WebPage = {
  path: '/can-bo/xuat',
  title: say.title,
  who: ['view_cases', 'inspect_cases'],
  actions: ({ cases, clock }) => [
    get(`${exportPage.path}.:format`, async (request, response, next) => {
      const { format } = request.params
      if (format !== 'xlsx' && format !== 'csv') return next()
      const now = clock.now()
      const asked = [accountOf(request), toInboxQuery(readAddress(request.query)), now] as const
      const head = () =>
        response
          .set('cache-control', 'no-store')
          .set('content-disposition', `attachment; filename="vu-viec-${localDay(now)}.${format}"`)
          .type(format === 'xlsx' ? xlsxType : 'text/csv; charset=utf-8')
      if (format === 'csv') {
        const found = await cases.streamFor(...asked)
        return streamCsv(head(), caseColumns, found)
      }
      const { cases: found, hasMore } = await cases.exportFor(...asked)
      const file = await toXlsx(tableOf(found, hasMore))
      head().send(file)
    }),
  ],
}
