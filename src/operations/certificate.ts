import { connect } from 'node:tls'

const patienceMs = 5_000
const keptMs = 60 * 60_000

/** Until when the certificate at this https address holds, whoever signed it; null: nobody answers, or it isn't https. */
export const readCertificateEnd = (url: string): Promise<Date | null> => {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'https:') return Promise.resolve(null)
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      // an expired one is what we look for: nothing is sent over this line
      rejectUnauthorized: false,
      timeout: patienceMs,
    })
    const end = (until: Date | null): void => {
      socket.destroy()
      resolve(until)
    }
    socket.once('secureConnect', () => {
      const { valid_to } = socket.getPeerCertificate()
      end(valid_to ? new Date(valid_to) : null)
    })
    socket.once('error', () => end(null))
    socket.once('timeout', () => end(null))
  })
}

/** The same, looked at once an hour. */
export const createCertificateWatch = (url: string) => {
  let seen: { at: number; until: Promise<Date | null> } | null = null
  return (now: Date): Promise<Date | null> => {
    if (!seen || Math.abs(now.getTime() - seen.at) > keptMs)
      seen = { at: now.getTime(), until: readCertificateEnd(url) }
    return seen.until
  }
}
