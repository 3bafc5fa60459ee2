import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Fields = Record<string, unknown>
type Button = { text: string; callback_data: string }
export type SentMessage = { chat: number; text: string; buttons: Button[][] }
type Answer = { status: number; body: unknown; isHtml?: boolean }

/** What goes wrong with the next calls of a method, after `skip` good ones; `reset` closes the line, before or after the call was done. */
export type Fault = { method: string; times: number; skip?: number } & (
  | { error: number; description: string; retryAfter?: number }
  | { html: number }
  | { reset: 'before' | 'after' }
)

type Waiter = { answer: (answer: Answer) => void; offset: number }

const ok = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } })
const refuse = (code: number, description: string, parameters?: Fields): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
})

const readBody = async (request: IncomingMessage): Promise<Fields> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text ? (JSON.parse(text) as Fields) : {}
}

/**
 * The Bot API for one bot over real HTTP on loopback: updates come again until a later offset confirms them, a second
 * poller ends the first with 409, sends are checked as the platform checks them.
 */
export const startTelegramEmulator = async ({ token }: { token: string }) => {
  const sent: SentMessage[] = []
  const calls: { method: string; fields: Fields }[] = []
  const blockedBy = new Set<number>()
  const answeredCallbacks: string[] = []
  let faults: Fault[] = []
  let updates: { update_id: number }[] = []
  let webhook = 'https://left-over.example/hook'
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
    if (webhook)
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

  const sendMessage = (fields: Fields): Answer => {
    const chat = Number(fields.chat_id)
    const text = String(fields.text ?? '')
    const buttons = ((fields.reply_markup as Fields)?.inline_keyboard ?? []) as Button[][]
    if (blockedBy.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user')
    if (chat === 0) return refuse(400, 'Bad Request: chat not found')
    if (text.trim() === '') return refuse(400, 'Bad Request: message text is empty')
    if (text.length > 4_096) return refuse(400, 'Bad Request: message is too long')
    const isDataWrong = buttons
      .flat()
      .some(({ callback_data: data }) => Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64)
    if (isDataWrong) return refuse(400, 'Bad Request: BUTTON_DATA_INVALID')
    sent.push({ chat, text, buttons })
    lastMessage += 1
    return ok({ message_id: lastMessage, date: 0, chat: { id: chat, type: 'private' }, text })
  }

  const methods: Record<string, (fields: Fields) => Answer | Promise<Answer>> = {
    getMe: () => ok({ id: Number(token.split(':')[0]), is_bot: true, first_name: 'Xã Ơi', username: 'xaoi_bot' }),
    deleteWebhook: () => {
      webhook = ''
      return ok(true)
    },
    getUpdates,
    sendMessage,
    answerCallbackQuery: (fields) => {
      answeredCallbacks.push(String(fields.callback_query_id))
      return ok(true)
    },
  }

  const nextFault = (method: string): Fault | undefined => {
    const fault = faults.find((one) => one.method === method && one.times > 0)
    if (fault?.skip) {
      fault.skip -= 1
      return undefined
    }
    if (fault) fault.times -= 1
    return fault
  }

  const faultAnswer = (fault: Fault): Answer | null => {
    if ('html' in fault) return { status: fault.html, body: '<html><h1>Bad Gateway</h1></html>', isHtml: true }
    if ('error' in fault)
      return refuse(
        fault.error,
        fault.description,
        fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter },
      )
    return null
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fields = await readBody(request)
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const run = methods[method]
    const reply = ({ status, body, isHtml }: Answer): void => {
      response.writeHead(status, { 'content-type': isHtml ? 'text/html' : 'application/json' })
      response.end(isHtml ? String(body) : JSON.stringify(body))
    }
    if (givenToken !== token) return reply(refuse(401, 'Unauthorized'))
    if (!run) return reply(refuse(404, 'Not Found: method not found'))
    calls.push({ method, fields })
    const fault = nextFault(method)
    if (fault && 'reset' in fault) {
      if (fault.reset === 'after') await run(fields)
      request.socket.destroy()
      return
    }
    reply((fault && faultAnswer(fault)) ?? (await run(fields)))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const arrive = (content: Fields, times = 1): number => {
    lastUpdate += 1
    for (let count = 0; count < times; count += 1) updates.push({ update_id: lastUpdate, ...content })
    wake()
    return lastUpdate
  }
  const now = (): number => Math.floor(Date.now() / 1000)
  const privateChat = (id: number) => ({ id, type: 'private' })

  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    calls,
    blockedBy,
    answeredCallbacks,
    fail: (fault: Fault) => {
      faults = [...faults, fault]
    },
    /** Updates that no later offset has confirmed. */
    unconfirmed: () => updates.map(({ update_id }) => update_id),
    /** A private message; more than once is the same update delivered again. */
    write: (chat: number, content: Fields, times = 1) =>
      arrive(
        { message: { message_id: lastUpdate, date: now(), chat: privateChat(chat), from: { id: chat }, ...content } },
        times,
      ),
    writeInGroup: (chat: number, text: string) =>
      arrive({ message: { message_id: lastUpdate, date: now(), chat: { id: chat, type: 'supergroup' }, text } }),
    press: (chat: number, data: string) =>
      arrive({
        callback_query: {
          id: `callback-${lastUpdate}`,
          from: { id: chat },
          message: { message_id: 1, date: 0, chat: privateChat(chat) },
          data,
        },
      }),
    other: (content: Fields) => arrive(content),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type TelegramEmulator = Awaited<ReturnType<typeof startTelegramEmulator>>
