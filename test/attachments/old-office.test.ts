import { expect, test } from 'vitest'
import { recogniseFile } from '../../src/attachments/recognise-file.js'

const entryBytes = 128

/** A compound file of `size` bytes that holds what a directory entry of this name looks like at a place in it. */
const compoundWithEntryAt = (at: number, size: number): Buffer => {
  const bytes = Buffer.alloc(size)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.write('WordDocument\0', at, 'utf16le')
  if (at + 66 <= size) bytes.writeUInt16LE('WordDocument\0'.length * 2, at + 64)
  return bytes
}

test('an entry of the directory names an old office file, up to the last one of the file', async () => {
  const found = { type: 'application/msword', extension: 'doc', kind: 'document' }
  expect(await recogniseFile(compoundWithEntryAt(4 * entryBytes, 2_048))).toEqual(found)
  expect(await recogniseFile(compoundWithEntryAt(2_048 - entryBytes, 2_048))).toEqual(found)
})

test('the same bytes elsewhere, such as within a letter or an installer, name nothing', async () => {
  expect(await recogniseFile(compoundWithEntryAt(4 * entryBytes + 2, 2_048))).toBeNull()
})

test('an entry that the end of the file cuts off names nothing', async () => {
  expect(await recogniseFile(compoundWithEntryAt(2_048, 2_048 + entryBytes - 2))).toBeNull()
  expect(await recogniseFile(compoundWithEntryAt(2_048, 2_048 + 40))).toBeNull()
})
