import type { Answer, Fields } from './platform-server.js'

export type Sent = { chat: string; text: string; photo?: string }

const longest = 2_000
const fetchWithinMs = 5_000

/** Checks what a bot sends as the platform checks it, and keeps what it would show. */
export const createZaloSends = ({
  quota,
  ok,
  refuse,
  newId,
}: {
  quota: number
  ok: (result?: unknown) => Answer
  refuse: (code: number, description: string) => Answer
  newId: () => string
}) => {
  const sent: Sent[] = []
  const typing: string[] = []
  const fetched: string[] = []
  const blockedBy = new Set<string>()
  const knownChats = new Set<string>()
  let listeners: (() => void)[] = []
  let left = quota

  const checkChat = (chat: string): Answer | null => {
    if (!knownChats.has(chat)) return refuse(400, 'Bad request: chat_id not found')
    if (blockedBy.has(chat)) return refuse(400, 'Bad request: user has blocked the bot')
    if (left <= 0) return refuse(429, 'Quota exceeded')
    left -= 1
    return null
  }

  const show = (chat: string, text: string, photo?: string): Answer => {
    sent.push({ chat, text, ...(photo && { photo }) })
    for (const hear of listeners) hear()
    return ok({ message_id: newId(), date: Date.now() })
  }

  const isPicture = async (address: string): Promise<boolean> => {
    fetched.push(address)
    const response = await fetch(address, { signal: AbortSignal.timeout(fetchWithinMs) }).catch(() => null)
    return response?.ok === true && /^image\//.test(response.headers.get('content-type') ?? '')
  }

  const methods: Record<string, (fields: Fields) => Answer | Promise<Answer>> = {
    sendMessage: ({ chat_id, text, parse_mode }) => {
      const said = String(text ?? '')
      if (said.length < 1 || said.length > longest) return refuse(400, 'Bad request: text')
      if (parse_mode !== undefined && !['markdown', 'html'].includes(String(parse_mode)))
        return refuse(400, 'Bad request: parse_mode')
      return checkChat(String(chat_id ?? '')) ?? show(String(chat_id), said)
    },
    sendPhoto: async ({ chat_id, photo, caption }) => {
      const said = String(caption ?? '')
      const address = String(photo ?? '')
      if (said.length > longest) return refuse(400, 'Bad request: caption')
      if (!URL.canParse(address)) return refuse(400, 'Bad request: photo')
      const refused = checkChat(String(chat_id ?? ''))
      if (refused) return refused
      return (await isPicture(address)) ? show(String(chat_id), said, address) : refuse(400, 'Bad request: photo')
    },
    sendSticker: ({ chat_id, sticker }) => checkChat(String(chat_id)) ?? show(String(chat_id), `[${sticker}]`),
    sendVoice: ({ chat_id, voice_url }) =>
      String(voice_url).endsWith('.aac')
        ? (checkChat(String(chat_id)) ?? show(String(chat_id), `[${voice_url}]`))
        : refuse(400, 'Bad request: voice_url'),
    sendChatAction: ({ chat_id, action }) => {
      if (action !== 'typing') return refuse(400, 'Bad request: action')
      typing.push(String(chat_id))
      return ok()
    },
  }

  return {
    methods,
    sent,
    typing,
    fetched,
    blockedBy,
    knownChats,
    onSent: (hear: () => void) => {
      listeners = [...listeners, hear]
    },
    setQuota: (next: number) => {
      left = next
    },
  }
}
