import type { ServiceState } from './state.js'
import { operationsWording as say } from './wording.js'

/** Limits beyond which somebody should act; the alert rules of docs/operations/alerts.yml use the same. */
export const limits = {
  oldestInMs: 60_000,
  oldestOutMs: 5 * 60_000,
  certificateMs: 14 * 24 * 60 * 60_000,
  backupMs: 26 * 60 * 60_000,
  drillMs: 100 * 24 * 60 * 60_000,
  clockMs: 30_000,
} as const

const hour = 60 * 60_000

/** What is wrong, worst first, each in one sentence that says what to do. Empty: nothing. */
export const findTroubles = (state: ServiceState, now: Date): string[] => {
  const { troubles } = say
  if (!state.database.isUp) return [troubles.database]
  const since = (at: Date): number => now.getTime() - at.getTime()
  const isHeld = (channel: string): boolean =>
    state.switches.some(({ name, isOff }) => isOff && (name === 'bot' || name === `channel:${channel}`))
  const minutes = (ms: number): number => Math.round(ms / 60_000)
  const queues = state.queues.flatMap(({ direction, channel, count, oldestMs }) => {
    const limit = direction === 'in' ? limits.oldestInMs : limits.oldestOutMs
    if (oldestMs <= limit || isHeld(channel)) return []
    return [troubles[direction](channel, count, minutes(oldestMs))]
  })
  const dead = state.processes.filter(({ isAlive, seenAt }) => !isAlive && since(seenAt) < hour)
  const { freeBytes, floorBytes } = state.disk
  const { certificateUntil } = state
  const markOf = (name: string) => state.marks.find((mark) => mark.name === name)
  const isOld = (name: string, ms: number): boolean => {
    const mark = markOf(name)
    return !mark || since(mark.at) > ms
  }
  return [
    ...dead.map(({ name }) => troubles.dead(name)),
    ...queues,
    ...(freeBytes !== null && freeBytes < 2 * floorBytes ? [troubles.disk] : []),
    ...(certificateUntil && certificateUntil.getTime() - now.getTime() < limits.certificateMs
      ? [troubles.certificate(Math.floor((certificateUntil.getTime() - now.getTime()) / (24 * hour)))]
      : []),
    ...state.jobs.flatMap(({ label, last, isLate }) =>
      last?.failure ? [troubles.jobFailed(label)] : isLate ? [troubles.jobLate(label)] : [],
    ),
    ...state.processes
      .filter(({ isAlive, behindMs }) => isAlive && Math.abs(behindMs) > limits.clockMs)
      .map(({ name, behindMs }) => troubles.clock(name, Math.round(Math.abs(behindMs) / 1_000))),
    ...(state.failed > 0 ? [troubles.failed(state.failed)] : []),
    ...(state.unreadable > 0 ? [troubles.unreadable(state.unreadable)] : []),
    ...(isOld('backup', limits.backupMs) ? [troubles.backup] : []),
    ...(isOld('restore_drill', limits.drillMs) ? [troubles.drill] : []),
  ]
}
