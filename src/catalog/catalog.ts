import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Connection } from '../shared/mongo.js'
import { type ImportReport, importProcedureFiles } from './import-files.js'
import { createLiveCatalog } from './live-catalog.js'
import { readProcedureFiles, writeProcedureFiles } from './procedure-files.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'
import { createVersionStore, type VersionStore } from './version-store.js'

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
}: {
  connection: Connection
  clock: Clock
  logger: Pick<Logger, 'info'>
  format?: ProcedureFormat
}) => {
  const versions = createVersionStore(connection, format)
  const live = createLiveCatalog(versions)

  return {
    format,
    prepare: versions.prepare,
    auditSource: versions.auditSource,

    /** Reads what was published since the last time: at the start, and by the job follow_catalog. */
    refresh: live.refresh,

    /** A published procedure, or null. */
    get: live.getProcedure,
    /** All that is published. */
    findAll: live.findProcedures,
    versionOf: live.versionOf,
    onChange: live.onChange,

    /** A procedure with its draft and all its versions, or null. */
    findVersions: versions.findVersions,
    findDrafts: versions.findDrafts,

    /** Stores a draft in place of the one before; `expected` null: a new procedure. Returns the new revision. */
    saveDraft: versions.saveDraft,
    discardDraft: versions.discardDraft,

    /** Makes the draft what citizens read; the version before is archived. */
    async publishDraft(order: Parameters<VersionStore['publishDraft']>[0]): Promise<void> {
      await versions.publishDraft(order)
      await live.refresh()
    },

    /** Brings an archived version back as a new published one; a draft stays as it is. */
    async restoreVersion(order: Parameters<VersionStore['restoreVersion']>[0]): Promise<void> {
      await versions.restoreVersion(order)
      await live.refresh()
    },

    /** Brings a folder's YAML in: see importProcedureFiles. Throws BadSetup that lists every problem of every file. */
    async importFolder(folder: string): Promise<ImportReport> {
      const files = await readProcedureFiles(folder, format)
      const report = await importProcedureFiles(versions, files, clock.now(), format)
      logger.info({ published: report.published.length, drafts: report.drafted.length }, 'procedure files imported')
      return report
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
