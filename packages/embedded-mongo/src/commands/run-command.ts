import type { Document } from 'bson'
import { asCommandError, CommandError } from '../protocol/errors.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { assertSize, MAX_DOCUMENT_BYTES } from '../storage/documents.js'
import { beginTurn, type Limits } from '../turns.js'
import { aggregate } from './aggregate.js'
import {
  collStats,
  create,
  dbStats,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection,
} from './collections.js'
import { getMore, killCursors } from './cursors.js'
import { explain } from './explain.js'
import { findAndModify } from './find-and-modify.js'
import type { Context, Handler } from './handler.js'
import { collMod, createIndexes, dropIndexes, listIndexes } from './indexes.js'
import { count, distinct, find } from './read.js'
import {
  buildInfo,
  connectionStatus,
  getCmdLineOpts,
  getLog,
  getParameter,
  hello,
  hostInfo,
  nothing,
  serverStatus,
  setParameter,
  startSession,
  whatsMyUri,
} from './server-info.js'
import { insert, remove, update } from './write.js'

const refuseTransaction: Handler = () => {
  throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos')
}

/** Every command this server knows, under each of its names. */
const COMMANDS: Record<string, Handler> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: nothing,
  buildInfo,
  buildinfo: buildInfo,
  getParameter,
  setParameter,
  insert,
  find,
  getMore,
  killCursors: ({ server, body }) => killCursors(server.cursors, body),
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
  aggregate,
  count,
  distinct,
  explain,
  create,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  listDatabases,
  collStats,
  dbStats,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  collMod,
  startSession,
  endSessions: nothing,
  refreshSessions: nothing,
  killSessions: nothing,
  commitTransaction: refuseTransaction,
  abortTransaction: refuseTransaction,
  serverStatus,
  connectionStatus,
  hostInfo,
  getLog,
  getCmdLineOpts,
  whatsmyuri: whatsMyUri,
}

/** A command may be a little larger than the largest document it carries. */
const MAX_COMMAND_BYTES = MAX_DOCUMENT_BYTES + 16 * 1024

const assertStandalone = ({ body }: Context): void => {
  if (body.txnNumber !== undefined || body.autocommit !== undefined || body.startTransaction !== undefined)
    refuseTransaction({} as Context)
  const concern = body.writeConcern
  const w = isDocument(concern) ? toNumber(concern.w) : undefined
  if (w !== undefined && w > 1) throw new CommandError(2, "cannot use 'w' > 1 when a host is not replicated")
  const level = isDocument(body.readConcern) ? body.readConcern.level : undefined
  if (level === 'snapshot' || level === 'linearizable') {
    throw new CommandError(123, `node needs to be a replica set member to use read concern: ${level}`)
  }
}

/** By maxTimeMS, which counts from now; none or 0 means never. */
const deadlineOf = ({ maxTimeMS }: Document): number => {
  const milliseconds = maxTimeMS === undefined ? 0 : toNumber(maxTimeMS)
  if (milliseconds === undefined || !Number.isInteger(milliseconds) || milliseconds < 0)
    throw new CommandError(2, `maxTimeMS must be a non-negative integer: ${String(maxTimeMS)}`)
  return milliseconds === 0 ? Number.POSITIVE_INFINITY : performance.now() + milliseconds
}

/** Runs one command. An error MongoDB has a number for is an answer; any other is an internal error (code 1). */
export const runCommand = async (
  { isGone, ...request }: Omit<Context, 'limits'> & Pick<Limits, 'isGone'>,
  onError: (error: unknown) => void,
): Promise<Document | Buffer> => {
  const name = Object.keys(request.body)[0] ?? ''
  try {
    const context: Context = { ...request, limits: { deadline: deadlineOf(request.body), isGone } }
    const handler = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!handler) throw new CommandError(59, `no such command: '${name}'`)
    if (typeof context.db !== 'string') throw new CommandError(40571, 'OP_MSG requests require a $db argument')
    assertSize(context.bodySize, MAX_COMMAND_BYTES)
    assertStandalone(context)
    beginTurn()
    const answer = await handler(context)
    return Buffer.isBuffer(answer) ? answer : { ...answer, ok: 1 }
  } catch (thrown) {
    const error = asCommandError(thrown)
    if (error instanceof CommandError) {
      return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra }
    }
    onError(error)
    return { ok: 0, errmsg: `internal error: ${(error as Error).message}`, code: 1, codeName: 'InternalError' }
  }
}
