import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbeddedMongoThread } from 'embedded-mongo'
import type { Express } from 'express'
import { handOverLink } from './accounts/hand-over-link.js'
import type { Channel } from './channels/channel.js'
import { createChannels } from './channels/index.js'
import { type Config, readConfig } from './config.js'
import { createCore } from './core.js'
import { channelOf } from './messaging/message.js'
import { readOrMakeSecret } from './shared/app-secret.js'
import { type Clock, systemClock } from './shared/clock.js'
import { prepareDataDir } from './shared/data-dir.js'
import { BadSetup } from './shared/errors.js'
import { createLogger, type Logger } from './shared/logger.js'
import { connectMongo, isDatabaseAway } from './shared/mongo.js'
import { createWebApp } from './web/server.js'

const withDatabase = (uri: string, name: string): string => {
  const url = new URL(uri)
  if (url.pathname === '' || url.pathname === '/') url.pathname = `/${name}`
  return url.href
}

/** The embedded database in DATA_DIR, in a thread of its own, which only this user can reach. Throws BadSetup when its folder is in use or its file damaged. */
export const startDatabase = async (dataDir: string, logger: Logger) => {
  const folder = join(dataDir, 'database')
  try {
    const database = await startEmbeddedMongoThread({
      dataDir: folder,
      isPrivate: true,
      onError: (error) => logger.error({ error }, 'embedded database'),
    })
    if (!database.socket) logger.warn({ port: database.port }, say.databasePort)
    else if (dirname(database.socket) !== resolve(folder))
      logger.warn({ socket: database.socket }, say.databaseSocketElsewhere)
    return database
  } catch (error) {
    throw new BadSetup(say.dataDir(folder, error instanceof Error ? error.message : String(error)))
  }
}

/** The database that the settings name: MONGODB_URI, else the embedded one in DATA_DIR. Throws BadSetup with what to do. */
export const openDatabase = async (config: Pick<Config, 'dataDir' | 'mongodbUri'>, logger: Logger) => {
  const embedded = config.mongodbUri ? null : await startDatabase(config.dataDir, logger)
  const connection = await connectMongo(withDatabase(config.mongodbUri ?? embedded?.uri ?? '', 'xaoi')).catch(
    (error) => {
      throw isDatabaseAway(error) ? new BadSetup(say.databaseAway) : error
    },
  )
  return {
    connection,
    async close(): Promise<void> {
      await connection.close()
      await embedded?.close()
    },
  }
}

const listen = (config: Config, onRequest: () => Express | null) => {
  const server = createServer(patience, (request, response) => {
    const app = onRequest()
    if (app) app(request, response)
    else response.writeHead(503, startingHeaders).end(startingPage)
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
  'content-security-policy': "default-src 'none'",
}

/** How long a request may take to come in: its headers; all of it, a file of 20 MB over a slow line too. */
const patience = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 }

const say = {
  portTaken: (port: number) =>
    `PORT: cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó hoặc đặt PORT khác.`,
  dataDir: (folder: string, why: string) =>
    `DATA_DIR: không mở được cơ sở dữ liệu trong ${folder}. ${why}\nNếu máy chủ khác đang dùng thư mục này, hãy dừng máy chủ đó hoặc đặt DATA_DIR khác. Nếu tệp hỏng, hãy chép lại bản sao lưu gần nhất (README: "Sao lưu").`,
  databasePort: 'embedded database listens on a loopback port: this system has no Unix sockets',
  databaseSocketElsewhere: 'embedded database listens outside DATA_DIR: its path is too long for a Unix socket',
  starting: 'Xã Ơi đang khởi động, trang sẽ tự mở sau ít giây.',
  databaseAway: 'MONGODB_URI: không kết nối được cơ sở dữ liệu. Hãy kiểm tra địa chỉ, mật khẩu và máy chủ MongoDB.',
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
  channels = createChannels({ ...core, ...core.messaging, config, connection, clock, logger })

  app = createWebApp(
    { ...core, config, publicUrl, clock, logger },
    {
      isReady: async () => connection.db?.command({ ping: 1 }),
      routers: channels.flatMap(({ routers }) => routers ?? []),
    },
  )
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

/** Runs a command; a wrong setting or file ends it with its message alone. */
export const runOrExplain = async (run: () => Promise<unknown>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    console.error(error instanceof BadSetup ? error.message : error)
    process.exit(1)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runOrExplain(() => runServer(readConfig(process.env)))
