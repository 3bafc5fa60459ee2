import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { createDigestSet, type DigestSet } from './digests.js'

/** What is written of a run beside its pack: without personal data, readable by whoever has the disk. */
const runSchema = z.object({
  /** 'CHAIN/NNN'. */
  id: z.string(),
  at: z.iso.datetime(),
  version: z.string(),
  /** To whom it is sealed: the recovery key's id and who holds its shares. */
  recoveryKey: z.object({ id: z.string(), publicKey: z.string(), holders: z.array(z.string()) }),
  counts: z.record(z.string(), z.number()),
  /** How many documents its own pack has. */
  added: z.number(),
  /** In seconds. */
  took: z.number(),
})
export type BackupRun = z.infer<typeof runSchema>

const chainName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/
const runFile = /^(\d{3})\.json$/

const readNames = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

/**
 * The folder of backups: a chain is a folder named by its first run, of which each run has a pack (NNN.pack), the digests of
 * all that was there (NNN.digests) and what is said of it (NNN.json), which is written last: a run without it is none.
 */
export const createBackupFolder = (folder: string) => {
  const pathOf = (id: string, kind: 'pack' | 'digests' | 'json'): string => join(folder, `${id}.${kind}`)

  const readRun = async (id: string): Promise<BackupRun> =>
    runSchema.parse(JSON.parse(await readFile(pathOf(id, 'json'), 'utf8')))

  const findChains = async (): Promise<string[]> =>
    (await readNames(folder)).filter((name) => chainName.test(name)).toSorted()

  const findRunsOf = async (chain: string): Promise<string[]> =>
    (await readNames(join(folder, chain)))
      .flatMap((name) => runFile.exec(name)?.[1] ?? [])
      .toSorted()
      .map((number) => `${chain}/${number}`)

  return {
    pathOf,
    readRun,

    /** All runs, the oldest first. */
    async findRuns(): Promise<BackupRun[]> {
      const ids = await Promise.all((await findChains()).map(findRunsOf))
      return Promise.all(ids.flat().map(readRun))
    },

    /** The runs of a chain up to this one, the first first. */
    async findChainOf(id: string): Promise<string[]> {
      return (await findRunsOf(id.slice(0, id.indexOf('/')))).filter((one) => one <= id)
    },

    readDigests: async (id: string): Promise<DigestSet> => createDigestSet(await readFile(pathOf(id, 'digests'))),

    /** Makes room for a run: what a run that broke off left there is removed. */
    async begin(id: string): Promise<void> {
      await mkdir(join(folder, id.slice(0, id.indexOf('/'))), { recursive: true, mode: 0o700 })
      for (const kind of ['pack', 'digests', 'json'] as const) await rm(pathOf(id, kind), { force: true })
    },

    async finish(run: BackupRun, digests: DigestSet): Promise<void> {
      await writeFile(pathOf(run.id, 'digests'), digests.bytes, { mode: 0o600 })
      const draft = `${pathOf(run.id, 'json')}.new`
      await writeFile(draft, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600, flush: true })
      await rename(draft, pathOf(run.id, 'json'))
    },

    /** Removes whole chains that ended before `before`, never the last one; returns their names. */
    async prune(before: Date): Promise<string[]> {
      const chains = await findChains()
      const ends = await Promise.all(
        chains.slice(0, -1).map(async (chain) => {
          const last = (await findRunsOf(chain)).at(-1)
          return { chain, end: last ? new Date((await readRun(last)).at) : new Date(0) }
        }),
      )
      const old = ends.filter(({ end }) => end < before).map(({ chain }) => chain)
      for (const chain of old) await rm(join(folder, chain), { recursive: true })
      return old
    },
  }
}

export type BackupFolder = ReturnType<typeof createBackupFolder>
