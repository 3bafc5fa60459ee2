import type { JobDefinition } from '../jobs/index.js'
import type { JobRun } from '../jobs/job-run-store.js'
import type { QueueState } from '../messaging/message.js'
import type { Clock } from '../shared/clock.js'
import { type Connection, databaseOf, isDatabaseAway } from '../shared/mongo.js'
import { programVersion } from '../shared/program-version.js'
import { createCertificateWatch } from './certificate.js'
import { createMarkStore } from './mark-store.js'
import { createMetrics } from './metrics.js'
import { createProcessStore } from './process-store.js'
import { aliveMs, jobStateOf, type ServiceState } from './state.js'
import { createSwitches } from './switches.js'

/** What is read from the other slices. */
type Read = {
  waitingIn: () => Promise<QueueState[]>
  waitingOut: () => Promise<QueueState[]>
  countFailed: () => Promise<number>
  countUnreadable: () => Promise<number>
  lastRun: (job: string) => Promise<JobRun | null>
  freeBytes: () => Promise<number | null>
}

/** The door of this folder: how the service stands, its figures for Prometheus, and what is stopped by hand. */
export const createOperations = ({
  connection,
  publicUrl,
  processName,
  parts,
  floorBytes,
  jobTable,
  read,
  clock,
}: {
  connection: Connection
  publicUrl: string
  processName: string
  /** What this process does. */
  parts: string[]
  floorBytes: number
  jobTable: Record<string, JobDefinition>
  read: Read
  clock: Clock
}) => {
  const processes = createProcessStore(connection)
  const marks = createMarkStore(connection)
  const switches = createSwitches({ connection })
  const certificateUntil = createCertificateWatch(publicUrl)
  const startedAt = clock.now()
  const metrics = createMetrics({ readState: () => readState() })
  const received: Record<string, Date> = {}
  let isSetUp = false

  const findLastReceived = async (): Promise<Record<string, Date>> => {
    const last: Record<string, Date> = {}
    for (const one of [...(await processes.findAll()).map((seen) => seen.received), received])
      for (const [channel, at] of Object.entries(one)) if (!last[channel] || last[channel] < at) last[channel] = at
    return last
  }

  const ping = async (): Promise<ServiceState['database']> => {
    const begun = performance.now()
    await databaseOf(connection).command({ ping: 1 })
    return { isUp: true, pingMs: performance.now() - begun }
  }

  const readAll = async (now: Date): Promise<ServiceState> => {
    const database = await ping()
    const [waitingIn, waitingOut, failed, unreadable, jobs, freeBytes, until, done, seen] = await Promise.all([
      read.waitingIn(),
      read.waitingOut(),
      read.countFailed(),
      read.countUnreadable(),
      Promise.all(
        Object.entries(jobTable)
          .filter(([, { isLeased }]) => isLeased)
          .map(async ([name, definition]) => jobStateOf(name, definition, await read.lastRun(name), now)),
      ),
      read.freeBytes(),
      certificateUntil(now),
      marks.findAll(),
      processes.findAll(),
    ])
    const latest = Math.max(...seen.map(({ seenAt }) => seenAt.getTime()))
    return {
      database,
      queues: [
        ...waitingIn.map((queue) => ({ direction: 'in' as const, ...queue })),
        ...waitingOut.map((queue) => ({ direction: 'out' as const, ...queue })),
      ],
      failed,
      unreadable,
      jobs,
      disk: { freeBytes, floorBytes },
      certificateUntil: until,
      marks: done,
      switches: switches.findAll(),
      processes: seen.map((one) => ({ ...one, isAlive: latest - one.seenAt.getTime() < aliveMs })),
      clockBehindMs: seen.find(({ name }) => name === processName)?.behindMs ?? null,
    }
  }

  /** With the database away only that is known. */
  const readState = async (): Promise<ServiceState> => {
    const now = clock.now()
    try {
      return await readAll(now)
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      return {
        database: { isUp: false, pingMs: null },
        queues: [],
        failed: 0,
        unreadable: 0,
        jobs: [],
        disk: { freeBytes: null, floorBytes },
        certificateUntil: await certificateUntil(now),
        marks: [],
        switches: switches.findAll(),
        processes: [],
        clockBehindMs: null,
      }
    }
  }

  return {
    switches,
    metrics,
    readState,
    auditSource: switches.auditSource,
    prepare: () => Promise.all([processes.prepare(), switches.prepare()]),
    /** Says that this process runs, and learns whether the set-up is over. */
    async see(): Promise<void> {
      const own = { name: processName, version: programVersion(), parts, startedAt, received: { ...received } }
      await processes.see(own, clock.now())
      isSetUp ||= (await marks.findAll()).some(({ name }) => name === 'set_up')
    },
    noteReceived(channel: string): void {
      metrics.noteReceived(channel)
      received[channel] = clock.now()
    },
    /** When a message last came in, by channel; of the processes of the last week. */
    findLastReceived,
    /** Whether every step of the set-up was done once. */
    isSetUp: (): boolean => isSetUp,
    async noteSetUp(): Promise<void> {
      if (isSetUp) return
      isSetUp = true
      await marks.put({ name: 'set_up', at: clock.now(), detail: '' })
    },
    findMarks: marks.findAll,
    /** Notes that a backup or a drill was done. */
    mark: marks.put,
  }
}

export type Operations = ReturnType<typeof createOperations>
