import type { NextFunction, Request, Response } from 'express'
import pino from 'pino'
import type { Channel } from '../../src/channels/channel.js'
import { createZalo } from '../../src/channels/zalo/zalo-channel.js'
import type { IncomingMessage, Reply } from '../../src/messaging/message.js'
import type { ZaloEmulator } from '../emulators/zalo.js'
import { serve } from './chat-client.js'
import { eventually, newDatabase, noConfig, startMessaging } from './start-messaging.js'

export const token = '123456789:secret-of-zalo'
export const secret = 'secret-of-the-webhook'
export const lan = 'a1b2c3d4e5f60718293a'
export const waits = { standByMs: 50, firstBackOffMs: 20, pollSeconds: 1 }

/** Zalo by polling, or by webhook on a served port, joined to inbox and outbox; what is logged goes to `log`. */
export const startZaloBot = async (settings: {
  way: 'polling' | 'webhook'
  uri: string
  emulator: ZaloEmulator
  answer: (message: IncomingMessage) => Reply[] | Promise<Reply[]>
  log: (line: string) => void
}) => {
  const { way, uri, emulator } = settings
  const zalo = { token, apiRoot: emulator.apiRoot, webhookSecret: way === 'webhook' ? secret : null, limits: null }
  const messaging = await startMessaging({
    uri,
    database: newDatabase(),
    answer: settings.answer,
    logger: pino({ level: 'trace' }, { write: settings.log }),
  })
  // The port is known only once something listens, and the channel is built with its address.
  const routers: NonNullable<Channel['routers']> = []
  const server = await serve({
    routers: [(request: Request, response: Response, next: NextFunction) => routers[0]?.(request, response, next)],
  } as unknown as Channel)
  const publicUrl = way === 'webhook' ? server.url : null
  const channel = messaging.add(createZalo({ ...messaging.parts, config: { ...noConfig, publicUrl, zalo } }, { waits }))
  routers.push(...(channel.routers ?? []))
  await channel.start()
  if (way === 'webhook') await eventually(() => emulator.hook() !== null)
  return { ...messaging, channel, close: server.close, url: server.url }
}

export type ZaloBot = Awaited<ReturnType<typeof startZaloBot>>
