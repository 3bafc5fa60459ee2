import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedMongo } from 'embedded-mongo'
import { connectMongo } from '../../src/shared/mongo.js'

/** A database of this test's own: on MONGODB_URI where it is set, else on an embedded server. */
export const startTestDatabase = async (): Promise<{
  uri: string
  /** Where it lies on the disk; null: on a server of others. */
  dataDir: string | null
  stop(): Promise<void>
}> => {
  const name = `xaoi_test_${randomUUID().slice(0, 8)}`
  const given = process.env.MONGODB_URI
  const dataDir = given ? null : await mkdtemp(join(tmpdir(), 'xaoi-test-'))
  const server = dataDir ? await startEmbeddedMongo({ dataDir }) : null
  const base = new URL(server?.uri ?? (given as string))
  base.pathname = `/${name}`
  return {
    uri: base.href,
    dataDir,
    async stop() {
      if (!server || !dataDir) {
        const connection = await connectMongo(base.href)
        await connection.dropDatabase()
        await connection.close()
        return
      }
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
