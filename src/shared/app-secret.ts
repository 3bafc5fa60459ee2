import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret kept in the data folder, which is there; made there, readable by its owner alone, where there is none. */
export const readOrMakeSecret = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'app-secret')
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}

/** The secret kept in the data folder; null: there is none yet. */
export const findSecret = async (dataDir: string): Promise<string | null> =>
  (await readFile(join(dataDir, 'app-secret'), 'utf8').catch(() => null))?.trim() ?? null
