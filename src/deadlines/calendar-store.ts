import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { Conflict } from '../shared/errors.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { CalendarContent, CalendarYear, Closure } from './calendar-data.js'
import { calendarWording } from './wording.js'

/** One change of the calendar: what lies over the calendar of the program from then on, by whom and when. */
export type CalendarVersion = {
  /** 1 for the first change; 0 is the program's own calendar. */
  number: number
  /** The years that were ever changed, whole. */
  years: Record<string, CalendarYear>
  closures: Closure[]
  /** What this version changed, a line for each thing. */
  changes: string[]
  by: string
  at: Date
}

type StoredVersion = Omit<CalendarVersion, 'number'> & { _id: number; audit: AuditEntry[] }

const plain = Schema.Types.Mixed
const schema = new Schema<StoredVersion>(
  { _id: Number, years: plain, closures: [plain], changes: [String], by: String, at: Date, audit: [plain] },
  { versionKey: false, collection: 'calendar_versions', minimize: false },
)
schema.index({ 'audit.id': 1 })

const toVersion = ({ _id, audit: _audit, ...rest }: StoredVersion): CalendarVersion => ({ ...rest, number: _id })

/** Every change of the calendar, one document each, added and never changed: the last one is in force. */
export const createCalendarStore = (connection: Connection) => {
  const model = connection.model<StoredVersion>('CalendarVersion', schema)

  return {
    prepare: () => model.createIndexes(),

    /** 0 while nobody has changed anything. */
    async latestNumber(): Promise<number> {
      const last = await model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<StoredVersion>()
      return last?._id ?? 0
    },

    async get(number: number): Promise<CalendarVersion | null> {
      const found = await model.findById(number).lean<StoredVersion>()
      return found && toVersion(found)
    },

    /** The newest first. */
    async findLatest(limit: number): Promise<CalendarVersion[]> {
      const found = await model.find().sort({ _id: -1 }).limit(limit).lean<StoredVersion[]>()
      return found.map(toVersion)
    },

    /** Adds the version after the one that was seen. Throws Conflict when somebody else was faster. */
    async add(
      seen: number,
      { years, closures, changes, by }: Pick<CalendarVersion, 'changes' | 'by'> & CalendarContent,
      doer: Doer,
    ): Promise<void> {
      const number = seen + 1
      const audit = [auditEntry(doer, 'calendar_changed', `calendar:${number}`)]
      const version = { _id: number, years: { ...years }, closures: [...closures], changes, by, at: doer.at, audit }
      try {
        await model.create(version)
      } catch (error) {
        throw isDuplicateKey(error) ? new Conflict(calendarWording.errors.changedMeanwhile) : error
      }
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type CalendarStore = ReturnType<typeof createCalendarStore>
