import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ServiceState } from './state.js'

/** Seconds; people wait for an answer, so it is finest around one. */
const answerBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const pageBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

const secondsOf = (at: Date): number => at.getTime() / 1_000

/**
 * The figures of this process for Prometheus, by the names that docs/operations/alerts.yml and the dashboard use. Labels are
 * channels, outcomes, rooms and jobs: never a chat, a case, an account or an address.
 */
export const createMetrics = ({ readState }: { readState: () => Promise<ServiceState> }) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const received = new Counter({
    name: 'xaoi_messages_received_total',
    help: 'Messages stored, by channel; copies of the same one count once.',
    labelNames: ['channel'] as const,
    registers,
  })
  const handled = new Histogram({
    name: 'xaoi_message_handling_seconds',
    help: 'From a stored message being taken up to its answer being stored.',
    labelNames: ['outcome'] as const,
    buckets: answerBuckets,
    registers,
  })
  const sent = new Histogram({
    name: 'xaoi_message_sending_seconds',
    help: 'One try to hand a message to its platform, by what the platform said.',
    labelNames: ['channel', 'outcome'] as const,
    buckets: answerBuckets,
    registers,
  })
  const pages = new Histogram({
    name: 'xaoi_http_request_seconds',
    help: 'Requests, by the first part of their address pattern and the kind of status.',
    labelNames: ['room', 'status'] as const,
    buckets: pageBuckets,
    registers,
  })
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `xaoi_${name}`, help, labelNames, registers })

  const up = gauge('database_up', '1: the database answered at this scrape.')
  const pinged = gauge('database_ping_seconds', 'How long the database took to answer a ping.')
  const waiting = gauge('waiting_messages', 'Messages that wait, in and out.', ['direction', 'channel'])
  const oldest = gauge('oldest_waiting_seconds', 'How long the oldest of them is due.', ['direction', 'channel'])
  const failed = gauge('failed_messages', 'Messages given up, for a person to look at.')
  const unreadable = gauge('unreadable_updates', 'What platforms sent that could not be read.')
  const jobLast = gauge('job_last_run_timestamp_seconds', 'When a leased job began last.', ['job'])
  const jobFailed = gauge('job_failed', '1: its last run failed.', ['job'])
  const jobLate = gauge('job_late', '1: it is over twice its interval.', ['job'])
  const disk = gauge('disk_free_bytes', 'Free room where uploads end up.')
  const diskFloor = gauge('disk_floor_bytes', 'Under this no file is taken.')
  const certificate = gauge('certificate_expires_timestamp_seconds', 'Until when the certificate of PUBLIC_URL holds.')
  const marked = gauge('last_mark_timestamp_seconds', 'When a backup or a restore drill was done last.', ['mark'])
  const off = gauge('switch_off', '1: stopped by hand on /van-hanh.', ['name'])
  const processes = gauge('processes', 'Processes of this database that were seen in the last minute.')
  const clock = gauge('clock_behind_seconds', 'The clock of this server behind the database’s; negative: ahead.')

  const note = (state: ServiceState): void => {
    for (const one of [waiting, oldest, jobLast, jobFailed, jobLate, marked, off]) one.reset()
    up.set(state.database.isUp ? 1 : 0)
    if (state.database.pingMs !== null) pinged.set(state.database.pingMs / 1_000)
    for (const { direction, channel, count, oldestMs } of state.queues) {
      waiting.set({ direction, channel }, count)
      oldest.set({ direction, channel }, oldestMs / 1_000)
    }
    failed.set(state.failed)
    unreadable.set(state.unreadable)
    for (const { name, last, isLate } of state.jobs) {
      if (last) jobLast.set({ job: name }, secondsOf(last.startedAt))
      jobFailed.set({ job: name }, last?.failure ? 1 : 0)
      jobLate.set({ job: name }, isLate ? 1 : 0)
    }
    if (state.disk.freeBytes !== null) disk.set(state.disk.freeBytes)
    diskFloor.set(state.disk.floorBytes)
    if (state.certificateUntil) certificate.set(secondsOf(state.certificateUntil))
    for (const { name, at } of state.marks) marked.set({ mark: name }, secondsOf(at))
    for (const { name, isOff } of state.switches) off.set({ name }, isOff ? 1 : 0)
    processes.set(state.processes.filter(({ isAlive }) => isAlive).length)
    if (state.clockBehindMs !== null) clock.set(state.clockBehindMs / 1_000)
  }

  return {
    contentType: registry.contentType,
    noteReceived: (channel: string): void => received.inc({ channel }),
    noteHandled: (outcome: 'handled' | 'failed', ms: number): void => handled.observe({ outcome }, ms / 1_000),
    noteSent: (channel: string, outcome: string, ms: number): void => sent.observe({ channel, outcome }, ms / 1_000),
    notePage: (room: string, status: number, ms: number): void =>
      pages.observe({ room, status: `${Math.floor(status / 100)}xx` }, ms / 1_000),
    /** In Prometheus' text format; what the database knows is read at each scrape. */
    async scrape(): Promise<string> {
      note(await readState())
      return registry.metrics()
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>
