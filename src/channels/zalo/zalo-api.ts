import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosInstance, isAxiosError } from 'axios'
import { z } from 'zod'
import { ZaloRefused, ZaloUnreachable } from './zalo-errors.js'

const id = z.union([z.string(), z.number()]).transform(String)
/** The platform has said ok: whatever stands beside it, the message is there. */
const sent = z.object({ message_id: id.nullable().catch(null) }).catch({ message_id: null })
const verification = z.looseObject({ ok: z.boolean(), outcome: z.string().nullish() })
const webhook = z.looseObject({
  url: z
    .string()
    .nullish()
    .transform((url) => url ?? ''),
  verification: verification.nullish().catch(null),
})
const me = z.looseObject({ id, account_name: z.string().nullish(), account_type: z.string().nullish() })
const code = z.union([z.number(), z.string().transform(Number)]).pipe(z.number().int())
const envelope = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: code.nullish(),
  errorCode: code.nullish(),
  description: z.string().nullish(),
})

const timeOut = /time-?\s?out/i

const usualMs = 30_000
/** The platform fetches the picture while we wait. */
const photoMs = 150_000
const typingMs = 5_000
const largestAnswer = 1024 * 1024

/** The line was never there, or its certificate was refused before anything was said. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

const unreachable = (method: string, error: unknown, isLate: boolean): ZaloUnreachable => {
  const code = isAxiosError(error) ? (error.code ?? 'network') : 'network'
  return new ZaloUnreachable(method, isLate ? 'timeout' : code, neverSent.has(code))
}

/** An answer that isn't the platform's JSON: a gateway's page. 5xx means the request was turned away, 3xx that nobody read it. */
const strange = (method: string, status: number): Error =>
  status >= 400
    ? new ZaloRefused(method, status, 'no JSON', true)
    : new ZaloUnreachable(method, 'malformed', status >= 300)

/**
 * The Zalo Bot API, one method per endpoint, POST with JSON. Throws ZaloRefused or ZaloUnreachable; neither they nor
 * their causes hold the token, which is part of every address.
 */
export const createZaloApi = ({ token, apiRoot }: { token: string; apiRoot: string }) => {
  // A kept line that the platform has closed meanwhile would leave it open whether a message arrived.
  const client: AxiosInstance = axios.create({
    validateStatus: () => true,
    maxRedirects: 0,
    maxContentLength: largestAnswer,
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
    // Over the whole call: a line that drips would never count as idle.
    const late = AbortSignal.timeout(options.withinMs ?? usualMs)
    const signal = options.signal ? AbortSignal.any([late, options.signal]) : late
    const response = await client
      .post(`${apiRoot}/bot${token}/${method}`, fields, { signal })
      .catch((error: unknown) => {
        throw unreachable(method, error, late.aborted)
      })
    const answer = envelope.safeParse(response.data)
    if (!answer.success) throw strange(method, response.status)
    const { ok, error_code, errorCode } = answer.data
    const description = answer.data.description ?? ''
    if (!ok) {
      const code = error_code ?? errorCode ?? (timeOut.test(description) ? 408 : response.status)
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

    /** The platform tries the address out while we wait. */
    setWebhook: (url: string, secret: string, signal?: AbortSignal) =>
      call('setWebhook', { url, secret_token: secret }, webhook, { withinMs: photoMs, ...(signal && { signal }) }),
    deleteWebhook: (signal?: AbortSignal) => call('deleteWebhook', {}, z.unknown(), signal && { signal }),
    getWebhookInfo: () => call('getWebhookInfo', {}, webhook),
    /** A few calls a day only. */
    testWebhook: () => call('testWebhook', {}, verification, { withinMs: photoMs }),

    /** Plain text of 1 to 2000 characters. */
    sendMessage: (chatId: string, text: string) => call('sendMessage', { chat_id: chatId, text }, sent),
    /** `photo` is an address that the platform fetches; the caption has at most 2000 characters. */
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

/** How the platform says that nothing came while it waited; a gateway's page of the same status is a failure. */
const isIdle = ({ code, description, isPage }: ZaloRefused): boolean =>
  !isPage && (code === 408 || code === 504 || timeOut.test(description))

export type ZaloApi = ReturnType<typeof createZaloApi>
