import { createHash } from 'node:crypto'
import { sign } from '../../../shared/keys.js'

/** Tells bytes apart in an id, so that the same sent twice counts once; whoever has the bytes can't find them by it. */
export const markOf = (key: Buffer, bytes: Buffer): string =>
  sign(key, `sealed:${createHash('sha256').update(bytes).digest('hex')}`).slice(0, 32)
