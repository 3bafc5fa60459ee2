import type { Turn } from './flow.js'

/** Keeps a message that the bot couldn't answer, for the editors. */
export const noteUnanswered = ({ slices, message, understood, now }: Turn): Promise<void> => {
  const { intent, confidence, candidates } = understood
  return slices.tasks.open({
    kind: 'unanswered',
    openedBy: message.id,
    chat: message.chat,
    at: now,
    facts: { text: message.text, intent, confidence, nearest: candidates[0]?.slug ?? null },
  })
}
