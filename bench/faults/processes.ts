import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serveOnLoopback } from '../../test/emulators/platform-server.js'

const root = resolve(import.meta.dirname, '../..')

export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

const run = (args: string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', process.env.BENCH_LOG ? 'inherit' : 'ignore', 'inherit'],
  })

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done))

/** Asks a process to stop. Rejects when it does not within half a minute, and kills it. */
const stopKindly = async (child: ChildProcess, name: string): Promise<void> => {
  child.kill('SIGTERM')
  const isLate = await Promise.race([ended(child).then(() => false), pause(30_000, true, { ref: false })])
  if (!isLate) return
  child.kill('SIGKILL')
  throw new Error(`${name} did not stop within 30 s of SIGTERM`)
}

/** The embedded database as a process of its own, which can be made to stand still. */
export const startDatabase = async (dataDir: string) => {
  const port = await freePort()
  const child = run(['src/commands/mongo.ts', '--port', String(port), '--data', dataDir], {})
  return {
    uri: `mongodb://127.0.0.1:${port}/xaoi?directConnection=true`,
    async standStill(ms: number) {
      child.kill('SIGSTOP')
      await pause(ms)
      child.kill('SIGCONT')
    },
    stop: () => stopKindly(child, 'the database'),
  }
}

/** One server process, which can be killed and comes back under the same name and port. */
export const createServerProcess = async (env: Record<string, string>) => {
  const port = await freePort()
  const settings = { ...env, PORT: String(port) }
  let child = run(['src/main.ts'], settings)
  const isReady = async (): Promise<boolean> => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
    } catch {
      return false
    }
  }
  return {
    port,
    isReady,
    async waitUntilReady(withinMs = 200_000) {
      const end = Date.now() + withinMs
      while (Date.now() < end) {
        if (await isReady()) return
        await pause(100)
      }
      throw new Error('a server did not become ready')
    },
    /** Resident memory in MB as Linux counts it: all of it, and without the pages of files (the database's own). */
    async memory(): Promise<{ resident: number; anonymous: number }> {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      const of = (name: string): number => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
      return { resident: of('VmRSS'), anonymous: of('RssAnon') }
    },
    /** Kills it with -9 and starts it again at once. */
    async crash() {
      child.kill('SIGKILL')
      await ended(child)
      child = run(['src/main.ts'], settings)
    },
    stop: () => stopKindly(child, 'a server'),
  }
}

export type ServerProcess = Awaited<ReturnType<typeof createServerProcess>>

/** One address before several processes: each request goes to one of them by turns; a dead one is answered with 502. */
export const startBalancer = async (ports: () => number[], port: number) => {
  let turn = 0
  const server = await serveOnLoopback(async (request, response) => {
    const targets = ports()
    turn += 1
    const target = targets[turn % targets.length]
    const forward = httpRequest(
      { host: '127.0.0.1', port: target, path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    forward.on('error', () => {
      if (!response.headersSent) response.writeHead(502)
      response.end()
    })
    request.pipe(forward)
  }, port)
  return server
}
