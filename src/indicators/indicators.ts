import { localDay } from '../shared/clock.js'
import type { Connection } from '../shared/mongo.js'
import { type AskedTurn, createAskedStore } from './asked-store.js'
import { createFigures } from './figures.js'
import type { Measure } from './measures.js'
import type { Period } from './period.js'
import { recount } from './recount.js'
import { rollUp } from './roll-up.js'
import { createSourceStore } from './source-store.js'
import { factSources, type Readers } from './sources/fact-sources.js'
import { createSumStore } from './sum-store.js'

const mostBehind = 500

/**
 * The door of this folder: figures out of what the other folders keep, by daily sums that a recount reproduces. `version`: of
 * the days off, by which working days are counted.
 */
export const createIndicators = ({
  connection,
  key,
  read,
  version,
}: {
  connection: Connection
  /** Of the names by which the same asker is known again. */
  key: Buffer
  read: Omit<Readers, 'asked'>
  version: () => Promise<string>
}) => {
  const asked = createAskedStore(connection, key, localDay)
  const stores = { sources: createSourceStore(connection), sums: createSumStore(connection) }
  const sources = factSources({ ...read, asked: asked.since })
  const figures = createFigures(stores.sums)

  return {
    prepare: () => Promise.all([asked.prepare(), stores.sources.prepare(), stores.sums.prepare()]),

    /** What a citizen asked, without its words; once for each message. */
    noteAsked: (turn: AskedTurn): Promise<void> => asked.note(turn),
    forget: asked.forget,

    /** Brings the sums up to what the documents say now: the job roll_up. */
    rollUp: async () => rollUp(stores, sources, await version()),
    /** Counts everything again and compares. */
    recount: () => recount(stores, sources),

    ofPlace: figures.ofPlace,
    byGroup: figures.byGroup,

    /** Ids of the documents behind a sum, 'case:…', for whoever may open them; at most 500. */
    findBehind: async (
      measure: readonly Measure[],
      { from, to }: Pick<Period, 'from' | 'to'>,
      commune: string | null,
    ): Promise<string[]> =>
      (await stores.sources.findBehind({ measure: [...measure], commune, from, to }, mostBehind)).map(({ id }) => id),
  }
}

export type Indicators = ReturnType<typeof createIndicators>
