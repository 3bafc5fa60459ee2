import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { KeyPair } from '../sealing/key-pair.js'
import { BadSetup } from '../shared/errors.js'
import { type Connection, databaseOf, exactlyFromBytes } from '../shared/mongo.js'
import type { BackupFolder, BackupRun } from './backup-folder.js'
import { createDigestSet, type DigestSet, digestOf } from './digests.js'
import { readPack } from './pack.js'
import { backupWording as say } from './wording.js'
import { secretFile } from './write-backup.js'

const batchSize = 500

const assertEmpty = async (connection: Connection): Promise<void> => {
  const database = databaseOf(connection)
  const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  for (const name of names)
    if (!name.startsWith('system.') && (await database.collection(name).findOne({})) !== null)
      throw new BadSetup(say.notEmpty)
}

/** The files of the run itself: the keys outside the database go back to their folder, the secret is returned. */
const restoreFiles = async (path: string, of: { id: string; pair: KeyPair }, keyDir: string): Promise<string> => {
  if ((await readdir(keyDir).catch(() => [])).length > 0) throw new BadSetup(say.keysThere(keyDir))
  await mkdir(keyDir, { recursive: true, mode: 0o700 })
  let secret: string | null = null
  for await (const { kind, name, bytes } of readPack(path, of)) {
    if (kind !== 'file') continue
    if (name === secretFile) secret = bytes.toString()
    else await writeFile(join(keyDir, basename(name)), bytes, { mode: 0o600 })
  }
  if (secret === null) throw new BadSetup(say.damaged(path))
  return secret
}

/**
 * Puts a run back into an empty database and an empty folder of keys. Documents are taken from the chain's packs by the
 * digests of the run, each once; then all that is there is read again and held against the run, document by document. Returns the secret that goes with them. Throws
 * BadSetup for what isn't empty, damaged, or opened by another key.
 */
export const readBackup = async ({
  connection,
  folder,
  run,
  pair,
  keyDir,
  digestKeyIn,
}: {
  connection: Connection
  folder: BackupFolder
  run: BackupRun
  pair: KeyPair
  keyDir: string
  /** The key that digests are made with, from the keys just put back. */
  digestKeyIn: (keyDir: string) => Promise<Buffer>
}): Promise<{ secret: string }> => {
  await assertEmpty(connection)
  const secret = await restoreFiles(folder.pathOf(run.id, 'pack'), { id: run.id, pair }, keyDir)
  const digestKey = await digestKeyIn(keyDir)
  const wanted: DigestSet = await folder.readDigests(run.id)
  const taken = new Set<string>()
  const counts: Record<string, number> = {}
  const waiting = new Map<string, Record<string, unknown>[]>()

  const insert = async (name: string): Promise<void> => {
    const documents = waiting.get(name) ?? []
    waiting.set(name, [])
    if (documents.length === 0) return
    await databaseOf(connection).collection(name).insertMany(documents, { ordered: false })
    counts[name] = (counts[name] ?? 0) + documents.length
  }

  for (const id of await folder.findChainOf(run.id))
    for await (const { kind, name, bytes } of readPack(folder.pathOf(id, 'pack'), { id, pair })) {
      if (kind !== 'document') continue
      const digest = digestOf(digestKey, name, bytes)
      const key = digest.toString('base64')
      if (taken.has(key) || !wanted.has(digest)) continue
      taken.add(key)
      const documents = waiting.get(name) ?? []
      waiting.set(name, documents)
      if (documents.push(exactlyFromBytes(bytes)) >= batchSize) await insert(name)
    }
  for (const name of waiting.keys()) await insert(name)
  for (const [name, expected] of Object.entries(run.counts))
    if ((counts[name] ?? 0) !== expected) throw new BadSetup(say.differs(name, counts[name] ?? 0, expected))
  const found = await digestsIn(connection, Object.keys(run.counts), digestKey)
  if (!found.bytes.equals(wanted.bytes)) throw new BadSetup(say.notTheSame)
  return { secret }
}

/** Everything in a database by its digests: equal for two that hold the same documents. */
export const digestsIn = async (
  connection: Connection,
  names: readonly string[],
  digestKey: Buffer,
): Promise<DigestSet> => {
  const all: Buffer[] = []
  for (const name of names)
    for await (const document of databaseOf(connection).collection(name).find({}, { raw: true }))
      all.push(digestOf(digestKey, name, document as unknown as Buffer))
  return createDigestSet(Buffer.concat(all.sort(Buffer.compare)))
}
