import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { keyTextOf } from '../query/comparisons.js'
import { isDocument } from '../query/paths.js'
import { isTurnOver, PAUSE, type Paced, type Pause } from '../turns.js'
import { type Accumulator, accumulatorFor, type Running } from './accumulators.js'
import { evaluate, type Variables } from './expressions.js'

type Field = Accumulator & { name: string }

const fieldOf = (name: string, spec: unknown, variables: Variables): Field => {
  if (name.includes('.')) throw new CommandError(40235, `The field name '${name}' cannot contain '.'`)
  if (name.startsWith('$')) throw new CommandError(40236, `The field name '${name}' cannot be an operator name`)
  const entries = isDocument(spec) ? Object.entries(spec) : []
  const [operator, operand] = entries[0] ?? []
  if (!operator?.startsWith('$')) throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
  if (entries.length > 1) throw new CommandError(40238, `The field '${name}' must specify one accumulator`)
  const accumulator = accumulatorFor(operator, operand, (expression) => evaluate(expression, variables))
  if (!accumulator) throw new CommandError(15952, `unknown group operator '${operator}'`)
  return { name, ...accumulator }
}

/** $group: groups are told apart as BSON compares, and hold running values where they can. */
export const groupBy = (spec: unknown, variables: Variables) => {
  if (!isDocument(spec)) throw new CommandError(15947, "a group's fields must be specified in an object")
  if (!('_id' in spec)) throw new CommandError(15955, 'a group specification must include an _id')
  const idOf = evaluate(spec._id, variables)
  const fields = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, part]) => fieldOf(name, part, variables))
  return function* (documents: Paced<Document>): Generator<Document | Pause> {
    const groups = new Map<string, { id: unknown; running: Running[] }>()
    for (const document of documents) {
      if (document === PAUSE) {
        yield PAUSE
        continue
      }
      const id = idOf(document) ?? null
      const key = keyTextOf(id)
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
