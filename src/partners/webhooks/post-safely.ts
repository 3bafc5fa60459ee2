import { lookup as lookUp } from 'node:dns'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress, literalAddress } from '../../shared/public-address.js'

/** What became of one call: the status that was answered, or why none was. */
export type PostResult = { status: number } | { failed: 'refused_address' | 'unreachable' }
export type Post = (call: { url: string; headers: Record<string, string>; body: string }) => Promise<PostResult>

const patienceMs = 10_000

class RefusedAddress extends Error {
  override name = 'RefusedAddress'
}

/** Looks a name up, and refuses it whole where one of its addresses is no public one; the call goes to what was checked. */
const checkedLookup =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return callback(error ?? new RefusedAddress(), '', 0)
      if (!addresses.every(({ address }) => isAllowed(address))) return callback(new RefusedAddress(), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, first.address, first.family)
    })

/**
 * Posts to an address that somebody else gave us: https alone, no address of a network of our own whatever the name is
 * said to mean, no redirect followed, nothing of the answer read but its status, ten seconds at most.
 */
export const createPostSafely =
  ({
    isAllowed = isPublicAddress,
    request = httpsRequest,
  }: {
    isAllowed?: (address: string) => boolean
    request?: typeof httpsRequest
  } = {}): Post =>
  ({ url, headers, body }) =>
    new Promise((resolve) => {
      const { hostname } = new URL(url)
      const literal = literalAddress(hostname)
      if (literal && !isAllowed(literal)) return resolve({ failed: 'refused_address' })
      const calling = request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          agent: false,
          lookup: checkedLookup(isAllowed),
          signal: AbortSignal.timeout(patienceMs),
        },
        (response) => {
          resolve({ status: response.statusCode ?? 0 })
          response.destroy()
        },
      )
      calling.once('error', (error) =>
        resolve({ failed: error instanceof RefusedAddress ? 'refused_address' : 'unreachable' }),
      )
      calling.end(body)
    })
