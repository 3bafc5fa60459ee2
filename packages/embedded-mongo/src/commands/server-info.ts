import { randomUUID } from 'node:crypto'
import { Binary, type Document, Long } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { MAX_MESSAGE_BYTES } from '../protocol/wire.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { MAX_DOCUMENT_BYTES } from '../storage/documents.js'
import type { Handler } from './handler.js'

/** A server that says 8 is sent the cross-collection bulkWrite command, which this one doesn't have. */
const VERSION = '7.0.0'

/** A standalone mongod's greeting: no set name, so that drivers neither retry writes nor start transactions. */
export const hello: Handler = ({ body, connectionId }) => ({
  ...(body.hello === undefined ? { ismaster: true } : { isWritablePrimary: true }),
  helloOk: true,
  topologyVersion: undefined,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
})

export const buildInfo: Handler = () => ({
  version: VERSION,
  gitVersion: 'embedded-mongo',
  modules: [],
  allocator: 'system',
  javascriptEngine: 'none',
  sysInfo: 'deprecated',
  versionArray: [7, 0, 0, 0],
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  storageEngines: ['lmdb'],
})

export const startSession: Handler = () => ({
  id: { id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4) },
  timeoutMinutes: 30,
})

export const getParameter: Handler = ({ server, body }) => {
  const parameters: Document = {
    featureCompatibilityVersion: { version: '7.0' },
    ttlMonitorSleepSecs: server.ttlMonitorSleepSecs,
    ttlMonitorEnabled: true,
  }
  if (body.getParameter === '*' || (isDocument(body.getParameter) && body.getParameter.allParameters)) return parameters
  const found = Object.fromEntries(Object.entries(parameters).filter(([name]) => name in body))
  if (Object.keys(found).length === 0) throw new CommandError(72, 'no option found to get')
  return found
}
export const setParameter: Handler = ({ server, body }) => {
  const seconds = toNumber(body.ttlMonitorSleepSecs)
  if (seconds === undefined || seconds <= 0)
    throw new CommandError(72, 'no option found to set, or its value is out of range')
  const was = server.ttlMonitorSleepSecs
  server.ttlMonitorSleepSecs = seconds
  return { was }
}

export const serverStatus: Handler = ({ server }) => ({
  host: server.address,
  version: VERSION,
  process: 'embedded-mongo',
  pid: Long.fromNumber(process.pid),
  uptime: (Date.now() - server.startedAt) / 1000,
  localTime: new Date(),
  mem: { resident: Math.round(process.memoryUsage.rss() / 1024 / 1024) },
})
export const connectionStatus: Handler = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
})
export const hostInfo: Handler = ({ server }) => ({
  system: { currentTime: new Date(), hostname: server.address },
  os: {},
})
export const getLog: Handler = () => ({ totalLinesWritten: 0, log: [] })
export const getCmdLineOpts: Handler = () => ({ argv: [], parsed: {} })
export const whatsMyUri: Handler = () => ({ you: '127.0.0.1' })
export const nothing: Handler = () => ({})
