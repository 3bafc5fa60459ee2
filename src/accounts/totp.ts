import { Secret, TOTP } from 'otpauth'

/** What every authenticator reads: SHA-1, six digits, half a minute. 160 bits are RFC 4226's recommendation. */
const format = { issuer: 'Xã Ơi', algorithm: 'SHA1', digits: 6, period: 30 }
const secretBytes = 20
/** Steps before and after now whose code counts, for clocks that differ (RFC 6238, 5.2). */
const stepsAside = 1

/** A secret is text in base32, as it is typed by hand. */
export const createSecret = (): string => new Secret({ size: secretBytes }).base32

const totpOf = (secret: string, label = ''): TOTP => new TOTP({ ...format, label, secret: Secret.fromBase32(secret) })

/** The code of a moment (RFC 6238). */
export const codeAt = (secret: string, at: Date): string => totpOf(secret).generate({ timestamp: at.getTime() })

/** The step that a code belongs to, at most one from now; null: it is wrong. */
export const stepOf = (secret: string, code: string, at: Date): number | null => {
  const totp = totpOf(secret)
  const timestamp = at.getTime()
  const aside = totp.validate({ token: code, timestamp, window: stepsAside })
  return aside === null ? null : totp.counter({ timestamp }) + aside
}

/** What the QR code says (otpauth://). */
export const addressOfSecret = (secret: string, userName: string): string => totpOf(secret, userName).toString()
