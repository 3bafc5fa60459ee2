import type { JobDefinition } from '../jobs/index.js'
import type { JobRun } from '../jobs/job-run-store.js'
import type { QueueState } from '../messaging/message.js'
import type { Mark } from './mark-store.js'
import type { ProcessSeen } from './process-store.js'
import type { Switch } from './switch-store.js'

/** Seen within this a process counts as running; it says so every ten seconds. */
export const aliveMs = 60_000
/** What a restart may delay a job besides a missed run. */
const lateByMs = 60_000

export type JobState = { name: string; label: string; last: JobRun | null; isLate: boolean }
export type Queue = QueueState & { direction: 'in' | 'out' }

/** How the service stands, for whoever runs it. Counts, times and names of parts; nothing that a citizen wrote. */
export type ServiceState = {
  database: { isUp: boolean; pingMs: number | null }
  queues: Queue[]
  /** Messages given up; updates that couldn't be read. */
  failed: number
  unreadable: number
  jobs: JobState[]
  disk: { freeBytes: number | null; floorBytes: number }
  /** Null: PUBLIC_URL isn't https, or nobody answers there. */
  certificateUntil: Date | null
  marks: Mark[]
  switches: Switch[]
  processes: (ProcessSeen & { isAlive: boolean })[]
  clockBehindMs: number | null
}

/** A leased job is late when over twice its interval has gone by; one that never ran isn't. */
export const jobStateOf = (
  name: string,
  { label, everyMs }: JobDefinition,
  last: JobRun | null,
  now: Date,
): JobState => ({
  name,
  label,
  last,
  isLate: last !== null && now.getTime() - last.startedAt.getTime() > 2 * everyMs + lateByMs,
})
