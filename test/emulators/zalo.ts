import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, answerCall, createFaults, type Fields, readBody, serveOnLoopback } from './platform-server.js'

type Event = { event_name: string; message: Fields }
type Hook = { url: string; secret: string }
/** What the live platform does isn't documented; each test picks. */
type Switches = {
  /** The webhook's body: bare as captured live, or wrapped as documented. */
  body: 'bare' | 'wrapped'
  /** What becomes of a delivery that failed. */
  repeats: 'none' | 'three'
  /** HTTP status of refusals: live it was 200. */
  refusalStatus: 200 | 'as code'
  photoField: 'photo_url' | 'photo'
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
const newId = (): string => randomBytes(10).toString('hex')

/**
 * The Zalo Bot API for one bot over real HTTP on loopback (channel-protocols, sections 1 and 7): one event per poll and no
 * acknowledgement, or a webhook with its secret; sends are checked as the platform checks them.
 */
export const startZaloEmulator = async ({
  token,
  port = 0,
  timeScale = 0.01,
  quota = Infinity,
  copyAfterMs = () => 0,
  ...given
}: {
  token: string
  port?: number
  timeScale?: number
  quota?: number
  copyAfterMs?: () => number
} & Partial<Switches>) => {
  const switches: Switches = { body: 'bare', repeats: 'three', refusalStatus: 200, photoField: 'photo_url', ...given }
  const sent: { chat: string; text: string; photo?: string }[] = []
  const calls: { method: string; fields: Fields }[] = []
  const typing: string[] = []
  const fetched: string[] = []
  const blockedBy = new Set<string>()
  const knownChats = new Set<string>()
  const pictures = new Map<string, Buffer>()
  const faults = createFaults()
  let listeners: (() => void)[] = []
  let waitingEvents: Event[] = []
  let waiter: ((event: Event | null) => void) | null = null
  let hook: Hook | null = null
  let left = quota
  let inFlight = 0
  let isStopped = false

  const ok = (result?: unknown): Answer => ({
    status: 200,
    body: { ok: true, ...(result !== undefined && { result }) },
  })
  const refuse = (code: number, description: string): Answer => ({
    status: switches.refusalStatus === 200 ? 200 : code,
    body: { ok: false, description, error_code: code },
  })

  const post = async (to: Hook, body: unknown): Promise<number> => {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': to.secret },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    await response.arrayBuffer()
    return response.status
  }

  const deliverOnce = async (to: Hook, event: Event): Promise<boolean> => {
    try {
      return (await post(to, switches.body === 'bare' ? event : { ok: true, result: event })) < 300
    } catch {
      return false
    }
  }

  /** One chat's events one after the other, as its person sends them. */
  const queues = new Map<string, Promise<void>>()
  const deliver = (event: Event): Promise<void> => {
    const chat = (event.message.chat as { id: string }).id
    const tries = switches.repeats === 'three' ? 200 : 1
    inFlight += 1
    const done = (queues.get(chat) ?? Promise.resolve())
      .then(async () => {
        for (let count = 0; count < tries && !isStopped; count += 1) {
          if (hook && (await deliverOnce(hook, event))) return
          await pause(1_000 * timeScale * Math.min(count + 1, 20))
        }
      })
      .finally(() => {
        inFlight -= 1
      })
    queues.set(chat, done)
    return done
  }

  const getUpdates = (fields: Fields): Answer | Promise<Answer> => {
    if (hook) return refuse(400, 'Bad request: webhook is active')
    const event = waitingEvents.shift()
    if (event) return ok(event)
    const seconds = Number(fields.timeout ?? 30)
    return new Promise((resolve) => {
      const end = (found: Event | null): void => {
        clearTimeout(timer)
        waiter = null
        resolve(found ? ok(found) : refuse(408, 'Request timeout'))
      }
      const timer = setTimeout(() => end(null), seconds * 1_000)
      waiter = end
    })
  }

  const setWebhook = async (fields: Fields): Promise<Answer> => {
    const url = String(fields.url ?? '')
    const secret = String(fields.secret_token ?? '')
    if (!URL.canParse(url)) return refuse(400, 'Bad request: url')
    const { protocol, hostname } = new URL(url)
    if (protocol !== 'https:' && !isLoopback(hostname)) return refuse(400, 'Bad request: url must be https')
    if (secret.length < 8 || secret.length > 256) return refuse(400, 'Bad request: secret_token')
    hook = { url, secret }
    const outcome = await fetch(url, { method: 'POST', headers: { 'x-bot-api-secret-token': secret } }).then(
      ({ status, ok: isOk }) => (isOk ? 'webhook.ok' : status === 404 ? 'webhook.http.404' : 'webhook.http.other'),
      () => 'webhook.err.unreachable',
    )
    for (const event of waitingEvents.splice(0)) void deliver(event)
    return ok({ url, updated_at: Date.now(), verification: { ok: outcome === 'webhook.ok', url, outcome, hint: '' } })
  }

  const checkChat = (chat: string): Answer | null => {
    if (!knownChats.has(chat)) return refuse(400, 'Bad request: chat_id not found')
    if (blockedBy.has(chat)) return refuse(400, 'Bad request: user has blocked the bot')
    if (left <= 0) return refuse(429, 'Quota exceeded')
    left -= 1
    return null
  }

  const record = (chat: string, text: string, photo?: string): Answer => {
    sent.push({ chat, text, ...(photo && { photo }) })
    for (const hear of listeners) hear()
    return ok({ message_id: newId(), date: Date.now() })
  }

  const methods: Record<string, (fields: Fields) => Answer | Promise<Answer>> = {
    getMe: () =>
      ok({ id: token.split(':')[0], account_name: 'Bot Xã Ơi', account_type: 'BASIC', can_join_groups: false }),
    getUpdates,
    setWebhook,
    deleteWebhook: () => {
      hook = null
      return ok({ url: '', updated_at: Date.now() })
    },
    getWebhookInfo: () => ok({ url: hook?.url ?? '', updated_at: Date.now() }),
    testWebhook: () => ok({ ok: hook !== null, outcome: hook ? 'webhook.ok' : 'webhook.err.unreachable' }),
    sendMessage: (fields) => {
      const chat = String(fields.chat_id ?? '')
      const text = String(fields.text ?? '')
      if (text.length < 1 || text.length > 2_000) return refuse(400, 'Bad request: text')
      return checkChat(chat) ?? record(chat, text)
    },
    sendPhoto: async (fields) => {
      const chat = String(fields.chat_id ?? '')
      const photo = String(fields.photo ?? '')
      if (!URL.canParse(photo) || String(fields.caption ?? '').length > 2_000) return refuse(400, 'Bad request: photo')
      const refused = checkChat(chat)
      if (refused) return refused
      const response = await fetch(photo).catch(() => null)
      fetched.push(photo)
      if (!response?.ok || !/^image\//.test(response.headers.get('content-type') ?? ''))
        return refuse(400, 'Bad request: photo')
      return record(chat, String(fields.caption ?? ''), photo)
    },
    sendSticker: (fields) => checkChat(String(fields.chat_id)) ?? record(String(fields.chat_id), `[${fields.sticker}]`),
    sendVoice: (fields) =>
      String(fields.voice_url).endsWith('.aac')
        ? (checkChat(String(fields.chat_id)) ?? record(String(fields.chat_id), `[${fields.voice_url}]`))
        : refuse(400, 'Bad request: voice_url'),
    sendChatAction: (fields) => {
      typing.push(String(fields.chat_id))
      return ok()
    },
  }

  const server = await serveOnLoopback(async (request, response) => {
    const picture = /^\/pictures\/(\w+)/.exec(request.url ?? '')
    if (picture) {
      const bytes = pictures.get(picture[1] ?? '')
      if (bytes) response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes)
      else response.writeHead(404).end()
      return
    }
    const fields = await readBody(request)
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const run = methods[method]
    const answer = (given: Answer) =>
      answerCall({ request, response, fault: undefined, run: () => given, refuse: () => given })
    if (givenToken !== token) return answer(refuse(401, 'Unauthorized'))
    if (!run) return answer(refuse(400, 'Bad request'))
    calls.push({ method, fields })
    await answerCall({
      request,
      response,
      fault: faults.next(method),
      run: () => run(fields),
      refuse: ({ error, description }) => refuse(error, description),
    })
  }, port)

  const arrive = (event: Event, times: number): void => {
    const { chat } = event.message as { chat: { id: string } }
    knownChats.add(chat.id)
    if (hook) {
      void deliver(event).then(() => {
        for (let count = 1; count < times; count += 1)
          setTimeout(() => hook && void deliverOnce(hook, event), copyAfterMs()).unref()
      })
      return
    }
    for (let count = 0; count < times; count += 1) {
      if (waiter) waiter(event)
      else waitingEvents = [...waitingEvents, event]
    }
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
    apiRoot: server.url,
    sent,
    calls,
    typing,
    fetched,
    blockedBy,
    fail: faults.plan,
    failByChance: faults.byChance,
    onSent: (hear: () => void) => {
      listeners = [...listeners, hear]
    },
    pending: () => inFlight + waitingEvents.length,
    hook: () => hook,
    setQuota: (next: number) => {
      left = next
    },
    /** A chat that may be written to without having written first. */
    meet: (chat: string) => knownChats.add(chat),
    write: (chat: string, text: string, times = 1) => arrive(eventOf('text', chat, { text }), times),
    sendPhoto: (chat: string, bytes: Buffer, caption?: string) => {
      const id = newId()
      pictures.set(id, bytes)
      const photo = `${server.url}/pictures/${id}.jpg`
      arrive(
        eventOf('image', chat, {
          message_type: 'CHAT_PHOTO',
          [switches.photoField]: photo,
          ...(caption && { caption }),
        }),
        1,
      )
      return photo
    },
    sendSticker: (chat: string) =>
      arrive(eventOf('sticker', chat, { sticker: newId(), message_type: 'CHAT_STICKER' }), 1),
    sendUnsupported: (chat: string) => arrive(eventOf('unsupported', chat, {}), 1),
    writeInGroup: (chat: string, text: string) => arrive(eventOf('text', chat, { text }, 'GROUP'), 1),
    other: (event: Event) => arrive(event, 1),
    expirePictures: () => pictures.clear(),
    async stop() {
      isStopped = true
      waiter?.(null)
      await server.stop()
    },
  }
}

export type ZaloEmulator = Awaited<ReturnType<typeof startZaloEmulator>>
