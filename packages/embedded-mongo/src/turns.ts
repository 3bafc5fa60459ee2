import { CommandError } from './protocol/errors.js'

/** Stands between two items of long work: whoever draws the items may let other clients have their turns there. */
export const PAUSE = Symbol('pause')
export type Pause = typeof PAUSE

/** Items, with a PAUSE wherever the work has gone on for a turn. */
export type Paced<T> = Iterable<T | Pause>

/** When a command has to end: at a moment of performance.now(), or once nobody waits for its answer any more. */
export type Limits = { deadline: number; isGone: () => boolean }
export const NO_LIMITS: Limits = { deadline: Number.POSITIVE_INFINITY, isGone: () => false }

/** How long one command reads before the others have their turns. */
const READING_MS = 2
/** A transaction that goes on longer costs others more than the sync it saves. */
export const WRITING_MS = 6
let began = 0

/** Called where a turn begins: after others had theirs, and in a new transaction. */
export const beginTurn = (): void => {
  began = performance.now()
}
export const isTurnOver = (milliseconds = READING_MS): boolean => performance.now() - began > milliseconds

export const timeIsOver = (): CommandError => new CommandError(50, 'operation exceeded time limit')

/** Lets all others have their turns. Throws MaxTimeMSExpired (50) or, when the client has gone, Interrupted (11601). */
export const nextTurn = async ({ deadline, isGone }: Limits): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve))
  if (isGone()) throw new CommandError(11601, 'operation was interrupted because the client disconnected')
  if (performance.now() > deadline) throw timeIsOver()
  beginTurn()
}

export function* paced<T>(items: Iterable<T>): Generator<T | Pause> {
  for (const item of items) {
    if (isTurnOver()) yield PAUSE
    yield item
  }
}

/** For work inside a transaction, which can't be interrupted. */
export function* unpaced<T>(items: Paced<T>): Generator<T> {
  for (const item of items) if (item !== PAUSE) yield item
}
