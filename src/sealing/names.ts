import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { boundTo } from './key-pair.js'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
/** What a hidden name begins with; no name does. */
export const hiddenMark = '~'

/**
 * Names (a chat, a code) that documents are found by and that stand nowhere in clear. The same name of the same kind (`of`) is
 * always hidden alike, so that it can be looked up; only who has the key sees which it is, or can try guesses. AES-256-GCM whose
 * nonce is an HMAC of the name, as RFC 5297 makes it: equal nonces mean equal names.
 */
export const createNames = (key: Buffer) => {
  const keyOf = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, 'xa-oi', boundTo('names', purpose), 32))
  const [nonceKey, textKey] = [keyOf('nonce'), keyOf('text')]

  return {
    hide(of: string, name: string): string {
      const nonce = createHmac('sha256', nonceKey).update(boundTo(of, name)).digest().subarray(0, nonceBytes)
      const encrypting = createCipheriv(cipher, textKey, nonce).setAAD(Buffer.from(of))
      const box = [nonce, encrypting.update(name, 'utf8'), encrypting.final(), encrypting.getAuthTag()]
      return hiddenMark + Buffer.concat(box).toString('base64url')
    },

    /** What `hide` took; what isn't hidden stays as it is. Throws for one of another kind or key, or a changed one. */
    show(of: string, hidden: string): string {
      if (!hidden.startsWith(hiddenMark)) return hidden
      const box = Buffer.from(hidden.slice(hiddenMark.length), 'base64url')
      const decrypting = createDecipheriv(cipher, textKey, box.subarray(0, nonceBytes)).setAAD(Buffer.from(of))
      decrypting.setAuthTag(box.subarray(-tagBytes))
      return decrypting.update(box.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decrypting.final('utf8')
    },
  }
}

export type Names = ReturnType<typeof createNames>
