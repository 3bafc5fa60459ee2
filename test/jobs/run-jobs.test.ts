import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { jobTable } from '../../src/jobs/index.js'
import { createJobRunStore, type JobRun } from '../../src/jobs/job-run-store.js'
import { createJobs, type TakeLease } from '../../src/jobs/run-jobs.js'
import { createLeaseStore } from '../../src/messaging/lease-store.js'
import type { Logger } from '../../src/shared/logger.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const minute = 60_000

/** What two processes share: the clock on the wall, the database's leases and last runs. */
const createWorld = () => {
  let now = Date.parse('2026-11-25T03:00:00Z')
  const held = new Set<string>()
  const runs = new Map<string, JobRun>()
  let isDatabaseAway = false
  const asked: string[] = []
  const takeLease: TakeLease = async (name) => {
    asked.push(name)
    if (isDatabaseAway) throw new Error('no database')
    if (held.has(name)) return null
    held.add(name)
    return { release: async () => void held.delete(name) }
  }
  return {
    held,
    runs,
    asked,
    takeLease,
    store: {
      get: async (name: string) => runs.get(name) ?? null,
      put: async (run: JobRun) => void runs.set(run.name, run),
    },
    clock: { now: () => new Date(now) },
    pass(ms: number): void {
      now += ms
    },
    setDatabaseAway(is: boolean): void {
      isDatabaseAway = is
    },
  }
}
type World = ReturnType<typeof createWorld>

/** One process with one job, done every ten minutes. */
const createProcess = (world: World, run: () => Promise<unknown>, { isLeased = true, doesLeased = true } = {}) => {
  const logged: { level: string; job: string }[] = []
  const note = (level: string) => (facts: { job: string }) => void logged.push({ level, job: facts.job })
  const jobs = createJobs({
    table: { sweep: { label: 'quét', everyMs: 10 * minute, isLeased } },
    runs: { sweep: run },
    store: world.store,
    takeLease: world.takeLease,
    doesLeased,
    clock: world.clock,
    logger: { error: note('error'), warn: note('warn') } as unknown as Logger,
  })
  return { ...jobs, logged }
}

/** Work that ends when told to. */
const createSlowWork = () => {
  const begun: (() => void)[] = []
  return { run: () => new Promise<void>((resolve) => begun.push(resolve)), begun }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test.each([true, false])(
  'a job is done at the start and again when its time has passed (leased: %s)',
  async (isLeased) => {
    const world = createWorld()
    const run = vi.fn(async () => undefined)
    const process = createProcess(world, run, { isLeased })
    await process.runDue()
    expect(run).toHaveBeenCalledTimes(1)
    world.pass(10 * minute - 1)
    await process.runDue()
    expect(run).toHaveBeenCalledTimes(1)
    world.pass(1)
    await process.runDue()
    expect(run).toHaveBeenCalledTimes(2)
  },
)

test('of two processes one does a leased job, whichever looks first', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  const [one, other] = [createProcess(world, run), createProcess(world, run)]
  await Promise.all([one.runDue(), other.runDue()])
  expect(run).toHaveBeenCalledTimes(1)
  world.pass(5 * minute)
  await Promise.all([other.runDue(), one.runDue()])
  expect(run).toHaveBeenCalledTimes(1)
  world.pass(5 * minute)
  await other.runDue()
  await one.runDue()
  expect(run).toHaveBeenCalledTimes(2)
})

test('a process that starts later keeps to the last run of the others', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  await createProcess(world, run).runDue()
  world.pass(9 * minute)
  const late = createProcess(world, run)
  await late.runDue()
  expect(run).toHaveBeenCalledTimes(1)
  world.pass(minute)
  await late.runDue()
  expect(run).toHaveBeenCalledTimes(2)
})

test('each process does a job that isn’t leased', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  await Promise.all(
    [createProcess(world, run, { isLeased: false }), createProcess(world, run, { isLeased: false })].map((one) =>
      one.runDue(),
    ),
  )
  expect(run).toHaveBeenCalledTimes(2)
  expect(world.asked).toEqual([])
})

test.each([true, false])(
  'a slow job is not begun again while it runs, and once when it is late (leased: %s)',
  async (isLeased) => {
    const world = createWorld()
    const slow = createSlowWork()
    const process = createProcess(world, slow.run, { isLeased })
    const first = process.runDue()
    await settle()
    for (let round = 0; round < 5; round += 1) {
      world.pass(10 * minute)
      await process.runDue()
    }
    expect(slow.begun).toHaveLength(1)
    slow.begun[0]?.()
    await first
    void process.runDue()
    await settle()
    void process.runDue()
    await settle()
    expect(slow.begun).toHaveLength(2)
  },
)

test('what another process is doing is asked after every five seconds and not at every look', async () => {
  const world = createWorld()
  world.held.add('job:sweep')
  const process = createProcess(world, async () => undefined)
  for (let look = 0; look < 41; look += 1) {
    await process.runDue()
    world.pass(250)
  }
  expect(world.asked).toHaveLength(3)
})

test('a job that throws is logged by name, keeps its place in time and lets the lease go', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  run.mockRejectedValue(new TypeError('số điện thoại 0912345678'))
  const process = createProcess(world, run)
  await process.runDue()
  expect(process.logged).toEqual([{ level: 'error', job: 'sweep' }])
  expect(world.runs.get('sweep')).toMatchObject({ failure: 'TypeError' })
  expect(process.findLastRuns()).toEqual([world.runs.get('sweep')])
  expect(JSON.stringify([...world.runs])).not.toContain('0912345678')
  expect(world.held.size).toBe(0)
  world.pass(10 * minute - 1)
  await process.runDue()
  expect(run).toHaveBeenCalledTimes(1)
  world.pass(1)
  await process.runDue()
  expect(run).toHaveBeenCalledTimes(2)
})

test('while the database is away the job waits, and is done soon after it comes back', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  const process = createProcess(world, run)
  world.setDatabaseAway(true)
  await process.runDue()
  expect(process.logged).toEqual([{ level: 'warn', job: 'sweep' }])
  world.setDatabaseAway(false)
  world.pass(5_000)
  await process.runDue()
  expect(run).toHaveBeenCalledTimes(1)
})

test('stop waits for what runs and begins nothing more', async () => {
  const world = createWorld()
  const slow = createSlowWork()
  const process = createProcess(world, slow.run)
  void process.runDue()
  await settle()
  let hasStopped = false
  const stopped = process.stop().then(() => {
    hasStopped = true
  })
  await settle()
  expect(hasStopped).toBe(false)
  slow.begun[0]?.()
  await stopped
  expect(world.held.size).toBe(0)
  world.pass(60 * minute)
  await process.runDue()
  expect(slow.begun).toHaveLength(1)
})

test('a clock that is put back keeps no job waiting', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  const process = createProcess(world, run, { isLeased: false })
  await process.runDue()
  world.pass(-60 * minute)
  await process.runDue()
  expect(run).toHaveBeenCalledTimes(2)
})

test('every job of the table has a label for the doctor and is due at most once a second', () => {
  for (const { label, everyMs } of Object.values(jobTable)) {
    expect(label).not.toBe('')
    expect(everyMs).toBeGreaterThanOrEqual(1_000)
  }
})

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connections: Connection[]
beforeAll(async () => {
  database = await startTestDatabase()
  connections = await Promise.all([connectMongo(database.uri), connectMongo(database.uri)])
})
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()))
  await database.stop()
})

test('over the database as it is, two processes do a job once, and its last run can be read', async () => {
  const world = createWorld()
  const run = vi.fn(async () => undefined)
  const processes = connections.map((connection, index) =>
    createProcess(
      {
        ...world,
        store: createJobRunStore(connection),
        takeLease: createLeaseStore(connection, { owner: `process-${index}` }).take,
      } as World,
      run,
    ),
  )
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(processes.map((process) => process.runDue()))
    world.pass(5_000)
  }
  expect(run).toHaveBeenCalledTimes(1)
  const last = await createJobRunStore(connections[1] as Connection).get('sweep')
  expect(last).toMatchObject({ name: 'sweep', failure: null, startedAt: new Date('2026-11-25T03:00:00Z') })
})

test('a process that is no worker leaves alone what one does for all, and does its own', async () => {
  const world = createWorld()
  const done: string[] = []
  const leased = createProcess(world, async () => done.push('leased'), { doesLeased: false })
  const own = createProcess(world, async () => done.push('own'), { isLeased: false, doesLeased: false })
  await leased.runDue()
  await own.runDue()
  expect(done).toEqual(['own'])
})
