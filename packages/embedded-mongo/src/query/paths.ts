import { DBRef, type Document } from 'bson'

/** A document or sub-document, as opposed to an array, a scalar or one of BSON's own classes. */
export const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  (!('_bsontype' in value) || value instanceof DBRef || typeof value._bsontype !== 'string') &&
  !(value instanceof Date || value instanceof RegExp || value instanceof Uint8Array)

export const isArrayIndex = (name: string): boolean => /^(0|[1-9]\d*)$/.test(name)

export const fieldOf = (document: Document, name: string): unknown =>
  Object.hasOwn(document, name)
    ? document[name]
    : document instanceof DBRef
      ? (document.toJSON() as Document)[name]
      : undefined

/** Told a value the path leads to and the place of the outermost array element it lies in (-1: in none). */
export type LeafTest = (value: unknown, position: number) => boolean

type Walk = { path: readonly string[]; opensLastArray: boolean; test: LeafTest }

/**
 * Gives every value `path` leads to in `document` to `test`, until one passes, as MongoDB walks: through arrays of
 * documents, by index, and (`opensLastArray`) to each element of an array at the end and then the array itself. A missing
 * field is `undefined`; array elements that aren't documents have no fields at all.
 */
export const someLeaf = (
  document: Document,
  path: readonly string[],
  opensLastArray: boolean,
  test: LeafTest,
): boolean => walk(document, 0, -1, { path, opensLastArray, test })

const walk = (from: unknown, start: number, position: number, to: Walk): boolean => {
  let value = from
  for (let at = start; at < to.path.length; at++) {
    if (!isDocument(value)) return to.test(undefined, position)
    value = fieldOf(value, to.path[at] as string)
    if (Array.isArray(value)) {
      return at === to.path.length - 1 ? lastArray(value, position, to) : middleArray(value, at + 1, position, to)
    }
  }
  return to.test(value, position)
}

const lastArray = (array: unknown[], position: number, to: Walk): boolean => {
  if (to.opensLastArray) {
    for (let i = 0; i < array.length; i++) {
      if (to.test(array[i], position < 0 ? i : position)) return true
    }
  }
  return to.test(array, position)
}

const middleArray = (array: unknown[], at: number, position: number, to: Walk): boolean => {
  for (let i = 0; i < array.length; i++) {
    if (isDocument(array[i]) && walk(array[i], at, position < 0 ? i : position, to)) return true
  }
  const name = to.path[at] as string
  if (!isArrayIndex(name) || Number(name) >= array.length) return false
  const element = array[Number(name)]
  const isLast = at === to.path.length - 1
  const place = position < 0 ? Number(name) : position
  if (Array.isArray(element)) {
    return isLast ? lastArray(element, place, to) : middleArray(element, at + 1, place, to)
  }
  return isLast ? to.test(element, place) : isDocument(element) && walk(element, at + 1, place, to)
}
