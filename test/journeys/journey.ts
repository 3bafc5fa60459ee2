import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { kindOf } from '../../src/cases/kinds/index.js'
import { readConfig } from '../../src/config.js'
import { type Core, createCore } from '../../src/core.js'
import type { FetchedFile, IncomingMessage, OutgoingMessage } from '../../src/messaging/message.js'
import { createLogger } from '../../src/shared/logger.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { buildAccount } from '../accounts/build-account.js'
import { sealedTo } from '../cases/case-sealing.js'
import { modelCache } from '../model-cache.js'
import { startTestDatabase } from './test-database.js'

export { startTestDatabase }

/** One citizen's chat on a fake channel. */
export type Citizen = {
  chat: string
  /** Sends a message and returns the replies it caused. */
  say(text: string, id?: string, more?: Partial<IncomingMessage>): Promise<OutgoingMessage[]>
  /** Presses the choice whose label contains these words. */
  press(label: string): Promise<OutgoingMessage[]>
  /** All text of the last replies. */
  heard(): string
  /** Everything delivered to this chat so far. */
  delivered(): OutgoingMessage[]
}

/**
 * Conversations through the real inbox, dialogue, cases and outbox, joined as in main.ts, with a fake channel at the end.
 * Denunciations are sealed to `officers`, and what is asked outside a citizen's chat is read as the first of them reads it.
 */
export const useJourney = (
  settings: Record<string, string> = {},
  { rings = false, officers = [buildAccount('denunciation_officer')] } = {},
) => {
  let now = new Date('2026-11-25T03:00:00Z')
  const sent: OutgoingMessage[] = []
  const files = new Map<string, FetchedFile>()
  const state = {} as {
    core: Core
    connection: Connection
    database: Awaited<ReturnType<typeof startTestDatabase>>
    keyDir: string
  }

  beforeAll(async () => {
    const database = await startTestDatabase()
    const connection = await connectMongo(database.uri)
    const keyDir = await mkdtemp(join(tmpdir(), 'xaoi-keys-'))
    const core = await createCore({
      connection,
      config: readConfig({
        LOG_LEVEL: 'silent',
        DATA_DIR: modelCache,
        CACHE_DIR: modelCache,
        KEY_DIR: keyDir,
        ...settings,
      }),
      publicUrl: 'http://xaoi.test',
      appSecret: 'a secret of at least thirty-two characters',
      clock: { now: () => now },
      logger: createLogger('silent'),
      processName: randomUUID(),
      platformOf: () => ({ rings, limits: null }),
      fetchFile: async (_channel, file) => files.get(file.ref) ?? { outcome: 'refused', reason: 'gone' },
      showTyping: () => undefined,
      send: async (message) => {
        sent.push(message)
        return { outcome: 'delivered', platformMessageId: null }
      },
      onDelivered: () => undefined,
      readers: sealedTo(...officers),
    })
    core.start()
    Object.assign(state, { core, connection, database, keyDir })
  }, 60_000)

  afterAll(async () => {
    await state.core.stop()
    await state.connection.close()
    await state.database.stop()
    await rm(state.keyDir, { recursive: true, force: true })
  })

  const citizen = (): Citizen => {
    const chat = `fake:${randomUUID()}`
    let last: OutgoingMessage[] = []
    const say: Citizen['say'] = async (text, id = `fake:${randomUUID()}`, more = {}) => {
      const message = { id, chat, channel: 'fake', text, at: now, ...more }
      await state.core.messaging.inbox.receive(message)
      if (!(await state.core.messaging.inbox.waitUntilHandled(message, 10_000)))
        throw new Error('message was not handled')
      await state.core.messaging.outbox.collect()
      const caused = await state.core.messaging.outboxStore.findCausedBy(id)
      last = caused.map(({ _id, text: said, choices, causedBy }) => ({ id: _id, chat, text: said, choices, causedBy }))
      return last
    }
    return {
      chat,
      say,
      async press(label) {
        const choice = last.flatMap(({ choices }) => choices).find((one) => one.label.includes(label))
        if (!choice)
          throw new Error(
            `no choice “${label}” among: ${last.flatMap(({ choices }) => choices.map((one) => one.label)).join(' | ')}`,
          )
        return say(choice.value)
      },
      heard: () => last.map(({ text }) => text).join('\n'),
      delivered: () => sent.filter((message) => message.chat === chat),
    }
  }

  return {
    get core() {
      return state.core
    },
    get connection() {
      return state.connection
    },
    get keyDir() {
      return state.keyDir
    },
    /** Where the embedded database lies; null where the test runs on another one. */
    get dataDir() {
      return state.database.dataDir
    },
    citizen,
    /** A case as an officer reads it: citizens' own look-ups leave a protected one locked. */
    async read({ id, kind }: Case): Promise<Case> {
      const found = await state.core.cases.store.get(id, kindOf(kind))
      if (!found) throw new Error(`no case ${id}`)
      return found
    },
    /** What the fake platform gives for a file's `ref`. */
    files,
    setNow(instant: string): void {
      now = new Date(instant)
    },
    now: () => now,
  }
}
