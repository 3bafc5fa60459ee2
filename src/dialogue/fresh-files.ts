import type { Turn } from './flow.js'

/** Files of the chat that no case has taken and that are fresh enough for the intake that begins now. */
export const freshFiles = ({ conversation, files, now }: Turn): string[] => {
  const remembered = conversation.context.files
  const isFresh = remembered !== null && now.getTime() - new Date(remembered.at).getTime() < freshMs
  return [...(isFresh ? remembered.ids : []), ...files]
}

/** How long a file sent by itself waits for an intake. */
const freshMs = 30 * 60_000
