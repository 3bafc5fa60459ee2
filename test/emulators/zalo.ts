import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, answerCall, readBody, serveOnLoopback } from './platform-server.js'
import { type BotSettings, createZaloBot, newId } from './zalo-bot.js'

const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'audio/aac': 'aac' }

/** Files at addresses that need no token, until they expire. */
const createFiles = () => {
  const files = new Map<string, { bytes: Buffer; type: string }>()
  return {
    store: (bytes: Buffer, type: string): string => {
      const path = `/files/${newId()}.${extensions[type]}`
      files.set(path, { bytes, type })
      return path
    },
    expire: (path?: string): void => {
      if (path) files.delete(path)
      else files.clear()
    },
    serve: (path: string, response: ServerResponse): void => {
      const file = files.get(path)
      if (file) response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
      else response.writeHead(404).end()
    },
  }
}

const answerWith = (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> =>
  answerCall({ request, response, fault: undefined, run: () => answer, refuse: () => answer })

/**
 * The Zalo Bot API over real HTTP on loopback (channel-protocols, sections 1 and 7): one event per poll and no
 * acknowledgement, or a webhook with its secret; sends are checked as the platform checks them. The controls are those
 * of the first bot; `addBot` gives another one its own.
 */
export const startZaloEmulator = async ({ port = 0, ...settings }: BotSettings & { port?: number }) => {
  const bots = new Map<string, ReturnType<typeof createZaloBot>>()
  const files = createFiles()

  const server = await serveOnLoopback(async (request, response) => {
    const path = request.url ?? ''
    if (path.startsWith('/files/')) return files.serve(path, response)
    const fields = await readBody(request)
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(path) ?? []
    const bot = bots.get(token)
    if (!bot) return answerWith(request, response, first.refuse(401, 'Unauthorized'))
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const call = bot.call(method, fields, gone.signal)
    if (!call) return answerWith(request, response, bot.refuse(400, 'Bad request'))
    const refuse = ({ error, description }: { error: number; description: string }): Answer =>
      bot.refuse(error, description)
    await answerCall({ request, response, ...call, refuse })
  }, port)

  const addBot = (given: BotSettings): ReturnType<typeof createZaloBot> => {
    const bot = createZaloBot(given, { storeFile: (bytes, type) => `${server.url}${files.store(bytes, type)}` })
    bots.set(given.token, bot)
    return bot
  }
  const first = addBot(settings)

  return {
    apiRoot: server.url,
    ...first.control,
    addBot: (given: BotSettings) => addBot(given).control,
    /** Takes the file away that lies at an address. */
    expire: (address: string) => files.expire(new URL(address).pathname),
    expirePictures: () => files.expire(),
    async stop() {
      for (const bot of bots.values()) bot.end()
      await server.stop()
    },
  }
}

export type ZaloEmulator = Awaited<ReturnType<typeof startZaloEmulator>>
