import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key of 32 bytes for one purpose, derived from the application's secret (HKDF-SHA-256, RFC 5869). */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'xa-oi', purpose, 32))

/** URL-safe signature of a text. */
export const sign = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

/** Compares in constant time. */
export const isSignatureOf = (key: Buffer, text: string, signature: string): boolean =>
  sameText(sign(key, text), signature)

/** Equality of two texts in time that doesn't depend on where they differ. */
export const sameText = (a: string, b: string): boolean => {
  const key = randomBytes(16)
  return timingSafeEqual(createHmac('sha256', key).update(a).digest(), createHmac('sha256', key).update(b).digest())
}

/** A name for what has an id that says too much (a message's says which chat): the same for the same id, and no way back. */
export const traceOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 24)

/** Under which /readyz says which installation answers. */
export const installationHeader = 'x-xaoi-installation'

/** The same for all servers of one secret, and tells nothing of it: by this the doctor knows its own server. */
export const markOfInstallation = (secret: string): string =>
  sign(deriveKey(secret, 'installation'), 'installation').slice(0, 16)
