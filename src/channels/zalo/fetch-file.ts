import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import axios, { isAxiosError } from 'axios'
import type { FetchedFile, IncomingFile } from '../../messaging/message.js'

const largest = 20 * 1024 * 1024
const fetchMs = 30_000

/** Addresses inside our own network, which a message must never make us call (RFC 6890). */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)

/** The address to connect to, looked up once so that it can't change between check and call; null: not to be called. */
const publicAddress = async (hostname: string): Promise<{ address: string; family: 4 | 6 } | null> => {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true })
  const [first] = found
  if (!first || found.some(({ address }) => isInside(address))) return null
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}

/**
 * Fetches what an event named: a plain GET of a public https address, no redirects, at most 20 MB. Only where the
 * platform itself is an emulator on loopback may its files be there too.
 */
export const createFetchFile = ({ apiRoot }: { apiRoot: string }) => {
  const isEmulated = isLoopback(new URL(apiRoot).hostname)

  return async ({ ref }: IncomingFile): Promise<FetchedFile> => {
    if (!URL.canParse(ref)) return { outcome: 'refused', reason: 'gone' }
    const { protocol, hostname } = new URL(ref)
    const isOfEmulator = isEmulated && isLoopback(hostname)
    if (protocol !== 'https:' && !isOfEmulator) return { outcome: 'refused', reason: 'gone' }
    try {
      const target = isOfEmulator ? null : await publicAddress(hostname)
      if (!target && !isOfEmulator) return { outcome: 'refused', reason: 'gone' }
      const response = await axios.get<ArrayBuffer>(ref, {
        responseType: 'arraybuffer',
        timeout: fetchMs,
        signal: AbortSignal.timeout(fetchMs),
        maxContentLength: largest,
        maxRedirects: 0,
        proxy: false,
        validateStatus: () => true,
        ...(target && { lookup: async () => [target.address, target.family] as [string, 4 | 6] }),
      })
      if ([403, 404, 410].includes(response.status)) return { outcome: 'refused', reason: 'gone' }
      if (response.status !== 200) return { outcome: 'retry' }
      return { outcome: 'fetched', bytes: Buffer.from(response.data) }
    } catch (error) {
      if (isAxiosError(error) && /maxContentLength/.test(error.message))
        return { outcome: 'refused', reason: 'too_large' }
      if (isAxiosError(error) || (error instanceof Error && 'code' in error)) return { outcome: 'retry' }
      throw error
    }
  }
}
