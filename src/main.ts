import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Express } from 'express'
import { handOverLink } from './accounts/hand-over-link.js'
import { createApi } from './api/api.js'
import type { Channel, ChannelParts } from './channels/channel.js'
import { createChannels } from './channels/index.js'
import { checkTelegram } from './channels/telegram/check-telegram.js'
import { checkZalo } from './channels/zalo/check-zalo.js'
import { type Config, readConfig } from './config.js'
import { createCore } from './core.js'
import { channelOf } from './messaging/message.js'
import { readOrMakeSecret } from './shared/app-secret.js'
import { type Clock, systemClock } from './shared/clock.js'
import { prepareDataDir } from './shared/data-dir.js'
import { BadSetup } from './shared/errors.js'
import { markOfInstallation } from './shared/keys.js'
import { createLogger, type Logger } from './shared/logger.js'
import { openDatabase } from './shared/open-database.js'
import { runOrExplain } from './shared/run-or-explain.js'
import { createSecurityHeaders } from './web/kit/security-headers.js'
import type { DescribedApi } from './web/kit/web-parts.js'
import { createWatchApp, createWebApp } from './web/server.js'

const listen = (config: Config, onRequest: () => Express | null) => {
  const putHeaders = createSecurityHeaders({ isHttps: config.publicUrl?.startsWith('https://') ?? false })
  const server = createServer(patience, (request, response) => {
    const app = onRequest()
    if (app) app(request, response)
    else putHeaders(request, response, () => response.writeHead(503, startingHeaders).end(startingPage))
  })
  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new BadSetup(say.portTaken(config.port)) : error)
    })
    server.listen(config.port, config.host, () => resolve(server))
  })
}

const startingHeaders = {
  'retry-after': '2',
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=utf-8',
}

/** How long a request may take to come in: its headers; all of it, a file of 20 MB over a slow line too. */
const patience = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 }

const say = {
  portTaken: (port: number) =>
    `PORT: cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó hoặc đặt PORT khác.`,
  starting: 'Xã Ơi đang khởi động, trang sẽ tự mở sau ít giây.',
}

/** What a browser sees until the first request can be answered; it looks again by itself. */
const startingPage = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="2"><title>Xã Ơi</title><p>${say.starting}</p></html>`

/**
 * Builds every part, joins them and starts: database, catalog, understanding, channels, web. Resolves when all of it
 * answers. `stop` lets what is under way finish. Throws BadSetup with what to fix.
 */
export const startXaOi = async ({ config, clock, logger }: { config: Config; clock: Clock; logger: Logger }) => {
  await prepareDataDir(config.dataDir)
  const appSecret = config.appSecret ?? (await readOrMakeSecret(config.dataDir))
  const database = await openDatabase(config, logger)
  const { connection } = database
  let app: Express | null = null
  const server = await listen(config, () => app)
  const { port } = server.address() as AddressInfo
  const publicUrl = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`

  let channels: Channel[] = []
  const channelFor = (chat: string) => channels.find(({ name }) => name === channelOf(chat))
  const core = await createCore({
    connection,
    config,
    publicUrl,
    appSecret,
    clock,
    logger,
    processName: `${hostname()}:${port}`,
    send: async (message) =>
      (await channelFor(message.chat)?.send(message)) ?? { outcome: 'retry', afterMs: 60_000, scope: 'channel' },
    platformOf: (chat) => channelFor(chat)?.capabilities ?? { rings: false, limits: null },
    fetchFile: async (name, file) =>
      (await channels.find((channel) => channel.name === name)?.fetchFile?.(file)) ?? {
        outcome: 'refused',
        reason: 'gone',
      },
    showTyping: (chat) => void channelFor(chat)?.showTyping?.(chat),
    onDelivered: (chat) => channelFor(chat)?.onDelivered?.(chat),
  })
  const inbox: ChannelParts['inbox'] = {
    ...core.messaging.inbox,
    receive: async (message) => {
      const isNew = await core.messaging.inbox.receive(message)
      if (isNew) core.operations.noteReceived(message.channel)
      return isNew
    },
  }
  channels = createChannels({ ...core, ...core.messaging, inbox, config, connection, clock, logger })

  const api = createApi({ ...core, publicUrl, clock, logger })
  const health = { isReady: async () => connection.db?.command({ ping: 1 }), mark: markOfInstallation(appSecret) }
  const webParts = {
    ...core,
    checkChannel: { telegram: () => checkTelegram(config), zalo: () => checkZalo(config) },
    config,
    publicUrl,
    clock,
    logger,
    apiDescription: api.description as DescribedApi,
  }
  app = config.parts.has('web')
    ? createWebApp(webParts, {
        ...health,
        routers: [...channels.flatMap(({ routers }) => routers ?? []), api.router],
      })
    : createWatchApp(webParts, health)
  core.start()
  await Promise.all(channels.map((channel) => channel.start()))
  const administratorLink = await core.accounts.createFirstAdministratorLink(clock.now())

  return {
    url: publicUrl,
    administratorLink,
    core,
    accounts: core.accounts,
    audit: core.accounts.audit,
    async stop(): Promise<void> {
      await Promise.all(channels.map((channel) => channel.stop()))
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await core.stop()
      server.closeAllConnections()
      await closed
      await database.close()
    },
  }
}

export type XaOi = Awaited<ReturnType<typeof startXaOi>>

/** Starts the server of this process and stops it on SIGINT and SIGTERM. */
export const runServer = async (config: Config): Promise<XaOi> => {
  const logger = createLogger(config.logLevel)
  const running = await startXaOi({ config, clock: systemClock, logger })
  const stop = async () => {
    await running.stop()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.log(`\nXã Ơi đang chạy: ${running.url}`)
  console.log(`Cán bộ đăng nhập: ${running.url}/dang-nhap`)
  await handOverLink({ link: running.administratorLink, dataDir: config.dataDir, terminal: process.stdout })
  return running
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runOrExplain(() => runServer(readConfig(process.env)))
