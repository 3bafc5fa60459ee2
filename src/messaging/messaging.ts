import type { ChatBoxes } from '../sealing/chats/chat-boxes.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Connection } from '../shared/mongo.js'
import { createChatStore } from './chat-store.js'
import { createCorrectionStore } from './correction-store.js'
import { createInbox, type GiveUp, type HandleMessage } from './inbox.js'
import { createInboxStore } from './inbox-store.js'
import { createLeaseStore } from './lease-store.js'
import type { Choice, Reply } from './message.js'
import { createOutbox, type PendingSource, type Platform, type Send } from './outbox.js'
import { createOutboxStore } from './outbox-store.js'
import { createPaceStore } from './pace-store.js'

/** What is above this folder: who decides about messages and who delivers them. */
export type Above = {
  handleMessage: HandleMessage
  giveUp: GiveUp
  /** Says once that what a chat writes too fast will be answered together. */
  floodNotice: () => Reply
  /** The channels of which nothing is handled, over which nothing is sent: stopped by hand. */
  heldChannels: () => readonly string[]
  silentChannels: () => readonly string[]
  /** What a chat of a held channel is told, and since when that is so; null: nothing can be told. */
  heldNotice: (channel: string) => { said: Reply; since: Date } | null
  /** The documents that carry messages for the outbox. */
  sources: () => readonly PendingSource[]
  send: Send
  platformOf: (chat: string) => Platform
  onDelivered: (chat: string) => void
}

/** The door of this folder: what comes in is handed over once and in order, what is caused goes out. */
export const createMessaging = ({
  connection,
  processName,
  boxes,
  above,
  clock,
  logger,
}: {
  connection: Connection
  /** This process, by the same name after a restart: its leases are taken back at once. */
  processName: string
  /** What chats say is stored in. */
  boxes: ChatBoxes
  above: Above
  clock: Clock
  logger: Logger
}) => {
  const chats = createChatStore(connection, { owner: processName })
  const leases = createLeaseStore(connection, { owner: processName })
  const corrections = createCorrectionStore(connection)
  const inboxStore = createInboxStore(connection, chats, boxes)
  const outboxStore = createOutboxStore(connection, chats, boxes)
  const outbox = createOutbox({
    store: outboxStore,
    chats,
    pace: createPaceStore(connection),
    ...above,
    clock,
    logger,
  })
  const inbox = createInbox({
    store: inboxStore,
    chats,
    handleMessage: above.handleMessage,
    giveUp: above.giveUp,
    heldChannels: above.heldChannels,
    noteHeld: async ({ id, chat, channel }) => {
      const notice = above.heldNotice(channel)
      if (notice)
        await outboxStore.add(
          { ...notice.said, id: `${chat}:held:${notice.since.getTime()}`, chat, causedBy: id },
          clock.now(),
        )
    },
    noteFlood: ({ id, chat }) =>
      outboxStore.add({ ...above.floodNotice(), id: `${id}:flood`, chat, causedBy: id }, clock.now()),
    deliver: outbox.sendStraight,
    afterHandling: () => outbox.wake(),
    afterRelease: outbox.deliver,
    onCameBack: (chat) => outbox.unblock(chat),
    logger,
  })

  return {
    leases,
    inbox,
    inboxStore,
    outbox,
    outboxStore,
    auditSource: outboxStore.auditSource,
    /** Corrections of what chats were told. */
    corrections,
    /** Which of these chats can't be reached. */
    findBlocked: chats.findBlocked,
    prepare: () => Promise.all([leases.prepare(), inboxStore.prepare(), outboxStore.prepare(), corrections.prepare()]),

    /** Whether news may have reached a chat since then that is being handled. */
    mayHaveNews: inbox.mayHaveNews,

    /** The choices of news that reached a chat since then; a number typed now may pick one of them. */
    findOfferedByNews: async (chat: string, since: Date): Promise<Choice[]> =>
      inbox.mayHaveNews(chat, since) ? outboxStore.findOfferedByNews(chat, since) : [],

    /** Whether something sealed with a chat's key still waits to be handled or delivered. */
    isNeeded: async (keyId: string): Promise<boolean> =>
      (await inboxStore.isWaitingUnder(keyId)) || outboxStore.isWaitingUnder(keyId),

    /** What was said in a chat since then and answered, at most so many turns, oldest first, without the message named. */
    async findTalk(chat: string, since: Date, most: number, without: string): Promise<SaidBefore[]> {
      const said = (await inboxStore.findHandled(chat, since, most + 1)).filter(({ id }) => id !== without).slice(-most)
      return Promise.all(said.map(async ({ id, text }) => ({ text, replies: await outboxStore.findCausedBy(id) })))
    },

    /** Deletes what a chat said and was told, except what is still on its way and what causes of this beginning told it. */
    async forget(chat: string, keptCause: string): Promise<void> {
      await inboxStore.forget(chat)
      await corrections.forget(chat)
      await outboxStore.forget(chat, keptCause)
    },

    start(): void {
      inbox.start()
      outbox.start()
    },

    /** Lets what is being handled finish; what that caused is collected, or waits for the next start. */
    async stop(): Promise<void> {
      await inbox.stop()
      await outbox.collect().catch((error) => logger.warn({ error }, 'outbox left for the next start'))
      await outbox.stop()
    },
  }
}

/** A turn of a talk: what was said and what it caused. */
export type SaidBefore = { text: string; replies: Reply[] }

export type Messaging = ReturnType<typeof createMessaging>
