import type { IncomingMessage } from './message.js'

/** In UTF-16 units: of a flood of long messages its first are kept together, as much as one message may bring. */
const longestJoined = 100_000

/** Several messages of one chat as one: the id of the first, all words in order, all files. Takes at least one. */
export const joinMessages = (messages: readonly IncomingMessage[]): IncomingMessage => {
  const [first, ...others] = messages
  if (!first) throw new Error('nothing to join')
  if (others.length === 0) return first
  const { isEdit: _isEdit, group: _group, ...head } = first
  const files = messages.flatMap((message) => message.files ?? [])
  const location = messages.find((message) => message.location)?.location
  return {
    ...head,
    text: messages
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n')
      .slice(0, longestJoined),
    ...(files.length > 0 && { files }),
    ...(location && { location }),
  }
}
