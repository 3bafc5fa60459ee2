import { dirname, join, resolve } from 'node:path'
import { startEmbeddedMongoThread } from 'embedded-mongo'
import type { Config } from '../config.js'
import { BadSetup } from './errors.js'
import type { Logger } from './logger.js'
import { connectMongo, isDatabaseAway } from './mongo.js'

const say = {
  dataDir: (folder: string, why: string) =>
    `DATA_DIR: không mở được cơ sở dữ liệu trong ${folder}. ${why}\nNếu máy chủ khác đang dùng thư mục này, hãy dừng máy chủ đó hoặc đặt DATA_DIR khác. Nếu tệp hỏng, hãy chép lại bản sao lưu gần nhất (README: "Sao lưu").`,
  databasePort: 'embedded database listens on a loopback port: this system has no Unix sockets',
  databaseSocketElsewhere: 'embedded database listens outside DATA_DIR: its path is too long for a Unix socket',
  databaseAway: 'MONGODB_URI: không kết nối được cơ sở dữ liệu. Hãy kiểm tra địa chỉ, mật khẩu và máy chủ MongoDB.',
}

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

/**
 * The database that the settings name, also while a server of this machine has the embedded one open: then through its
 * socket, as the same user. Throws BadSetup with what to do.
 */
export const attachDatabase = async (config: Pick<Config, 'dataDir' | 'mongodbUri'>, logger: Logger) => {
  const socket = resolve(config.dataDir, 'database', 'mongo.sock')
  const served = config.mongodbUri
    ? null
    : await connectMongo(`mongodb://${encodeURIComponent(socket)}/xaoi?directConnection=true`).catch(() => null)
  return served ? { connection: served, close: () => served.close() } : openDatabase(config, logger)
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
