import { type AddressInfo, createServer, type Socket } from 'node:net'
import { openCatalog } from './catalog.js'
import { runCommand } from './commands.js'
import type { Engine } from './engine.js'
import { openStorage } from './storage.js'
import { encodeAnswer, MAX_MESSAGE_BYTES, parseRequest } from './wire.js'

export type EmbeddedMongoSettings = {
  /** Folder of the database; made if it isn't there, locked against other processes while open. */
  dataDir: string
  /** 0 (the default): any free port. */
  port?: number
  host?: string
  /** Told of what can't be told to a client: an internal error while serving. */
  onError?: (error: unknown) => void
}

export type EmbeddedMongo = {
  /** `mongodb://127.0.0.1:PORT/?directConnection=true`; put a database name before the `?` as with any MongoDB. */
  uri: string
  port: number
  close: () => Promise<void>
}

/** Starts a MongoDB server on loopback that keeps its data in `dataDir`. Throws when the folder is in use. */
export const startEmbeddedMongo = async ({
  dataDir,
  port = 0,
  host = '127.0.0.1',
  onError = () => {},
}: EmbeddedMongoSettings): Promise<EmbeddedMongo> => {
  const storage = await openStorage(dataDir)
  const engine: Engine = { storage, catalog: openCatalog(storage) }
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    serveConnection(engine, socket, onError)
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    await storage.close()
    throw error
  }
  const bound = (server.address() as AddressInfo).port
  return {
    uri: `mongodb://${host}:${bound}/?directConnection=true`,
    port: bound,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
      await storage.close()
    },
  }
}

/** Reads whole messages, runs them one after the other, answers; whatever isn't the protocol closes the connection. */
const serveConnection = (engine: Engine, socket: Socket, onError: (error: unknown) => void): void => {
  let pending: Buffer[] = []
  let size = 0
  let last = Promise.resolve()
  const serve = async (message: Buffer) => {
    try {
      const request = parseRequest(message)
      const answer = await runCommand(engine, request.body)
      if (!request.isSilent && !socket.destroyed) socket.write(encodeAnswer(request, answer))
    } catch (error) {
      onError(error)
      socket.destroy()
    }
  }
  socket.on('data', (chunk) => {
    pending.push(chunk)
    size += chunk.length
    while (size >= 16) {
      if (pending.length > 1 && (pending[0] as Buffer).length < 4) pending = [Buffer.concat(pending)]
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
      last = last.then(() => serve(message))
    }
  })
}
