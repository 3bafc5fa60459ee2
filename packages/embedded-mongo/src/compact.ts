import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { openCatalog } from './storage/catalog.js'
import { clearAll } from './storage/documents.js'
import { fileIn, openStorage } from './storage/lmdb.js'
import { prepareStorage } from './storage/upkeep.js'

export const hasDatabase = (dataDir: string): boolean => existsSync(fileIn(dataDir))

/**
 * Makes the database file as small as its documents allow; gives its size in bytes before and after. The folder needs
 * room for a second file meanwhile. A crash leaves the old file or the new one. Throws when a server uses the folder.
 */
export const compactDatabase = async (dataDir: string): Promise<{ before: number; after: number }> => {
  const file = fileIn(dataDir)
  if (!hasDatabase(dataDir)) throw new Error(`There is no database in ${dataDir}: ${file} is missing.`)
  const storage = await openStorage(dataDir)
  const copy = `${file}.compact`
  try {
    const catalog = openCatalog(storage)
    await clearAll({ storage, catalog }, await prepareStorage(storage, catalog))
    const before = statSync(file).size
    rmSync(copy, { force: true })
    await storage.copyTo(copy)
    sync(copy)
    const after = statSync(copy).size
    renameSync(copy, file)
    return { before, after }
  } finally {
    await storage.close()
    rmSync(copy, { force: true })
    rmSync(`${copy}-lock`, { force: true })
  }
}

const sync = (path: string): void => {
  const descriptor = openSync(path, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
