import { type Document, Long } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { typeName } from '../query/comparisons.js'
import { compileFilter } from '../query/matcher.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { compileProjection } from '../query/projection.js'
import { parseSort, sortAll, sortKeyOf } from '../query/sort.js'
import { typeOrder } from '../storage/ordered-key.js'
import { PAUSE, paced } from '../turns.js'
import { asLong } from './arithmetic.js'
import { fail, namedArguments, order } from './expression.js'
import { constantOf, evaluate, fieldPath, type Variables } from './expressions.js'
import { groupBy } from './group.js'
import { collect, map, type Stage, withField } from './stage.js'

const count = (name: string, value: unknown, code: number): number => {
  const number = asLong(value)
  if (number === undefined || number < 0n) {
    throw new CommandError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${String(value)}`,
    )
  }
  return Number(number)
}

const sortStage: Stage = (spec) => {
  if (!isDocument(spec)) throw new CommandError(15973, 'the $sort key specification must be an object')
  const fields = parseSort(spec)
  if (!fields) throw new CommandError(15976, '$sort stage must have at least one sort key')
  const keyOf = sortKeyOf(fields)
  return (documents) => sortAll(documents, keyOf, Number.POSITIVE_INFINITY)
}

/** What $addFields sets, path by path; the fields of a document within are set in what stands there. */
const additions = (spec: Document, prefix: readonly string[], variables: Variables): Addition[] =>
  Object.entries(spec).flatMap(([name, value]) => {
    if (prefix.length > 0 && name.includes('.')) fail(40183, `cannot use dotted field name '${name}' in a sub object`)
    const path = [...prefix, ...fieldPath(name)]
    if (!isDocument(value) || Object.keys(value)[0]?.startsWith('$'))
      return [{ path, value: evaluate(value, variables) }]
    if (Object.keys(value).length === 0)
      fail(40180, `an empty object is not a valid value. Found at path ${path.join('.')}`)
    return additions(value, path, variables)
  })
type Addition = { path: string[]; value: (document: Document) => unknown }
const addFields: Stage = (spec, { variables }) => {
  if (!isDocument(spec))
    throw new CommandError(40272, `$addFields specification stage must be an object, got ${typeName(spec)}`)
  if (Object.keys(spec).length === 0) fail(40177, 'specification must have at least one field')
  const all = additions(spec, [], variables)
  const names = all.map(({ path }) => `${path.join('.')}.`)
  names.forEach((name, i) => {
    if (names.some((other, j) => i !== j && name.startsWith(other)))
      fail(40176, `specification contains two conflicting paths. Cannot specify ${name.slice(0, -1)}`)
  })
  return map((document) => all.reduce((result, { path, value }) => withField(result, path, value(document)), document))
}

const replaceWith = (expression: unknown, variables: Variables) => {
  const compute = evaluate(expression, variables)
  return map((document) => {
    const root = compute(document)
    if (!isDocument(root))
      throw new CommandError(
        40228,
        `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(root)}`,
      )
    return root
  })
}

const unwind: Stage = (spec) => {
  const { path: text, preserveNullAndEmptyArrays: keeps = false, includeArrayIndex: index } = unwindOptions(spec)
  if (typeof text !== 'string')
    throw new CommandError(28808, `expected a string as the path for $unwind stage, got ${typeName(text)}`)
  if (!text.startsWith('$')) fail(28818, `path option to $unwind stage should be prefixed with a '$': ${text}`)
  if (typeof keeps !== 'boolean')
    fail(28809, 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  if (index !== undefined && (typeof index !== 'string' || index === ''))
    fail(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage')
  if (typeof index === 'string' && index.startsWith('$'))
    fail(28822, `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${index}`)
  const path = fieldPath(text.slice(1))
  const indexPath = index === undefined ? undefined : fieldPath(index as string)
  const numbered = (document: Document, value: Long | null) =>
    indexPath ? withField(document, indexPath, value) : document
  return function* (documents) {
    for (const document of documents) {
      if (document === PAUSE) {
        yield PAUSE
        continue
      }
      const value = valueAt(document, path)
      if (Array.isArray(value) && value.length > 0) {
        for (const [i, item] of value.entries()) yield numbered(withField(document, path, item), Long.fromNumber(i))
      } else if (Array.isArray(value) || value === undefined || value === null) {
        if (keeps) yield numbered(Array.isArray(value) ? withField(document, path, undefined) : document, null)
      } else yield numbered(document, null)
    }
  }
}
const unwindOptions = (spec: unknown): Record<string, unknown> => {
  if (typeof spec === 'string') return { path: spec }
  if (!isDocument(spec))
    throw new CommandError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeName(spec)}`,
    )
  const codes = { notObject: 15981, unknown: 28811, missing: { path: 28812 } }
  return namedArguments(spec, '$unwind', codes, ['preserveNullAndEmptyArrays', 'includeArrayIndex'])
}
/** A path's value through documents only, as $unwind goes. */
const valueAt = (document: Document, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (isDocument(value) ? value[name] : undefined), document)

/** As many documents as asked for, each at most once, in an order of chance. */
const sample: Stage = (spec) => {
  if (!isDocument(spec)) throw new CommandError(28745, 'the $sample stage specification must be an object')
  for (const key of Object.keys(spec)) if (key !== 'size') fail(28748, `unrecognized option to $sample: ${key}`)
  if (spec.size === undefined) fail(28749, '$sample stage must specify a size')
  const number = toNumber(spec.size)
  if (number === undefined) throw new CommandError(28746, 'size argument to $sample must be a number')
  const size = Math.trunc(number)
  if (!(size > 0)) fail(28747, 'size argument to $sample must be a positive integer')
  return function* (documents) {
    const all = yield* collect(documents)
    const wanted = Math.min(size, all.length)
    for (let i = 0; i < wanted; i++) {
      const other = i + Math.floor(Math.random() * (all.length - i))
      const chosen = all[other] as Document
      all[other] = all[i] as Document
      yield chosen
    }
  }
}

/** As MongoDB itself does it: a $group by the boundary below each value, which is part of its bucket. */
const bucket: Stage = (spec, surroundings) => {
  const codes = { notObject: 40201, unknown: 40197, missing: { groupBy: 40198, boundaries: 40198 } }
  const given = namedArguments(spec, '$bucket', codes, ['default', 'output'])
  const { groupBy: value, output = { count: { $sum: 1 } } } = given
  const isExpression = isDocument(value) && Object.keys(value)[0]?.startsWith('$')
  if (!isExpression && !(typeof value === 'string' && value.startsWith('$')))
    fail(40202, "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression")
  if (!isDocument(output)) throw new CommandError(40196, "The $bucket 'output' field must be an object")
  const boundaries = boundariesOf(given.boundaries, surroundings.variables)
  const other = given.default === undefined ? undefined : constantOf(given.default, surroundings.variables)
  if (given.default !== undefined && !other) fail(40195, "The $bucket 'default' field must be a constant expression")
  const [lowest, highest] = [boundaries[0], boundaries.at(-1)]
  if (
    other &&
    typeOrder(other.value) === typeOrder(lowest) &&
    order(other.value, lowest) >= 0 &&
    order(other.value, highest) < 0
  )
    fail(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  const branches = boundaries.slice(0, -1).map((low, i) => ({
    case: { $and: [{ $gte: [value, { $literal: low }] }, { $lt: [value, { $literal: boundaries[i + 1] }] }] },
    // biome-ignore lint/suspicious/noThenProperty: the name is MongoDB's
    then: { $literal: low },
  }))
  const _id = { $switch: { branches, ...(other && { default: { $literal: other.value } }) } }
  const group = groupBy({ _id, ...output }, surroundings.variables)
  const sort = sortStage({ _id: 1 }, surroundings)
  return (documents) => sort(group(documents))
}
const boundariesOf = (given: unknown, variables: Variables): unknown[] => {
  if (!Array.isArray(given)) throw new CommandError(40200, "The $bucket 'boundaries' field must be an array")
  const values = given.map((boundary) => {
    const constant = constantOf(boundary, variables)
    if (!constant) throw new CommandError(40191, "The $bucket 'boundaries' field must be an array of constant values")
    return constant.value
  })
  if (values.length < 2) fail(40192, "The $bucket 'boundaries' field must have at least 2 values")
  for (let i = 1; i < values.length; i++) {
    if (typeOrder(values[i - 1]) !== typeOrder(values[i]))
      fail(40193, "All values in the 'boundaries' option to $bucket must have the same type.")
    if (order(values[i - 1], values[i]) >= 0) fail(40194, "The 'boundaries' option to $bucket must be sorted")
  }
  return values
}

const redact: Stage = (spec, { variables }) => {
  const decide = evaluate(spec, variables)
  const level = (document: Document): Document | undefined => {
    const decision = decide(document)
    if (decision === '$$KEEP') return document
    if (decision === '$$PRUNE') return undefined
    if (decision !== '$$DESCEND')
      throw new CommandError(
        17053,
        "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
      )
    const kept: Document = {}
    for (const [name, value] of Object.entries(document)) {
      const below = inside(value)
      if (below !== undefined) kept[name] = below
    }
    return kept
  }
  const inside = (value: unknown): unknown => {
    if (isDocument(value)) return level(value)
    return Array.isArray(value) ? value.map(inside).filter((item) => item !== undefined) : value
  }
  return map(level)
}

/** Stages over the documents they are given and nothing else. */
export const plainStages: Record<string, Stage> = {
  $match: (spec, { variables }) => {
    if (!isDocument(spec)) throw new CommandError(15959, 'the match filter must be an expression in an object')
    const matches = compileFilter(spec, { variables })
    return map((document) => (matches(document) ? document : undefined))
  },
  $sort: sortStage,
  $limit: (spec) => {
    const limit = count('$limit', spec, 5107201)
    if (limit === 0) fail(15958, 'the limit must be positive')
    return function* (documents) {
      let left = limit
      for (const document of documents) {
        yield document
        if (document !== PAUSE && --left === 0) return
      }
    }
  },
  $skip: (spec) => {
    const skip = count('$skip', spec, 5107200)
    return (documents) => {
      let left = skip
      return map((document) => (--left < 0 ? document : undefined))(documents)
    }
  },
  $project: (spec, { variables }) => {
    if (!isDocument(spec)) throw new CommandError(15969, '$project specification must be an object')
    if (Object.keys(spec).length === 0) fail(51272, '$project specification must have at least one field')
    return map(compileProjection(spec, { isFind: false, variables }))
  },
  $unset: (spec) => {
    const paths = Array.isArray(spec) ? spec : [spec]
    if (paths.length === 0 || !paths.every((path) => typeof path === 'string')) {
      throw new CommandError(31120, '$unset specification must be a string or an array containing only string values')
    }
    return map(compileProjection(Object.fromEntries(paths.map((path) => [path, 0])), { isFind: false }))
  },
  $addFields: addFields,
  $set: addFields,
  $replaceRoot: (spec, { variables }) => {
    const codes = { notObject: 40229, unknown: 40230, missing: { newRoot: 40231 } }
    return replaceWith(namedArguments(spec, '$replaceRoot', codes, []).newRoot, variables)
  },
  $replaceWith: (spec, { variables }) => replaceWith(spec, variables),
  $unwind: unwind,
  $sample: sample,
  $documents: (spec, { variables }) => {
    const constant = constantOf(spec, variables)
    if (!Array.isArray(constant?.value)) throw new CommandError(5858203, '$documents must be an array of objects')
    const documents = constant.value.map((item) => {
      if (!isDocument(item)) throw new CommandError(40228, 'each item of $documents must evaluate to an object')
      return item
    })
    return () => paced(documents)
  },
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '')
      throw new CommandError(40156, 'the count field must be a non-empty string')
    if (spec.startsWith('$')) fail(40158, 'the count field cannot be a $-prefixed path')
    if (spec.includes('.')) fail(40160, "the count field cannot contain '.'")
    return function* (documents) {
      let n = 0
      for (const document of documents) {
        if (document === PAUSE) yield PAUSE
        else n++
      }
      if (n > 0) yield { [spec]: n }
    }
  },
  $group: (spec, { variables }) => groupBy(spec, variables),
  $sortByCount: (spec, surroundings) => {
    const isExpression = isDocument(spec) && Object.keys(spec)[0]?.startsWith('$')
    if (!isExpression && !(typeof spec === 'string' && spec.startsWith('$')))
      fail(40148, 'the sortByCount field must be defined as a $-prefixed path or an expression inside an object')
    const group = groupBy({ _id: spec, count: { $sum: 1 } }, surroundings.variables)
    const sort = sortStage({ count: -1 }, surroundings)
    return (documents) => sort(group(documents))
  },
  $bucket: bucket,
  $redact: redact,
}
