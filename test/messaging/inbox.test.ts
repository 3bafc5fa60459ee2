import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createInbox, type HandleMessage } from '../../src/messaging/inbox.js'
import type { IncomingMessage } from '../../src/messaging/message.js'
import { createLogger } from '../../src/shared/logger.js'
import { createFakeInboxStore, createFakeLeases, pass, settle, useFakeTime } from './fakes.js'

beforeEach(() => useFakeTime('2026-11-25T03:00:00Z'))
afterEach(() => {
  vi.useRealTimers()
})

/** An inbox on fake stores; `handle` is what the dialogue does with each message. */
const start = (handle: HandleMessage = async () => undefined) => {
  const { store, rows, aside, cameBack } = createFakeInboxStore()
  const leases = createFakeLeases()
  const handled: IncomingMessage[] = []
  const gaveUp: string[] = []
  const floods: string[] = []
  const after: string[] = []
  const back: string[] = []
  const inbox = createInbox({
    store,
    chats: leases,
    handleMessage: async (message) => {
      handled.push(message)
      // Whoever tries without end waits here, so that the test fails instead of hanging.
      if (handled.length > 1_000) await new Promise(() => undefined)
      await handle(message, null)
    },
    giveUp: async ({ text }) => {
      gaveUp.push(text)
    },
    heldChannels: () => [],
    noteHeld: async () => undefined,
    noteFlood: async ({ text }) => {
      floods.push(text)
    },
    deliver: async () => true,
    afterHandling: (chat) => after.push(chat),
    afterRelease: () => undefined,
    onCameBack: async (chat) => {
      back.push(chat)
    },
    logger: createLogger('silent'),
  })
  return {
    inbox,
    store,
    rows,
    aside,
    cameBack,
    leases,
    gaveUp,
    floods,
    after,
    back,
    handled,
    texts: () => handled.map(({ text }) => text),
    stateOf: (text: string) => rows.find((row) => row.text === text)?.state,
    async receive(...messages: IncomingMessage[]): Promise<void> {
      for (const message of messages) await inbox.receive(message)
      await settle()
    },
  }
}

/** A message whose id follows from its chat and text; of chat fake:1, written just now, unless told. */
const message = (text: string, more: Partial<IncomingMessage> = {}): IncomingMessage => {
  const chat = more.chat ?? 'fake:1'
  return { id: `${chat}:${text}`, chat, channel: 'fake', text, at: new Date(), ...more }
}

/** A promise to keep a handler waiting by. */
const gate = () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

const databaseAway = (): Error => Object.assign(new Error('away'), { name: 'MongoNetworkError' })

test('messages of one chat are handled one after another in their order, other chats meanwhile', async () => {
  const { opened, open } = gate()
  const { receive, texts, after, leases } = start(async ({ text }) => (text === 'một' ? opened : undefined))
  await receive(message('một'), message('hai'), message('khác', { chat: 'fake:2' }))
  expect(texts()).toEqual(['một', 'khác'])
  expect([...leases.held]).toEqual(['chat:fake:1'])
  open()
  await settle()
  expect(texts()).toEqual(['một', 'khác', 'hai'])
  expect(after).toEqual(['fake:2', 'fake:1', 'fake:1'])
  expect([...leases.held]).toEqual([])
})

test('a message that is delivered twice is handled once, and its sender is told that it is there', async () => {
  const { inbox, texts, stateOf } = start()
  expect(await inbox.receive(message('một'))).toBe(true)
  expect(await inbox.receive(message('một'))).toBe(false)
  await settle()
  expect(await inbox.receive(message('một'))).toBe(false)
  await settle()
  expect(texts()).toEqual(['một'])
  expect(stateOf('một')).toBe('done')
})

test('a message that fails is tried again before the next one is handled', async () => {
  let failures = 2
  const { receive, texts, gaveUp, stateOf } = start(async ({ text }) => {
    if (text === 'một' && failures-- > 0) throw new Error('a fault')
  })
  await receive(message('một'), message('hai'))
  expect(texts()).toEqual(['một', 'một', 'một', 'hai'])
  expect(gaveUp).toEqual([])
  expect(stateOf('một')).toBe('done')
})

test('a message that always fails is given up after three tries, with a word of regret, and the next one is handled', async () => {
  const { receive, texts, gaveUp, stateOf, after } = start(async ({ text }) => {
    if (text === 'hỏng') throw new Error('a fault')
  })
  await receive(message('hỏng'), message('sau'))
  expect(texts()).toEqual(['hỏng', 'hỏng', 'hỏng', 'sau'])
  expect(gaveUp).toEqual(['hỏng'])
  expect(stateOf('hỏng')).toBe('failed')
  expect(stateOf('sau')).toBe('done')
  expect(after).toHaveLength(4)
})

test('while the database is away a message is not counted as failed; it is handled when it is back', async () => {
  let isAway = true
  const { inbox, receive, texts, rows, gaveUp, leases } = start(async () => {
    if (isAway) throw databaseAway()
  })
  inbox.start()
  await receive(message('một'))
  await pass(10_000, 1_000)
  expect(texts().length).toBeGreaterThan(3)
  expect(rows[0]).toMatchObject({ state: 'waiting', attempts: 0 })
  expect([...leases.held]).toEqual([])
  isAway = false
  await pass(1_000)
  expect(rows[0]).toMatchObject({ state: 'done' })
  expect(gaveUp).toEqual([])
  await inbox.stop()
})

test('looking around goes on when the store itself fails', async () => {
  const { inbox, store, texts } = start()
  const { findChatsWaiting } = store
  await store.store(message('một'))
  store.findChatsWaiting = async () => {
    throw databaseAway()
  }
  inbox.start()
  await pass(1_000)
  store.findChatsWaiting = findChatsWaiting
  expect(texts()).toEqual([])
  await pass(1_000)
  expect(texts()).toEqual(['một'])
  await inbox.stop()
})

test('what another process left behind is found within a second, what it holds is left to it', async () => {
  const { inbox, store, leases, texts } = start()
  leases.foreign.add('chat:fake:2')
  await store.store(message('của nó', { chat: 'fake:2' }))
  inbox.start()
  await settle()
  await store.store(message('bỏ lại'))
  await pass(1_000)
  expect(texts()).toEqual(['bỏ lại'])
  leases.foreign.clear()
  await pass(1_000)
  expect(texts()).toEqual(['bỏ lại', 'của nó'])
  await inbox.stop()
})

test('what waits is found and handled, whatever its chat says to have handled', async () => {
  const { inbox, store, leases, texts } = start()
  const take = leases.take
  leases.take = async (chat) => {
    const hold = await take(chat)
    return hold && { ...hold, handled: 9, received: 9 }
  }
  await store.store(message('bỏ quên'))
  inbox.start()
  await settle()
  expect(texts()).toEqual(['bỏ quên'])
  await inbox.stop()
})

test('a chat that comes with its message while looking around is refused it is handled', async () => {
  const { inbox, store, leases, texts, stateOf } = start()
  const { opened, open } = gate()
  const take = leases.take
  leases.take = async (chat) => {
    const hold = await take(chat)
    await opened
    return hold
  }
  const hold = await take('fake:1')
  const add = store.store
  store.store = async (given) => {
    const stored = await add(given)
    await pass(1_000)
    return stored.isNew ? { ...stored, hold } : stored
  }
  inbox.start()
  await inbox.receive(message('một'))
  open()
  await settle()
  expect(texts()).toEqual(['một'])
  expect(stateOf('một')).toBe('done')
  expect([...leases.held]).toEqual([])
  await inbox.stop()
})

test('whoever lost the lease handles nothing more', async () => {
  const { leases, receive, texts } = start()
  leases.lose()
  await receive(message('một'))
  expect(texts()).toEqual([])
})

test('the pictures of an album are handled as one message once none came for a second and a half', async () => {
  const { inbox, receive, handled, rows } = start()
  const picture = (name: string) =>
    message('', { id: `fake:${name}`, group: 'album', files: [{ kind: 'photo', ref: name, name: null, size: null }] })
  inbox.start()
  await receive(message('trước'), picture('a'))
  await pass(1_000)
  await receive(picture('b'), message('sau'))
  await pass(1_400, 100)
  expect(handled.map(({ text }) => text)).toEqual(['trước'])
  await pass(1_200, 100)
  expect(handled.map(({ files }) => files?.map(({ ref }) => ref))).toEqual([undefined, ['a', 'b'], undefined])
  expect(handled[2]?.text).toBe('sau')
  expect(handled[1]).not.toHaveProperty('group')
  expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
  await inbox.stop()
})

/** So many messages, a millisecond after one another, the last one just now. */
const flood = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    message(String(index + 1), { at: new Date(Date.now() - count + index + 1) }),
  )

test('thirty messages within a minute are answered one by one', async () => {
  const { receive, texts, floods } = start()
  await receive(...flood(30))
  expect(texts()).toHaveLength(30)
  expect(floods).toEqual([])
})

test('what comes beyond thirty a minute is noted, held, and handled as one message after ten quiet seconds', async () => {
  const { inbox, receive, texts, floods, rows } = start()
  inbox.start()
  await receive(...flood(35))
  expect(texts()).toHaveLength(30)
  expect(floods[0]).toBe('31')
  await pass(5_000)
  await receive(message('36'))
  await pass(9_900, 100)
  expect(texts()).toHaveLength(30)
  await pass(1_100, 100)
  expect(texts().slice(30)).toEqual(['31\n32\n33\n34\n35\n36'])
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['done']))
  await inbox.stop()
})

test('a flood without end is answered in parts, a minute after its first message that waits', async () => {
  const { inbox, receive, texts } = start()
  inbox.start()
  await receive(...flood(31))
  for (let second = 1; second <= 58; second += 1) {
    await receive(message(`giây ${second}`))
    await pass(1_000, 1_000)
  }
  expect(texts()).toHaveLength(30)
  for (let second = 59; second <= 61; second += 1) {
    await receive(message(`giây ${second}`))
    await pass(1_000, 1_000)
  }
  expect(texts()).toHaveLength(31)
  expect(texts()[30]?.split('\n')[0]).toBe('31')
  await inbox.stop()
})

test('at most five hundred messages become one', async () => {
  const { inbox, receive, texts } = start()
  inbox.start()
  await receive(...flood(540))
  await pass(11_500)
  expect(
    texts()
      .slice(30, 32)
      .map((text) => text.split('\n').length),
  ).toEqual([500, 10])
  await inbox.stop()
})

test('a backlog that was written slowly is no flood, however fast it arrives', async () => {
  const { receive, texts, floods } = start()
  const backlog = Array.from({ length: 60 }, (_, index) =>
    message(String(index), { at: new Date(Date.now() - (60 - index) * 2_500) }),
  )
  await receive(...backlog)
  expect(texts()).toHaveLength(60)
  expect(floods).toEqual([])
})

test("one chat's flood is not another's", async () => {
  const { receive, texts } = start()
  await receive(...flood(31), message('khác', { chat: 'fake:2' }))
  expect(texts()).toHaveLength(31)
  expect(texts()).toContain('khác')
})

test('a chat that was out of reach and writes is told so before its message is handled', async () => {
  const { inbox, cameBack, back, receive } = start()
  cameBack.add('fake:1')
  await inbox.receive(message('một'))
  expect(back).toEqual(['fake:1'])
  await receive(message('hai'))
  expect(back).toEqual(['fake:1'])
})

test('an update that can not be read is kept aside', async () => {
  const { inbox, aside } = start()
  const update = { id: 'fake:9', channel: 'fake', reason: 'no chat', raw: '{}' }
  await inbox.keepAside(update)
  expect(aside).toEqual([update])
})

test('whoever waits for a message learns when it was handled, given up, or not in time', async () => {
  const { opened, open } = gate()
  const { inbox } = start(async ({ text }) => {
    if (text === 'hỏng') throw new Error('a fault')
    if (text === 'lâu') await opened
  })
  const waitFor = async (text: string, chat: string) => {
    await inbox.receive(message(text, { chat }))
    const waited = inbox.waitUntilHandled(message(text, { chat }), 1_000)
    await pass(1_500, 100)
    return waited
  }
  expect(await waitFor('nhanh', 'fake:1')).toBe(true)
  expect(await waitFor('hỏng', 'fake:2')).toBe(true)
  expect(await waitFor('lâu', 'fake:3')).toBe(false)
  open()
  const waited = inbox.waitUntilHandled(message('lâu', { chat: 'fake:3' }), 1_000)
  await pass(200, 100)
  expect(await waited).toBe(true)
})

test('waiting for a message that another process handles looks again until it is done', async () => {
  const { inbox, leases, rows } = start()
  leases.foreign.add('chat:fake:1')
  await inbox.receive(message('một'))
  const began = Date.now()
  let handledAfter = 0
  void inbox.waitUntilHandled(message('một'), 5_000).then(() => {
    handledAfter = Date.now() - began
  })
  await pass(900, 100)
  Object.assign(rows[0] as object, { state: 'done' })
  await pass(1_000, 100)
  expect(handledAfter).toBeGreaterThan(0)
  expect(handledAfter).toBeLessThanOrEqual(1_200)
})

test('stopping lets the message under way finish and begins no other', async () => {
  const { opened, open } = gate()
  const { inbox, receive, texts, stateOf } = start(async () => opened)
  inbox.start()
  await receive(message('một'), message('hai'))
  let isStopped = false
  const stopped = inbox.stop().then(() => {
    isStopped = true
  })
  await settle()
  expect(isStopped).toBe(false)
  open()
  await stopped
  await pass(3_000)
  expect(texts()).toEqual(['một'])
  expect(stateOf('một')).toBe('done')
  expect(stateOf('hai')).toBe('waiting')
})
