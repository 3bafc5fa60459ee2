import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret kept in the data folder; made there, readable by its owner alone, where there is none. */
export const readOrMakeSecret = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'app-secret')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
