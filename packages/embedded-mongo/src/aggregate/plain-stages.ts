import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { compileFilter } from '../query/matcher.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { compileProjection } from '../query/projection.js'
import { parseSort, sortAll, sortKeyOf } from '../query/sort.js'
import { PAUSE } from '../turns.js'
import { evaluate } from './expressions.js'
import { groupBy } from './group.js'
import { map, type Stage } from './stage.js'

const count = (name: string, value: unknown, least: number): number => {
  const number = toNumber(value)
  if (number === undefined || !Number.isInteger(number) || number < least) {
    throw new CommandError(
      name === '$limit' ? 15958 : 15956,
      `invalid argument to ${name} stage: Expected a ${least > 0 ? 'positive' : 'non-negative'} number in: ${name}: ${String(value)}`,
    )
  }
  return number
}

const sortStage: Stage = (spec) => {
  const fields = parseSort(spec)
  if (!fields) throw new CommandError(15976, '$sort stage must have at least one sort key')
  const keyOf = sortKeyOf(fields)
  return (documents) => sortAll(documents, keyOf, Number.POSITIVE_INFINITY)
}

/** As MongoDB itself does it: a $group by the boundary below each value, which is part of its bucket. */
const bucket: Stage = (spec, surroundings) => {
  const { groupBy: value, boundaries, default: other, output = { count: { $sum: 1 } } } = isDocument(spec) ? spec : {}
  if (value === undefined || !Array.isArray(boundaries)) {
    throw new CommandError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  }
  const branches = boundaries.slice(0, -1).map((low, i) => ({
    case: { $and: [{ $gte: [value, { $literal: low }] }, { $lt: [value, { $literal: boundaries[i + 1] }] }] },
    // biome-ignore lint/suspicious/noThenProperty: the name is MongoDB's
    then: { $literal: low },
  }))
  const _id = { $switch: { branches, ...(other !== undefined && { default: { $literal: other } }) } }
  const group = groupBy({ _id, ...output }, surroundings.options, surroundings.variables)
  const sort = sortStage({ _id: 1 }, surroundings)
  return (documents) => sort(group(documents))
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

/** Stages done here: where mingo's comparison isn't BSON's, where it reads whole collections, or doesn't stop at a limit. */
export const plainStages: Record<string, Stage> = {
  $match: (spec, { variables }) => {
    const matches = compileFilter(spec, { variables })
    return map((document) => (matches(document) ? document : undefined))
  },
  $sort: sortStage,
  $limit: (spec) => {
    const limit = count('$limit', spec, 1)
    return function* (documents) {
      let left = limit
      for (const document of documents) {
        yield document
        if (document !== PAUSE && --left === 0) return
      }
    }
  },
  $skip: (spec) => {
    const skip = count('$skip', spec, 0)
    return (documents) => {
      let left = skip
      return map((document) => (--left < 0 ? document : undefined))(documents)
    }
  },
  $project: (spec, { variables }) => {
    if (!isDocument(spec) || Object.keys(spec).length === 0)
      throw new CommandError(51272, '$project specification must have at least one field')
    return map(compileProjection(spec, { isFind: false, variables }))
  },
  $unset: (spec) => {
    const paths = Array.isArray(spec) ? spec : [spec]
    if (paths.length === 0 || !paths.every((path) => typeof path === 'string')) {
      throw new CommandError(31120, '$unset specification must be a string or an array containing only string values')
    }
    return map(compileProjection(Object.fromEntries(paths.map((path) => [path, 0])), { isFind: false }))
  },
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
      throw new CommandError(40156, 'the count field must be a non-empty string')
    return function* (documents) {
      let n = 0
      for (const document of documents) {
        if (document === PAUSE) yield PAUSE
        else n++
      }
      if (n > 0) yield { [spec]: n }
    }
  },
  $group: (spec, { options, variables }) => groupBy(spec as Document, options, variables),
  $sortByCount: (spec, surroundings) => {
    const group = groupBy({ _id: spec, count: { $sum: 1 } }, surroundings.options, surroundings.variables)
    const sort = sortStage({ count: -1 }, surroundings)
    return (documents) => sort(group(documents))
  },
  $bucket: bucket,
  $redact: redact,
}
