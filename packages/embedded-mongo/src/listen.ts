import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where a server can be reached, and what must be removed when it is closed. */
export type Address = { uri: string; port: number; socket: string | undefined; remove: () => void }

/** Listens on a port of `host`; 0: any free one. */
export const listenOnPort = async (server: Server, host: string, port: number): Promise<Address> => {
  await listen(server, { port, host })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return { uri: `mongodb://${host}:${bound}/?directConnection=true`, port: bound, socket: undefined, remove: () => {} }
}

/**
 * Listens on a Unix socket in `dataDir`, which becomes the owner's alone. Where the path is too long or the file system
 * has no sockets, the socket stands in a folder of its own under the system's temporary one; where there are none at all
 * (Windows), a port of loopback is used.
 */
export const listenPrivately = async (server: Server, dataDir: string): Promise<Address> => {
  chmodSync(dataDir, 0o700)
  if (process.platform !== 'win32') {
    const inside = resolve(dataDir, SOCKET)
    // left by a process that was killed: the lock on the folder says that nobody listens there
    rmSync(inside, { force: true })
    const address = (await tryListen(server, inside)) ?? (await listenOutside(server))
    if (address) return address
  }
  return listenOnPort(server, '127.0.0.1', 0)
}

const SOCKET = 'mongo.sock'
/** sun_path has 108 bytes on Linux and 104 elsewhere, the zero at the end included; Node would cut the rest off. */
const MAX_PATH_BYTES = process.platform === 'linux' ? 107 : 103

const listenOutside = async (server: Server): Promise<Address | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'mongo-'))
  const address = await tryListen(server, join(folder, SOCKET))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (!address) remove()
  return address && { ...address, remove }
}

const tryListen = async (server: Server, socket: string): Promise<Address | undefined> => {
  if (Buffer.byteLength(socket) > MAX_PATH_BYTES) return undefined
  try {
    await listen(server, { path: socket })
  } catch {
    return undefined
  }
  chmodSync(socket, 0o600)
  return { uri: `mongodb://${encodeURIComponent(socket)}/?directConnection=true`, port: 0, socket, remove: () => {} }
}

const listen = (server: Server, where: { path: string } | { port: number; host: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
