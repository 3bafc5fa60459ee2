import {
  type Answer,
  answerCall,
  createFaults,
  type Fault,
  type Fields,
  readBody,
  serveOnLoopback,
} from './platform-server.js'
import { createWebhookDelivery } from './telegram-webhook.js'

export type { Fault }

type Button = { text: string; callback_data: string }
export type SentMessage = { chat: number; text: string; buttons: Button[][]; photo?: Buffer }
type Update = Fields & { update_id: number }
type Waiter = { answer: (answer: Answer) => void; offset: number }
type StoredFile = { bytes: Buffer; path: string; isTooBig: boolean }

const largestFile = 20 * 1024 * 1024
const largestPhoto = 10 * 1024 * 1024
const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)

const ok = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } })
const refuse = (code: number, description: string, parameters?: Fields): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
})

/** Messages per second and chat; the platform's own figures aren't published. */
type Limits = { perChat: number; inAll: number } | null

const createLimiter = (limits: Limits) => {
  const times = new Map<string, number[]>()
  const waitFor = (name: string, most: number): number => {
    const now = Date.now()
    const recent = (times.get(name) ?? []).filter((at) => now - at < 1_000)
    if (recent.length >= most) return 1
    times.set(name, [...recent, now])
    return 0
  }
  return (chat: number): number =>
    limits ? waitFor('all', limits.inAll) || waitFor(`chat:${chat}`, limits.perChat) : 0
}

/**
 * The Bot API for one bot over real HTTP on loopback (channel-protocols, sections 3 and 7): updates by polling, which
 * come again until a later offset confirms them, or by webhook; sends are checked as the platform checks them.
 */
export const startTelegramEmulator = async ({
  token,
  port = 0,
  timeScale = 0.01,
  limits = null,
  copyAfterMs = () => 0,
}: {
  token: string
  port?: number
  timeScale?: number
  limits?: Limits
  /** When a further copy of an update comes, after the first was taken. */
  copyAfterMs?: () => number
}) => {
  const sent: SentMessage[] = []
  const calls: { method: string; fields: Fields }[] = []
  const blockedBy = new Set<number>()
  const answeredCallbacks: string[] = []
  const typing: number[] = []
  const files = new Map<string, StoredFile>()
  const oldCallbacks = new Set<string>()
  const faults = createFaults()
  const hooks = createWebhookDelivery({ timeScale })
  const retryAfter = createLimiter(limits)
  let listeners: (() => void)[] = []
  let commands: { command: string; description: string }[] = []
  let updates: Update[] = []
  let leftOver = 'https://left-over.example/hook'
  let lastUpdate = 1_000
  let lastMessage = 0
  let waiter: Waiter | null = null

  const waiting = (offset: number) => updates.filter(({ update_id }) => update_id >= offset)

  const wake = (): void => {
    const found = waiter ? waiting(waiter.offset) : []
    if (!waiter || found.length === 0) return
    waiter.answer(ok(found.slice(0, 100)))
    waiter = null
  }

  const getUpdates = (fields: Fields): Answer | Promise<Answer> => {
    if (leftOver || hooks.get())
      return refuse(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    waiter?.answer(
      refuse(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'),
    )
    waiter = null
    const offset = Number(fields.offset ?? 0)
    updates = waiting(offset)
    const seconds = Math.min(50, Number(fields.timeout ?? 0))
    if (updates.length > 0 || seconds === 0) return ok(updates.slice(0, 100))
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(ok([])), seconds * 1_000)
      waiter = {
        offset,
        answer: (answer) => {
          clearTimeout(timer)
          resolve(answer)
        },
      }
    })
  }

  const setWebhook = (fields: Fields): Answer => {
    const url = String(fields.url ?? '')
    const secret = fields.secret_token === undefined ? null : String(fields.secret_token)
    if (!URL.canParse(url)) return refuse(400, 'Bad Request: invalid webhook URL specified')
    const { protocol, hostname } = new URL(url)
    if (protocol !== 'https:' && !isLoopback(hostname))
      return refuse(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
    if (secret !== null && secret.length > 256) return refuse(400, 'Bad Request: secret token is too long')
    if (secret !== null && !/^[\w-]+$/.test(secret))
      return refuse(400, 'Bad Request: secret token contains unallowed characters')
    leftOver = ''
    hooks.set({
      url,
      secret,
      maxConnections: Number(fields.max_connections ?? 40),
      allowed: (fields.allowed_updates ?? []) as string[],
    })
    for (const update of updates) void hooks.enqueue(update)
    updates = []
    return ok(true)
  }

  const deleteWebhook = (): Answer => {
    leftOver = ''
    hooks.set(null)
    return ok(true)
  }

  const getWebhookInfo = (): Answer => {
    const hook = hooks.get()
    const error = hooks.lastError()
    return ok({
      url: hook?.url ?? leftOver,
      has_custom_certificate: false,
      pending_update_count: hook ? hooks.pending() : updates.length,
      ...(hook && { max_connections: hook.maxConnections, allowed_updates: hook.allowed }),
      ...(error && { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message }),
    })
  }

  const checkChat = (chat: number): Answer | null => {
    if (blockedBy.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user')
    if (chat === 0 || Number.isNaN(chat)) return refuse(400, 'Bad Request: chat not found')
    const seconds = retryAfter(chat)
    return seconds > 0 ? refuse(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }) : null
  }

  const sendMessage = (fields: Fields): Answer => {
    const chat = Number(fields.chat_id)
    const text = String(fields.text ?? '')
    const buttons = ((fields.reply_markup as Fields)?.inline_keyboard ?? []) as Button[][]
    const refused = checkChat(chat)
    if (refused) return refused
    if (text.trim() === '') return refuse(400, 'Bad Request: message text is empty')
    if (Buffer.byteLength(text) > 32 * 1024) return refuse(400, 'Bad Request: Text is too long')
    if (text.length > 4_096) return refuse(400, 'Bad Request: message is too long')
    if (fields.parse_mode === 'HTML' && /<(?!\/?(b|i|u|s|a|code|pre)\b)|&(?!lt;|gt;|amp;|quot;)/.test(text))
      return refuse(400, "Bad Request: can't parse entities: Unsupported start tag")
    const isDataWrong = buttons
      .flat()
      .some(({ callback_data: data }) => Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64)
    if (isDataWrong) return refuse(400, 'Bad Request: BUTTON_DATA_INVALID')
    sent.push({ chat, text, buttons })
    lastMessage += 1
    for (const hear of listeners) hear()
    return ok({ message_id: lastMessage, date: 0, chat: { id: chat, type: 'private' }, text })
  }

  const sendPhoto = (fields: Fields): Answer => {
    const chat = Number(fields.chat_id)
    const caption = String(fields.caption ?? '')
    const photo = fields[String(fields.photo ?? '').replace('attach://', '')]
    const refused = checkChat(chat)
    if (refused) return refused
    if (!Buffer.isBuffer(photo)) return refuse(400, 'Bad Request: there is no photo in the request')
    if (photo.length > largestPhoto) return refuse(400, 'Bad Request: file is too big')
    if (!photo.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
      return refuse(400, 'Bad Request: IMAGE_PROCESS_FAILED')
    if (caption.length > 1_024) return refuse(400, 'Bad Request: message caption is too long')
    sent.push({ chat, text: caption, buttons: [], photo })
    lastMessage += 1
    for (const hear of listeners) hear()
    return ok({ message_id: lastMessage, date: 0, chat: { id: chat, type: 'private' }, caption })
  }

  const methods: Record<string, (fields: Fields) => Answer | Promise<Answer>> = {
    getMe: () => ok({ id: Number(token.split(':')[0]), is_bot: true, first_name: 'Xã Ơi', username: 'xaoi_bot' }),
    setWebhook,
    deleteWebhook,
    getWebhookInfo,
    getUpdates,
    sendMessage,
    sendPhoto,
    sendChatAction: (fields) => {
      typing.push(Number(fields.chat_id))
      return ok(true)
    },
    answerCallbackQuery: (fields) => {
      const id = String(fields.callback_query_id)
      if (oldCallbacks.has(id))
        return refuse(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
      answeredCallbacks.push(id)
      return ok(true)
    },
    setMyCommands: (fields) => {
      const given = fields.commands as typeof commands
      const isWrong = given.some(
        ({ command, description }) =>
          !/^[a-z0-9_]{1,32}$/.test(command) || description.length < 1 || description.length > 256,
      )
      if (isWrong || given.length > 100) return refuse(400, 'Bad Request: BOT_COMMAND_INVALID')
      commands = given
      return ok(true)
    },
    getMyCommands: () => ok(commands),
    getFile: (fields) => {
      const file = files.get(String(fields.file_id))
      if (!file) return refuse(400, 'Bad Request: invalid file_id')
      if (file.isTooBig) return refuse(400, 'Bad Request: file is too big')
      return ok({ file_id: fields.file_id, file_size: file.bytes.length, file_path: file.path })
    },
  }

  const server = await serveOnLoopback(async (request, response) => {
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? '')
    if (file) {
      const found = [...files.values()].find(({ path }) => path === file[2])
      if (file[1] !== token || !found) response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(found.bytes)
      return
    }
    const fields = await readBody(request)
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const run = methods[method]
    const answer = (given: Answer) =>
      answerCall({ request, response, fault: undefined, run: () => given, refuse: () => given })
    if (givenToken !== token) return answer(refuse(401, 'Unauthorized'))
    if (!run) return answer(refuse(404, 'Not Found: method not found'))
    calls.push({ method, fields })
    await answerCall({
      request,
      response,
      fault: faults.next(method),
      run: () => run(fields),
      refuse: ({ error, description, retryAfter: seconds }) =>
        refuse(error, description, seconds === undefined ? undefined : { retry_after: seconds }),
    })
  }, port)

  /** Gives an update to the bot; `copies` more of the same come again. */
  const arrive = (content: Fields, times = 1): number => {
    lastUpdate += 1
    const update: Update = { update_id: lastUpdate, ...content }
    const kind = Object.keys(content)[0] ?? ''
    if (hooks.get()) {
      if (!hooks.isAllowed(kind)) return lastUpdate
      void hooks.enqueue(update).then(() => {
        for (let count = 1; count < times; count += 1) setTimeout(() => void hooks.copy(update), copyAfterMs()).unref()
      })
      return lastUpdate
    }
    for (let count = 0; count < times; count += 1) updates.push(update)
    wake()
    return lastUpdate
  }
  const now = (): number => Math.floor(Date.now() / 1000)
  const privateChat = (id: number) => ({ id, type: 'private' })
  const message = (chat: number, content: Fields) => ({
    message_id: lastUpdate,
    date: now(),
    chat: privateChat(chat),
    from: { id: chat },
    ...content,
  })
  const write = (chat: number, content: Fields, times = 1) => arrive({ message: message(chat, content) }, times)
  const putFile = (
    bytes: Buffer,
    extension: string,
  ): { file_id: string; file_unique_id: string; file_size: number } => {
    const id = `file-${files.size + 1}`
    files.set(id, { bytes, path: `files/${id}.${extension}`, isTooBig: bytes.length > largestFile })
    return { file_id: id, file_unique_id: `u-${id}`, file_size: bytes.length }
  }
  const photoSizes = (bytes: Buffer) => [
    { ...putFile(Buffer.from('thumbnail'), 'jpg'), width: 90, height: 90 },
    { ...putFile(Buffer.from('middle size'), 'jpg'), width: 320, height: 320 },
    { ...putFile(bytes, 'jpg'), width: 1280, height: 1280 },
  ]

  return {
    apiRoot: server.url,
    sent,
    calls,
    blockedBy,
    answeredCallbacks,
    oldCallbacks,
    typing,
    commands: () => commands,
    fail: faults.plan,
    failByChance: faults.byChance,
    /** Called whenever a message was sent. */
    onSent: (hear: () => void) => {
      listeners = [...listeners, hear]
    },
    /** Updates that no later offset has confirmed. */
    unconfirmed: () => updates.map(({ update_id }) => update_id),
    /** Updates that the webhook hasn't taken yet. */
    pending: hooks.pending,
    /** A private message; more than once is the same update delivered again. */
    write,
    sendPhoto: (chat: number, bytes: Buffer, caption?: string) =>
      write(chat, { photo: photoSizes(bytes), ...(caption && { caption }) }),
    sendAlbum: (chat: number, pictures: Buffer[]) => {
      const media_group_id = `album-${lastUpdate}`
      for (const bytes of pictures) write(chat, { photo: photoSizes(bytes), media_group_id })
    },
    sendFile: (chat: number, kind: 'document' | 'voice' | 'video' | 'audio', bytes: Buffer, name?: string) =>
      write(chat, { [kind]: { ...putFile(bytes, 'bin'), ...(name && { file_name: name }) } }),
    sendLocation: (chat: number, latitude: number, longitude: number) =>
      write(chat, { location: { latitude, longitude } }),
    sendContact: (chat: number, phone: string, owner: number = chat) =>
      write(chat, { contact: { phone_number: phone, first_name: 'Lan', user_id: owner } }),
    /** The id is the one that `write` returned. */
    edit: (chat: number, messageId: number, text: string) =>
      arrive({ edited_message: { ...message(chat, { text }), message_id: messageId - 1, edit_date: now() } }),
    setMembership: (chat: number, status: 'kicked' | 'member') => {
      if (status === 'kicked') blockedBy.add(chat)
      else blockedBy.delete(chat)
      return arrive({ my_chat_member: { chat: privateChat(chat), from: { id: chat }, new_chat_member: { status } } })
    },
    writeInGroup: (chat: number, text: string) =>
      arrive({ message: { message_id: lastUpdate, date: now(), chat: { id: chat, type: 'supergroup' }, text } }),
    press: (chat: number, data: string, times = 1) =>
      arrive(
        {
          callback_query: {
            id: `callback-${lastUpdate}`,
            from: { id: chat },
            message: { message_id: 1, date: 0, chat: privateChat(chat) },
            data,
          },
        },
        times,
      ),
    other: (content: Fields) => arrive(content),
    async stop() {
      hooks.stop()
      await server.stop()
    },
  }
}

export type TelegramEmulator = Awaited<ReturnType<typeof startTelegramEmulator>>
