import axios, { type AxiosResponse, isAxiosError } from 'axios'
import type { FetchedFile, IncomingFile } from '../../messaging/message.js'
import { type PublicAddress, publicAddressOf } from '../../shared/public-address.js'

const largest = 20 * 1024 * 1024
const fetchMs = 30_000
const mostRedirects = 3

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)

const get = (address: string, target: PublicAddress | null, signal: AbortSignal): Promise<AxiosResponse<ArrayBuffer>> =>
  axios.get<ArrayBuffer>(address, {
    responseType: 'arraybuffer',
    signal,
    maxContentLength: largest,
    maxRedirects: 0,
    proxy: false,
    validateStatus: () => true,
    ...(target && { lookup: async () => [target.address, target.family] as [string, 4 | 6] }),
  })

/** Where an answer sends us on; null: it doesn't. */
const redirectOf = ({ status, headers }: AxiosResponse, from: string): string | null => {
  const to: unknown = headers.location
  return [301, 302, 303, 307, 308].includes(status) && typeof to === 'string' && URL.canParse(to, from)
    ? new URL(to, from).href
    : null
}

const read = ({ status, data }: AxiosResponse<ArrayBuffer>): FetchedFile => {
  if ([403, 404, 410].includes(status)) return { outcome: 'refused', reason: 'gone' }
  return status === 200 ? { outcome: 'fetched', bytes: Buffer.from(data) } : { outcome: 'retry' }
}

/**
 * Fetches what an event named: a plain GET of a public https address, at most 20 MB; a redirect is checked as the first
 * address was. Only where the platform itself is an emulator on loopback may its files be there too.
 */
export const createFetchFile = ({
  apiRoot,
  resolve = publicAddressOf,
}: {
  apiRoot: string
  resolve?: typeof publicAddressOf
}) => {
  const isEmulated = isLoopback(new URL(apiRoot).hostname)

  /** What to connect to: the address looked up, 'emulator' as it stands there, or null: not to be called. */
  const targetOf = async (address: string): Promise<PublicAddress | 'emulator' | null> => {
    const { protocol, hostname } = new URL(address)
    if (isEmulated && isLoopback(hostname)) return 'emulator'
    return protocol === 'https:' ? resolve(hostname) : null
  }

  const follow = async (address: string, redirects: number, signal: AbortSignal): Promise<FetchedFile> => {
    const target = await targetOf(address)
    if (!target) return { outcome: 'refused', reason: 'gone' }
    const response = await get(address, target === 'emulator' ? null : target, signal)
    const next = redirectOf(response, address)
    if (!next) return read(response)
    return redirects === 0 ? { outcome: 'refused', reason: 'gone' } : follow(next, redirects - 1, signal)
  }

  return async ({ ref, size }: IncomingFile): Promise<FetchedFile> => {
    if (!URL.canParse(ref)) return { outcome: 'refused', reason: 'gone' }
    if (size !== null && size > largest) return { outcome: 'refused', reason: 'too_large' }
    try {
      return await follow(ref, mostRedirects, AbortSignal.timeout(fetchMs))
    } catch (error) {
      if (isAxiosError(error) && /maxContentLength/.test(error.message))
        return { outcome: 'refused', reason: 'too_large' }
      if (isAxiosError(error) || (error instanceof Error && 'code' in error)) return { outcome: 'retry' }
      throw error
    }
  }
}
