import type { Turn } from './flow.js'

/** Tells the editors of a message that wasn't understood. */
export const noteUnanswered = (turn: Turn): Promise<void> =>
  turn.parts.unanswered.add({
    id: turn.message.id,
    chat: turn.message.chat,
    text: turn.message.text,
    intent: turn.understood.intent,
    confidence: turn.understood.confidence,
    nearest: turn.understood.candidates[0]?.slug ?? null,
    askedAt: turn.now,
  })
