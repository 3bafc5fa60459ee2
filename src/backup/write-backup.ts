import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Connection, databaseOf } from '../shared/mongo.js'
import { programVersion } from '../shared/program-version.js'
import type { BackupFolder, BackupRun } from './backup-folder.js'
import { inCopyOrder } from './copy-order.js'
import { createDigestList, digestOf, noDigests } from './digests.js'
import { createPack } from './pack.js'

export const secretFile = 'app-secret'
/** A chain has a whole copy once a week; a damaged pack costs no more than that. */
const chainLastsMs = 7 * 24 * 60 * 60_000
const mostRuns = 1_000

/** A day's key may be destroyed while it is copied; whatever else keeps it from being read stops the backup. */
const goneMeanwhile = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}

const nextId = (runs: readonly BackupRun[], at: Date): string => {
  const last = runs.at(-1)
  const [chain = '', number = ''] = last?.id.split('/') ?? []
  const first = runs.find(({ id }) => id.startsWith(`${chain}/`))
  const goesOn =
    last && first && at.getTime() - new Date(first.at).getTime() < chainLastsMs && Number(number) + 1 < mostRuns
  return goesOn
    ? `${chain}/${String(Number(number) + 1).padStart(3, '0')}`
    : `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z/000`
}

/**
 * Copies everything while the server goes on: documents in an order in which nothing falls between two of them
 * (copy-order.ts), then the keys outside the database and the secret. What the chain's last run had is only named.
 * Everything is sealed to the recovery key, which no server has. Returns what was done.
 */
export const writeBackup = async ({
  connection,
  folder,
  keyDir,
  appSecret,
  recoveryKey,
  digestKey,
  now,
}: {
  connection: Connection
  folder: BackupFolder
  keyDir: string
  appSecret: string
  recoveryKey: BackupRun['recoveryKey']
  /** Names documents without telling of them. */
  digestKey: Buffer
  now: () => Date
}): Promise<BackupRun> => {
  const at = now()
  const runs = await folder.findRuns()
  const id = nextId(runs, at)
  const before = id.endsWith('/000') ? noDigests : await folder.readDigests(runs.at(-1)?.id ?? '')
  await folder.begin(id)
  const pack = await createPack(folder.pathOf(id, 'pack'), { id, publicKey: recoveryKey.publicKey })
  const digests = createDigestList()
  const counts: Record<string, number> = {}
  let added = 0

  const copyCollection = async (name: string): Promise<void> => {
    counts[name] = 0
    const found = databaseOf(connection).collection(name).find({}, { raw: true, batchSize: 500 })
    for await (const document of found) {
      const bytes = document as unknown as Buffer
      const digest = digestOf(digestKey, name, bytes)
      digests.add(digest)
      counts[name] = (counts[name] ?? 0) + 1
      if (before.has(digest)) continue
      await pack.add({ kind: 'document', name, bytes })
      added += 1
    }
  }

  const copyFiles = async (): Promise<void> => {
    const files = (await readdir(keyDir, { withFileTypes: true })).filter((file) => file.isFile())
    for (const { name } of files) {
      const bytes = await readFile(join(keyDir, name)).catch(goneMeanwhile)
      if (bytes) await pack.add({ kind: 'file', name: `keys/${name}`, bytes })
    }
    await pack.add({ kind: 'file', name: secretFile, bytes: Buffer.from(appSecret) })
  }

  try {
    const names = (await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray()).map(
      ({ name }) => name,
    )
    for (const name of inCopyOrder(names)) await copyCollection(name)
    await copyFiles()
    await pack.end()
  } catch (error) {
    await pack.abandon()
    throw error
  }
  const took = Math.round((now().getTime() - at.getTime()) / 100) / 10
  const run = { id, at: at.toISOString(), version: programVersion(), recoveryKey, counts, added, took }
  await folder.finish(run, digests.toSet())
  return run
}
