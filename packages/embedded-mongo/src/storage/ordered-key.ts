import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  type Code,
  DBRef,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson'
import { decimalParts, doubleAtOrBelow } from './numbers.js'

/**
 * One byte per kind of value in BSON's comparison order; never 0 or 255, which end and invert things.
 * `emptyArray` stands for the "undefined" that MongoDB indexes in place of an array without elements.
 */
export const TYPE_ORDER = {
  minKey: 1,
  emptyArray: 4,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const

/** What an index holds for an array without elements. */
export const EMPTY_ARRAY = Symbol('empty array')

/** Where a value's kind stands in BSON's comparison order. Numbers of all four kinds share one place. */
export const typeOrder = (value: unknown): number => {
  switch (typeof value) {
    case 'string':
      return TYPE_ORDER.string
    case 'number':
    case 'bigint':
      return TYPE_ORDER.number
    case 'boolean':
      return TYPE_ORDER.boolean
    case 'undefined':
      return TYPE_ORDER.null
    case 'symbol':
      return TYPE_ORDER.emptyArray
  }
  if (value === null) return TYPE_ORDER.null
  if (Array.isArray(value)) return TYPE_ORDER.array
  if (value instanceof Date) return TYPE_ORDER.date
  if (value instanceof RegExp) return TYPE_ORDER.regex
  if (value instanceof Uint8Array) return TYPE_ORDER.binary
  switch ((value as { _bsontype?: string })._bsontype) {
    case 'Int32':
    case 'Double':
    case 'Long':
    case 'Decimal128':
      return TYPE_ORDER.number
    case 'ObjectId':
      return TYPE_ORDER.objectId
    case 'Timestamp':
      return TYPE_ORDER.timestamp
    case 'Binary':
      return TYPE_ORDER.binary
    case 'BSONRegExp':
      return TYPE_ORDER.regex
    case 'BSONSymbol':
      return TYPE_ORDER.string
    case 'Code':
      return (value as Code).scope ? TYPE_ORDER.codeWithScope : TYPE_ORDER.code
    case 'MinKey':
      return TYPE_ORDER.minKey
    case 'MaxKey':
      return TYPE_ORDER.maxKey
  }
  return TYPE_ORDER.object
}

/** A growing byte buffer; one shared instance serves all encodings, since encoding never yields. */
let bytes = Buffer.allocUnsafe(4096)
let used = 0
const room = (count: number): number => {
  const at = used
  used += count
  if (used > bytes.length) {
    const bigger = Buffer.allocUnsafe(Math.max(bytes.length * 2, used))
    bytes.copy(bigger)
    bytes = bigger
  }
  return at
}
const writeByte = (value: number) => {
  const at = room(1)
  bytes[at] = value
}

/** UTF-8 with 00 escaped as 00 FF, ended by 00 00: order-preserving and prefix-free. */
const writeText = (text: string) => {
  const encoded = Buffer.from(text, 'utf8')
  if (encoded.indexOf(0) < 0) {
    const at = room(encoded.length + 2)
    encoded.copy(bytes, at)
    bytes.writeUInt16BE(0, at + encoded.length)
    return
  }
  for (const byte of encoded) {
    writeByte(byte)
    if (byte === 0) writeByte(0xff)
  }
  writeByte(0)
  writeByte(0)
}

/** IEEE bits, sign flipped so that bytes sort as numbers do; NaN sorts below everything, as in BSON. */
const writeDouble = (value: number) => {
  const at = room(8)
  if (Number.isNaN(value)) {
    bytes.fill(0, at, at + 8)
    return
  }
  bytes.writeDoubleBE(value === 0 ? 0 : value, at)
  if (value < 0) for (let i = 0; i < 8; i++) bytes[at + i] = ~(bytes[at + i] as number)
  else bytes[at] = (bytes[at] as number) ^ 0x80
}

/**
 * A number is the greatest double not above it, then 0 when that is exact, or 1 and its decimal digits: so int32, int64,
 * double and decimal compare together and exactly.
 */
const writeNumber = (value: unknown) => {
  if (typeof value === 'number') return writeExactDouble(value)
  if (value instanceof Int32 || value instanceof Double) return writeExactDouble(value.value)
  if (value instanceof Long) {
    const double = value.toNumber()
    if (Number.isSafeInteger(double)) return writeExactDouble(double)
  }
  const text = String(value)
  if (text === 'NaN') return writeExactDouble(Number.NaN)
  const double = Number(text)
  if (text.endsWith('Infinity')) return writeExactDouble(double)
  const parts = decimalParts(text)
  const { floor, isExact } = doubleAtOrBelow(parts)
  writeDouble(floor)
  writeByte(isExact ? 0 : 1)
  if (!isExact) writeDigits(parts)
}
const writeExactDouble = (value: number) => {
  writeDouble(value)
  writeByte(0)
}
const writeDigits = ({ isNegative, digits, exponent }: ReturnType<typeof decimalParts>) => {
  const flip = isNegative ? 0xff : 0
  const magnitude = digits.length + exponent + 0x8000
  writeByte((magnitude >> 8) ^ flip)
  writeByte((magnitude & 0xff) ^ flip)
  for (const digit of digits) writeByte((Number(digit) + 1) ^ flip)
  writeByte(flip)
}

const writeBytes = (subtype: number, data: Uint8Array) => {
  const at = room(5 + data.length)
  bytes.writeUInt32BE(data.length, at)
  bytes[at + 4] = subtype
  bytes.set(data, at + 5)
}
const writeInt64 = (value: bigint) => {
  const at = room(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value) ^ 0x8000000000000000n, at)
}

const writeDocument = (value: unknown) =>
  writeFields(value instanceof DBRef ? (value.toJSON() as Document) : (value as Document))

/** How the payload of each kind is written; kinds without one (null, minKey …) are their byte alone. */
const WRITERS: Record<number, (value: unknown) => void> = {
  [TYPE_ORDER.number]: writeNumber,
  [TYPE_ORDER.string]: (value) => writeText(value instanceof BSONSymbol ? value.value : (value as string)),
  [TYPE_ORDER.object]: writeDocument,
  [TYPE_ORDER.array]: (value) => {
    for (const item of value as unknown[]) writeValue(item)
    writeByte(0)
  },
  [TYPE_ORDER.binary]: (value) => {
    if (value instanceof Binary) writeBytes(value.sub_type, value.buffer.subarray(0, value.position))
    else writeBytes(0, value as Uint8Array)
  },
  [TYPE_ORDER.objectId]: (value) => {
    const { id } = value as ObjectId
    const at = room(id.length)
    bytes.set(id, at)
  },
  [TYPE_ORDER.boolean]: (value) => writeByte(value ? 1 : 0),
  // a date beyond JavaScript's range reads as an invalid one
  [TYPE_ORDER.date]: (value) => {
    const time = (value as Date).getTime()
    writeInt64(BigInt(Number.isNaN(time) ? Number.MIN_SAFE_INTEGER : time))
  },
  [TYPE_ORDER.timestamp]: (value) => {
    const at = room(8)
    bytes.writeUInt32BE((value as Timestamp).getHighBitsUnsigned(), at)
    bytes.writeUInt32BE((value as Timestamp).getLowBitsUnsigned(), at + 4)
  },
  [TYPE_ORDER.regex]: (value) => {
    writeText(value instanceof BSONRegExp ? value.pattern : (value as RegExp).source)
    writeText(value instanceof BSONRegExp ? value.options : (value as RegExp).flags)
  },
  [TYPE_ORDER.code]: (value) => writeText((value as Code).code),
  [TYPE_ORDER.codeWithScope]: (value) => {
    writeText((value as Code).code)
    writeFields((value as Code).scope as Document)
  },
}
const writePayload = (order: number, value: unknown): void => WRITERS[order]?.(value)
/** BSON compares two objects element by element: kind, then name, then value. */
const writeFields = (fields: Document) => {
  for (const name of Object.keys(fields)) {
    const order = typeOrder(fields[name])
    writeByte(order)
    writeText(name)
    writePayload(order, fields[name])
  }
  writeByte(0)
}
const writeValue = (value: unknown) => {
  const order = typeOrder(value)
  writeByte(order)
  writePayload(order, value)
}

/**
 * Values as bytes that sort as BSON compares them; several stand one after the other, those of `descending` inverted.
 * No encoding is the beginning of another's.
 */
export const encodeKey = (values: readonly unknown[], descending?: readonly boolean[]): Buffer => {
  used = 0
  for (let i = 0; i < values.length; i++) {
    const start = used
    writeValue(values[i])
    if (descending?.[i]) for (let at = start; at < used; at++) bytes[at] = ~(bytes[at] as number)
  }
  return Buffer.from(bytes.subarray(0, used))
}

/** Compares two values as BSON does, whatever their kinds. */
export const compareValues = (a: unknown, b: unknown): number => {
  const orderA = typeOrder(a)
  const orderB = typeOrder(b)
  if (orderA !== orderB) return orderA - orderB
  switch (orderA) {
    case TYPE_ORDER.string:
      if (typeof a === 'string' && typeof b === 'string' && a === b) return 0
      break
    case TYPE_ORDER.number: {
      const x = plainNumber(a)
      const y = plainNumber(b)
      if (x !== undefined && y !== undefined) {
        if (x === y) return 0
        if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1
        return Number.isNaN(y) || x > y ? 1 : -1
      }
      break
    }
    case TYPE_ORDER.date:
      return (a as Date).getTime() - (b as Date).getTime()
    case TYPE_ORDER.boolean:
      return Number(a) - Number(b)
    case TYPE_ORDER.null:
    case TYPE_ORDER.minKey:
    case TYPE_ORDER.maxKey:
      return 0
  }
  return Buffer.compare(encodeKey([a]), encodeKey([b]))
}
const plainNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  return undefined
}

export const isMinOrMaxKey = (value: unknown): boolean => value instanceof MinKey || value instanceof MaxKey
