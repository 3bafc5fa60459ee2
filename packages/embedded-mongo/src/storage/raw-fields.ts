/** A BSON document with those of its top fields whose names are among `names`, or with all others; nothing is decoded. */
export const pickFields = (raw: Buffer, names: ReadonlySet<string>, keeps: boolean): Buffer => {
  const parts: Buffer[] = []
  let from = HEAD
  let at = HEAD
  for (let type = raw[at] as number; type !== 0; type = raw[at] as number) {
    const nameEnd = raw.indexOf(0, at + 1)
    const end = endOfValue(raw, type, nameEnd + 1)
    if (names.has(raw.toString('latin1', at + 1, nameEnd)) !== keeps) {
      if (from < at) parts.push(raw.subarray(from, at))
      from = end
    }
    at = end
  }
  if (from < at) parts.push(raw.subarray(from, at))
  const size = parts.reduce((sum, { length }) => sum + length, HEAD + 1)
  const head = Buffer.allocUnsafe(HEAD)
  head.writeInt32LE(size)
  return Buffer.concat([head, ...parts, END], size)
}

/** Names as `pickFields` compares them. */
export const rawNames = (names: Iterable<string>): Set<string> =>
  new Set([...names].map((name) => Buffer.from(name).toString('latin1')))

const HEAD = 4
const END = Buffer.from([0])
/** Types whose values have one size. */
const SIZES = new Map([
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
  [0x7f, 0],
  [0xff, 0],
])

const endOfValue = (raw: Buffer, type: number, at: number): number => {
  const size = SIZES.get(type)
  if (size !== undefined) return at + size
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
