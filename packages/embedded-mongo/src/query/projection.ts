import { DBRef, type Document } from 'bson'
import { evaluate } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { pickFields, rawNames } from '../storage/raw-fields.js'
import { compileFilter } from './matcher.js'
import { toNumber } from './options.js'
import { isDocument } from './paths.js'

/** What a projection says of a field: keep or drop it (by the mode), go into it, or put a computed value there. */
type Tree = Map<string, Tree | Leaf>
type Leaf = 'kept' | 'computed'
type Change = (document: Document, original: Document, position: number | undefined) => void

export type Projection = {
  (document: Document, position?: number): Document
  /** The same on a stored document, where that only keeps or drops top fields. */
  onBytes?: (raw: Buffer) => Buffer
}

type Settings = {
  /** In `find`, $slice and $elemMatch are projections; in `$project` they are expressions. */
  isFind: boolean
  variables?: Document | undefined
}

/**
 * A projection as a function on typed documents: fields it keeps keep their BSON types and their order.
 * Throws MongoDB's errors for mixes of inclusion and exclusion and for colliding paths.
 */
export const compileProjection = (spec: Document, settings: Settings): Projection => {
  const tree: Tree = new Map()
  const changes: Change[] = []
  const parts = flatten(spec, '', settings)
  const sliced: string[] = []
  let isInclusion: boolean | undefined
  let keepsId: boolean | undefined
  for (const { path, value } of parts) {
    const flag = flagOf(value)
    if (path === '_id' && flag !== undefined) {
      keepsId = flag
      continue
    }
    if (settings.isFind && path.endsWith('.$')) {
      isInclusion = agree(isInclusion, true, path)
      addPath(tree, path.slice(0, -2))
      changes.push(positional(path.slice(0, -2)))
    } else if (flag !== undefined) {
      isInclusion = agree(isInclusion, flag, path)
      addPath(tree, path)
    } else if (settings.isFind && isDocument(value) && '$slice' in value && isPlainSlice(value.$slice)) {
      changes.push(slice(path, value.$slice))
      sliced.push(path)
    } else if (settings.isFind && isDocument(value) && '$elemMatch' in value) {
      isInclusion = agree(isInclusion, true, path)
      addPath(tree, path)
      changes.push(elementMatch(path, value.$elemMatch))
    } else {
      if (isDocument(value) && '$meta' in value)
        throw new CommandError(115, '$meta is not supported by this embedded server')
      isInclusion = agree(isInclusion, true, path)
      addPath(tree, path, 'computed')
      const compute = evaluate(value, settings.variables)
      changes.push((document, original) => {
        const result = compute(original)
        if (result !== undefined) setPath(document, path.split('.'), result)
      })
    }
  }
  isInclusion ??= keepsId === true && changes.length === 0
  if (isInclusion) {
    for (const path of sliced) addPath(tree, path)
    if (keepsId !== false && !tree.has('_id')) tree.set('_id', 'kept')
  } else if (keepsId === false) tree.set('_id', 'kept')
  const base = isInclusion ? keep : drop
  const project: Projection = (document, position) => {
    const result = base(document, tree)
    for (const change of changes) change(result, document, position)
    return result
  }
  if (changes.length === 0 && [...tree.values()].every((branch) => branch === 'kept')) {
    const names = rawNames(tree.keys())
    project.onBytes = (raw) => pickFields(raw, names, isInclusion === true)
  }
  return project
}

const flatten = (spec: Document, prefix: string, settings: Settings): Array<{ path: string; value: unknown }> =>
  Object.entries(spec).flatMap(([name, value]) => {
    if (name === '' || (name.startsWith('$') && prefix === '')) {
      throw new CommandError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    }
    const path = prefix + name
    const first = isDocument(value) ? Object.keys(value)[0] : undefined
    if (isDocument(value) && first === undefined)
      throw new CommandError(51270, `An empty sub-projection is not a valid value. Found empty object at path ${path}`)
    return isDocument(value) && !first?.startsWith('$') ? flatten(value, `${path}.`, settings) : [{ path, value }]
  })

const flagOf = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value
  const number = toNumber(value)
  return number === undefined ? undefined : number !== 0
}

const agree = (before: boolean | undefined, now: boolean, path: string): boolean => {
  if (before === undefined || before === now) return now
  throw now
    ? new CommandError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
    : new CommandError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
}

const addPath = (tree: Tree, path: string, leaf: Leaf = 'kept'): void => {
  const names = path.split('.')
  let at = tree
  names.forEach((name, i) => {
    const found = at.get(name)
    const isLast = i === names.length - 1
    if (typeof found === 'string' || (isLast && found)) throw new CommandError(31249, `Path collision at ${path}`)
    if (isLast) at.set(name, leaf)
    else {
      const next: Tree = found ?? new Map()
      at.set(name, next)
      at = next
    }
  })
}

const fieldsOf = (document: Document): Document =>
  document instanceof DBRef ? (document.toJSON() as Document) : document

const keep = (document: Document, tree: Tree): Document => {
  const result: Document = {}
  for (const [name, value] of Object.entries(fieldsOf(document))) {
    const branch = tree.get(name)
    if (branch === 'kept') result[name] = value
    else if (branch instanceof Map) {
      if (isDocument(value)) result[name] = keep(value, branch)
      else if (Array.isArray(value)) result[name] = keepInArray(value, branch)
    }
  }
  return result
}
const keepInArray = (array: unknown[], tree: Tree): unknown[] =>
  array.flatMap((item) => {
    if (isDocument(item)) return [keep(item, tree)]
    return Array.isArray(item) ? [keepInArray(item, tree)] : []
  })
const drop = (document: Document, tree: Tree): Document => {
  const result: Document = {}
  for (const [name, value] of Object.entries(fieldsOf(document))) {
    const branch = tree.get(name)
    if (typeof branch === 'string') continue
    result[name] = branch ? dropInside(value, branch) : value
  }
  return result
}
const dropInside = (value: unknown, tree: Tree): unknown => {
  if (isDocument(value)) return drop(value, tree)
  return Array.isArray(value) ? value.map((item) => dropInside(item, tree)) : value
}

const isPlainSlice = (value: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).every((item) => toNumber(item) !== undefined)

const slice = (path: string, spec: unknown): Change => {
  const [first, second] = (Array.isArray(spec) ? spec : [spec]).map((item) => Math.trunc(toNumber(item) as number))
  const cut = (array: unknown[]) => {
    const start = first as number
    if (second === undefined) return start < 0 ? array.slice(start) : array.slice(0, start)
    const from = start < 0 ? Math.max(array.length + start, 0) : start
    return array.slice(from, from + second)
  }
  return (document) => mapPath(document, path.split('.'), (value) => (Array.isArray(value) ? cut(value) : value))
}

const elementMatch = (path: string, condition: unknown): Change => {
  const matches = compileFilter({ element: { $elemMatch: condition } })
  return (document) =>
    mapPath(document, path.split('.'), (value) => {
      const place: { position?: number } = {}
      if (!Array.isArray(value) || !matches({ element: value }, place)) return undefined
      return [value[place.position as number]]
    })
}

const positional =
  (path: string): Change =>
  (document, _original, position) => {
    if (position === undefined) {
      throw new CommandError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      )
    }
    mapPath(document, path.split('.'), (value) =>
      Array.isArray(value) && position < value.length ? [value[position]] : value,
    )
  }

/** Changes the value at a path in place, copying what it goes through, since a result shares parts with its source. */
const mapPath = (document: Document, [name, ...rest]: string[], change: (value: unknown) => unknown): void => {
  if (name === undefined || !Object.hasOwn(document, name)) return
  const value = document[name]
  if (rest.length === 0) {
    const changed = change(value)
    if (changed === undefined) delete document[name]
    else document[name] = changed
    return
  }
  const enter = (item: unknown): unknown => {
    if (!isDocument(item)) return item
    const copy = { ...item }
    mapPath(copy, rest, change)
    return copy
  }
  document[name] = Array.isArray(value) ? value.map(enter) : enter(value)
}

const setPath = (document: Document, [name, ...rest]: string[], value: unknown): void => {
  if (name === undefined) return
  if (rest.length === 0) {
    document[name] = value
    return
  }
  const enter = (item: unknown): Document => {
    const copy: Document = isDocument(item) ? { ...item } : {}
    setPath(copy, rest, value)
    return copy
  }
  const old = document[name]
  document[name] = Array.isArray(old) ? old.map(enter) : enter(old)
}
