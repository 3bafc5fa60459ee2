import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Encrypts under a key of 32 bytes (AES-256-GCM, NIST SP 800-38D): nonce, text, tag. `of` names what it belongs to: it is
 * bound to it and opens nowhere else.
 */
export const seal = (key: Buffer, of: string, content: Buffer): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const encrypting = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(of))
  return Buffer.concat([nonce, encrypting.update(content), encrypting.final(), encrypting.getAuthTag()])
}

/** What `seal` took; null for another key, another thing than it belongs to, or a changed box. */
export const open = (key: Buffer, of: string, box: Buffer): Buffer | null => {
  if (box.length < nonceBytes + tagBytes) return null
  const decrypting = createDecipheriv(cipher, key, box.subarray(0, nonceBytes)).setAAD(Buffer.from(of))
  decrypting.setAuthTag(box.subarray(-tagBytes))
  try {
    return Buffer.concat([decrypting.update(box.subarray(nonceBytes, -tagBytes)), decrypting.final()])
  } catch {
    return null
  }
}

/** Bytes as Node, the driver or mongoose give them. */
export type StoredBytes = Buffer | { buffer: Uint8Array }

export const bytesOf = (stored: StoredBytes): Buffer =>
  Buffer.isBuffer(stored)
    ? stored
    : Buffer.from(stored.buffer.buffer, stored.buffer.byteOffset, stored.buffer.byteLength)
