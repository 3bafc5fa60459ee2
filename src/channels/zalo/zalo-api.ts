import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosInstance, isAxiosError } from 'axios'
import { z } from 'zod'
import { ZaloRefused, ZaloUnreachable } from './zalo-errors.js'

const id = z.union([z.string(), z.number()]).transform(String)
const sent = z.looseObject({ message_id: id, date: z.number().optional() })
const webhook = z.looseObject({
  url: z.string(),
  updated_at: z.number().optional(),
  verification: z.looseObject({ ok: z.boolean(), outcome: z.string().optional() }).optional(),
})
const verification = z.looseObject({ ok: z.boolean(), outcome: z.string().optional() })
const me = z.looseObject({ id, account_name: z.string().optional(), account_type: z.string().optional() })
const envelope = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  errorCode: z.number().optional(),
  description: z.string().optional(),
})

export type ZaloSent = z.infer<typeof sent>
export type ZaloWebhook = z.infer<typeof webhook>

const usualMs = 30_000
/** The platform fetches the picture while we wait. */
const photoMs = 150_000
const typingMs = 5_000

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED'])

const unreachable = (method: string, error: unknown): ZaloUnreachable => {
  const code = isAxiosError(error) ? (error.code ?? 'network') : 'network'
  return new ZaloUnreachable(method, code, neverSent.has(code))
}

/** An answer that isn't the platform's JSON: a gateway's page. 5xx means the request was turned away. */
const strange = (method: string, status: number): Error =>
  status >= 400 ? new ZaloRefused(method, status, 'no JSON') : new ZaloUnreachable(method, 'malformed', false)

/**
 * The Zalo Bot API, one method per endpoint, POST with JSON. Throws ZaloRefused or ZaloUnreachable; neither they nor
 * their causes hold the token, which is part of every address.
 */
export const createZaloApi = ({ token, apiRoot }: { token: string; apiRoot: string }) => {
  // A kept line that the platform has closed meanwhile would leave it open whether a message arrived.
  const client: AxiosInstance = axios.create({
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
    httpAgent: new HttpAgent({ keepAlive: false }),
    httpsAgent: new HttpsAgent({ keepAlive: false }),
  })

  const call = async <T>(
    method: string,
    fields: object,
    result: z.ZodType<T>,
    options: { withinMs?: number; signal?: AbortSignal } = {},
  ): Promise<T> => {
    const response = await client
      .post(`${apiRoot}/bot${token}/${method}`, fields, {
        timeout: options.withinMs ?? usualMs,
        ...(options.signal && { signal: options.signal }),
      })
      .catch((error: unknown) => {
        throw unreachable(method, error)
      })
    const answer = envelope.safeParse(response.data)
    if (!answer.success) throw strange(method, response.status)
    const { ok, error_code, errorCode, description = '' } = answer.data
    if (!ok) {
      const code = error_code ?? errorCode ?? (/time-?out/i.test(description) ? 408 : response.status)
      throw new ZaloRefused(method, code, description)
    }
    const read = result.safeParse(answer.data.result)
    if (!read.success) throw new ZaloUnreachable(method, 'malformed', false)
    return read.data
  }

  return {
    getMe: () => call('getMe', {}, me),

    /** One event, or null when nothing came within `seconds`. There is no acknowledgement: what is lost is lost. */
    async getUpdates(seconds: number, signal?: AbortSignal): Promise<unknown> {
      const options = { withinMs: (seconds + 5) * 1_000, ...(signal && { signal }) }
      try {
        return await call('getUpdates', { timeout: String(seconds) }, z.unknown(), options)
      } catch (error) {
        if (error instanceof ZaloRefused && isIdle(error)) return null
        throw error
      }
    },

    setWebhook: (url: string, secret: string) =>
      call('setWebhook', { url, secret_token: secret }, webhook, { withinMs: photoMs }),
    deleteWebhook: () => call('deleteWebhook', {}, z.unknown()),
    getWebhookInfo: () => call('getWebhookInfo', {}, webhook),
    /** A few calls a day only. */
    testWebhook: () => call('testWebhook', {}, verification, { withinMs: photoMs }),

    /** Plain text of 1 to 2000 signs. */
    sendMessage: (chatId: string, text: string) => call('sendMessage', { chat_id: chatId, text }, sent),
    /** `photo` is an address that the platform fetches; the caption has at most 2000 signs. */
    sendPhoto: (chatId: string, photo: string, caption: string) =>
      call('sendPhoto', { chat_id: chatId, photo, ...(caption && { caption }) }, sent, { withinMs: photoMs }),
    sendSticker: (chatId: string, sticker: string) => call('sendSticker', { chat_id: chatId, sticker }, sent),
    /** `voiceUrl` ends in .aac; private chats only. */
    sendVoice: (chatId: string, voiceUrl: string) =>
      call('sendVoice', { chat_id: chatId, voice_url: voiceUrl }, sent, { withinMs: photoMs }),
    sendChatAction: (chatId: string) =>
      call('sendChatAction', { chat_id: chatId, action: 'typing' }, z.unknown(), { withinMs: typingMs }),
  }
}

/** How the platform says that nothing came while it waited. */
const isIdle = ({ code, description }: ZaloRefused): boolean =>
  code === 408 || code === 504 || /time-?\s?out/i.test(description)

export type ZaloApi = ReturnType<typeof createZaloApi>
