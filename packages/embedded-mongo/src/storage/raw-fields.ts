/** Names of fields as bytes, by their length: most others are told apart by that alone. */
export type RawNames = { byLength: ReadonlyMap<number, readonly Buffer[]>; size: number }

export const rawNames = (names: Iterable<string>): RawNames => {
  const all = [...new Set(names)].map((name) => Buffer.from(name))
  const byLength = new Map(all.map(({ length }) => [length, all.filter((name) => name.length === length)]))
  return { byLength, size: all.length }
}

/** A BSON document with those of its top fields that have one of the `names`, or with all others; nothing is decoded. */
export const pickFields = (raw: Buffer, names: RawNames, keeps: boolean): Buffer => {
  const parts: Buffer[] = []
  let size = HEAD + 1
  const add = (start: number, end: number) => {
    if (start === end) return
    parts.push(raw.subarray(start, end))
    size += end - start
  }
  // `from` is where what is kept begins that hasn't been added yet
  let [from, at, left] = [HEAD, HEAD, names.size]
  while (left > 0 && raw[at] !== 0) {
    let nameEnd = at + 1
    while (raw[nameEnd] !== 0) nameEnd++
    const end = endOfValue(raw, raw[at] as number, nameEnd + 1)
    const isNamed = hasName(raw, at + 1, nameEnd, names)
    if (isNamed) left--
    if (isNamed !== keeps) {
      add(from, at)
      from = end
    }
    at = end
  }
  add(from, keeps ? at : raw.length - 1)
  const head = Buffer.allocUnsafe(HEAD)
  head.writeInt32LE(size)
  return Buffer.concat([head, ...parts, END], size)
}

const HEAD = 4
const END = Buffer.from([0])

const hasName = (raw: Buffer, start: number, end: number, { byLength }: RawNames): boolean => {
  const candidates = byLength.get(end - start)
  if (!candidates) return false
  return candidates.some((name) => name.every((byte, i) => raw[start + i] === byte))
}

/** Bytes of a value by its type, -1 where it tells its length itself. */
const SIZES = new Int8Array(256).fill(-1)
for (const type of [0x06, 0x0a, 0x7f, 0xff]) SIZES[type] = 0
for (const type of [0x01, 0x09, 0x11, 0x12]) SIZES[type] = 8
SIZES[0x07] = 12
SIZES[0x08] = 1
SIZES[0x10] = 4
SIZES[0x13] = 16

const endOfValue = (raw: Buffer, type: number, at: number): number => {
  const size = SIZES[type] as number
  if (size >= 0) return at + size
  switch (type) {
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return at + 4 + raw.readInt32LE(at)
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return at + raw.readInt32LE(at)
    case 0x05: // binary
      return at + 5 + raw.readInt32LE(at)
    case 0x0b: // regular expression
      return raw.indexOf(0, raw.indexOf(0, at) + 1) + 1
    case 0x0c: // DBPointer
      return at + 4 + raw.readInt32LE(at) + 12
  }
  throw new Error(`a stored document has a value of the unknown type ${type}`)
}
