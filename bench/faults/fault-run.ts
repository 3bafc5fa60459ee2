import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createReceiptCode } from '../../src/cases/receipt-code.js'
import { createChatStore } from '../../src/messaging/chat-store.js'
import { createOutboxStore } from '../../src/messaging/outbox-store.js'
import { createSealing } from '../../src/sealing/sealing.js'
import { systemClock } from '../../src/shared/clock.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import type { RandomFaults } from '../../test/emulators/platform-server.js'
import { startTelegramEmulator } from '../../test/emulators/telegram.js'
import { startZaloEmulator } from '../../test/emulators/zalo.js'
import { modelCache } from '../../test/model-cache.js'
import { seeded } from '../../test/places/mention-generator.js'
import { createServerProcess, freePort, startBalancer, startDatabase } from './processes.js'

export type Way = 'telegram-webhook' | 'telegram-polling' | 'zalo-webhook' | 'zalo-polling'

export type FaultReport = {
  way: Way
  messages: number
  chats: number
  kills: number
  pauses: number
  /** Messages of citizens whose answer never came, dead letters sent again included. */
  lost: number
  /** Chats with other than one case. */
  doubledCases: number
  /** Answers heard before the answer to an earlier message of the same chat; those that staff sent again don't count. */
  orderViolations: number
  /** Answers that a citizen got more than once. */
  duplicatesHeard: number
  /** Sends that a crash cut off before their result was stored, as our own count has them. */
  interrupted: number
  /** Messages given up after two unclear tries, then sent again as staff would. */
  deadLetters: number
  drainedAfterSeconds: number
  seconds: number
}

type Platform = {
  env: Record<string, string>
  chatOf(index: number): string
  write(index: number, text: string, times: number): void
  /** Texts heard by one citizen, in order. */
  heardBy(index: number): string[]
  pending(): number
  calm(): void
  stop(): Promise<void>
}

const intake = [
  'đèn đường thôn tôi ở xã Yên Mỹ hỏng cả tháng không ai sửa',
  '/boqua',
  '/boqua',
  '/boqua',
  '/boqua',
  '/gui-di',
]
const lookUps = 4
export const messagesPerChat = intake.length + lookUps

const troubles = (random: () => number): RandomFaults[] => [
  {
    method: 'sendMessage',
    rate: 0.06,
    random,
    faults: [
      { error: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 },
      { error: 500, description: 'Internal Server Error' },
      { html: 502 },
      { reset: 'before' },
      { reset: 'after' },
    ],
  },
]

const secret = 'secret-of-the-fault-run'
const grouped = <K>(sent: readonly { chat: K; text: string }[]) => {
  const byChat = new Map<K, string[]>()
  let read = 0
  return (chat: K): string[] => {
    for (; read < sent.length; read += 1) {
      const one = sent[read] as { chat: K; text: string }
      byChat.set(one.chat, [...(byChat.get(one.chat) ?? []), one.text])
    }
    return byChat.get(chat) ?? []
  }
}

const openTelegram = async (random: () => number): Promise<Platform> => {
  const token = '7702:faults'
  const emulator = await startTelegramEmulator({ token, copyAfterMs: () => random() * 8_000 })
  emulator.failByChance(troubles(random))
  const heard = grouped(emulator.sent)
  return {
    env: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: emulator.apiRoot, TELEGRAM_WEBHOOK_SECRET: secret },
    chatOf: (index) => `telegram:${index + 1}`,
    write: (index, text, times) => emulator.write(index + 1, { text }, times),
    heardBy: (index) => heard(index + 1),
    pending: () => emulator.pending() + emulator.unconfirmed().length,
    calm: () => emulator.failByChance([]),
    stop: emulator.stop,
  }
}

const openZalo = async (random: () => number): Promise<Platform> => {
  const token = '7702:faults'
  const emulator = await startZaloEmulator({ token, copyAfterMs: () => random() * 8_000 })
  emulator.failByChance(troubles(random))
  const heard = grouped(emulator.sent)
  const idOf = (index: number): string => `a1b2c3d4e5f6${String(index).padStart(8, '0')}`
  return {
    env: { ZALO_BOT_TOKEN: token, ZALO_API_ROOT: emulator.apiRoot, ZALO_WEBHOOK_SECRET: secret },
    chatOf: (index) => `zalo:${idOf(index)}`,
    write: (index, text, times) => emulator.write(idOf(index), text, times),
    heardBy: (index) => heard(idOf(index)),
    pending: emulator.pending,
    calm: () => emulator.failByChance([]),
    stop: emulator.stop,
  }
}

const count = (connection: Connection, name: string, filter: object): Promise<number> =>
  connection.collection(name).countDocuments(filter)

type OnItsWay = { atPlatform: number; incoming: number; parked: number; outgoing: number }

/** What is still on its way, by where it lies. Rejects while the database stands still. */
const onItsWay = async (connection: Connection, platform: Platform): Promise<OnItsWay> => ({
  atPlatform: platform.pending(),
  incoming: await count(connection, 'incoming', { state: 'waiting' }),
  parked: await count(connection, 'conversations', { 'outgoing.id': { $gt: '' } }),
  outgoing: await count(connection, 'outgoing', { state: 'waiting' }),
})

const mostDead = 10_000

const isNone = (left: OnItsWay | null): boolean => left !== null && Object.values(left).every((n) => n === 0)

/**
 * Citizens talk to three processes over one database while the platform fails by chance, a process is killed with -9
 * every two seconds and the database stands still twice; then all of it drains and is counted.
 */
export const runFaults = async (settings: {
  way: Way
  chats: number
  seconds: number
  killEverySeconds: number
  seed: number
  /** How long the draining may take; what is left then is counted as lost. */
  drainWithinSeconds?: number
  say?: (line: string) => void
}): Promise<FaultReport> => {
  const { way, chats, seconds, drainWithinSeconds = 600, say = () => undefined } = settings
  const began = Date.now()
  const random = seeded(settings.seed)
  const isWebhook = way.endsWith('webhook')
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-faults-'))
  const database = await startDatabase(join(dataDir, 'database'))
  const platform = await (way.startsWith('telegram') ? openTelegram(random) : openZalo(random))
  const balancerPort = await freePort()
  const { TELEGRAM_WEBHOOK_SECRET, ZALO_WEBHOOK_SECRET, ...polling } = platform.env
  const env: Record<string, string> = {
    ...(isWebhook
      ? { ...platform.env, PUBLIC_URL: `http://127.0.0.1:${balancerPort}` }
      : (polling as Record<string, string>)),
    MONGODB_URI: database.uri,
    APP_SECRET: 'a secret for the fault run, long enough',
    DATA_DIR: dataDir,
    CACHE_DIR: modelCache,
    LOG_LEVEL: process.env.BENCH_LOG ? 'warn' : 'silent',
    CHAT_PER_SECOND: '0',
    TELEGRAM_PER_SECOND: '0',
    ZALO_PER_SECOND: '0',
  }
  const first = await createServerProcess(env)
  await first.waitUntilReady()
  const servers = [first, await createServerProcess(env), await createServerProcess(env)]
  await Promise.all(servers.map((server) => server.waitUntilReady()))
  const balancer = await startBalancer(() => servers.map(({ port }) => port), balancerPort)
  const connection = await connectMongo(database.uri)
  const { boxes } = createSealing({ connection, keyDir: join(dataDir, 'keys'), clock: systemClock })
  const outbox = createOutboxStore(connection, createChatStore(connection), boxes)
  if (isWebhook) await pause(6_000)
  say(`${way}: three processes are up after ${Math.round((Date.now() - began) / 1000)} s`)

  const codes = Array.from({ length: chats }, () => Array.from({ length: lookUps }, createReceiptCode))
  const talk = async (index: number): Promise<void> => {
    const script = [...intake, ...(codes[index] ?? []).map((code) => `/tracuu ${code}`)]
    for (const text of script) {
      await pause(random() * ((seconds * 2_000) / script.length))
      platform.write(index, text, 1 + Math.floor(random() * 10))
    }
  }
  const talking = Promise.all(Array.from({ length: chats }, (_, index) => talk(index)))

  let kills = 0
  const startedFaults = Date.now()
  const killing = (async () => {
    while (Date.now() - startedFaults < seconds * 1_000) {
      await pause(settings.killEverySeconds * 1_000)
      await servers[kills % servers.length]?.crash()
      kills += 1
    }
  })()
  const pausing = (async () => {
    for (const share of [0.3, 0.7]) {
      await pause(Math.max(0, startedFaults + share * seconds * 1_000 - Date.now()))
      await database.standStill(3_000)
    }
  })()
  await Promise.all([talking, killing, pausing])
  say(`${way}: ${chats * messagesPerChat} messages sent, ${kills} kills; draining`)

  const drainBegan = Date.now()
  let deadLetters = 0
  const sentAgain: { chat: string; text: string }[] = []
  const drainEnd = drainBegan + drainWithinSeconds * 1_000
  let saidAt = Date.now()
  for (let calm = 0; calm < 3 && Date.now() < drainEnd; ) {
    await pause(1_000)
    const left = await onItsWay(connection, platform).catch(() => null)
    if (Date.now() - saidAt > 20_000) {
      saidAt = Date.now()
      say(`${way}: after ${Math.round((saidAt - drainBegan) / 1000)} s on its way: ${JSON.stringify(left)}`)
    }
    calm = isNone(left) ? calm + 1 : 0
    if (calm !== 2) continue
    const failed = await outbox.findFailed(mostDead)
    if (failed.length === 0 || deadLetters > 0) continue
    deadLetters = failed.length
    sentAgain.push(...failed.map(({ chat, text }) => ({ chat, text })))
    // What 'send again' in the console does (outbox-store.sendAgain).
    const now = new Date()
    await connection
      .collection('outgoing')
      .updateMany(
        { state: 'failed' },
        { $set: { state: 'waiting', failure: null, nextAttemptAt: now, notBefore: now, createdAt: now, attempts: 0 } },
      )
    platform.calm()
    calm = 0
  }
  const drainedAfterSeconds = Math.round((Date.now() - drainBegan) / 1000)

  const cases = await connection
    .collection('cases')
    .find({}, { projection: { chat: 1 } })
    .toArray()
  const perChat = new Map<string, number>()
  for (const { chat } of cases) perChat.set(String(chat), (perChat.get(String(chat)) ?? 0) + 1)
  const handled = await connection
    .collection('incoming')
    .aggregate([{ $match: { state: 'done' } }, { $group: { _id: '$chat', n: { $sum: 1 } } }])
    .toArray()
  const done = new Map(handled.map(({ _id, n }) => [String(_id), Number(n)]))
  let lost = 0
  let doubledCases = 0
  let orderViolations = 0
  let duplicatesHeard = 0
  for (let index = 0; index < chats; index += 1) {
    const chat = platform.chatOf(index)
    const heard = platform.heardBy(index)
    if ((perChat.get(chat) ?? 0) !== 1) doubledCases += 1
    lost += Math.max(0, messagesPerChat - (done.get(chat) ?? 0))
    const marks = ['Mã biên nhận', ...(codes[index] ?? [])]
    const places = marks.map((mark) => heard.findIndex((text) => text.includes(mark)))
    lost += places.filter((place) => place < 0).length
    const again = sentAgain.filter((one) => one.chat === chat)
    const inTurn = places.filter((_, at) => !again.some(({ text }) => text.includes(marks[at] ?? '')))
    const late = inTurn.filter((place, at) => at > 0 && place >= 0 && place < (inTurn[at - 1] ?? 0)).length
    orderViolations += late
    if (late > 0) say(`${chat}: its answers were heard at the places ${places.join(', ')}`)
    duplicatesHeard += marks.reduce(
      (sum, mark) => sum + Math.max(0, heard.filter((text) => text.includes(mark)).length - 1),
      0,
    )
  }
  const [interrupted] = await connection
    .collection('outgoing')
    .aggregate([{ $group: { _id: null, n: { $sum: '$interruptedTries' } } }])
    .toArray()
  await connection.close()
  await Promise.all(servers.map((server) => server.stop()))
  await balancer.stop()
  await platform.stop()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
  return {
    way,
    messages: chats * messagesPerChat,
    chats,
    kills,
    pauses: 2,
    lost,
    doubledCases,
    orderViolations,
    duplicatesHeard,
    interrupted: Number(interrupted?.n ?? 0),
    deadLetters,
    drainedAfterSeconds,
    seconds: Math.round((Date.now() - began) / 1000),
  }
}
