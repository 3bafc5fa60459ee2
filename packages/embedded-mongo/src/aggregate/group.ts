import type { Document } from 'bson'
import { Decimal128, Long } from 'bson'
import type { Any, Options } from 'mingo/types'
import { CommandError } from '../protocol/errors.js'
import { isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { compareValues, encodeKey } from '../storage/ordered-key.js'
import { isTurnOver, PAUSE, type Paced, type Pause } from '../turns.js'
import { type BsonNumber, combine } from './arithmetic.js'
import { evaluate, operators } from './expressions.js'

type Running = { add: (value: unknown) => void; result: () => unknown }

const isNumber = (value: unknown): value is BsonNumber =>
  typeof value === 'number' || value instanceof Long || value instanceof Decimal128
const addNumbers = (sum: BsonNumber, value: BsonNumber): BsonNumber => {
  if (typeof sum === 'number' && typeof value === 'number') return sum + value
  const result = combine(sum, value, 'add')
  if (result === undefined) throw new CommandError(2, '$sum overflowed a 64-bit integer')
  return result
}
const sum = (): Running => {
  let total: BsonNumber = 0
  return {
    add: (value) => {
      if (isNumber(value)) total = addNumbers(total, value)
    },
    result: () => promote(total),
  }
}
const average = (): Running => {
  let total: BsonNumber = 0
  let count = 0
  return {
    add: (value) => {
      if (!isNumber(value)) return
      if (value instanceof Decimal128)
        throw new CommandError(238, '$avg of decimals is not implemented by this embedded server')
      total = addNumbers(total, value)
      count++
    },
    result: () => (count === 0 ? null : Number(total) / count),
  }
}
const extreme = (sign: number): Running => {
  let best: unknown
  return {
    add: (value) => {
      if (value === undefined || value === null) return
      if (best === undefined || compareValues(value, best) * sign > 0) best = value
    },
    result: () => best ?? null,
  }
}
const first = (): Running => {
  let isFound = false
  let found: unknown
  return {
    add: (value) => {
      if (!isFound) found = value
      isFound = true
    },
    result: () => found ?? null,
  }
}
const last = (): Running => {
  let found: unknown
  return {
    add: (value) => {
      found = value
    },
    result: () => found ?? null,
  }
}
const push = (): Running => {
  const all: unknown[] = []
  return {
    add: (value) => {
      if (value !== undefined) all.push(value)
    },
    result: () => all,
  }
}
const addToSet = (): Running => {
  const all = new Map<string, unknown>()
  return {
    add: (value) => {
      const key = encodeKey([value]).toString('latin1')
      if (value !== undefined && !all.has(key)) all.set(key, value)
    },
    result: () => [...all.values()],
  }
}
const mergeObjects = (): Running => {
  const merged: Document = {}
  return {
    add: (value) => {
      if (value === undefined || value === null) return
      if (!isDocument(value)) throw new CommandError(40400, '$mergeObjects requires object inputs')
      Object.assign(merged, value)
    },
    result: () => merged,
  }
}
/** Accumulators that need no more than their own state; for the others a group keeps its documents. */
const RUNNING: Record<string, () => Running> = {
  $sum: sum,
  $avg: average,
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
  $count: () => {
    let count = 0
    return { add: () => count++, result: () => count }
  },
}

type Field = { name: string; start: () => Running; value: (document: Document) => unknown }

const fieldOf = (name: string, spec: unknown, options: Options, variables: Document | undefined): Field => {
  const entries = isDocument(spec) ? Object.entries(spec) : []
  const [operator, operand] = entries[0] ?? []
  if (!operator?.startsWith('$')) throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
  if (entries.length > 1) throw new CommandError(40238, `The field '${name}' must specify one accumulator`)
  if (!Object.hasOwn(operators.accumulator, operator))
    throw new CommandError(15952, `unknown group operator '${operator}'`)
  const start = RUNNING[operator]
  if (start) return { name, start, value: operator === '$count' ? () => 1 : evaluate(operand, variables) }
  const accumulate = operators.accumulator[operator] as (documents: Any, operand: Any, options: Options) => Any
  const keepAll = (): Running => {
    const documents: unknown[] = []
    return { add: (document) => documents.push(document), result: () => accumulate(documents, operand, options) }
  }
  return { name, start: keepAll, value: (document) => document }
}

/** $group over promoted documents: groups are told apart as BSON compares, and hold running values where they can. */
export const groupBy = (spec: Document, options: Options, variables: Document | undefined) => {
  if (!isDocument(spec)) throw new CommandError(15947, "a group's fields must be specified in an object")
  if (!('_id' in spec)) throw new CommandError(15955, 'a group specification must include an _id')
  const idOf = evaluate(spec._id, variables)
  const fields = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, part]) => fieldOf(name, part, options, variables))
  return function* (documents: Paced<Document>): Generator<Document | Pause> {
    const groups = new Map<string, { id: unknown; running: Running[] }>()
    for (const document of documents) {
      if (document === PAUSE) {
        yield PAUSE
        continue
      }
      const id = idOf(document) ?? null
      const key = encodeKey([id]).toString('latin1')
      let group = groups.get(key)
      if (!group) {
        group = { id, running: fields.map(({ start }) => start()) }
        groups.set(key, group)
      }
      for (const [i, running] of group.running.entries()) running.add(fields[i]?.value(document))
    }
    for (const { id, running } of groups.values()) {
      yield { _id: id, ...Object.fromEntries(fields.map(({ name }, i) => [name, running[i]?.result()])) }
      if (isTurnOver()) yield PAUSE
    }
  }
}
