import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

/** One run of a job. `failure` is the error's name, never its message: that may hold what a citizen wrote. */
export type JobRun = { name: string; startedAt: Date; endedAt: Date; failure: string | null }

type StoredRun = Omit<JobRun, 'name'> & { _id: string }

const schema = new Schema<StoredRun>(
  { _id: String, startedAt: Date, endedAt: Date, failure: String },
  { versionKey: false, collection: 'job_runs' },
)

/** The last run of each job that one process does for all. */
export const createJobRunStore = (connection: Connection) => {
  const model = connection.model<StoredRun>('JobRun', schema)

  return {
    async get(name: string): Promise<JobRun | null> {
      const found = await model.findById(name).lean<StoredRun>()
      return found && toRun(found)
    },

    async put({ name, ...run }: JobRun): Promise<void> {
      await model.updateOne({ _id: name }, { $set: run }, { upsert: true })
    },
  }
}

export type JobRunStore = ReturnType<typeof createJobRunStore>

const toRun = ({ _id, ...run }: StoredRun): JobRun => ({ name: _id, ...run })
