/**
 * `device`: the browser as its owner would name it; sessions of before 30 November 2026 don't say. `seenAt`: when a page was
 * last used, to the minute. `key`: the account's private key, for who brings the token
 * (src/sealing/officers/session-key.ts).
 */
export type Session = {
  tokenHash: string
  expiresAt: Date
  begunAt?: Date
  seenAt?: Date
  device?: string
  key?: string
}

/** A sign-in whose password was right and whose second step isn't done: no session, so nothing opens with its token. */
export type Waiting = Pick<Session, 'tokenHash' | 'expiresAt' | 'device' | 'key'>

const sessionLastsMs = 12 * 60 * 60_000
const idleEndsMs = 30 * 60_000
/** Use is noted this coarsely, so that most pages write nothing. */
const usedAgainMs = 60_000

/** A session that begins now; it ends after twelve hours, or thirty minutes in which no page was used. */
export const sessionOf = ({ tokenHash, device = '', key }: Omit<Waiting, 'expiresAt'>, at: Date): Session => ({
  tokenHash,
  expiresAt: new Date(at.getTime() + sessionLastsMs),
  begunAt: at,
  seenAt: at,
  device,
  ...(key && { key }),
})

/** Finds a session that hasn't ended; those of before there was a last use have. */
export const openSession = (tokenHash: string, at: Date) => ({
  tokenHash,
  expiresAt: { $gt: at },
  seenAt: { $gt: new Date(at.getTime() - idleEndsMs) },
})

/** Finds it where its last use is to be noted again. */
export const sessionUsedAgain = (tokenHash: string, at: Date) => ({
  ...openSession(tokenHash, at),
  seenAt: { $gt: new Date(at.getTime() - idleEndsMs), $lte: new Date(at.getTime() - usedAgainMs) },
})

export const isOpen = ({ expiresAt, seenAt }: Session, at: Date): boolean =>
  expiresAt > at && seenAt !== undefined && seenAt.getTime() > at.getTime() - idleEndsMs
