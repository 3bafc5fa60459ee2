import { randomBytes } from 'node:crypto'
import { type Answer, createFaults, type Fields } from './platform-server.js'
import { createZaloSends } from './zalo-sends.js'
import { createZaloDelivery, type DeliverySwitches, type Event, whyRefused } from './zalo-webhook.js'

/** What isn't known of the live platform, and what it can be set to. */
export type Switches = DeliverySwitches & {
  /** HTTP status of refusals: live it was 200. */
  refusalStatus: 200 | 'as code'
  photoField: 'photo_url' | 'photo'
  /** How a poll ends in which nothing came. */
  idle: 'with code' | 'without code'
  /** Whether a webhook may be on this machine, which the live platform refuses. */
  allowLoopback: boolean
}
export type BotSettings = {
  token: string
  timeScale?: number
  /** Sends until 429. */
  quota?: number
  /** When a further copy of an event comes, after the first was taken. */
  copyAfterMs?: () => number
} & Partial<Switches>

type Waiter = (event: Event | null) => void

const mostTestsOfWebhook = 3
export const newId = (): string => randomBytes(10).toString('hex')

/** One bot: its events by poll or webhook, its sends, and what a test does as its citizens. */
export const createZaloBot = (
  { token, timeScale = 0.01, quota = Infinity, copyAfterMs = () => 0, ...given }: BotSettings,
  host: { storeFile: (bytes: Buffer, type: string) => string },
) => {
  const switches: Switches = {
    body: 'bare',
    repeats: 'until taken',
    copies: 1,
    order: 'as sent',
    refusalStatus: 200,
    photoField: 'photo_url',
    idle: 'with code',
    allowLoopback: true,
    ...given,
  }
  const calls: { method: string; fields: Fields }[] = []
  const faults = createFaults()
  let waitingEvents: Event[] = []
  let waiters: Waiter[] = []
  let webhookTests = 0

  const ok = (result?: unknown): Answer => ({
    status: 200,
    body: { ok: true, ...(result !== undefined && { result }) },
  })
  const refuse = (code: number, description: string): Answer => ({
    status: switches.refusalStatus === 200 ? 200 : code,
    body: { ok: false, description, error_code: code },
  })
  const delivery = createZaloDelivery({ timeScale, switches })
  const sends = createZaloSends({ quota, ok, refuse, newId })

  const idle = (): Answer =>
    switches.idle === 'with code'
      ? refuse(408, 'Request timeout')
      : { status: 200, body: { ok: false, description: 'Request timeout' } }

  /** One event and no acknowledgement; a poller that has gone gets none. */
  const getUpdates = (fields: Fields, gone: AbortSignal): Answer | Promise<Answer> => {
    if (delivery.get()) return refuse(400, 'Bad request: webhook is active')
    const event = waitingEvents.shift()
    if (event) return ok(event)
    return new Promise((resolve) => {
      const end: Waiter = (found) => {
        clearTimeout(timer)
        waiters = waiters.filter((waiter) => waiter !== end)
        resolve(found ? ok(found) : idle())
      }
      const timer = setTimeout(() => end(null), Number(fields.timeout ?? 30) * 1_000)
      gone.addEventListener('abort', () => end(null))
      waiters = [...waiters, end]
    })
  }

  const setWebhook = async (fields: Fields): Promise<Answer> => {
    const url = String(fields.url ?? '')
    const secret = String(fields.secret_token ?? '')
    const reason = whyRefused(url, switches.allowLoopback)
    if (reason) return refuse(400, `Bad request: ${reason}`)
    if (secret.length < 8 || secret.length > 256) return refuse(400, 'Bad request: secret_token')
    const verification = await delivery.set({ url, secret })
    for (const event of waitingEvents.splice(0)) void delivery.hand(event)
    return ok({ url, updated_at: Date.now(), verification })
  }

  /** A few times a day; after that the error's code is spelt as nowhere else. */
  const testWebhook = async (): Promise<Answer> => {
    webhookTests += 1
    if (webhookTests > mostTestsOfWebhook) return { status: 200, body: { ok: false, errorCode: 426 } }
    const verification = await delivery.probe()
    return verification ? ok(verification) : refuse(400, 'Bad request: no webhook')
  }

  const methods: Record<string, (fields: Fields, gone: AbortSignal) => Answer | Promise<Answer>> = {
    ...sends.methods,
    getMe: () =>
      ok({ id: token.split(':')[0], account_name: 'Bot Xã Ơi', account_type: 'BASIC', can_join_groups: false }),
    getUpdates,
    setWebhook,
    testWebhook,
    deleteWebhook: () => {
      delivery.clear()
      return ok({ url: '', updated_at: Date.now() })
    },
    getWebhookInfo: () => ok({ url: delivery.get()?.url ?? '', updated_at: Date.now() }),
  }

  /** Gives an event to the bot; the message's id comes back. */
  const arrive = (event: Event, times: number): string => {
    const { chat, message_id: id } = event.message as { chat: { id: string }; message_id: string }
    sends.knownChats.add(chat.id)
    if (delivery.get()) {
      void delivery.hand(event).then(() => {
        for (let count = 1; count < times; count += 1) setTimeout(() => delivery.copy(event), copyAfterMs()).unref()
      })
      return id
    }
    for (let count = 0; count < times; count += 1) {
      const [waiter] = waiters
      if (waiter) waiter(event)
      else waitingEvents = [...waitingEvents, event]
    }
    return id
  }

  const eventOf = (kind: string, chat: string, content: Fields, chatType = 'PRIVATE'): Event => ({
    event_name: `message.${kind}.received`,
    message: {
      date: Date.now(),
      chat: { chat_type: chatType, id: chat },
      message_id: newId(),
      from: { id: chat, is_bot: false, display_name: 'Lan' },
      ...content,
    },
  })

  return {
    /** What the server asks of a bot; null: there is no such method. */
    call: (method: string, fields: Fields, gone: AbortSignal) => {
      const run = methods[method]
      if (!run) return null
      calls.push({ method, fields })
      return { fault: faults.next(method), run: () => run(fields, gone) }
    },
    refuse,
    end: () => {
      delivery.stop()
      for (const waiter of waiters) waiter(null)
    },
    control: {
      sent: sends.sent,
      calls,
      typing: sends.typing,
      fetched: sends.fetched,
      blockedBy: sends.blockedBy,
      fail: faults.plan,
      failByChance: faults.byChance,
      onSent: sends.onSent,
      setQuota: sends.setQuota,
      pending: () => delivery.pending() + waitingEvents.length,
      hook: delivery.get,
      /** A chat that may be written to without having written first. */
      meet: (chat: string) => sends.knownChats.add(chat),
      write: (chat: string, text: string, times = 1) => arrive(eventOf('text', chat, { text }), times),
      /** Returns the address at which the picture lies. */
      sendPhoto: (chat: string, bytes: Buffer, caption?: string) => {
        const photo = host.storeFile(bytes, 'image/jpeg')
        const content = {
          message_type: 'CHAT_PHOTO',
          [switches.photoField]: photo,
          ...(caption && { caption }),
        }
        arrive(eventOf('image', chat, content), 1)
        return photo
      },
      sendVoice: (chat: string, bytes: Buffer) => {
        const voice = host.storeFile(bytes, 'audio/aac')
        arrive(eventOf('voice', chat, { message_type: 'CHAT_VOICE', voice_url: voice }), 1)
        return voice
      },
      sendSticker: (chat: string) =>
        arrive(eventOf('sticker', chat, { sticker: newId(), message_type: 'CHAT_STICKER' }), 1),
      sendUnsupported: (chat: string) => arrive(eventOf('unsupported', chat, {}), 1),
      writeInGroup: (chat: string, text: string) => arrive(eventOf('text', chat, { text }, 'GROUP'), 1),
      other: (event: Event) => arrive(event, 1),
    },
  }
}
