import { parseArgs } from 'node:util'
import { startEmbeddedMongo } from 'embedded-mongo'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '27018' }, data: { type: 'string', default: './data' } },
})
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port ${values.port}: cần một số từ 0 đến 65535`)
  process.exit(2)
}
try {
  const server = await startEmbeddedMongo({ dataDir: values.data, port, onError: (error) => console.error(error) })
  console.log(server.uri)
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
