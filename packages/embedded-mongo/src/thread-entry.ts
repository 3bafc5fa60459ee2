import { parentPort, workerData } from 'node:worker_threads'
import { startEmbeddedMongo } from './server.js'
import type { FromThread, ThreadSettings } from './thread.js'

/** What runs in the thread of thread.ts: serves until it is told to close. */
const port = parentPort
if (!port) throw new Error('to be started by startEmbeddedMongoThread')
const tell = (message: FromThread): void => port.postMessage(message)
try {
  const onError = (error: unknown) => tell({ what: 'error', error })
  const server = await startEmbeddedMongo({ ...(workerData as ThreadSettings), onError })
  port.once('message', async () => {
    await server.close()
    port.close()
  })
  tell({ what: 'started', uri: server.uri, port: server.port, socket: server.socket })
} catch (error) {
  tell({ what: 'failed', error })
  port.close()
}
