import type { SendOutcome } from '../../messaging/message.js'

const windowMs = 10_000
const manyChats = 3

/**
 * Telegram doesn't say whether 429 means one chat or the whole bot: when several chats get it within ten seconds, the
 * whole bot rests.
 */
export const createWideRefusals = () => {
  const refused = new Map<string, number>()
  return (chat: string, outcome: SendOutcome): SendOutcome => {
    if (outcome.outcome !== 'retry' || outcome.afterMs === null) return outcome
    const now = Date.now()
    refused.set(chat, now)
    for (const [other, at] of refused) if (now - at > windowMs) refused.delete(other)
    return refused.size >= manyChats ? { ...outcome, scope: 'channel' } : outcome
  }
}
