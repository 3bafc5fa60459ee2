import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

/** What the province's IT does by hand or by timer, and must not forget; and when every step of the set-up was done. */
export const markNames = ['backup', 'restore_drill', 'set_up'] as const
export type MarkName = (typeof markNames)[number]
/** `detail`: for people, without personal data: how large, how long it took. */
export type Mark = { name: MarkName; at: Date; detail: string }

type Stored = Omit<Mark, 'name'> & { _id: MarkName }

const schema = new Schema<Stored>(
  { _id: String, at: Date, detail: String },
  { versionKey: false, collection: 'operation_marks' },
)

/** When each was done last. */
export const createMarkStore = (connection: Connection) => {
  const model = connection.model<Stored>('OperationMark', schema)

  return {
    async put({ name, ...rest }: Mark): Promise<void> {
      await model.updateOne({ _id: name }, { $set: rest }, { upsert: true })
    },

    async findAll(): Promise<Mark[]> {
      return (await model.find().lean<Stored[]>()).map(({ _id, ...rest }) => ({ name: _id, ...rest }))
    },
  }
}
