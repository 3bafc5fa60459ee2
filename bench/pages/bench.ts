import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createServerProcess, freePort } from '../faults/processes.js'

const path = '/thu-tuc/register-birth'
const rounds = 6
const roundMs = 2_000
const atOnce = 8
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

/** Reads one answer to its end; the bytes that came over the wire. */
const read = (url: string, encoding: string): Promise<number> =>
  new Promise((done, fail) => {
    get(url, { agent, headers: { 'accept-encoding': encoding } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () =>
        answer.statusCode === 200 ? done(bytes) : fail(new Error(`${url}: ${answer.statusCode}`)),
      )
      answer.on('error', fail)
    }).on('error', fail)
  })

const perSecond = async (url: string, encoding: string): Promise<number> => {
  const began = performance.now()
  let answered = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - began < roundMs) {
        await read(url, encoding)
        answered += 1
      }
    }),
  )
  return (answered * 1_000) / (performance.now() - began)
}

const folder = await mkdtemp(join(tmpdir(), 'xaoi-pages-'))
const ours = await createServerProcess({
  APP_SECRET: 'a secret for the run of public pages, long',
  DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'silent',
})
await ours.waitUntilReady()
const page = `http://127.0.0.1:${ours.port}${path}`
const sizes = { br: await read(page, 'br'), identity: await read(page, 'identity') }
const peerPort = await freePort()
for (const [encoding, size] of Object.entries(sizes))
  await writeFile(join(folder, `${encoding}.html`), 'x'.repeat(size))
const peer = spawn(process.execPath, ['--import', 'tsx', 'bench/pages/static-file.ts'], {
  cwd: resolve(import.meta.dirname, '../..'),
  env: { PATH: process.env.PATH ?? '', FOLDER: folder, PORT: String(peerPort), NODE_ENV: 'production' },
  stdio: ['ignore', 'ignore', 'inherit'],
})
await pause(2_000)

const table: Record<string, object> = {}
for (const [encoding, bytes] of Object.entries(sizes)) {
  const best = { ours: 0, peer: 0 }
  for (let round = 0; round < rounds; round += 1) {
    best.ours = Math.max(best.ours, await perSecond(page, encoding))
    best.peer = Math.max(best.peer, await perSecond(`http://127.0.0.1:${peerPort}/${encoding}.html`, 'identity'))
  }
  table[encoding] = {
    bytes,
    'our page, per second': Math.round(best.ours),
    'express.static, per second': Math.round(best.peer),
    ratio: Math.round((100 * best.ours) / best.peer) / 100,
  }
}
console.table(table)
agent.destroy()
peer.kill()
await ours.stop()
await rm(folder, { recursive: true, force: true })
