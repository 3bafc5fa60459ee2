import { createHash } from 'node:crypto'
import { BadSetup } from '../../shared/errors.js'
import { type Connection, databaseOf, exactlyFromBytes } from '../../shared/mongo.js'

const ledger = 'sample_ledger'

/**
 * What stays as it is: the trail, which nobody takes lines out of, and what a server writes because it runs.
 */
export const keptCollections: readonly string[] = [
  'audit',
  'audit_anchors',
  'processes',
  'job_runs',
  'leases',
  'key_folder',
  'operation_marks',
  'sign_in_tries',
  ledger,
]

/** What people enter about the service itself: of these the sample's own documents alone go. */
const entered: readonly string[] = [
  'accounts',
  'account_proposals',
  'commune_contacts',
  'province_office',
  'calendar_versions',
  'procedure_versions',
  'partners',
  'partner_keys',
  'publications',
  'recovery_keys',
  'reminder_ways',
  'switches',
  'survey_plans',
]

type Line = { _id: string; collection: string; before: Buffer | null; after: string | null }

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
type Id = { _id: never }
const idOf = (bytes: Uint8Array): Id => ({ _id: exactlyFromBytes(bytes)._id as never })
const nameOf = (collection: string, bytes: Uint8Array): string => `${collection} ${JSON.stringify(idOf(bytes)._id)}`

/** Every document that may change, as its bytes. */
async function* readAll(connection: Connection): AsyncGenerator<{ collection: string; bytes: Buffer }> {
  const database = databaseOf(connection)
  const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  for (const collection of names.filter((name) => !keptCollections.includes(name)).toSorted())
    for await (const found of database.collection(collection).find({}, { raw: true }))
      yield { collection, bytes: Buffer.from(found as unknown as Uint8Array) }
}

/** What stood in a database before the sample came in, kept in it until the sample is out again. */
export const createSampleLedger = (connection: Connection) => {
  const lines = databaseOf(connection).collection<Line>(ledger)

  return {
    isThere: async (): Promise<boolean> => (await lines.findOne({})) !== null,

    /** Before the sample comes in: everything as it is. */
    async noteBefore(): Promise<void> {
      await lines.insertOne({ _id: 'begun', collection: '', before: null, after: null })
      for await (const { collection, bytes } of readAll(connection))
        await lines.insertOne({ _id: nameOf(collection, bytes), collection, before: bytes, after: hashOf(bytes) })
    },

    /** Once it is in: what it made and what it changed. */
    async noteAfter(): Promise<void> {
      for await (const { collection, bytes } of readAll(connection)) {
        const line = { collection, after: hashOf(bytes) }
        await lines.updateOne(
          { _id: nameOf(collection, bytes) },
          { $set: line, $setOnInsert: { before: null } },
          { upsert: true },
        )
      }
    },

    /** Whether the sample made this document. */
    async isMade(collection: string, id: string): Promise<boolean> {
      const line = await lines.findOne({ _id: `${collection} ${JSON.stringify(id)}` })
      return line !== null && line.before === null
    },

    /** Puts everything back; what people entered since about the service itself stays. */
    async undo(): Promise<{ deleted: number; putBack: number }> {
      const database = databaseOf(connection)
      const done = { deleted: 0, putBack: 0 }
      const seen = new Set<string>()
      for await (const { collection, bytes } of readAll(connection)) {
        const name = nameOf(collection, bytes)
        seen.add(name)
        const line = await lines.findOne({ _id: name })
        const isEntered = entered.includes(collection)
        const of = database.collection<Id>(collection)
        if (!line?.before) {
          if (isEntered && !line) continue
          await of.deleteOne(idOf(bytes))
          done.deleted += 1
          continue
        }
        const before = bytesIn(line.before)
        const isChanged = hashOf(bytes) !== hashOf(before)
        if (!isChanged || (isEntered && hashOf(bytes) !== line.after)) continue
        await of.replaceOne(idOf(bytes), exactlyFromBytes(before) as Id)
        done.putBack += 1
      }
      for await (const { _id, collection, before } of lines.find({ before: { $ne: null } })) {
        if (seen.has(_id) || !before) continue
        await database.collection<Id>(collection).insertOne(exactlyFromBytes(bytesIn(before)) as Id)
        done.putBack += 1
      }
      await lines.drop()
      return done
    },
  }
}

/** The driver gives buffers in its own wrapping. */
const bytesIn = (stored: unknown): Buffer => {
  const { buffer } = stored as { buffer?: Uint8Array }
  if (Buffer.isBuffer(stored)) return stored
  if (!buffer) throw new BadSetup(`${ledger}: unreadable`)
  return Buffer.from(buffer)
}
