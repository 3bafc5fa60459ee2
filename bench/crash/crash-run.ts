import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedMongo } from 'embedded-mongo'
import { connectMongo } from '../../src/shared/mongo.js'
import { modelCache } from '../../test/model-cache.js'

export type CrashReport = {
  citizens: number
  kills: number
  acknowledged: number
  /** Acknowledged messages that aren't in the database at the end. */
  lost: number
  /** Citizens who ended with other than one case. */
  notOneCase: number
  /** Messages whose repeated delivery gave other replies than the first. */
  changedAnswers: number
  seconds: number
}

type Answer = { replies: { id: string; text: string; choices: { label: string; value: string }[] }[] }

const root = resolve(import.meta.dirname, '../..')

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

const startServer = async (port: number, dataDir: string): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dataDir, CACHE_DIR: modelCache, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return child
    } catch {
      // not listening yet
    }
    await pause(100)
  }
  throw new Error('the server did not become ready within a minute')
}

/** Says one message until it is acknowledged: a lost connection is answered by the same message again, as a page does. */
const say = async (
  base: string,
  cookies: Map<string, string>,
  conversationId: string,
  messageId: string,
  text: string,
  isOver: () => boolean,
): Promise<Answer> => {
  for (;;) {
    if (isOver()) throw new Error('out of time')
    try {
      const response = await fetch(`${base}/api/chat`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(cookies.has(conversationId) && { cookie: cookies.get(conversationId) }),
        } as Record<string, string>,
        body: JSON.stringify({ conversationId, messageId, text }),
        signal: AbortSignal.timeout(15_000),
      })
      const cookie = response.headers.get('set-cookie')?.split(';')[0]
      if (cookie) cookies.set(conversationId, cookie)
      if (response.status === 200) return (await response.json()) as Answer
      if (response.status === 403) throw new Refused(await response.text())
    } catch (error) {
      if (error instanceof Refused) throw error
    }
    await pause(100 + Math.random() * 200)
  }
}

class Refused extends Error {}

const script = [
  'đèn đường thôn tôi ở xã Yên Mỹ hỏng cả tháng không ai sửa',
  '/boqua',
  '/boqua',
  '/boqua',
  '/boqua',
  '/gui-di',
]

/** Kills the whole server with -9 again and again while citizens send feedback, then counts what is there. */
export const runCrashes = async ({ citizens, kills }: { citizens: number; kills: number }): Promise<CrashReport> => {
  const began = Date.now()
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-crash-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const cookies = new Map<string, string>()
  const acknowledged = new Map<string, string>()
  let server = await startServer(port, dataDir)
  let isOver = false
  const deadline = Date.now() + kills * 20_000 + 120_000
  const stopped = () => isOver || Date.now() > deadline

  const talk = async (citizen: number): Promise<void> => {
    const conversationId = `crash-citizen-${citizen}`
    await pause(Math.random() * kills * 1_500)
    for (const [step, text] of script.entries()) {
      const messageId = `message-${step}-of-${citizen}`
      const answer = await say(base, cookies, conversationId, messageId, text, stopped)
      acknowledged.set(`web:${conversationId}:${messageId}`, JSON.stringify(answer.replies))
    }
  }

  const talks = Promise.all(Array.from({ length: citizens }, (_, citizen) => talk(citizen)))
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(300 + Math.random() * 1_500)
    server.kill('SIGKILL')
    await new Promise((done) => server.once('exit', done))
    server = await startServer(port, dataDir)
  }
  await talks

  let changedAnswers = 0
  for (const [id, replies] of [...acknowledged].filter((_, index) => index % 7 === 0)) {
    const [, conversationId = '', messageId = ''] = id.split(':')
    const again = await say(base, cookies, conversationId, messageId, 'lặp lại', stopped)
    if (JSON.stringify(again.replies) !== replies) changedAnswers += 1
  }
  isOver = true
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))

  const database = await startEmbeddedMongo({ dataDir: join(dataDir, 'database') })
  const url = new URL(database.uri)
  url.pathname = '/xaoi'
  const connection = await connectMongo(url.href)
  const incoming = new Set(
    (
      await connection
        .collection('incoming')
        .find({ state: 'done' }, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => String(_id)),
  )
  const cases = await connection
    .collection('cases')
    .find({}, { projection: { chat: 1 } })
    .toArray()
  const perChat = new Map<string, number>()
  for (const { chat } of cases) perChat.set(String(chat), (perChat.get(String(chat)) ?? 0) + 1)
  const report: CrashReport = {
    citizens,
    kills,
    acknowledged: acknowledged.size,
    lost: [...acknowledged.keys()].filter((id) => !incoming.has(id)).length,
    notOneCase: Array.from(
      { length: citizens },
      (_, citizen) => perChat.get(`web:crash-citizen-${citizen}`) ?? 0,
    ).filter((count) => count !== 1).length,
    changedAnswers,
    seconds: Math.round((Date.now() - began) / 1000),
  }
  await connection.close()
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
  return report
}
