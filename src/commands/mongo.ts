import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compactDatabase, hasDatabase, startEmbeddedMongo } from 'embedded-mongo'

const say = {
  usage: 'npm run mongo -- [compact] [--port CỔNG] [--data THƯ_MỤC]',
  badPort: (port: string) => `--port ${port}: cần một số từ 0 đến 65535`,
  compacted: (before: number, after: number) => `Đã thu gọn: ${megabytes(before)} còn ${megabytes(after)}.`,
}
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`

const stopWith = (code: number, message: string): never => {
  console.error(message)
  process.exit(code)
}

const serve = async (dataDir: string, portText: string): Promise<void> => {
  const port = Number(portText)
  if (!Number.isInteger(port) || port < 0 || port > 65535) stopWith(2, say.badPort(portText))
  const server = await startEmbeddedMongo({ dataDir, port, onError: (error) => console.error(error) })
  console.log(server.uri)
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

const compact = async (dataDir: string): Promise<void> => {
  // the server keeps its own in a folder below DATA_DIR
  const own = join(dataDir, 'database')
  const { before, after } = await compactDatabase(!hasDatabase(dataDir) && hasDatabase(own) ? own : dataDir)
  console.log(say.compacted(before, after))
}

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '27018' }, data: { type: 'string', default: './data' } },
  allowPositionals: true,
})
try {
  if (positionals.length === 0) await serve(values.data, values.port)
  else if (positionals.join(' ') === 'compact') await compact(values.data)
  else stopWith(2, say.usage)
} catch (error) {
  stopWith(1, (error as Error).message)
}
