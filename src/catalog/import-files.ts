import type { ProcedureFile } from './procedure-files.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'
import type { VersionStore } from './version-store.js'

/** Slugs by what happened to their files. */
export type ImportReport = {
  published: string[]
  drafted: string[]
  /** Changed files whose procedure has a draft already: they wait until that draft is published or discarded. */
  waiting: string[]
}

const importer = 'tệp thủ tục'

/**
 * Brings the procedure files into the catalog at start. A file the catalog doesn't know is published; a file changed
 * since its import becomes a draft and never overwrites a draft or what is published; an unchanged one does nothing.
 */
export const importProcedureFiles = async (
  store: VersionStore,
  files: readonly ProcedureFile[],
  now: Date,
  format: ProcedureFormat = procedureFormat,
): Promise<ImportReport> => {
  const imported = await store.findImportedHashes()
  const unknown = files.filter(({ procedure }) => !imported.has(procedure.slug))
  const first = { by: importer, why: 'Đưa vào danh mục từ tệp', at: now }
  const published = await store.insertPublished(unknown.map(({ procedure, hash }) => ({ procedure, hash, ...first })))
  const report: ImportReport = { published, drafted: [], waiting: [] }
  for (const { procedure, hash } of files) {
    const { slug } = procedure
    if (!imported.has(slug) || imported.get(slug) === hash) continue
    const entry = await store.findVersions(slug)
    if (!entry) continue
    if (entry.published && format.hashOf(entry.published.procedure) === hash) {
      await store.markImported(slug, entry.revision, hash, null)
    } else if (entry.draft) {
      report.waiting.push(slug)
    } else {
      const draft = { procedure, by: importer, why: 'Tệp đã đổi từ lần đưa vào trước', at: now }
      if (await store.markImported(slug, entry.revision, hash, draft)) report.drafted.push(slug)
      else report.waiting.push(slug)
    }
  }
  return report
}
