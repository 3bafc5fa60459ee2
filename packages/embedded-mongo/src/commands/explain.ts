import type { Document } from 'bson'
import { commandVariables } from '../aggregate/expressions.js'
import { assertStages } from '../aggregate/stages.js'
import { CommandError } from '../protocol/errors.js'
import { type Examined, type Query, readEntries, readPlan } from '../query/find.js'
import { compileFilter } from '../query/matcher.js'
import { isDocument } from '../query/paths.js'
import { describePlan, planQuery } from '../query/planner.js'
import { parseSort } from '../query/sort.js'
import type { Index } from '../storage/catalog.js'
import { readDocument } from '../storage/documents.js'
import { nextTurn, PAUSE } from '../turns.js'
import { countRow, splitPipeline } from './aggregate.js'
import type { Handler } from './handler.js'
import { queryOf } from './read.js'

type Explained = { name: string; query: Query; rest: Document[]; isCount?: boolean }

const explained = (command: Document): Explained => {
  const [kind, name] = Object.entries(command)[0] ?? []
  switch (kind) {
    case 'count':
      return { name, query: queryOf(command), rest: [], isCount: true }
    case 'find':
    case 'distinct':
    case 'findAndModify':
      return { name, query: queryOf(command), rest: [] }
    case 'aggregate': {
      assertStages(command.pipeline)
      const split = splitPipeline(command.pipeline, command.hint, commandVariables(command.let))
      return { name, ...split, isCount: countRow(split.rest) !== undefined }
    }
    case 'update':
      return { name, query: { filter: command.updates?.[0]?.q ?? {} }, rest: [] }
    case 'delete':
      return { name, query: { filter: command.deletes?.[0]?.q ?? {} }, rest: [] }
  }
  throw new CommandError(59, `Explain failed due to unknown command: ${kind}`)
}

/** How a command would read: IXSCAN with the index's name, or COLLSCAN; with the counts unless only the plan is asked for. */
export const explain: Handler = async ({ server, db, body, limits }) => {
  if (!isDocument(body.explain))
    throw new CommandError(14, "BSON field 'explain' is the wrong type, expected type 'object'")
  const { name, query, rest, isCount } = explained(body.explain)
  const collection = server.catalog.get(db, name)
  const matches = compileFilter(query.filter, { variables: query.variables })
  const sort = parseSort(query.sort)
  const plan = collection && planQuery({ collection, filter: query.filter, sort, hint: query.hint })
  const reading = plan ? describePlan(plan, query.filter) : { stage: 'EOF' }
  const winningPlan =
    sort && plan && !plan.isSorted ? { stage: 'SORT', sortPattern: query.sort, inputStage: reading } : reading
  const answer: Document = {
    explainVersion: '1',
    queryPlanner: {
      namespace: `${db}.${name}`,
      parsedQuery: query.filter,
      indexFilterSet: false,
      winningPlan,
      rejectedPlans: [],
    },
    command: { ...body.explain, $db: db },
    serverInfo: { host: 'localhost', version: '7.0.0' },
  }
  if (body.verbosity !== 'queryPlanner') {
    const examined: Examined = { keys: 0, documents: 0 }
    const start = performance.now()
    let nReturned = 0
    const wanted = (query.skip ?? 0) + (query.limit || Number.POSITIVE_INFINITY)
    if (collection && plan) {
      const isCovered = isCount && plan.isExact && plan.index !== undefined
      const read = isCovered
        ? readEntries(server.storage, plan.index as Index, plan, examined)
        : readPlan(server, collection, plan, examined)
      for (const raw of read) {
        if (raw === PAUSE) await nextTurn(limits)
        else if (isCovered || matches(readDocument(raw))) nReturned++
        if (nReturned >= wanted && winningPlan === reading) break
      }
    }
    answer.executionStats = {
      executionSuccess: true,
      nReturned: Math.max(Math.min(nReturned, wanted) - (query.skip ?? 0), 0),
      executionTimeMillis: Math.round(performance.now() - start),
      totalKeysExamined: examined.keys,
      totalDocsExamined: examined.documents,
      executionStages: winningPlan,
    }
  }
  if (rest.length > 0) {
    return { ...answer, stages: [{ $cursor: { queryPlanner: answer.queryPlanner } }, ...rest] }
  }
  return answer
}
