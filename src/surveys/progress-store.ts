import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

type Stored = { _id: string; until: Date }

const schema = new Schema<Stored>({ _id: String, until: Date }, { versionKey: false, collection: 'survey_progress' })
const id = 'cases'

/** Up to which change cases were looked at for people to ask. */
export const createProgressStore = (connection: Connection) => {
  const model = connection.model<Stored>('SurveyProgress', schema)

  return {
    prepare: () => model.createIndexes(),
    get: async (): Promise<Date | null> => (await model.findById(id).lean<Stored>())?.until ?? null,
    async put(until: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { until } }, { upsert: true })
    },
  }
}

export type ProgressStore = ReturnType<typeof createProgressStore>
