import { partNames } from '../../config.js'
import { type JobDefinition, jobTable } from '../../jobs/index.js'
import { createJobRunStore, type JobRun } from '../../jobs/job-run-store.js'
import { createChatStore } from '../../messaging/chat-store.js'
import { createInboxStore } from '../../messaging/inbox-store.js'
import { createOutboxStore } from '../../messaging/outbox-store.js'
import { createProcessStore } from '../../operations/process-store.js'
import { aliveMs, jobStateOf } from '../../operations/state.js'
import { createSealing } from '../../sealing/sealing.js'
import { systemClock } from '../../shared/clock.js'
import { type HealthCheck, right, wrong } from '../../shared/health-check.js'
import type { Connection } from '../../shared/mongo.js'
import type { Look } from './look.js'
import { doctorWording } from './wording.js'

const { messages, jobs, parts } = doctorWording

const checkJob = (name: string, job: JobDefinition, last: JobRun | null, now: Date): HealthCheck => {
  const what = jobs.what(job.label)
  if (!job.isLeased) return right(what, jobs.inEach)
  if (!last) return right(what, jobs.never)
  if (last.failure) return wrong(what, jobs.failed(last.startedAt, last.failure))
  return jobStateOf(name, job, last, now).isLate
    ? wrong(what, jobs.late(last.startedAt))
    : right(what, jobs.done(last.startedAt))
}

/** Of the servers that run: none at all is told by their address. */
const checkParts = async (connection: Connection, now: Date): Promise<HealthCheck[]> => {
  const running = (await createProcessStore(connection).findAll()).filter(
    ({ seenAt }) => now.getTime() - seenAt.getTime() < aliveMs,
  )
  if (running.length === 0) return []
  const missing = partNames.filter((part) => !running.some((one) => one.parts.includes(part)))
  return missing.length === 0
    ? [right(parts.what, parts.right)]
    : missing.map((part) => wrong(parts.what, parts.missing(part)))
}

export const lookAtWork: Look = async ({ config, connection, now }) => {
  if (!connection) return []
  const runs = createJobRunStore(connection)
  const chats = createChatStore(connection)
  const { boxes } = createSealing({ connection, keyDir: config.keyDir, clock: systemClock })
  const [unreadable, failed] = await Promise.all([
    createInboxStore(connection, chats, boxes).countUnreadable(),
    createOutboxStore(connection, chats, boxes).countFailed(),
  ])
  return [
    ...(await checkParts(connection, now)),
    unreadable > 0
      ? wrong(messages.unreadable, messages.someUnreadable(unreadable))
      : right(messages.unreadable, messages.none),
    failed > 0 ? wrong(messages.failed, messages.someFailed(failed)) : right(messages.failed, messages.none),
    ...(await Promise.all(
      Object.entries(jobTable).map(async ([name, job]) => checkJob(name, job, await runs.get(name), now)),
    )),
  ]
}
