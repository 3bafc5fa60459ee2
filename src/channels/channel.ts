import type { Router } from 'express'
import type { Config } from '../config.js'
import type { Inbox } from '../messaging/inbox.js'
import type { LeaseStore } from '../messaging/lease-store.js'
import type { OutgoingMessage, SendOutcome } from '../messaging/message.js'
import type { Outbox } from '../messaging/outbox.js'
import type { OutboxStore } from '../messaging/outbox-store.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Connection } from '../shared/mongo.js'

/** What a platform can show; what it lacks is degraded inside its channel. */
export type Capabilities = {
  /** False: choices become numbered lines. */
  buttons: boolean
  /** In UTF-16 units; a longer text goes out in several messages. */
  longestText: number
  /** In bytes of UTF-8; a choice with a longer value is offered by its number. Null: any length. */
  longestChoiceValue: number | null
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
  stop(): Promise<void>
}

/** What main.ts hands to every channel. */
export type ChannelParts = {
  config: Pick<Config, 'publicUrl' | 'telegram'>
  inbox: Pick<Inbox, 'receive' | 'waitUntilHandled'>
  outbox: Pick<Outbox, 'collect'>
  outboxStore: OutboxStore
  leases: LeaseStore
  connection: Connection
  keys: {
    /** Signs the tokens of web conversations: deriveKey(secret, 'web-chat'). */
    webChat: Buffer
  }
  clock: Clock
  logger: Logger
}

/** Builds a channel, or returns null where its settings are absent. */
export type ChannelFactory = (parts: ChannelParts) => Channel | null
