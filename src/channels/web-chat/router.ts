import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { largestFile, type Refusal } from '../../attachments/attachment-store.js'
import { networkOf } from '../../shared/network-address.js'
import type { ChannelParts } from '../channel.js'
import { loadPicture } from '../outgoing-picture.js'
import type { ClaimStore } from './claim-store.js'
import { openEventStream } from './event-stream.js'
import type { Listeners } from './listeners.js'
import { isFromOurPages } from './origin.js'
import {
  largestBody,
  type MessageKey,
  Refused,
  readChatRequest,
  readConversationId,
  readFileName,
  readMessageKey,
} from './request.js'
import { picturePath } from './shown-reply.js'
import { chatOf, messageIdOf, orBusy, takeMessage } from './take-message.js'
import { checkToken, tokenCookies } from './token-cookie.js'
import { webChatWording as say } from './wording.js'

type RouterParts = ChannelParts & {
  claims: ClaimStore
  listeners: Listeners
  requestsPerMinute: number
  filesPerMinute: number
}

const longestEventId = 200
const fileWithinMs = 60_000
const fileStatus: Record<Refusal, number> = { empty: 400, type: 400, too_large: 413, quota: 429, no_space: 507 }

const refusalOf = (error: unknown, isFile: boolean): Refused | null => {
  if (error instanceof Refused) return error
  const { type, status } = error as { type?: unknown; status?: unknown }
  if (type === 'entity.too.large') return new Refused(413, isFile ? say.files.too_large : say.tooBig)
  return typeof status === 'number' && status >= 400 && status < 500 ? new Refused(400, say.malformed) : null
}

/** POST /api/chat and GET /api/chat/:conversationId/events. */
export const createWebChatRouter = (parts: RouterParts): Router => {
  const { claims, listeners, outboxStore, keys, clock, logger } = parts
  const scope = {
    isSecure: parts.config.publicUrl?.startsWith('https:') ?? false,
    isEmbedded: parts.config.embedOrigins.length > 0,
  }
  const limiter = new RateLimiterMemory({ points: parts.requestsPerMinute, duration: 60 })
  const fileLimiter = new RateLimiterMemory({ points: parts.filesPerMinute, duration: 60 })

  const limitBy =
    (counter: RateLimiterMemory) =>
    async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
      try {
        await counter.consume(networkOf(request.ip ?? ''))
      } catch (error) {
        throw error instanceof RateLimiterRes ? new Refused(429, say.tooMany) : error
      }
      next()
    }
  const limit = limitBy(limiter)

  const fromOurPagesOnly = (request: Request, _response: Response, next: NextFunction): void => {
    if (!isFromOurPages(request, parts.config.publicUrl)) throw new Refused(403, say.otherSite)
    next()
  }

  const jsonOnly = (request: Request, _response: Response, next: NextFunction): void => {
    if (!request.is('application/json')) throw new Refused(400, say.notJson)
    next()
  }

  /** Lets in the browser that opened the conversation, or opens it for this one. Throws Refused 403 or 503. */
  const admit = async (request: Request, response: Response, asked: MessageKey): Promise<void> => {
    const { conversationId, messageId } = asked
    const cookies = request.get('cookie')
    const token = checkToken(keys.webChat, cookies, conversationId, scope)
    if (token === 'valid') await orBusy(claims.bind(conversationId), say.busy.notStored)
    else {
      const isOpening = await orBusy(claims.claim(conversationId, messageId, clock.now()), say.busy.notStored)
      const isRefused =
        !isOpening && (token !== 'absent' || (await orBusy(claims.isBound(conversationId), say.busy.notStored)))
      if (isRefused) throw new Refused(403, say.notYours)
      if (isOpening) response.setHeader('set-cookie', tokenCookies(keys.webChat, cookies, conversationId, scope))
    }
  }

  const postMessage = async (request: Request, response: Response): Promise<void> => {
    const asked = readChatRequest(request.body)
    await admit(request, response, asked)
    const { isComplete, replies } = await takeMessage(parts, asked)
    response.status(isComplete ? 200 : 202).json({ replies })
  }

  /** One file, as the bytes of the body: kept first, then a message like any other says that it came. */
  const postFile = async (request: Request, response: Response): Promise<void> => {
    const asked = readMessageKey(request.params)
    await admit(request, response, asked)
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const name = readFileName(request.query.name)
    const keeping = parts.attachments.keep({
      id: `${messageIdOf(asked)}:0`,
      chat: chatOf(asked.conversationId),
      address: request.ip,
      bytes,
      name,
      at: clock.now(),
    })
    const result = await orBusy(keeping, say.busy.notStored, fileWithinMs)
    if ('refused' in result) throw new Refused(fileStatus[result.refused], say.files[result.refused])
    const { id, size } = result.kept
    const { isComplete, replies } = await takeMessage(parts, {
      ...asked,
      text: '',
      files: [{ kind: 'document', ref: id, name, size }],
    })
    response.status(isComplete ? 200 : 202).json({ replies })
  }

  const streamEvents = async (request: Request, response: Response): Promise<void> => {
    const conversationId = readConversationId(request.params.conversationId)
    const token = checkToken(keys.webChat, request.get('cookie'), conversationId, scope)
    if (token !== 'valid') throw token === 'absent' ? new Refused(401, say.noToken) : new Refused(403, say.notYours)
    await orBusy(claims.bind(conversationId), say.busy.events)
    const chat = chatOf(conversationId)
    const after = request.get('last-event-id')?.slice(0, longestEventId) || null
    await orBusy(outboxStore.findDeliveredAfter(chat, after, 1), say.busy.events)
    const stream = openEventStream(response, { chat, after, store: outboxStore })
    const remove = listeners.add(chat, stream)
    response.once('close', remove)
  }

  const sendPicture = async (request: Request, response: Response): Promise<void> => {
    const conversationId = readConversationId(request.params.conversationId)
    if (checkToken(keys.webChat, request.get('cookie'), conversationId, scope) !== 'valid')
      throw new Refused(403, say.notYours)
    const message = await orBusy(outboxStore.get(String(request.params.messageId)), say.busy.events)
    const picture = message?.chat === chatOf(conversationId) ? message.picture : undefined
    const loaded = picture && (await loadPicture(parts.attachments, picture))
    if (!loaded || !('bytes' in loaded)) throw new Refused(404, say.noPicture)
    response.set({ 'content-disposition': 'inline', 'x-content-type-options': 'nosniff' })
    response.type('image/jpeg').send(loaded.bytes)
  }

  const answerError = (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error)
      return
    }
    const refusal = refusalOf(error, request.path.includes('/files/'))
    if (!refusal) logger.error({ error, path: request.route?.path }, 'chat request failed')
    if (refusal?.status === 429) response.set('retry-after', '60')
    response.status(refusal?.status ?? 500).json({ error: refusal?.message ?? say.failed })
  }

  const router = Router()
  router.use('/api/chat', (_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  router.post('/api/chat', limit, fromOurPagesOnly, jsonOnly, express.json({ limit: largestBody }), postMessage)
  router.post(
    '/api/chat/:conversationId/files/:messageId',
    limitBy(fileLimiter),
    fromOurPagesOnly,
    express.raw({ type: 'application/octet-stream', limit: largestFile + 1 }),
    postFile,
  )
  router.get('/api/chat/:conversationId/events', limit, streamEvents)
  router.get(picturePath, limit, sendPicture)
  router.all(['/api/chat', '/api/chat/*rest'], () => {
    throw new Refused(405, say.notAllowed)
  })
  router.use('/api/chat', answerError)
  return router
}
