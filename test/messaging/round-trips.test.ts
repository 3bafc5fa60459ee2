import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandStartedEvent } from 'mongodb'
import mongoose from 'mongoose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { type Core, createCore } from '../../src/core.js'
import type { IncomingMessage, OutgoingMessage, SendOutcome } from '../../src/messaging/message.js'
import { createLogger } from '../../src/shared/logger.js'
import type { Connection } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { modelCache } from '../model-cache.js'

/** What a plain question may cost, all that comes after the reply included. */
const mostRoundTrips = 8
/** A chat's first question of a day makes the key of that day. */
const forTheKey = 1
const question = 'làm giấy khai sinh cần gì'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let core: Core
let asked: string[] = []
let sent: { text: string; afterTrips: number }[] = []
let outcome: SendOutcome
let keyDir: string

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await mongoose.createConnection(database.uri, { autoIndex: false, monitorCommands: true }).asPromise()
  keyDir = await mkdtemp(join(tmpdir(), 'xaoi-keys-'))
  const parts = {
    connection,
    config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: modelCache, CACHE_DIR: modelCache, KEY_DIR: keyDir }),
    publicUrl: 'http://xaoi.test',
    appSecret: 'a secret of at least thirty-two characters',
    clock: { now: () => new Date() },
    logger: createLogger('silent'),
    processName: randomUUID(),
    platformOf: () => ({ rings: true, limits: null }),
    fetchFile: async () => ({ outcome: 'refused' as const, reason: 'gone' as const }),
    showTyping: () => undefined,
    send: async ({ text }: OutgoingMessage) => {
      sent.push({ text, afterTrips: asked.length })
      return outcome
    },
    onDelivered: () => undefined,
  }
  core = await createCore(parts)
  connection.getClient().on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    asked.push(`${commandName} ${command[commandName]}`)
  })
}, 60_000)
afterAll(async () => {
  await core.stop()
  await connection.close()
  await database.stop()
  await rm(keyDir, { recursive: true })
})
beforeEach(() => {
  outcome = { outcome: 'delivered', platformMessageId: null }
})

/** A handled message is marked, then its chat is given back; a copy changes nothing. */
const isHandled = (): boolean =>
  asked.includes('update incoming') && asked.lastIndexOf('findAndModify chats') > asked.indexOf('update incoming')

/** Receives a message as a webhook does and waits until nothing more is asked of the database; gives what was. */
const tripsOf = async (message: IncomingMessage, { copy = false } = {}): Promise<string[]> => {
  asked = []
  sent = []
  await core.messaging.inbox.receive(message)
  if (!copy) await expect.poll(isHandled, { timeout: 20_000, interval: 5 }).toBe(true)
  for (let seen = -1; seen < asked.length; ) {
    seen = asked.length
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return asked
}
const from = (chat: string, text = question): IncomingMessage => {
  const id = `fake:${randomUUID()}`
  return { id, chat, channel: 'fake', text, at: new Date(), platformId: id }
}
const newChat = (): string => `fake:${randomUUID()}`

test('a plain question costs no more round trips than it may, the first of a chat and the later ones', async () => {
  const chat = newChat()
  for (let turn = 0; turn < 3; turn += 1) {
    const trips = await tripsOf(from(chat))
    expect(sent).toHaveLength(1)
    expect(trips.length, trips.join('\n')).toBeLessThanOrEqual(mostRoundTrips + (turn === 0 ? forTheKey : 0))
  }
})

test('before a reply is handed over the message and the conversation with the reply are stored, and nothing else is waited for', async () => {
  const trips = await tripsOf(from(newChat()))
  expect(trips.slice(0, sent[0]?.afterTrips)).toEqual([
    'findAndModify chats',
    'findAndModify chat_keys',
    'insert incoming',
    'find conversations',
    'update conversations',
  ])
  expect(trips).toContain('insert outgoing')
})

test('a copy costs two round trips and no reply', async () => {
  const message = from(newChat())
  await tripsOf(message)
  expect(await tripsOf(message, { copy: true })).toEqual(['findAndModify chats', 'insert incoming'])
  expect(sent).toEqual([])
})

test('what was delivered says so, and nothing is left of it in the conversation or for another look around', async () => {
  const message = from(newChat())
  await tripsOf(message)
  const [reply] = await core.messaging.outboxStore.findCausedBy(message.id)
  expect(reply).toMatchObject({
    state: 'delivered',
    text: sent[0]?.text,
    tryingSince: null,
    sequence: expect.any(Number),
  })
  expect(await connection.collection('conversations').findOne({ _id: message.chat as never })).toMatchObject({
    outgoing: [],
  })
  expect(await core.messaging.inboxStore.getState(message.id)).toBe('done')
  expect(await core.messaging.outboxStore.findChatsDue(new Date(), 10)).toEqual([])
})

test('what a process began to send when it died goes out with the next handling of the chat, as perhaps sent twice', async () => {
  const message = from(newChat())
  await tripsOf(message)
  const next = from(message.chat)
  const begun = { fence: new Date(0), at: new Date(), until: new Date(Date.now() + 60_000) }
  const reply = { id: `${next.id}:0`, chat: next.chat, text: 'dở dang', choices: [], causedBy: next.id, begun }
  await connection
    .collection('conversations')
    .updateOne({ _id: next.chat as never }, { $push: { handled: next.id, outgoing: reply } as never })
  await tripsOf(next)
  expect(sent.map(({ text }) => text)).toEqual(['dở dang'])
  expect(await core.messaging.outboxStore.findCausedBy(next.id)).toMatchObject([
    { state: 'delivered', interruptedTries: 1 },
  ])
})

test('a reply that does not arrive queues, and what comes after it stands behind it', async () => {
  const chat = newChat()
  outcome = { outcome: 'retry', afterMs: 60_000, scope: 'chat' }
  const first = from(chat)
  await tripsOf(first)
  await expect
    .poll(() => core.messaging.outboxStore.findCausedBy(first.id), { timeout: 20_000 })
    .toMatchObject([{ state: 'waiting', attempts: 1 }])
  outcome = { outcome: 'delivered', platformMessageId: null }
  const second = from(chat, 'cảm ơn')
  await tripsOf(second)
  expect(sent).toEqual([])
  expect(await core.messaging.outboxStore.findCausedBy(second.id)).toMatchObject([{ state: 'waiting', attempts: 0 }])
})
