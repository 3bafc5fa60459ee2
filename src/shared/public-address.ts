import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

export type PublicAddress = { address: string; family: 4 | 6 }

/** Networks that are nobody's on the open internet: own, private, link, shared, documentation, multicast, reserved. */
const closed = new BlockList()
const closed4: [string, number][] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
].map(([net, bits]) => [net, bits])
for (const [net, bits] of closed4) closed.addSubnet(net, bits, 'ipv4')

/** Of IPv6 only what is given out (2000::/3), less documentation and what carries an IPv4 address within. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, bits, 'ipv6')

/** Whether this is an address of the open internet. Anything that isn't an address is none. */
export const isPublicAddress = (address: string): boolean => {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** The address that stands in a URL in place of a name; null: it is a name. */
export const literalAddress = (hostname: string): string | null => {
  const plain = hostname.replace(/^\[|\]$/g, '')
  return isIP(plain) === 0 ? null : plain
}

/**
 * What to connect to for a host that somebody outside named: looked up once, so that the name can't mean another address
 * between the check and the call. Null: one of its addresses is no public one. Throws what the look-up throws.
 */
export const publicAddressOf = async (hostname: string): Promise<PublicAddress | null> => {
  const found = await lookup(literalAddress(hostname) ?? hostname, { all: true })
  const [first] = found
  if (!first || !found.every(({ address }) => isPublicAddress(address))) return null
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}
