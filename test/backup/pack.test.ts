import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inCopyOrder } from '../../src/backup/copy-order.js'
import { createDigestList, digestOf } from '../../src/backup/digests.js'
import { createPack, type PackRecord, readPack } from '../../src/backup/pack.js'
import { makeKeyPair } from '../../src/sealing/key-pair.js'

const pair = makeKeyPair()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaoi-pack-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let made = 0
const write = async (records: readonly PackRecord[], id = 'chain/000'): Promise<string> => {
  const path = join(folder, `${made++}.pack`)
  const pack = await createPack(path, { id, publicKey: pair.publicKey })
  for (const record of records) await pack.add(record)
  await pack.end()
  return path
}
const read = async (path: string, id = 'chain/000', by = pair): Promise<PackRecord[]> => {
  const found: PackRecord[] = []
  for await (const record of readPack(path, { id, pair: by })) found.push(record)
  return found
}
const documentOf = (text: string): PackRecord => ({ kind: 'document', name: 'cases', bytes: Buffer.from(text) })
const large = Array.from({ length: 40 }, (_, index) =>
  documentOf(`${index}:${'Nguyễn Thị Lan 0912345678 '.repeat(4_000)}`),
)

test('what is put into a pack comes out as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          kind: fc.constantFrom('document' as const, 'file' as const),
          name: fc.string({ maxLength: 30, unit: 'grapheme' }),
          bytes: fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
        }),
        { maxLength: 20 },
      ),
      async (records) => {
        expect(await read(await write(records))).toEqual(records)
      },
    ),
    { numRuns: 30 },
  )
  expect(await read(await write(large))).toEqual(large)
})

test('a pack tells nothing, opens for its key alone, as the pack that it is', async () => {
  const path = await write(large)
  const bytes = await readFile(path)
  for (const words of ['Lan', '0912345678', 'cases']) expect(bytes.includes(words)).toBe(false)
  await expect(read(path, 'chain/000', makeKeyPair())).rejects.toThrow('hỏng')
  await expect(read(path, 'chain/001')).rejects.toThrow('hỏng')
  await expect(read(join(folder, 'none.pack'))).rejects.toThrow('Thiếu tệp')
})

test('a byte changed, a frame left out or moved, an end cut off: each is found', async () => {
  const path = await write(large)
  const bytes = await readFile(path)
  const frames: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 4 + bytes.readUInt32BE(at))
    frames.push(bytes.subarray(at, at + 4 + bytes.readUInt32BE(at)))
  expect(frames.length).toBeGreaterThan(3)
  const damaged = [
    Buffer.concat(frames.slice(0, -1)),
    Buffer.concat([...frames.slice(0, 1), ...frames.slice(2)]),
    Buffer.concat([frames[1] as Buffer, frames[0] as Buffer, ...frames.slice(2)]),
    Buffer.concat([...frames, frames.at(-1) as Buffer]),
    ...[5, 60, 300, bytes.length - 3].map((at) => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      return changed
    }),
  ]
  for (const [index, content] of damaged.entries()) {
    const other = join(folder, `damaged-${index}.pack`)
    await writeFile(other, content)
    await expect(read(other), `damage ${index}`).rejects.toThrow('hỏng')
  }
  await truncate(path, bytes.length - 1)
  await expect(read(path)).rejects.toThrow('hỏng')
})

test('a set of digests knows what was put in, and nothing else', () => {
  const key = Buffer.alloc(32, 7)
  const of = (text: string) => digestOf(key, 'cases', Buffer.from(text))
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), fc.array(fc.string()), (inside, others) => {
      const list = createDigestList()
      for (const text of inside) list.add(of(text))
      const set = list.toSet()
      expect(set.size).toBe(inside.length)
      for (const text of inside) expect(set.has(of(text))).toBe(true)
      for (const text of others) expect(set.has(of(text))).toBe(inside.includes(text))
    }),
    { numRuns: 50 },
  )
  expect(of('a')).not.toEqual(digestOf(key, 'tasks', Buffer.from('a')))
  expect(of('a')).not.toEqual(digestOf(Buffer.alloc(32, 8), 'cases', Buffer.from('a')))
})

/** [is read before, is read after]: what lies in the first goes over into the second, or is named by it. */
const goesOver: [string, string][] = [
  ['incoming', 'conversations'],
  ['conversations', 'cases'],
  ['conversations', 'outgoing'],
  ['cases', 'outgoing'],
  ['tasks', 'outgoing'],
  ['reminders', 'outgoing'],
  ['protected_cases', 'attachments'],
  ['cases', 'audit'],
  ['switches', 'audit'],
  ['outgoing', 'audit'],
  ['outgoing', 'chats'],
  ['incoming', 'chats'],
  ['indicator_cursors', 'cases'],
  ['conversations', 'chat_keys'],
  ['cases', 'paper_numbers'],
]
test.each(goesOver)('%s is copied before %s', (before, after) => {
  const names = [...new Set(goesOver.flat())]
  for (const given of [names, names.toReversed()]) {
    const order = inCopyOrder(given)
    expect(order.indexOf(before)).toBeLessThan(order.indexOf(after))
    expect(order).toHaveLength(names.length)
  }
  expect(inCopyOrder(['leases', 'processes', 'system.views'])).toEqual([])
})
