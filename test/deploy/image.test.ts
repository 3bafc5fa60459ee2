import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { createServer } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modelCache } from '../model-cache.js'
import { buildImage } from './build-image.js'
import { commandOf, environmentOf, filesBelow, readDockerfile, type Stage } from './dockerfile.js'

const root = resolve(import.meta.dirname, '../..')
const caddy = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'caddy'))
  .find((path) => existsSync(path))
const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'))
const last = stages.at(-1) as Stage
const lastCommand = (name: string): string[] =>
  commandOf(last.instructions.find((one) => one.name === name) as Stage['instructions'][number])

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

let folder: string
let app: string
let before: string[]
let port: number
let securePort: number
let environment: Record<string, string>
const children: ChildProcess[] = []
const start = (command: string, args: readonly string[], cwd: string, env: Record<string, string>): void => {
  children.push(spawn(command, args, { cwd, env: { PATH: process.env.PATH ?? '', ...env }, stdio: 'ignore' }))
}

/** The image's own probe, from inside. */
const isReady = async (): Promise<boolean> => {
  const [command = '', ...args] = lastCommand('HEALTHCHECK')
  return promisify(execFile)(command, args, { env: { PATH: process.env.PATH ?? '', ...environment } }).then(
    () => true,
    () => false,
  )
}

beforeAll(async () => {
  // not in a folder below the repository: its node_modules would be found from there
  folder = mkdtempSync('/tmp/xi-')
  app = buildImage(stages, root, folder)
  before = filesBelow(app)
  port = await freePort()
  securePort = await freePort()
  environment = {
    ...environmentOf(last),
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    KEY_DIR: join(folder, 'keys'),
    CACHE_DIR: modelCache,
    PUBLIC_URL: `https://localhost:${securePort}`,
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'silent',
  }
  const [command = '', ...args] = lastCommand('CMD')
  start(command, args, app, environment)
  if (caddy)
    start(caddy, ['run', '--adapter', 'caddyfile', '--config', join(root, 'deploy/Caddyfile')], folder, {
      HOME: folder,
      DOMAIN: 'localhost',
      UPSTREAMS: `127.0.0.1:${port}`,
      HTTP_PORT: String(await freePort()),
      HTTPS_PORT: String(securePort),
    })
  while (!(await isReady())) {
    if (children[0]?.exitCode !== null) throw new Error('the server ended')
    await pause(300)
  }
}, 180_000)

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(
    children.map((child) => child.exitCode ?? child.signalCode ?? new Promise((done) => child.once('exit', done))),
  )
  rmSync(folder, { recursive: true, force: true })
})

type Answer = { status: number; text: string; cookies: string[] }
/** One request through the proxy, or, without one, as it would pass it on. */
const ask = (path: string, { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {}) =>
  new Promise<Answer>((done, fail) => {
    const options = {
      host: 'localhost',
      family: 4,
      port: caddy ? securePort : port,
      path,
      method: body ? 'POST' : 'GET',
      rejectUnauthorized: false,
      headers: {
        host: `localhost:${securePort}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(caddy ? headers : { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }),
      },
    }
    const request = (caddy ? secureRequest : plainRequest)(options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece) => (text += piece))
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, text, cookies: response.headers['set-cookie'] ?? [] }),
      )
    })
    request.on('error', fail).end(body && JSON.stringify(body))
  })

test('what the Dockerfile builds answers pages and the chat', async () => {
  await expect.poll(() => ask('/readyz').then(({ status }) => status, String)).toBe(200)
  // who comes by plain http is sent on: a header that a visitor made up doesn't reach us
  const home = await ask('/', { headers: { 'x-forwarded-proto': 'http', 'x-forwarded-for': '198.51.100.1' } })
  expect(home.status).toBe(200)
  expect(home.text).toContain('<html lang="vi"')
  const conversationId = randomUUID()
  const said = { conversationId, messageId: randomUUID(), text: 'làm giấy khai sinh cho con cần gì' }
  const { status, text, cookies } = await ask('/api/chat', { body: said })
  expect(status).toBe(200)
  expect(text.normalize('NFC')).toContain('khai sinh')
  expect(cookies[0]).toMatch(/^__Host-.*Secure/)
})

test.skipIf(!caddy)('the proxy keeps the figures inside (skipped where caddy isn’t installed)', async () => {
  expect((await ask('/metrics')).status).toBe(404)
})

test('commands run from the build without tsx', async () => {
  expect(existsSync(join(app, 'node_modules/tsx'))).toBe(false)
  const code = await promisify(execFile)('node', ['scripts/run.mjs', 'commands/code', 'ABCDEFGHABCDEFGH'], {
    cwd: app,
  })
  expect(code.stdout).toMatch(/^\d{6}$/m)
  const { scripts } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const commands = Object.values(scripts).flatMap((line) => /^node scripts\/run\.mjs ([\w/-]+)$/.exec(line)?.[1] ?? [])
  expect(commands).toEqual(expect.arrayContaining(['main', 'commands/backup', 'commands/restore', 'commands/doctor']))
  expect(commands.filter((command) => !existsSync(join(app, 'dist', `${command}.js`)))).toEqual([])
  for (const [, line] of Object.entries(scripts)) expect(line).not.toMatch(/tsx src\/commands/)
})

test('the build is named, and nothing is written beside it: its root may be read-only', () => {
  expect(readFileSync(join(app, 'dist/build-id.txt'), 'utf8')).toBe('image-test')
  expect(filesBelow(app)).toEqual(before)
})
