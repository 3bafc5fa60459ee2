import { type Document, serialize } from 'bson'
import { commandVariables } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { countMatches, findMatches, type Query } from '../query/find.js'
import { toBoolean } from '../query/options.js'
import { someLeaf } from '../query/paths.js'
import { compileProjection } from '../query/projection.js'
import { sortAll } from '../query/sort.js'
import { encodeKey } from '../storage/ordered-key.js'
import { nextTurn, PAUSE, type Pause } from '../turns.js'
import { openCursor } from './cursors.js'
import {
  asCount,
  asFilter,
  assertNoCollation,
  type Context,
  collectionName,
  collectionOf,
  type Handler,
} from './handler.js'

const FIND_REFUSED = ['min', 'max', 'returnKey', 'showRecordId']

export const queryOf = (body: Document): Query => {
  const limit = asCount('limit', body.limit)
  const skip = asCount('skip', body.skip)
  if (skip < 0) throw new CommandError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`)
  if (limit < 0) throw new CommandError(51024, `BSON field 'limit' value must be >= 0, actual value '${limit}'`)
  assertNoCollation(body.collation)
  return {
    filter: asFilter(body.filter ?? body.query),
    sort: body.sort,
    skip,
    limit,
    hint: emptyToUndefined(body.hint),
    variables: commandVariables(body.let),
  }
}
const emptyToUndefined = (hint: unknown): unknown =>
  typeof hint === 'object' && hint !== null && Object.keys(hint).length === 0 ? undefined : hint

function* findRows(context: Context): Generator<Uint8Array | Pause> {
  const { server, body } = context
  const query = queryOf(body)
  const spec = body.projection
  const project =
    spec && Object.keys(spec).length > 0
      ? compileProjection(spec, { isFind: true, variables: query.variables })
      : undefined
  for (const match of findMatches(server, collectionOf(context), query)) {
    if (match === PAUSE) yield PAUSE
    else if (!project) yield match.raw
    else if (project.onBytes) yield project.onBytes(match.raw)
    else yield serialize(project(match.document, match.position), { ignoreUndefined: true })
  }
}

export const find: Handler = (context) => {
  const { db, body } = context
  for (const option of FIND_REFUSED) {
    if (body[option] !== undefined && body[option] !== false)
      throw new CommandError(115, `the find option '${option}' is not supported by this embedded server`)
  }
  if (toBoolean(body.tailable))
    throw new CommandError(2, 'error processing query: tailable cursor requested on non capped collection')
  return openCursor(context, {
    ns: `${db}.${collectionName(context)}`,
    rows: findRows(context),
    batchSize: body.batchSize,
    isSingle: toBoolean(body.singleBatch),
  })
}

export const count: Handler = async (context) => {
  const { server, body } = context
  const limit = Math.abs(asCount('limit', body.limit))
  const counting = countMatches(server, collectionOf(context), queryOf({ ...body, limit }))
  for (;;) {
    const { done, value } = counting.next()
    if (done) return { n: value }
    await nextTurn(context.limits)
  }
}

export const distinct: Handler = async (context) => {
  const { server, body } = context
  if (typeof body.key !== 'string')
    throw new CommandError(14, "BSON field 'distinct.key' is the wrong type, expected type 'string'")
  const path = body.key.split('.')
  const found = new Map<string, { key: Buffer; value: unknown }>()
  const add = (value: unknown) => {
    if (value === undefined) return
    const key = encodeKey([value])
    found.set(key.toString('latin1'), { key, value })
  }
  for (const match of findMatches(server, collectionOf(context), queryOf(body))) {
    if (match === PAUSE) {
      await nextTurn(context.limits)
      continue
    }
    someLeaf(match.document, path, false, (value) => {
      if (Array.isArray(value)) value.forEach(add)
      else add(value)
      return false
    })
  }
  const values: unknown[] = []
  for (const entry of sortAll(found.values(), ({ key }) => key, Number.POSITIVE_INFINITY)) {
    if (entry === PAUSE) await nextTurn(context.limits)
    else values.push(entry.value)
  }
  return { values }
}
