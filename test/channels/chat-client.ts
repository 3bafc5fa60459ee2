import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Channel } from '../../src/channels/channel.js'

export type Shown = { id: string; text: string; choices: { label: string; value: string }[]; picture?: string }

/** Serves a channel's routers on a free port. */
export const serve = async (channel: Channel) => {
  const app = express()
  for (const router of channel.routers ?? []) app.use(router)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A browser as far as the chat's API goes: keeps the cookies it is given. */
export const createChatClient = (url: string, conversationId: string = randomUUID()) => {
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  const postRaw = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookieHeader(), ...headers },
      body,
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const answer = (await response.json()) as { replies: Shown[]; error: string }
    return { status: response.status, headers: response.headers, ...answer }
  }

  return {
    conversationId,
    cookies,
    postRaw,
    post: (text: string, messageId: string = randomUUID()) =>
      postRaw(JSON.stringify({ conversationId, messageId, text })),

    /** Opens the events; `received` grows, `raw` is what came over the line. */
    async listen(lastEventId?: string) {
      const stopping = new AbortController()
      const response = await fetch(`${url}/api/chat/${conversationId}/events`, {
        headers: { cookie: cookieHeader(), ...(lastEventId && { 'last-event-id': lastEventId }) },
        signal: stopping.signal,
      })
      const heard = { status: response.status, received: [] as Shown[], ids: [] as string[], raw: '', isOver: false }
      const read = async () => {
        const decoder = new TextDecoder()
        try {
          for await (const chunk of response.body ?? []) {
            heard.raw += decoder.decode(chunk as Uint8Array, { stream: true })
            const events = heard.raw.split('\n\n').filter((event) => event.startsWith('id: '))
            const whole = heard.raw.endsWith('\n\n') ? events : events.slice(0, -1)
            heard.ids = whole.map((event) => event.slice(4, event.indexOf('\n')))
            heard.received = whole.map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)) as Shown)
          }
        } catch (error) {
          if ((error as Error).name !== 'AbortError') throw error
        }
        heard.isOver = true
      }
      const reading = read()
      return Object.assign(heard, {
        headers: response.headers,
        close: async () => {
          stopping.abort()
          await reading
        },
      })
    },
  }
}
