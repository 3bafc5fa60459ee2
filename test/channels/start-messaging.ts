import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedMongo } from 'embedded-mongo'
import type { Channel, ChannelParts } from '../../src/channels/channel.js'
import { partNames } from '../../src/config.js'
import { createChatStore } from '../../src/messaging/chat-store.js'
import { createInbox } from '../../src/messaging/inbox.js'
import { createInboxStore } from '../../src/messaging/inbox-store.js'
import { createLeaseStore } from '../../src/messaging/lease-store.js'
import {
  type Choice,
  channelOf,
  type IncomingMessage,
  type OutgoingMessage,
  type Reply,
  reply,
} from '../../src/messaging/message.js'
import { createOutbox } from '../../src/messaging/outbox.js'
import { createOutboxStore } from '../../src/messaging/outbox-store.js'
import { createPaceStore } from '../../src/messaging/pace-store.js'
import { systemClock } from '../../src/shared/clock.js'
import { deriveKey } from '../../src/shared/keys.js'
import { createLogger, type Logger } from '../../src/shared/logger.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { testFiles } from '../attachments/test-files.js'
import { testSealing } from '../sealing/test-sealing.js'

/** A database server for a test file; MONGODB_URI names another one. */
export const startDatabaseServer = async () => {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, restart: null, stop: async () => {} }
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-channels-'))
  let server = await startEmbeddedMongo({ dataDir })
  return {
    uri: server.uri,
    /** Takes the database away until the returned function is called. */
    restart: async () => {
      await server.close()
      return async () => {
        server = await startEmbeddedMongo({ dataDir, port: server.port })
      }
    },
    stop: async () => {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export const newDatabase = (): string => `xaoi_test_channels_${randomUUID().slice(0, 8)}`

const addressOf = (uri: string, database: string): string => {
  const address = new URL(uri)
  address.pathname = `/${database}`
  return address.href
}

/** A platform's bot without webhook and without limits of ours. */
export const botConfig = (token: string, apiRoot: string) => ({ token, apiRoot, webhookSecret: null, limits: null })

export const choice = (label: string, value: string): Choice => ({ label, value })

/** Answers each message with its own text and a choice, so that tests see what came through. */
export const echo = (message: IncomingMessage): Reply[] => [
  reply(`Đã nhận: ${message.text}`, [choice('Gặp cán bộ', '/canbo')]),
]

export const noConfig: ChannelParts['config'] = {
  publicUrl: null,
  telegram: null,
  zalo: null,
  embedOrigins: [],
  parts: new Set(partNames),
}

/** Inbox and outbox as main.ts joins them, with `answer` in the place of the dialogue. */
export const startMessaging = async (settings: {
  uri: string
  database: string
  answer?: (message: IncomingMessage) => Reply[] | Promise<Reply[]>
  config?: Partial<ChannelParts['config']>
  logger?: Logger
}) => {
  const connection = await connectMongo(addressOf(settings.uri, settings.database))
  const logger = settings.logger ?? createLogger('silent')
  const chats = createChatStore(connection)
  const { boxes } = testSealing(connection)
  const leases = createLeaseStore(connection, { owner: `test-${randomUUID()}` })
  const inboxStore = createInboxStore(connection, chats, boxes)
  const outboxStore = createOutboxStore(connection, chats, boxes)
  const attachments = testFiles(connection)
  await Promise.all([inboxStore.prepare(), outboxStore.prepare()])
  const channels: Channel[] = []
  const channelFor = (chat: string): Channel | undefined => channels.find(({ name }) => name === channelOf(chat))
  let pending: OutgoingMessage[] = []
  const outbox = createOutbox({
    store: outboxStore,
    chats,
    pace: createPaceStore(connection),
    sources: () => [
      {
        findPending: async (limit) => pending.slice(0, limit),
        clearPending: async (ids) => {
          pending = pending.filter(({ id }) => !ids.includes(id))
        },
      },
    ],
    send: async (message) => {
      const channel = channelFor(message.chat)
      return channel ? channel.send(message) : { outcome: 'rejected', reason: 'no such channel' }
    },
    platformOf: (chat) => channelFor(chat)?.capabilities ?? { rings: false, limits: null },
    onDelivered: (chat) => channelFor(chat)?.onDelivered?.(chat),
    silentChannels: () => [],
    clock: systemClock,
    logger,
  })
  const handled: IncomingMessage[] = []
  const inbox = createInbox({
    store: inboxStore,
    chats,
    handleMessage: async (message) => {
      handled.push(message)
      const replies = await (settings.answer ?? echo)(message)
      pending.push(
        ...replies.map((said, index) => ({
          ...said,
          id: `${message.id}:${index}`,
          chat: message.chat,
          causedBy: message.id,
        })),
      )
    },
    heldChannels: () => [],
    noteHeld: async () => undefined,
    giveUp: async () => {},
    noteFlood: async () => {},
    onCameBack: (chat) => outbox.unblock(chat),
    deliver: outbox.sendStraight,
    afterHandling: () => outbox.wake(),
    afterRelease: outbox.deliver,
    logger,
  })
  const parts: ChannelParts = {
    config: { ...noConfig, ...settings.config },
    inbox,
    outbox,
    outboxStore,
    attachments,
    leases,
    connection,
    keys: {
      webChat: deriveKey('a secret of tests, long enough for them', 'web-chat'),
      files: deriveKey('a secret of tests, long enough for them', 'files'),
    },
    clock: systemClock,
    logger,
  }
  inbox.start()
  outbox.start()
  const halt = async (): Promise<void> => {
    await Promise.all(channels.map((channel) => channel.stop()))
    await inbox.stop()
    await outbox.stop()
  }
  return {
    parts,
    handled,
    add: (channel: Channel | null): Channel => {
      if (!channel) throw new Error('the channel is not configured')
      channels.push(channel)
      return channel
    },
    /** Ends as another process would that shares the database. */
    halt: async () => {
      await halt()
      await connection.close()
    },
    stop: async () => {
      await halt()
      await connection.dropDatabase()
      await connection.close()
    },
  }
}

export type Messaging = Awaited<ReturnType<typeof startMessaging>>

/** Waits until `check` gives something; fails after five seconds. */
export const eventually = async <T>(
  check: () => T | Promise<T>,
  withinMs = 5_000,
): Promise<Exclude<T, false | undefined | null>> => {
  const end = Date.now() + withinMs
  for (;;) {
    const found = await check()
    if (found !== undefined && found !== null && found !== false) return found as Exclude<T, false | undefined | null>
    if (Date.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
