import { createPresenceStore } from '../accounts/presence-store.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Connection } from '../shared/mongo.js'
import { readSpreadsheet } from '../shared/spreadsheet/read-table.js'
import type { TextTable } from '../shared/spreadsheet/write-table.js'
import { type ImportReport, importProcedureFiles } from './import-files.js'
import { createLiveCatalog } from './live-catalog.js'
import { readProcedureFiles, writeProcedureFiles } from './procedure-files.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'
import { planImport, type ReadImport } from './sheets/plan-import.js'
import { readSheets } from './sheets/read-sheets.js'
import { writeSheets } from './sheets/write-sheets.js'
import { createVersionStore } from './version-store.js'

/**
 * The door of this folder: the published catalog, and everything that may be done with it. What is published here is
 * read by the next question in this process, by other processes within a second. Verbs throw NotFound, and Conflict
 * where somebody else was faster.
 */
export const createCatalog = ({
  connection,
  clock,
  logger,
  format = procedureFormat,
  cacheDir,
}: {
  connection: Connection
  clock: Clock
  logger: Pick<Logger, 'info'>
  format?: ProcedureFormat
  cacheDir?: string
}) => {
  const versions = createVersionStore(connection, format)
  const live = createLiveCatalog(versions, clock)
  const presence = createPresenceStore(connection, { collection: 'procedure_presence' })

  /** A verb that changes what citizens read: seen by the next question in this process. */
  const told =
    <O, R>(verb: (order: O) => Promise<R>) =>
    async (order: O): Promise<R> => {
      const result = await verb(order)
      await live.refresh()
      return result
    }

  return {
    format,
    async prepare(): Promise<void> {
      await Promise.all([versions.prepare(), presence.prepare()])
    },
    auditSource: versions.auditSource,

    /** Reads what was published since the last time: at the start, and by the job follow_catalog. */
    refresh: live.refresh,

    /** A published procedure, or null. */
    get: live.getProcedure,
    /** All that is published. */
    findAll: live.findProcedures,
    versionOf: live.versionOf,
    laterOf: live.laterOf,
    onChange: live.onChange,
    findLastPublishedAt: versions.findLastPublishedAt,
    findPublishedSince: versions.findPublishedSince,

    /** A procedure with its draft and all its versions, or null. */
    findVersions: versions.findVersions,
    findUnfinished: versions.findUnfinished,
    findTaught: versions.findTaught,
    /** Slugs that are taken, whatever became of their procedures. */
    findSlugs: versions.findSlugs,
    /** Who has which procedure open in the editor. */
    presence,

    /** Each gives the new revision; see draft-verbs.ts. */
    saveDraft: versions.saveDraft,
    importDrafts: versions.importDrafts,
    discardDraft: versions.discardDraft,
    sendForReview: versions.sendForReview,
    returnDraft: versions.returnDraft,

    /** See publish-verbs.ts. */
    publishDraft: told(versions.publishDraft),
    cancelScheduled: told(versions.cancelScheduled),
    restoreVersion: told(versions.restoreVersion),
    withdraw: told(versions.withdraw),
    teach: told(versions.teach),

    /** Brings a folder's YAML in: see importProcedureFiles. Throws BadSetup that lists every problem of every file. */
    async importFolder(folder: string): Promise<ImportReport> {
      const files = await readProcedureFiles(folder, { format, cacheDir })
      const report = await importProcedureFiles(versions, files, clock.now(), format)
      logger.info({ published: report.published.length, drafts: report.drafted.length }, 'procedure files imported')
      return report
    },

    /** The published procedures as the sheets of a workbook; the first has the procedures themselves. */
    async exportSheets(): Promise<TextTable[]> {
      const readable = await versions.findReadableSince(0)
      return writeSheets(
        format,
        readable.flatMap(({ published }) => published ?? []),
      )
    },

    /** What a spreadsheet would change, see plan-import.ts. Throws InvalidInput for a file that can't be read at all. */
    async readImport(bytes: Uint8Array): Promise<ReadImport> {
      const read = readSheets(format, await readSpreadsheet(bytes))
      const entries = await versions.findEntries(read.told.map(({ slug }) => slug))
      await live.refresh()
      return planImport(format, read, { entries, published: live.findProcedures() })
    },

    /** Writes every published procedure into a folder as its YAML. Returns how many. */
    async exportFolder(folder: string): Promise<number> {
      const published = await versions.findPublished()
      await writeProcedureFiles(folder, published, format)
      return published.length
    },
  }
}

export type Catalog = ReturnType<typeof createCatalog>
