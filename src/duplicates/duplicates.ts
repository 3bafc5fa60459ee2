import type { Connection } from '../shared/mongo.js'
import { createKeyStore } from './key-store.js'
import { keysOf } from './keys.js'
import { compareReports, isListed, isOffered, type Likeness } from './likeness.js'
import { type Report, readReport } from './read-report.js'
import { wordTable } from './words.js'

/** Reads reports by their ids; what may not be shown or is closed is left out. */
export type FindReports<R extends Report & { id: string }> = (ids: string[]) => Promise<R[]>

export type Alike<R> = { report: R; likeness: Likeness }

/**
 * The door of this folder: which open reports tell of the same matter. It keeps digests of words, never a word; who asks
 * reads the reports themselves and says which may be seen. Throws BadSetup when words.yml is wrong.
 */
export const createDuplicates = ({ connection }: { connection: Connection }) => {
  wordTable()
  const store = createKeyStore(connection)

  /** Those alike, the most alike first; of two equally alike the later one. */
  const find = async <R extends Report & { id: string }>(
    report: Report,
    findReports: FindReports<R>,
    { nearToo }: { nearToo: boolean },
  ) => {
    const read = readReport(report)
    const keys = keysOf(read)
    const [alike, near] = await Promise.all([store.findAlike(keys), nearToo ? store.findNear(keys) : []])
    const ids = [...new Set([...alike, ...near])]
    const found = ids.length > 0 ? await findReports(ids) : []
    return found
      .map((one): Alike<R> => ({ report: one, likeness: compareReports(read, readReport(one)) }))
      .toSorted(
        (a, b) => b.likeness.score - a.likeness.score || b.report.openedAt.getTime() - a.report.openedAt.getTime(),
      )
  }

  return {
    prepare: store.prepare,
    isEmpty: store.isEmpty,
    /** From now on the report is found; once more under the same id changes it. */
    add: (id: string, report: Report): Promise<void> => store.put(id, keysOf(readReport(report)), report.openedAt),
    remove: store.remove,

    /** Those so alike that a citizen may be asked about them. */
    findOffered: async <R extends Report & { id: string }>(
      report: Report,
      findReports: FindReports<R>,
    ): Promise<Alike<R>[]> =>
      (await find(report, findReports, { nearToo: false })).filter(({ likeness }) => isOffered(likeness)),

    /** Those that an officer may find to be the same, or of the same place. */
    findListed: async <R extends Report & { id: string }>(
      report: Report,
      findReports: FindReports<R>,
    ): Promise<Alike<R>[]> =>
      (await find(report, findReports, { nearToo: true })).filter(({ likeness }) => isListed(likeness)),
  }
}

export type Duplicates = ReturnType<typeof createDuplicates>
