import type { IncomingFile } from '../../messaging/message.js'
import { isDatabaseAway } from '../../shared/mongo.js'
import type { ChannelParts } from '../channel.js'
import { type ChatRequest, type MessageKey, Refused } from './request.js'
import { type ShownReply, toShownReply } from './shown-reply.js'
import { webChatWording as say } from './wording.js'

export const channelName = 'web'
export const chatOf = (conversationId: string): string => `${channelName}:${conversationId}`

export const messageIdOf = ({ conversationId, messageId }: MessageKey): string =>
  `${channelName}:${conversationId}:${messageId}`

/** A person waits this long before being told that the answer comes later. */
const answerWithinMs = 8_000
const storeWithinMs = 5_000

/** Runs a step; when the database is away or silent, it becomes the sentence that is true at this step. */
export const orBusy = async <T>(step: Promise<T>, sentence: string, withinMs = storeWithinMs): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused(503, sentence)), withinMs)
  })
  try {
    return await Promise.race([step, tooLate])
  } catch (error) {
    throw isDatabaseAway(error) ? new Refused(503, sentence) : error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Stores the message and waits for its replies, at most eight seconds. A message that is there already gives its
 * stored replies. Throws Refused 503 with what is true of the message.
 */
export const takeMessage = async (
  { inbox, outbox, outboxStore, clock }: Pick<ChannelParts, 'inbox' | 'outbox' | 'outboxStore' | 'clock'>,
  asked: ChatRequest & { files?: IncomingFile[] },
): Promise<{ isComplete: boolean; replies: ShownReply[] }> => {
  const end = Date.now() + answerWithinMs
  const { conversationId, text, files } = asked
  const message = { id: messageIdOf(asked), chat: chatOf(conversationId) }
  const incoming = { ...message, channel: channelName, text, at: clock.now(), ...(files && { files }) }
  // What fails before anything was written is surely not stored by this request.
  await orBusy(outboxStore.findCausedBy(message.id), say.busy.notStored)
  await orBusy(inbox.receive(incoming), say.busy.unsure)
  const answer = async () => {
    const isComplete = await inbox.waitUntilHandled(message, Math.max(0, end - Date.now()))
    if (isComplete) await outbox.collect()
    return { isComplete, replies: (await outboxStore.findCausedBy(message.id)).map(toShownReply) }
  }
  return orBusy(answer(), say.busy.stored, answerWithinMs + storeWithinMs)
}
