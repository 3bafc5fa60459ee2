import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EmbeddedMongo, EmbeddedMongoSettings } from './server.js'

export type ThreadSettings = Omit<EmbeddedMongoSettings, 'onError'>
export type FromThread =
  | { what: 'started'; uri: string; port: number; socket: string | undefined }
  | { what: 'failed' | 'error'; error: unknown }

/** The thread runs the file beside this one: TypeScript, which needs tsx, or what was built of it. */
const startWorker = (workerData: ThreadSettings): Worker => {
  const extension = extname(import.meta.url)
  const entry = new URL(`./thread-entry${extension}`, import.meta.url)
  if (extension !== '.ts') return new Worker(entry, { workerData })
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}) })`
  return new Worker(code, { workerData, eval: true, execArgv: [] })
}

/**
 * `startEmbeddedMongo` in a thread of its own, so that it works while this one is busy and this one while it is. Throws
 * what that throws. A thread that dies takes the process with it, as the server itself would.
 */
export const startEmbeddedMongoThread = async ({
  onError = () => {},
  ...settings
}: EmbeddedMongoSettings): Promise<EmbeddedMongo> => {
  const worker = startWorker(settings)
  const ended = once(worker, 'exit')
  const [first] = (await once(worker, 'message')) as [FromThread]
  if (first.what !== 'started') {
    await ended
    throw first.error
  }
  worker.on('message', (message: FromThread) => {
    if (message.what === 'error') onError(message.error)
  })
  const { uri, port, socket } = first
  return {
    uri,
    port,
    socket,
    close: async () => {
      worker.postMessage('close')
      await ended
    },
  }
}
