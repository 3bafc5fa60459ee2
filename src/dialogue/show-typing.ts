import type { IncomingMessage } from '../messaging/message.js'

const afterMs = 700
const lastsMs = 4_000

/** Shows what takes its time (a file being fetched) as typing, until it is done. */
export const showingTyping =
  (
    showTyping: (chat: string) => void,
    handle: (message: IncomingMessage) => Promise<void>,
  ): ((message: IncomingMessage) => Promise<void>) =>
  async (message) => {
    const show = () => showTyping(message.chat)
    const first = setTimeout(show, afterMs)
    const again = setInterval(show, lastsMs)
    try {
      await handle(message)
    } finally {
      clearTimeout(first)
      clearInterval(again)
    }
  }
