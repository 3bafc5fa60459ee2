import { createAddresses } from '../../src/dialogue/addresses.js'
import { type Conversation, newConversation } from '../../src/dialogue/conversation.js'
import { createHandleMessage } from '../../src/dialogue/handle-message.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { createLogger } from '../../src/shared/logger.js'
import { loadUnderstanding } from '../../src/understanding/understanding.js'
import { nothingEntered } from '../dialogue/nothing-entered.js'
import { modelCache } from '../model-cache.js'
import { readParts } from './build-understanding.js'
import { filled } from './long-shapes.js'

const chat = 'fake:long'
const at = new Date('2026-11-25T03:00:00Z')

const openings: Record<string, () => Conversation> = {
  'as a first message': () => newConversation(chat),
  'as an answer within a story': () => {
    const data = { text: `Đường ngập nước. ${filled('Rác chất đống ở chợ. ').slice(0, 20_000)}` }
    return { ...newConversation(chat), flow: { name: 'send-feedback', version: 1, step: 'place', data } }
  },
}
export const openingNames = Object.keys(openings)

/** The dialogue with stores that keep nothing: what it costs is our own work, not the database's. */
export const createTalkWithoutStores = async () => {
  const known = await readParts()
  const understanding = await loadUnderstanding({
    root: '.',
    catalog: { findAll: () => known.procedures, onChange: () => undefined },
    cacheDir: modelCache,
  })
  const slices = {
    understanding,
    catalog: {
      get: (slug: string) => known.procedures.find((procedure) => procedure.slug === slug) ?? null,
      findAll: () => known.procedures,
      versionOf: () => null,
      laterOf: () => null,
    },
    cases: { findByChat: async () => [], getByReceiptCode: async () => null, findAlike: async () => null },
    tasks: { open: async () => undefined },
    places: nothingEntered,
    files: {},
    messaging: { mayHaveNews: () => false, findOfferedByNews: async () => [], findTalk: async () => [] },
    addresses: createAddresses('http://xaoi.test'),
    isAnswerOff: () => false,
  } as unknown as Slices
  let conversation = newConversation(chat)
  let saved: unknown[] = []
  const { handleMessage } = createHandleMessage({
    conversations: {
      load: async () => conversation,
      save: async (...given: unknown[]) => {
        saved = given
        return true
      },
    } as unknown as Parameters<typeof createHandleMessage>[0]['conversations'],
    slices,
    clock: { now: () => at },
    logger: createLogger('silent'),
  })
  return {
    /** Opens the talk anew, by one of `openingNames`. */
    open(name: string): void {
      conversation = openings[name]?.() ?? newConversation(chat)
    },
    /** Handles a message and gives what would be stored for it. */
    async handle(text: string): Promise<unknown[]> {
      saved = []
      await handleMessage({ id: 'fake:1', chat, channel: 'fake', text, at })
      return saved
    },
  }
}
