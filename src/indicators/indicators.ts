import { type Account, can } from '../accounts/roles.js'
import type { CarriedSource } from '../shared/carried.js'
import { localDay } from '../shared/clock.js'
import { Conflict, Forbidden, InvalidInput } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { areOpinionsOut } from '../surveys/closed-months.js'
import { type AskedTurn, createAskedStore } from './asked-store.js'
import { type Count, countsOf } from './counts.js'
import type { Fact } from './fact.js'
import { createFigures, type FigureQuery, isOpinion } from './figures.js'
import type { Indicator } from './indicator.js'
import { type Measure, measures } from './measures.js'
import { hashOf, type OpenMonth, openRows } from './open-data/month.js'
import { createMonthStore } from './open-data/month-store.js'
import { type Period, readPeriod } from './period.js'
import { recount } from './recount.js'
import { rollUp } from './roll-up.js'
import { createSourceStore } from './source-store.js'
import { factRules } from './sources/case-facts.js'
import { factSources, type Readers } from './sources/fact-sources.js'
import { createSumStore } from './sum-store.js'
import { indicatorWording as say } from './wording.js'

const mostBehind = 500
const mostLooked = 20_000
const asksAtOnce = 500

/**
 * The door of this folder: figures out of what the other folders keep, by daily sums that a recount reproduces. `version`: of
 * the days off, by which working days are counted.
 */
export const createIndicators = ({
  connection,
  key,
  read,
  version,
  askedSource = () => null,
}: {
  connection: Connection
  /** Of the names by which the same asker is known again. */
  key: Buffer
  read: Omit<Readers, 'asked'>
  version: () => Promise<string>
  /** Questions that conversations carry until they are counted. */
  askedSource?: () => CarriedSource<AskedTurn> | null
}) => {
  const asked = createAskedStore(connection, key, localDay)
  const stores = { sources: createSourceStore(connection), sums: createSumStore(connection) }
  const sources = factSources({ ...read, asked: asked.since })
  const figures = createFigures(stores.sums)
  const months = createMonthStore(connection)
  let last: Promise<unknown> = Promise.resolve()

  /** What conversations carry is counted, each question once, and then taken off them. */
  const collectAsked = async (): Promise<void> => {
    const source = askedSource()
    for (let found = (await source?.findPending(asksAtOnce)) ?? []; found.length > 0; ) {
      for (const one of found.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await asked.note(one)
      await source?.clearPending(found.map(({ id }) => id))
      found = (await source?.findPending(asksAtOnce)) ?? []
    }
  }

  /** What a month would be published as now. Throws InvalidInput for one that isn't closed. */
  const draftMonth = async (month: string, at: Date): Promise<Pick<OpenMonth, 'month' | 'rows' | 'hash'>> => {
    const period = readPeriod(month)
    const today = localDay(at)
    if (period?.unit !== 'month') throw new InvalidInput(say.errors.period)
    if (!areOpinionsOut(period.to, today)) throw new InvalidInput(say.errors.notOver)
    const query = { period, today }
    const rows = openRows(await figures.rowsOf(query), period, await figures.mayShowIn(query))
    return { month, rows, hash: hashOf(rows) }
  }

  return {
    prepare: () => Promise.all([asked.prepare(), stores.sources.prepare(), stores.sums.prepare(), months.prepare()]),
    auditSource: months.auditSource,

    /** What was asked of a chat stays counted, and is nobody's any more. */
    async forget(chat: string): Promise<void> {
      await collectAsked()
      await asked.forget(chat)
    },

    /** Brings the sums up to what the documents say now: the job roll_up. One at a time: of two the second waits, and does its own. */
    rollUp(): ReturnType<typeof rollUp> {
      const next = last.then(collectAsked).then(async () => rollUp(stores, sources, `${await version()}, ${factRules}`))
      last = next.catch(() => undefined)
      return next
    },
    /** Counts everything again and compares. */
    recount: () => recount(stores, sources),

    /** A month as everybody may read it, the latest version where none is named. */
    getMonth: months.get,
    findMonths: months.list,
    draftMonth,

    /**
     * Publishes a month that is closed; another time only with a note that says why, and never over an earlier version. Throws
     * Forbidden, InvalidInput, and Conflict where somebody was faster.
     */
    async publishMonth(
      { account, at }: { account: Account; at: Date },
      { month, note }: { month: string; note: string },
    ) {
      if (!can(account, 'publish_figures')) throw new Forbidden(say.errors.mayNot)
      const before = await months.get(month)
      const draft = await draftMonth(month, at)
      if (before?.hash === draft.hash) throw new InvalidInput(say.errors.same)
      if (before && note.trim() === '') throw new InvalidInput(say.errors.note)
      const version = (before?.version ?? 0) + 1
      const isNew = await months.add(
        { ...draft, version, note: note.trim(), publishedAt: at },
        { accountId: account.id, at },
      )
      if (!isNew) throw new Conflict(say.errors.meanwhile)
      return version
    },

    ofPlace: figures.ofPlace,
    /** What happened besides at a place in a period: counts that no share rests on. */
    countsOf: async (query: FigureQuery): Promise<Count[]> =>
      countsOf(await figures.rowsOf(query), await figures.mayShowOf(query)),
    byGroup: figures.byGroup,

    /**
     * The documents behind a figure, 'case:…', for whoever may open them, and whether a share counts them in its numerator (null:
     * it isn't known of one); at most 500, those that aren't counted first. What stands at the end began whenever. Behind opinions
     * there is nothing: how many there are by now would tell who answered.
     */
    async findBehind(
      { behind, kinds, isCounted }: Pick<Indicator, 'behind' | 'kinds' | 'isCounted'>,
      { from, to }: Pick<Period, 'from' | 'to'>,
      commune: string | null,
    ): Promise<{ id: string; isCounted: boolean | null }[]> {
      const [stocks, flows] = [true, false].map((isStock) =>
        behind.filter((measure) => (measures[measure] === 'stock') === isStock && !isOpinion(measure)),
      ) as [Measure[], Measure[]]
      const where = { kinds, commune, to }
      const [flowed, stood] = await Promise.all([
        flows.length === 0 ? [] : stores.sources.findBehind({ ...where, measures: flows, from }, mostBehind),
        stocks.length === 0 ? [] : stores.sources.findBehind({ ...where, measures: stocks, from: null }, mostLooked),
      ])
      const has = (facts: readonly Fact[], wanted: Measure): boolean =>
        facts
          .filter(
            ({ measure, kind, day, commune: of }) =>
              measure === wanted &&
              kinds.includes(kind) &&
              day <= to &&
              (measures[wanted] === 'stock' || day >= from) &&
              (commune === null || of === commune),
          )
          .reduce((sum, { n }) => sum + n, 0) > 0
      const found = [...flowed, ...stood.filter(({ facts }) => stocks.some((stock) => has(facts, stock)))]
      return [...byRecord(found)]
        .map(([id, facts]) => ({ id, isCounted: isCounted?.((measure) => has(facts, measure)) ?? null }))
        .toSorted((a, b) => Number(a.isCounted) - Number(b.isCounted) || (a.id < b.id ? -1 : 1))
        .slice(0, mostBehind)
    },
  }
}

/** What was published of a case's answer is no record of its own: it counts with its case. */
export const byRecord = (found: readonly { id: string; facts: Fact[] }[]): Map<string, Fact[]> => {
  const records = new Map<string, Fact[]>()
  for (const [id, facts] of new Map(found.map((one) => [one.id, one.facts]))) {
    const record = id.replace(/^public:/, 'case:')
    records.set(record, [...(records.get(record) ?? []), ...facts])
  }
  return records
}

export type Indicators = ReturnType<typeof createIndicators>
