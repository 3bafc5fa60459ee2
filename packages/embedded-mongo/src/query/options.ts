import { type Decimal128, Double, Int32, Long } from 'bson'

/** Any of BSON's numbers as a JavaScript number (a long beyond 2^53 is rounded); undefined for everything else. */
export const toNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) return value.toNumber()
  if (typeof value === 'bigint') return Number(value)
  if ((value as Decimal128 | null)?._bsontype === 'Decimal128') return Number(String(value))
  return undefined
}

/** A command's yes or no, which drivers also send as a number. */
export const toBoolean = (value: unknown): boolean => (typeof value === 'boolean' ? value : Boolean(toNumber(value)))
