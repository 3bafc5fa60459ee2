import { accusesOffice } from './accuses-office.js'
import type { Turn } from './flow.js'

/** Keeps a message that the bot couldn't answer, for the editors; nothing of a denunciation or tip. */
export const noteUnanswered = async (turn: Turn): Promise<void> => {
  const { slices, message, understood, now } = turn
  if (turn.isProtected || accusesOffice(turn)) return
  const { intent, confidence, candidates } = understood
  return slices.tasks.open({
    kind: 'unanswered',
    openedBy: message.id,
    chat: message.chat,
    at: now,
    facts: { text: message.text, intent, confidence, nearest: candidates[0]?.slug ?? null },
  })
}
