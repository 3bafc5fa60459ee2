import { createServer, type Socket } from 'node:net'
import { sweepCursors } from './commands/cursors.js'
import type { Server } from './commands/handler.js'
import { runCommand } from './commands/run-command.js'
import { sweepExpired } from './commands/ttl.js'
import { type Address, listenOnPort, listenPrivately } from './listen.js'
import { ProtocolError } from './protocol/errors.js'
import { encodeAnswer, MAX_MESSAGE_BYTES, parseRequest } from './protocol/wire.js'
import { openCatalog } from './storage/catalog.js'
import { clearAll } from './storage/documents.js'
import { openStorage } from './storage/lmdb.js'
import { prepareStorage } from './storage/upkeep.js'

export type EmbeddedMongoSettings = {
  /** Folder of the database; made if it isn't there, locked against other processes while open. */
  dataDir: string
  /** 0 (the default): any free port. */
  port?: number
  host?: string
  /** Nobody else on this machine can connect: a Unix socket in `dataDir` (made 0700) instead of host and port. */
  isPrivate?: boolean
  /** Told of what can't be told to a client: an internal error while serving. */
  onError?: (error: unknown) => void
}

export type EmbeddedMongo = {
  /** `mongodb://127.0.0.1:PORT/?directConnection=true`; put a database name before the `?` as with any MongoDB. */
  uri: string
  /** 0 when it listens on a socket. */
  port: number
  /** The Unix socket's path: in `dataDir`, or elsewhere when that path was too long for one. */
  socket: string | undefined
  /** Closes all connections and the database; writes under way are finished first. May be called twice. */
  close: () => Promise<void>
}

/**
 * Starts a MongoDB server that keeps its data in `dataDir`. Throws, with what to do, when another process uses the folder
 * and when its file is damaged.
 */
export const startEmbeddedMongo = async ({
  dataDir,
  port = 0,
  host = '127.0.0.1',
  isPrivate = false,
  onError = () => {},
}: EmbeddedMongoSettings): Promise<EmbeddedMongo> => {
  const storage = await openStorage(dataDir)
  const catalog = openCatalog(storage)
  const engine: Server = {
    storage,
    catalog,
    cursors: new Map(),
    ttlMonitorSleepSecs: 60,
    startedAt: Date.now(),
    address: host,
  }
  const sockets = new Set<Socket>()
  const running = new Set<Promise<void>>()
  let connections = 0
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    serveConnection({ server: engine, connectionId: ++connections, socket, running, onError })
  })
  let address: Address
  let cleaning: Promise<void>
  try {
    const remains = await prepareStorage(storage, catalog)
    address = isPrivate ? await listenPrivately(server, dataDir) : await listenOnPort(server, host, port)
    cleaning = clearAll(engine, remains).catch(onError)
  } catch (error) {
    await storage.close()
    throw error
  }
  const stopSweeping = startSweeping(engine, onError)
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await Promise.all([stopSweeping(), cleaning, closed, ...running])
    await storage.close()
    address.remove()
  }
  let stopped: Promise<void> | undefined
  return {
    uri: address.uri,
    port: address.port,
    socket: address.socket,
    close: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/** Looks once a second whether it is time to sweep; gives a function that stops it and waits for a sweep under way. */
const startSweeping = (server: Server, onError: (error: unknown) => void): (() => Promise<void>) => {
  let sweptAt = Date.now()
  let running = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    const now = Date.now()
    if (isBusy || now - sweptAt < server.ttlMonitorSleepSecs * 1000) return
    sweptAt = now
    sweepCursors(server.cursors, now)
    isBusy = true
    running = sweepExpired(server, now)
      .then(() => {}, onError)
      .finally(() => {
        isBusy = false
      })
  }, 1000)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}

type Connection = {
  server: Server
  connectionId: number
  socket: Socket
  /** Commands under way, of all connections. */
  running: Set<Promise<void>>
  onError: (error: unknown) => void
}

/** Reads whole messages, runs them one after the other, answers; whatever isn't the protocol closes the connection. */
const serveConnection = ({ server, connectionId, socket, running, onError }: Connection): void => {
  let pending: Buffer[] = []
  let size = 0
  let last = Promise.resolve()
  const isGone = () => socket.destroyed
  const serve = async (message: Buffer) => {
    if (socket.destroyed) return
    try {
      const request = parseRequest(message)
      const { body, bodySize } = request
      const answer = await runCommand({ server, db: body.$db, body, bodySize, connectionId, isGone }, onError)
      if (!request.isSilent && !socket.destroyed) socket.write(encodeAnswer(request, answer))
    } catch (error) {
      if (!(error instanceof ProtocolError)) onError(error)
      socket.destroy()
    }
  }
  socket.on('data', (chunk) => {
    pending.push(chunk)
    size += chunk.length
    while (size >= 16) {
      if ((pending[0] as Buffer).length < 4) pending = [Buffer.concat(pending)]
      const length = (pending[0] as Buffer).readInt32LE(0)
      if (length < 16 || length > MAX_MESSAGE_BYTES) {
        socket.destroy()
        return
      }
      if (size < length) return
      const all = pending.length > 1 ? Buffer.concat(pending) : (pending[0] as Buffer)
      const message = all.subarray(0, length)
      pending = length < all.length ? [all.subarray(length)] : []
      size -= length
      const served = last.then(() => serve(message)).finally(() => running.delete(served))
      running.add(served)
      last = served
    }
  })
}
