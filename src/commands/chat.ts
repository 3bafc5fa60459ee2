import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const shownReply = z.object({
  id: z.string(),
  text: z.string(),
  choices: z.array(z.object({ label: z.string(), value: z.string() })),
})
type ShownReply = z.infer<typeof shownReply>
const answer = z.union([z.object({ replies: z.array(shownReply) }), z.object({ error: z.string() })])

const comeBackMs = 2_000

const wording = {
  intro: (url: string) => `Trò chuyện với Xã Ơi tại ${url}. Gõ số để chọn, Ctrl+D để thoát.`,
  unreachable: (url: string) => `Không nối được tới ${url}. Máy chủ đã chạy chưa? (npm start)`,
  later: 'Đang xử lý, câu trả lời sẽ đến sau.',
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The `data` of each server-sent event in a response. */
async function* eventsOf(response: Response): AsyncGenerator<{ id: string; data: string }> {
  const decoder = new TextDecoder()
  let buffer = ''
  for await (const chunk of response.body ?? []) {
    buffer += decoder.decode(chunk as Uint8Array, { stream: true })
    const events = buffer.split('\n\n')
    buffer = events.pop() ?? ''
    for (const event of events) {
      const [, id, data] = /^id: (.*)\ndata: (.*)$/.exec(event) ?? []
      if (id && data) yield { id, data }
    }
  }
}

/**
 * One conversation with a running server, as a terminal shows it: `print` gets each reply once, whether it came with
 * the answer or later as an event.
 */
export const createTerminalChat = ({ url, print }: { url: string; print: (text: string) => void }) => {
  const conversationId = randomUUID()
  const shown = new Set<string>()
  const stopping = new AbortController()
  let cookie = ''
  let offered: ShownReply['choices'] = []
  let lastId = ''
  let listening: Promise<void> | null = null

  const show = ({ id, text, choices }: ShownReply): void => {
    if (shown.has(id)) return
    shown.add(id)
    offered = choices
    print([`\n${text}`, ...choices.map(({ label }, index) => `  ${index + 1}. ${label}`)].join('\n'))
  }

  const listenOnce = async (): Promise<void> => {
    const response = await fetch(`${url}/api/chat/${conversationId}/events`, {
      headers: { cookie, ...(lastId && { 'last-event-id': lastId }) },
      signal: stopping.signal,
    })
    if (!response.ok) return
    for await (const { id, data } of eventsOf(response)) {
      lastId = id
      show(shownReply.parse(JSON.parse(data)))
    }
  }

  const listen = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await listenOnce()
      } catch (error) {
        if (!(error instanceof TypeError) && (error as Error).name !== 'AbortError') throw error
      }
      if (!stopping.signal.aborted) await pause(comeBackMs)
    }
  }

  return {
    /** Sends a line; a number picks from the choices shown last. */
    async say(line: string): Promise<void> {
      const text = (/^\d+$/.test(line) ? offered[Number(line) - 1]?.value : undefined) ?? line
      const response = await fetch(`${url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ conversationId, messageId: randomUUID(), text }),
      })
      cookie ||= response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ')
      const answered = answer.parse(await response.json())
      if ('error' in answered) return print(`\n! ${answered.error}`)
      for (const reply of answered.replies) show(reply)
      if (response.status === 202) print(`\n${wording.later}`)
      listening ??= listen()
    },

    async stop(): Promise<void> {
      stopping.abort()
      await listening
    },
  }
}

const run = async (): Promise<void> => {
  const url = (process.argv[2] ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`).replace(/\/+$/, '')
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  const chat = createTerminalChat({
    url,
    print: (text) => {
      console.log(text)
      lines.prompt()
    },
  })
  console.log(wording.intro(url))
  lines.prompt()
  for await (const line of lines) {
    if (line.trim() === '') continue
    try {
      await chat.say(line.trim())
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      console.error(wording.unreachable(url))
      process.exitCode = 1
      break
    }
  }
  lines.close()
  await chat.stop()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run()
