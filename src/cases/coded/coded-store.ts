import type { Model } from 'mongoose'
import type { TimelineEvent } from '../case.js'
import { toQuery } from '../case-filter.js'
import type { StateName } from '../kinds/index.js'
import type { StoredCase } from '../stored-case.js'
import {
  type CodedCase,
  type CodedFilter,
  type CodedMove,
  type CodedMoves,
  codedFields,
  hiddenStates,
} from './coded-case.js'

const codedBatch = 500
const codedProjection = Object.fromEntries(codedFields.map((name) => [name, 1]))
const codedQuery = ({ states, ...filter }: CodedFilter): Record<string, unknown> => ({
  ...toQuery(filter),
  keptFrom: null,
  state: { $nin: [...hiddenStates], ...(states && { $in: states }) },
})

const toCoded = ({ _id, ...stored }: StoredCase): CodedCase => ({
  id: _id,
  ...(Object.fromEntries(codedFields.map((name) => [name, stored[name]])) as Omit<CodedCase, 'id'>),
})

const toMove = ({ id, at, from, to }: TimelineEvent): CodedMove => ({
  id,
  at,
  from: from as StateName | null,
  to: to as StateName,
})

/** What stands of ordinary cases in figures, open data and the API: codes, no words. */
export const createCodedStore = (open: Model<StoredCase>) => ({
  /** Cases in codes, the newest first. */
  async findCoded(filter: CodedFilter, { skip, limit }: { skip: number; limit: number }): Promise<CodedCase[]> {
    const found = await open
      .find(codedQuery(filter), codedProjection)
      .sort({ openedAt: -1, _id: -1 })
      .skip(skip)
      .limit(limit)
      .lean<StoredCase[]>()
    return found.map(toCoded)
  },

  /** The same one after another, the oldest first, however many there are. */
  async *streamCoded(filter: CodedFilter): AsyncGenerator<CodedCase> {
    const cursor = open
      .find(codedQuery(filter), codedProjection)
      .sort({ openedAt: 1, _id: 1 })
      .batchSize(codedBatch)
      .lean<StoredCase[]>()
      .cursor()
    for await (const stored of cursor) yield toCoded(stored as unknown as StoredCase)
  },

  /** Cases that changed since, the longest ago first, with their openings and moves since then. */
  async *streamMoves(since: Date): AsyncGenerator<CodedMoves> {
    const cursor = open
      .find(codedQuery({ changedFrom: since }), { ...codedProjection, timeline: 1 })
      .sort({ updatedAt: 1 })
      .lean<StoredCase[]>()
      .cursor()
    for await (const stored of cursor) {
      const { timeline, ...rest } = stored as unknown as StoredCase
      const moves = timeline.flatMap((event) =>
        (event.what === 'opened' || event.what === 'moved') && event.at >= since ? [toMove(event)] : [],
      )
      yield { found: toCoded({ ...rest, timeline: [] }), moves }
    }
  },
})
