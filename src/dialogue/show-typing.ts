import type { HandleMessage } from '../messaging/inbox.js'

const afterMs = 700
const lastsMs = 4_000

/** Shows what takes its time (a file being fetched) as typing, until it is done. */
export const showingTyping =
  (showTyping: (chat: string) => void, handle: HandleMessage): HandleMessage =>
  async (message, straight) => {
    const show = () => showTyping(message.chat)
    const first = setTimeout(show, afterMs)
    const again = setInterval(show, lastsMs)
    try {
      await handle(message, straight)
    } finally {
      clearTimeout(first)
      clearInterval(again)
    }
  }
