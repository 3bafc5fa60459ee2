import type { ChatBoxes } from '../sealing/chats/chat-boxes.js'
import type { OutgoingMessage, SealedMessage } from './message.js'

/** A message as it is written: what it says under a key of its chat. One that is sealed stays as it is. */
export const sealMessage = async (
  boxes: Pick<ChatBoxes, 'seal'>,
  message: OutgoingMessage | SealedMessage,
): Promise<SealedMessage> => {
  if ('said' in message) return message
  const { text, choices, ...rest } = message
  return { ...rest, said: await boxes.seal(message.chat, { text, choices }) }
}
