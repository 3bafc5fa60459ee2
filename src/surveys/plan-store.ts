import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { Plan } from './plan.js'

/** The sample of a month ('2026-12'), made once and never changed. */
export type MonthPlan = Plan & { period: string; seed: string; madeAt: Date }

type Stored = Omit<MonthPlan, 'period'> & { _id: string }

const schema = new Schema<Stored>(
  { _id: String, seed: String, madeAt: Date, size: Number, sample: Number, strata: [Schema.Types.Mixed] },
  { versionKey: false, collection: 'survey_plans' },
)

const toPlan = ({ _id, ...rest }: Stored): MonthPlan => ({ ...rest, period: _id })

export const createPlanStore = (connection: Connection) => {
  const model = connection.model<Stored>('SurveyPlan', schema)

  return {
    prepare: () => model.createIndexes(),

    async get(period: string): Promise<MonthPlan | null> {
      const found = await model.findById(period).lean<Stored>()
      return found && toPlan(found)
    },

    /** The first one stays. */
    async add({ period, ...plan }: MonthPlan): Promise<void> {
      try {
        await model.updateOne({ _id: period }, { $setOnInsert: plan }, { upsert: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },
  }
}

export type PlanStore = ReturnType<typeof createPlanStore>
