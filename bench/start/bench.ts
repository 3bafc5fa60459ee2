// `npm run build && npm run bench -- start`: how long `node dist/main.js` takes until /livez answers 200, with what it learnt kept and
// a database that is there, beside a bare express and mongoose on the same database server; by turns, the best of several.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, startDatabase } from '../faults/processes.js'

const root = resolve(import.meta.dirname, '../..')
const rounds = Number(process.argv[3] ?? 5)
const folder = await mkdtemp(join(tmpdir(), 'xs-'))
const database = await startDatabase(join(folder, 'database'))
await pause(3_000)

const isAlive = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/livez`).then(
    ({ ok }) => ok,
    () => false,
  )

/** In seconds. */
const timeStart = async (file: string): Promise<number> => {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      PORT: String(port),
      MONGODB_URI: database.uri,
      APP_SECRET: 'a secret for measuring starts, quite long',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await isAlive(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended`)
    await pause(10)
  }
  const took = (performance.now() - began) / 1_000
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
  return took
}

await timeStart('dist/main.js')
const best = { ours: Infinity, bare: Infinity }
for (let round = 0; round < rounds; round += 1) {
  best.ours = Math.min(best.ours, await timeStart('dist/main.js'))
  best.bare = Math.min(best.bare, await timeStart('bench/start/bare.mjs'))
}
const inMs = (seconds: number): number => Math.round(seconds * 1_000)
console.table({ 'node dist/main.js': inMs(best.ours), 'express + mongoose': inMs(best.bare) })
console.log(`${(best.ours / best.bare).toFixed(1)} times`)
await database.stop()
await rm(folder, { recursive: true, force: true })
