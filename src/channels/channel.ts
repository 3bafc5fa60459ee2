import type { Router } from 'express'
import type { AttachmentStore } from '../attachments/attachment-store.js'
import type { Config } from '../config.js'
import type { Inbox } from '../messaging/inbox.js'
import type { LeaseStore } from '../messaging/lease-store.js'
import type { FetchedFile, IncomingFile, OutgoingMessage, SendOutcome } from '../messaging/message.js'
import type { Outbox } from '../messaging/outbox.js'
import type { OutboxStore } from '../messaging/outbox-store.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Connection } from '../shared/mongo.js'

/** What a platform can show; what it lacks is degraded inside its channel. */
type Capabilities = {
  /** False: choices become numbered lines. */
  buttons: boolean
  /** In UTF-16 units; a longer text goes out in several messages. */
  longestText: number
  /** In bytes of UTF-8; a choice with a longer value is offered by its number. Null: any length. */
  longestChoiceValue: number | null
  /** Whether a message makes a telephone ring; then what isn't an answer waits for the morning. */
  rings: boolean
  /** Messages per second that the platform takes; null: as many as come. */
  limits: { perChat: number; inAll: number } | null
}

/** One way citizens reach us. */
export type Channel = {
  /** The part of a chat's id before the colon. */
  name: string
  capabilities: Capabilities
  /** HTTP routes to mount before the pages. */
  routers?: Router[]
  start(): Promise<void>
  /** Hands one message to the platform; never throws for what the platform or the network does. */
  send(message: OutgoingMessage): Promise<SendOutcome>
  /** Told of each message that was marked as delivered in this process. */
  onDelivered?(chat: string): void
  /** Fetches a file that a message of this channel named; never throws for what the network does. */
  fetchFile?(file: IncomingFile): Promise<FetchedFile>
  /** Shows for a few seconds that an answer is being prepared; failing is harmless. */
  showTyping?(chat: string): Promise<void>
  stop(): Promise<void>
}

/** What main.ts hands to every channel. */
export type ChannelParts = {
  config: Pick<Config, 'publicUrl' | 'telegram' | 'zalo' | 'embedOrigins' | 'parts'>
  inbox: Pick<Inbox, 'receive' | 'keepAside' | 'waitUntilHandled'>
  outbox: Pick<Outbox, 'collect' | 'block' | 'unblock'>
  outboxStore: OutboxStore
  attachments: Pick<AttachmentStore, 'keep' | 'findMany' | 'getByKey' | 'openPicture'>
  leases: LeaseStore
  connection: Connection
  keys: {
    /** Signs the tokens of web conversations: deriveKey(secret, 'web-chat'). */
    webChat: Buffer
    /** Signs the addresses of files: deriveKey(secret, 'files'). */
    files: Buffer
  }
  clock: Clock
  logger: Logger
}

/** Builds a channel, or returns null where its settings are absent. */
export type ChannelFactory = (parts: ChannelParts) => Channel | null
