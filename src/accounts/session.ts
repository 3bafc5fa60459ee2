import type { Session, Waiting } from './account-store.js'

const sessionLastsMs = 12 * 60 * 60_000

/** A session of twelve hours that begins now. */
export const sessionOf = ({ tokenHash, device = '', key }: Omit<Waiting, 'expiresAt'>, at: Date): Session => ({
  tokenHash,
  expiresAt: new Date(at.getTime() + sessionLastsMs),
  begunAt: at,
  device,
  ...(key && { key }),
})
