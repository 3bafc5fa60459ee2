import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OutgoingMessage, SendOutcome } from '../../src/messaging/message.js'
import { createOutbox, type Platform } from '../../src/messaging/outbox.js'
import { systemClock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { createFakeChats, createFakeLeases, createFakeOutboxStore, pass, settle, useFakeTime } from './fakes.js'

const minute = 60_000
const day = 24 * 60 * minute
const delivered: SendOutcome = { outcome: 'delivered', platformMessageId: '7' }
const retry: SendOutcome = { outcome: 'retry', afterMs: null, scope: 'chat' }

beforeEach(() => {
  useFakeTime('2026-11-25T03:00:00Z')
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** An outbox on fake stores. `outcomes` says what the platform answers to each text, one after the other; then it delivers. */
const start = (settings: { platform?: Platform; outcomes?: Record<string, SendOutcome[]> } = {}) => {
  const { store, rows, get } = createFakeOutboxStore()
  const leases = createFakeLeases()
  const { chats, blocked } = createFakeChats(leases)
  const pending: OutgoingMessage[] = []
  const sent: { chat: string; text: string; at: number }[] = []
  const arrived: string[] = []
  const rests: [string, number][] = []
  const slots: [string, number][] = []
  const waits = new Map<string, number>()
  const onSlot = vi.fn()
  const began = Date.now()
  const source = {
    findPending: async (limit: number) => pending.slice(0, limit),
    clearPending: async (ids: string[]) => {
      for (const id of ids)
        pending.splice(
          pending.findIndex((one) => one.id === id),
          1,
        )
    },
  }
  const send = vi.fn(async ({ chat, text }: OutgoingMessage): Promise<SendOutcome> => {
    sent.push({ chat, text, at: Date.now() - began })
    return settings.outcomes?.[text]?.shift() ?? delivered
  })
  const outbox = createOutbox({
    store,
    chats,
    pace: {
      takeSlot: async (name, perSecond) => {
        slots.push([name, perSecond])
        onSlot()
        return waits.get(name) ?? 0
      },
      rest: async (name, ms) => {
        rests.push([name, ms])
      },
    },
    sources: () => [source],
    send,
    platformOf: () => settings.platform ?? { rings: true, limits: null },
    onDelivered: (chat) => arrived.push(chat),
    silentChannels: () => [],
    clock: systemClock,
    logger: createLogger('silent'),
  })
  return {
    outbox,
    store,
    rows,
    get,
    chats,
    blocked,
    leases,
    pending,
    source,
    send,
    sent,
    arrived,
    rests,
    slots,
    onSlot,
    waits,
    texts: () => sent.map(({ text }) => text),
    async cause(...messages: OutgoingMessage[]) {
      pending.push(...messages)
      await outbox.collect()
      await settle()
    },
  }
}

/** A message whose id and cause follow from its text; of chat fake:1 unless told. */
const message = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: `id-${text}`,
  chat: 'fake:1',
  text,
  choices: [],
  causedBy: 'test',
  ...more,
})
const news = (text: string, more: Partial<OutgoingMessage> = {}) => message(text, { isNews: true, ...more })

test('messages of a chat go out once, in their order, and are noted as delivered', async () => {
  const { cause, texts, get, pending, arrived, leases, outbox } = start()
  await cause(message('một'), message('hai'), message('ba'))
  await outbox.collect()
  await settle()
  expect(texts()).toEqual(['một', 'hai', 'ba'])
  expect(arrived).toEqual(['fake:1', 'fake:1', 'fake:1'])
  expect(get('id-một')).toMatchObject({ state: 'delivered', platformMessageId: '7', deliveredAt: new Date() })
  expect(pending).toEqual([])
  expect([...leases.held]).toEqual([])
})

test('the platform is handed what the message says and nothing of how it is stored', async () => {
  const { cause, send } = start()
  const choices = [{ label: 'Gửi', value: '/gui' }]
  await cause(news('tin', { choices, firstNumber: 3 }))
  const said = { id: 'id-tin', chat: 'fake:1', text: 'tin', choices, causedBy: 'test', firstNumber: 3 }
  expect(send).toHaveBeenCalledWith(said)
})

test('what was collected before a crash and is still carried by its document goes out once', async () => {
  const { cause, pending, texts, outbox } = start()
  await cause(message('một'))
  pending.push(message('một'))
  await outbox.collect()
  await settle()
  expect(texts()).toEqual(['một'])
})

test('more than a batch is collected by one call', async () => {
  const { cause, sent } = start()
  await cause(...Array.from({ length: 250 }, (_, index) => message(String(index))))
  expect(sent.map(({ text }) => Number(text))).toEqual(Array.from({ length: 250 }, (_, index) => index))
})

test('collecting asked for while it is under way takes in what was caused meanwhile', async () => {
  const { outbox, pending, source, rows } = start()
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const findPending = source.findPending
  source.findPending = async (limit) => {
    const found = await findPending(limit)
    await gate
    return found
  }
  const first = outbox.collect()
  pending.push(message('sau'))
  const second = outbox.collect()
  expect(outbox.collect()).toBe(second)
  open()
  await first
  await second
  expect(rows.map(({ text }) => text)).toEqual(['sau'])
})

test('an error while collecting is no end: waking does not throw and the next look around collects', async () => {
  const { outbox, pending, source, texts } = start()
  const findPending = source.findPending
  source.findPending = async () => {
    throw new Error('the database is away')
  }
  pending.push(message('một'))
  outbox.wake()
  outbox.start()
  await pass(2_000)
  expect(texts()).toEqual([])
  source.findPending = findPending
  await pass(1_000)
  expect(texts()).toEqual(['một'])
  await outbox.stop()
})

test('waking sends what is carried without waiting for the next look around', async () => {
  const { outbox, pending, texts } = start()
  pending.push(message('ngay'))
  outbox.wake()
  await settle()
  expect(texts()).toEqual(['ngay'])
})

test.each([
  [0, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]],
  [1, [1.5, 3, 6, 12, 24, 48, 96, 192, 384, 768, 900, 900]],
])(
  'failed tries are repeated ever later, up to ten minutes and by chance half more (chance %d)',
  async (chance, seconds) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    const { cause, get, outbox, store } = start({ outcomes: { lại: Array(seconds.length).fill(retry) } })
    const waits: number[] = []
    const { postpone } = store
    store.postpone = async (id, until) => {
      waits.push((until.getTime() - Date.now()) / 1_000)
      await postpone(id, until)
    }
    outbox.start()
    await cause(message('lại'))
    while (get('id-lại').state === 'waiting') {
      vi.setSystemTime(get('id-lại').nextAttemptAt)
      await pass(1_000)
    }
    expect(waits).toEqual(seconds)
    await outbox.stop()
  },
)

test('a chat waits as long as its platform asks, other chats do not wait with it', async () => {
  const { cause, outbox, sent, rests } = start({
    outcomes: { chậm: [{ outcome: 'retry', afterMs: 5_000, scope: 'chat' }] },
  })
  outbox.start()
  await cause(message('chậm'), message('sau'), message('khác', { chat: 'fake:2' }))
  await pass(4_900)
  expect(sent.map(({ text }) => text)).toEqual(['chậm', 'khác'])
  await pass(1_100)
  expect(sent.map(({ text }) => text)).toEqual(['chậm', 'khác', 'chậm', 'sau'])
  expect(rests).toEqual([])
  await outbox.stop()
})

test('a platform that asks for rest for all gets it, in this process and in the others', async () => {
  const { cause, outbox, texts, rests } = start({
    outcomes: { chậm: [{ outcome: 'retry', afterMs: 5_000, scope: 'channel' }] },
  })
  outbox.start()
  await cause(message('chậm'))
  await cause(message('cùng', { chat: 'fake:2' }), message('khác', { chat: 'other:1' }))
  await pass(4_900)
  expect(texts()).toEqual(['chậm', 'khác'])
  expect(rests).toEqual([['fake', 5_000]])
  await pass(1_500)
  expect(texts().toSorted()).toEqual(['chậm', 'chậm', 'cùng', 'khác'])
  await outbox.stop()
})

test('a message is tried for a day, then given up, and the next one goes out', async () => {
  const { cause, outbox, leases, get, texts } = start({ outcomes: { mãi: Array(9).fill(retry) } })
  const caused = Date.now()
  leases.foreign.add('out:fake:1')
  await cause(message('mãi'), message('sau'))
  leases.foreign.clear()
  vi.setSystemTime(caused + day)
  outbox.start()
  await settle()
  expect(texts()).toEqual(['mãi'])
  expect(get('id-mãi')).toMatchObject({ state: 'waiting', failure: null })
  await pass(2_000)
  expect(texts()).toEqual(['mãi', 'mãi', 'sau'])
  expect(get('id-mãi')).toMatchObject({ state: 'failed', failure: 'expired', failureReason: null })
  await outbox.stop()
})

test('of two tries without a clear answer the second is the last, and the next message goes out', async () => {
  const { cause, outbox, get, texts } = start({ outcomes: { mờ: Array(5).fill({ outcome: 'unclear' }) } })
  outbox.start()
  await cause(message('mờ'), message('sau'))
  expect(get('id-mờ')).toMatchObject({ state: 'waiting', unclearTries: 1, attempts: 1 })
  expect(get('id-mờ').nextAttemptAt.getTime() - Date.now()).toBe(1_000)
  expect(texts()).toEqual(['mờ'])
  await pass(2_000)
  expect(texts()).toEqual(['mờ', 'mờ', 'sau'])
  expect(get('id-mờ')).toMatchObject({ state: 'failed', failure: 'unclear', failureReason: null })
  await outbox.stop()
})

test('what the platform refuses is given up with its reason, and the next message goes out', async () => {
  const { cause, get, texts } = start({ outcomes: { sai: [{ outcome: 'rejected', reason: 'too long' }] } })
  await cause(message('sai'), message('sau'))
  expect(get('id-sai')).toMatchObject({ state: 'failed', failure: 'rejected', failureReason: 'too long' })
  expect(texts()).toEqual(['sai', 'sau'])
})

test('who blocks the bot gets nothing more, without another call to the platform', async () => {
  const { cause, get, texts, blocked } = start({
    outcomes: { một: [{ outcome: 'blocked', reason: 'blocked by user' }] },
  })
  await cause(message('một'), message('hai'))
  await cause(message('ba'))
  expect(texts()).toEqual(['một'])
  expect(blocked.get('fake:1')).toBe('blocked by user')
  for (const id of ['id-một', 'id-hai', 'id-ba'])
    expect(get(id)).toMatchObject({ state: 'failed', failure: 'blocked', failureReason: 'blocked by user' })
})

test('who can be reached again gets the news that were missed, no old answers', async () => {
  const { cause, texts, outbox, blocked } = start({ outcomes: { đáp: [{ outcome: 'blocked', reason: 'gone' }] } })
  await cause(message('đáp'), news('tin'))
  vi.setSystemTime(Date.now() + 3 * day)
  await outbox.unblock('fake:1')
  await settle()
  expect(blocked.size).toBe(0)
  expect(texts()).toEqual(['đáp', 'tin'])
})

test('a chat that moved gets the message under its new id', async () => {
  const { cause, sent } = start({ outcomes: { một: [{ outcome: 'moved', chat: 'fake:new' }] } })
  await cause(message('một'), message('hai'))
  expect(sent.map(({ chat, text }) => `${chat} ${text}`).toSorted()).toEqual([
    'fake:1 hai',
    'fake:1 một',
    'fake:new một',
  ])
})

test('while the token is refused a channel rests for a minute, other channels go on, and nothing is lost', async () => {
  const { cause, outbox, texts, rests, get } = start({
    outcomes: { một: [{ outcome: 'misconfigured', reason: '401' }] },
  })
  outbox.start()
  await cause(message('một'))
  await cause(message('hai', { chat: 'fake:2' }), message('khác', { chat: 'other:1' }))
  expect(get('id-một').nextAttemptAt.getTime() - Date.now()).toBe(minute)
  expect(rests).toEqual([['fake', minute]])
  await pass(minute - 1_000)
  expect(texts()).toEqual(['một', 'khác'])
  await pass(2_500)
  expect(texts().toSorted()).toEqual(['hai', 'khác', 'một', 'một'])
  await outbox.stop()
})

test('a dead letter is sent once more when staff asks, also to a chat that was out of reach', async () => {
  const { cause, outbox, texts, blocked, get } = start({ outcomes: { một: [{ outcome: 'blocked', reason: 'gone' }] } })
  await cause(message('một'))
  expect(await outbox.sendAgain('id-một', 'account')).toBe(true)
  await settle()
  expect(texts()).toEqual(['một', 'một'])
  expect(blocked.size).toBe(0)
  expect(get('id-một').state).toBe('delivered')
  expect(await outbox.sendAgain('id-một', 'account')).toBe(false)
  expect(await outbox.sendAgain('id-unknown', 'account')).toBe(false)
  expect(texts()).toHaveLength(2)
})

test('at night news wait for seven in the morning where a telephone rings; answers pass them', async () => {
  useFakeTime('2026-11-25T15:00:00Z')
  const { cause, outbox, texts, sent } = start()
  outbox.start()
  await cause(news('tin'), message('đáp'))
  expect(texts()).toEqual(['đáp'])
  vi.setSystemTime(new Date('2026-11-25T23:59:58Z'))
  await pass(1_000)
  expect(texts()).toEqual(['đáp'])
  await pass(2_000)
  expect(texts()).toEqual(['đáp', 'tin'])
  expect(sent).toHaveLength(2)
  await outbox.stop()
})

test('where nothing rings news go out at night, too', async () => {
  useFakeTime('2026-11-25T15:00:00Z')
  const { cause, texts } = start({ platform: { rings: false, limits: null } })
  await cause(news('tin'))
  expect(texts()).toEqual(['tin'])
})

test('each message takes a slot of its channel and of its chat and waits for the later one', async () => {
  const { cause, texts, slots, waits } = start({ platform: { rings: true, limits: { perChat: 1, inAll: 30 } } })
  waits.set('fake', 5)
  waits.set('fake:1', 80)
  const began = performance.now()
  await cause(message('một'))
  expect(texts()).toEqual([])
  expect(slots).toEqual([
    ['fake', 30],
    ['fake:1', 1],
  ])
  while (texts().length === 0 && performance.now() - began < 2_000) await settle()
  expect(performance.now() - began).toBeGreaterThanOrEqual(75)
  expect(texts()).toEqual(['một'])
})

test('a chat that another process delivers to is left to it', async () => {
  const { cause, texts, leases, outbox } = start()
  leases.foreign.add('out:fake:1')
  await cause(message('một'))
  expect(texts()).toEqual([])
  leases.foreign.clear()
  outbox.start()
  await pass(1_000)
  expect(texts()).toEqual(['một'])
  await outbox.stop()
})

test('whoever lost the lease sends nothing, nor does a holder whose lease is older than the last try', async () => {
  const lost = start()
  lost.leases.lose()
  await lost.cause(message('một'))
  expect(lost.texts()).toEqual([])
  const late = start()
  await late.store.add(message('hai'), new Date())
  await late.store.beginTry('id-hai', new Date(Date.now() + 1), new Date())
  await late.cause(message('ba'))
  expect(late.texts()).toEqual([])
})

test('a lease lost while waiting for a slot stops the message, which stays for the next holder', async () => {
  const { cause, texts, onSlot, leases, get } = start({ platform: { rings: true, limits: { perChat: 1, inAll: 30 } } })
  onSlot.mockImplementation(leases.lose)
  await cause(message('một'))
  expect([...leases.held]).toEqual([])
  expect(texts()).toEqual([])
  expect(get('id-một')).toMatchObject({ state: 'waiting', tryingSince: null })
})

test('a try that never heard its result is counted and the message sent once more', async () => {
  const { cause, store, texts, get } = start()
  await store.add(message('một'), new Date())
  await store.beginTry('id-một', new Date(0), new Date(0))
  await cause(message('hai'))
  expect(texts()).toEqual(['một', 'hai'])
  expect(get('id-một')).toMatchObject({ state: 'delivered', interruptedTries: 1 })
  expect(get('id-hai').interruptedTries).toBe(0)
})

test('an error of the store lets the lease go, and the message goes out at the next look around', async () => {
  const { cause, outbox, store, texts, leases } = start()
  const { beginTry } = store
  store.beginTry = async () => {
    throw new Error('the database is away')
  }
  await cause(message('một'))
  expect([...leases.held]).toEqual([])
  store.beginTry = beginTry
  outbox.start()
  await pass(1_000)
  expect(texts()).toEqual(['một'])
  await outbox.stop()
})

test('stopping lets the message under way finish and begins no other', async () => {
  const { outbox, pending, send, texts, get } = start()
  let answer = (_: SendOutcome): void => undefined
  send.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  pending.push(message('một'), message('hai'))
  outbox.start()
  await settle()
  let isStopped = false
  const stopped = outbox.stop().then(() => {
    isStopped = true
  })
  await settle()
  expect(isStopped).toBe(false)
  answer(delivered)
  await stopped
  expect(get('id-một').state).toBe('delivered')
  await pass(3_000)
  expect(texts()).toEqual([])
  expect(get('id-hai').state).toBe('waiting')
})
