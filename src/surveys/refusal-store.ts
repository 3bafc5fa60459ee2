import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

type Stored = { _id: string; at: Date }

const schema = new Schema<Stored>({ _id: String, at: Date }, { versionKey: false, collection: 'survey_refusals' })

/** Chats that aren't asked any more, by keyed hash. */
export const createRefusalStore = (connection: Connection) => {
  const model = connection.model<Stored>('SurveyRefusal', schema)

  return {
    prepare: () => model.createIndexes(),
    has: async (chatKey: string): Promise<boolean> => (await model.exists({ _id: chatKey })) !== null,
    async add(chatKey: string, at: Date): Promise<void> {
      try {
        await model.updateOne({ _id: chatKey }, { $setOnInsert: { at } }, { upsert: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },
  }
}

export type RefusalStore = ReturnType<typeof createRefusalStore>
