import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { JobDefinition } from './index.js'
import type { JobRun, JobRunStore } from './job-run-store.js'

/** Takes what one process at a time may hold; null while another one has it. */
export type TakeLease = (name: string) => Promise<{ release(): Promise<void> } | null>

type Job = {
  name: string
  definition: JobDefinition
  run: () => Promise<unknown>
  /** It is due when `waitMs` lie between this and now. */
  seenAt: number
  waitMs: number
  lastRun: JobRun | null
  running: Promise<void> | null
}

const lookAroundMs = 250
/** When a job is looked at again that another process is doing, or that the database couldn't be asked about. */
const standByMs = 5_000

/**
 * Does every job of a table when it is due, counted from the beginning of its last run. A job is never begun while it
 * still runs here. A leased one is done by one process for all: whoever gets its lease first, if no process did it
 * meanwhile. One that throws is logged by name and done again at its next time. A process that dies in the middle
 * leaves its job to the next one as soon as the lease ends, so every job must bear being done twice.
 */
export const createJobs = <N extends string>({
  table,
  runs,
  store,
  takeLease,
  doesLeased,
  clock,
  logger,
}: {
  table: Record<N, JobDefinition>
  runs: Record<N, () => Promise<unknown>>
  store: Pick<JobRunStore, 'get' | 'put'>
  takeLease: TakeLease
  /** Whether this process does what one does for all. */
  doesLeased: boolean
  clock: Clock
  logger: Logger
}) => {
  const names = (Object.keys(table) as N[]).filter((name) => doesLeased || !table[name].isLeased)
  const jobs = names.map(
    (name): Job => ({
      name,
      definition: table[name],
      run: runs[name],
      seenAt: Number.NEGATIVE_INFINITY,
      waitMs: 0,
      lastRun: null,
      running: null,
    }),
  )
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  /** The distance, so that a clock put back makes a job due instead of keeping it waiting. */
  const isDue = (since: number, waitMs: number): boolean => Math.abs(clock.now().getTime() - since) >= waitMs

  const note = (job: Job, run: JobRun): void => {
    job.lastRun = run
    job.seenAt = run.startedAt.getTime()
    job.waitMs = job.definition.everyMs
  }

  const perform = async (job: Job): Promise<JobRun> => {
    const startedAt = clock.now()
    let failure: string | null = null
    try {
      await job.run()
    } catch (error) {
      failure = error instanceof Error ? error.name : typeof error
      logger.error({ error, job: job.name }, 'job failed')
    }
    const run = { name: job.name, startedAt, endedAt: clock.now(), failure }
    note(job, run)
    return run
  }

  const performForAll = async (job: Job): Promise<void> => {
    job.seenAt = clock.now().getTime()
    job.waitMs = Math.min(standByMs, job.definition.everyMs)
    try {
      const lease = await takeLease(`job:${job.name}`)
      if (!lease) return
      try {
        const last = await store.get(job.name)
        if (last && !isDue(last.startedAt.getTime(), job.definition.everyMs)) note(job, last)
        else await store.put(await perform(job))
      } finally {
        await lease.release()
      }
    } catch (error) {
      logger.warn({ error, job: job.name }, 'job waits for the database')
    }
  }

  const begin = (job: Job): Promise<void> => {
    job.running = (job.definition.isLeased ? performForAll(job) : perform(job).then(() => undefined)).finally(() => {
      job.running = null
    })
    return job.running
  }

  /** Begins what is due; resolves when that has ended. */
  const runDue = async (): Promise<void> => {
    if (isStopped) return
    await Promise.all(jobs.filter((job) => !job.running && isDue(job.seenAt, job.waitMs)).map(begin))
  }

  return {
    runDue,

    /** The last run of each job, as far as this process knows of it. */
    findLastRuns: (): JobRun[] => jobs.flatMap(({ lastRun }) => lastRun ?? []),

    start(): void {
      void runDue()
      timer = setInterval(() => void runDue(), lookAroundMs)
    },

    /** Lets what is running finish. */
    async stop(): Promise<void> {
      isStopped = true
      clearInterval(timer)
      await Promise.all(jobs.map(({ running }) => running))
    },
  }
}
