import type { Channel, ChannelParts } from '../channel.js'
import { createClaimStore } from './claim-store.js'
import { createListeners } from './listeners.js'
import { longestText } from './request.js'
import { createWebChatRouter } from './router.js'
import { channelName } from './take-message.js'

/** A hundred a second from one address: a whole office, or a village behind one line, stays below it. */
const requestsPerMinute = 6_000
const filesPerMinute = 60

/**
 * The chat on our own pages: always there, no settings. Replies go out with the answer to POST and as events; being
 * stored as delivered is their delivery.
 */
export const createWebChat = (
  parts: ChannelParts,
  limits: { requestsPerMinute: number; filesPerMinute?: number } = { requestsPerMinute },
): Channel => {
  const { outboxStore: store, clock, logger } = parts
  const listeners = createListeners({ channel: channelName, store, clock, logger })
  return {
    name: channelName,
    capabilities: { buttons: true, longestText, longestChoiceValue: null, rings: false, limits: null },
    routers: [
      createWebChatRouter({
        ...parts,
        filesPerMinute,
        ...limits,
        claims: createClaimStore(parts.connection),
        listeners,
      }),
    ],
    start: async () => listeners.start(),
    send: async () => ({ outcome: 'delivered', platformMessageId: null }),
    onDelivered: listeners.wake,
    stop: async () => listeners.stop(),
  }
}
