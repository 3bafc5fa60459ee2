import { connect } from 'node:net'

type ScanResult = 'clean' | 'infected' | 'unavailable'
export type Scanner = { scan(bytes: Buffer): Promise<ScanResult> }

const chunkBytes = 64 * 1024

const size = (length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** 'stream: OK' and 'stream: <what> FOUND' are verdicts; anything else (a limit, an error, half an answer) is none. */
const resultOf = (answer: string): ScanResult => {
  const line = answer.replace(/[\0\n]+$/, '')
  if (line === 'stream: OK') return 'clean'
  return /^stream: .+ FOUND$/.test(line) ? 'infected' : 'unavailable'
}

/** clamd's INSTREAM command: the size of each piece before it, then a size of zero; null without a scanner. */
export const createScanner = (address: { host: string; port: number } | null, longestMs = 30_000): Scanner | null =>
  address && {
    scan: (bytes) =>
      new Promise((resolve) => {
        const socket = connect(address)
        let answer = ''
        const end = (result: ScanResult): void => {
          clearTimeout(timer)
          socket.destroy()
          resolve(result)
        }
        const timer = setTimeout(() => end('unavailable'), longestMs)
        socket.on('error', () => end('unavailable'))
        socket.on('data', (data) => {
          answer += data.toString()
        })
        socket.on('end', () => end(resultOf(answer)))
        socket.on('connect', () => {
          socket.write('zINSTREAM\0')
          for (let at = 0; at < bytes.length; at += chunkBytes) {
            const piece = bytes.subarray(at, at + chunkBytes)
            socket.write(size(piece.length))
            socket.write(piece)
          }
          socket.write(size(0))
        })
      }),
  }
