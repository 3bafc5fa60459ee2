import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

export type Address = { address: string; family: 4 | 6 }

/**
 * Addresses inside our own network, which a message must never make us call (RFC 6890). An IPv4 address written as IPv6
 * (::ffff:10.0.0.1) is matched by the IPv4 rules; a rule for ::ffff:0:0/96 would match every IPv4 address there is.
 */
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
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an IP address is one of the open internet. */
export const isPublic = (address: string): boolean => {
  const version = isIP(address)
  return version !== 0 && !inside.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** The address to connect to, looked up once so that it can't change between check and call; null: not to be called. */
export const publicAddressOf = async (hostname: string): Promise<Address | null> => {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true })
  const [first] = found
  if (!first || !found.every(({ address }) => isPublic(address))) return null
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}
