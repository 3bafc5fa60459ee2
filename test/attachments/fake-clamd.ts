import { createServer, type Socket } from 'node:net'

export const virus = 'EICAR-IN-A-TEST'

/** The pieces of an INSTREAM request; null until the piece of size zero came. Throws for another command. */
const readStream = (request: Buffer): Buffer | null => {
  const command = 'zINSTREAM\0'
  if (request.length < command.length) return null
  if (!request.toString('latin1').startsWith(command)) throw new Error('another command')
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= request.length; ) {
    const size = request.readUInt32BE(at)
    if (size === 0) return Buffer.concat(pieces)
    if (at + 4 + size > request.length) return null
    pieces.push(request.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}

/** clamd as far as INSTREAM goes, over real TCP. `answer` replaces its verdict; null: it never answers. */
export const startFakeClamd = async () => {
  const sockets = new Set<Socket>()
  const scanned: Buffer[] = []
  const state: { answer?: string | null } = {}
  const server = createServer((socket) => {
    sockets.add(socket)
    const request: Buffer[] = []
    socket.on('data', (data) => {
      request.push(data)
      if (data.at(-1) !== 0) return
      const bytes = readStream(Buffer.concat(request))
      if (!bytes) return
      scanned.push(bytes)
      const verdict = bytes.includes(virus) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
      const answer = state.answer === undefined ? verdict : state.answer
      if (answer !== null) socket.end(answer)
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    port: address.port,
    scanned,
    state,
    async stop(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
