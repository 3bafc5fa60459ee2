import { isIPv6 } from 'node:net'
import { localDay } from '../shared/clock.js'
import { traceOf } from '../shared/keys.js'
import type { QuotaStore } from './quota-store.js'

const megabyte = 1024 * 1024

/** Bytes a day: a chat tells ten stories with photographs; behind one address sits an office, or a village. */
export const mostOfChat = 300 * megabyte
export const mostOfAddress = 2_000 * megabyte

/** A file costs more than its bytes: its record, its indexes. */
const leastCharged = 256 * 1024

const keptMs = 2 * 24 * 60 * 60_000

/** An upload as it asks for room; `address` where it came over HTTP from a person's own line. */
export type Upload = { chat: string; address?: string | undefined; size: number; at: Date }

/** `quota`: enough for today; `no_space`: the disk is nearly full. */
export type RoomRefusal = 'quota' | 'no_space'

export type UploadRoom = { take(upload: Upload): Promise<RoomRefusal | null> }

/** One customer's line: an IPv4 address, or the first 64 bits of an IPv6 one, which a customer has to itself. */
export const lineOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const missing = plain.includes('::') ? 8 - groups(head).length - groups(tail).length : 0
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Whether there is room for an upload: so much a day for each chat, each line and all together, and a floor of free space
 * on the disk. `freeBytes` null: not known, so not refused.
 */
export const createUploadRoom = (parts: {
  store: Pick<QuotaStore, 'take' | 'giveBack'>
  freeBytes(): Promise<number | null>
  floorBytes: number
  mostInAll: number
}): UploadRoom => ({
  async take({ chat, address, size, at }) {
    const free = await parts.freeBytes()
    if (free !== null && free - size < parts.floorBytes) return 'no_space'
    const day = localDay(at)
    const quotas = [
      { name: `${day}:chat:${traceOf(chat)}`, most: mostOfChat },
      ...(address ? [{ name: `${day}:line:${traceOf(lineOf(address))}`, most: mostOfAddress }] : []),
      { name: `${day}:all`, most: parts.mostInAll },
    ]
    const bytes = Math.max(size, leastCharged)
    const taken: string[] = []
    for (const { name, most } of quotas) {
      if (await parts.store.take(name, bytes, { most, endsAt: new Date(at.getTime() + keptMs) })) {
        taken.push(name)
        continue
      }
      for (const one of taken) await parts.store.giveBack(one, bytes)
      return 'quota'
    }
    return null
  },
})
