import { DBRef, type Document, Double, Int32, Long } from 'bson'

/** Int32, Double and safe Long as numbers, as error messages show them. Makes a copy. */
export const promote = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(promote)
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) {
    const number = value.toNumber()
    return Number.isSafeInteger(number) ? number : value
  }
  if (value instanceof DBRef) return promote(value.toJSON())
  if ('_bsontype' in value || value instanceof Date || value instanceof RegExp || value instanceof Uint8Array) {
    return value
  }
  const copy: Document = {}
  for (const [name, item] of Object.entries(value)) copy[name] = promote(item)
  return copy
}
