import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAddresses } from '../../src/dialogue/addresses.js'
import { type Conversation, newConversation } from '../../src/dialogue/conversation.js'
import { createHandleMessage } from '../../src/dialogue/handle-message.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { findPlaces } from '../../src/places/find-places.js'
import { createLogger } from '../../src/shared/logger.js'
import { loadUnderstanding } from '../../src/understanding/understanding.js'
import { readParts } from './build-understanding.js'

const known = await readParts()
const understanding = await loadUnderstanding({
  root: '.',
  catalog: { findAll: () => known.procedures, onChange: () => undefined },
  cacheDir: join(tmpdir(), 'xaoi-test-model'),
})

/** The dialogue with stores that keep nothing: what is measured is our own work, not the database's. */
const slices = {
  understanding,
  catalog: {
    get: (slug: string) => known.procedures.find((procedure) => procedure.slug === slug) ?? null,
    findAll: () => known.procedures,
    versionOf: () => null,
  },
  cases: { findByChat: async () => [], getByReceiptCode: async () => null, findAlike: async () => null },
  tasks: { open: async () => undefined },
  places: { getContact: async () => ({ address: null, hours: null, phone: null }) },
  files: {},
  messaging: { mayHaveNews: () => false, findOfferedByNews: async () => [], findTalk: async () => [] },
  officeHours: { isOpen: () => true, nextOpening: () => new Date() },
  addresses: createAddresses('http://xaoi.test'),
} as unknown as Slices

let conversation: Conversation = newConversation('fake:long')
const { handleMessage } = createHandleMessage({
  conversations: {
    load: async () => conversation,
    save: async () => true,
  } as unknown as Parameters<typeof createHandleMessage>[0]['conversations'],
  slices,
  clock: { now: () => new Date('2026-11-25T03:00:00Z') },
  logger: createLogger('silent'),
})
const handle = (text: string): Promise<void> =>
  handleMessage({ id: 'fake:1', chat: 'fake:long', channel: 'fake', text, at: new Date('2026-11-25T03:00:00Z') })

const long = 100_000
const ordinary =
  'Chào anh chị, nhà em ở xã Yên Mỹ mới sinh cháu được hai tháng, chồng em đi làm xa chưa về. ' +
  'Cho em hỏi làm giấy khai sinh cho cháu cần những giấy tờ gì, nộp ở đâu và bao lâu thì có kết quả ạ? Cảm ơn.'

const signs = (text: string, count: number): string => [...text].slice(0, count).join('')
const filled = (text: string): string => signs(text.repeat(Math.ceil(long / [...text].length)), long)

let seed = 7
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
/** Words that nobody taught and that were never read before. */
const strangeWords = (letters: number) => (): string =>
  signs(
    Array.from({ length: long / letters }, () =>
      Array.from({ length: letters }, () => 'abcdeghiklmnopqrstuvxy'[random(22)]).join(''),
    ).join(' '),
    long,
  )

const fixed: Record<string, string> = {
  'a story': filled(`${ordinary} `),
  'one long word': filled('x'),
  'syllables without blanks': filled('làmgiấykhaisinhởđâu'),
  'blanks alone': filled(' '),
  'a request with many blanks in it': `${signs(`làm giấy khai sinh ở đâu${filled(' ')}`, long - 1)}x`,
  commas: filled(', '),
  'newlines alone': filled('\n'),
  'a word a line': filled('a\n'),
  'a request a line': filled('làm giấy khai sinh ở đâu?\n'),
  'many requests': filled('làm sổ đỏ ở đâu, với lại phí khai sinh bao nhiêu? '),
  'old names with districts': filled('xã Bình Minh huyện Khoái Châu, '),
  'one name over and over': filled('Yên Mỹ '),
  'names without marks': filled('xa an binh '),
  'names run together': filled('xabinhminh '),
  digits: filled('1234567890'),
  days: filled('1/1 '),
  'days with their word': filled('ngày 3/10, '),
  money: filled('5 triệu '),
  telephones: filled('0912345678 '),
  'receipt codes': filled('H46.55-250830-0045x'),
  emoji: filled('😀'),
  'emoji with skin and blanks': filled('👍🏽 '),
  'letters outside the first plane': filled('𝕒𝕓 '),
  'marks in the wrong order': `a${filled('\u0301\u0323').slice(1)}`,
  'decomposed letters': filled('a\u0323\u0302'),
  'invisible signs': filled('a\u200b'),
  'short forms': filled('gcnqsdđ '),
  'swapped letters': filled('giya khia sihn chugn thuwc '),
}

const shapes: Record<string, () => string> = {
  ...Object.fromEntries(Object.entries(fixed).map(([name, text]) => [name, () => text])),
  'strange words': strangeWords(7),
  'strange syllables': strangeWords(4),
  'any signs': () =>
    signs(Array.from({ length: long }, () => String.fromCodePoint(32 + random(50_000))).join(''), long),
}

/** What this process has worked so far, in microseconds: other programs on the machine don't count. */
const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Microseconds of the best of several runs, each with a text of its own. */
const best = async (run: (text: string) => unknown, make: () => string, times: number): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < times; k++) {
    const text = make()
    const start = worked()
    await run(text)
    least = Math.min(least, worked() - start)
  }
  return least
}

const tenTimes = async (run: (text: string) => unknown, name: string): Promise<void> => {
  const make = shapes[name] as () => string
  expect([...make()]).toHaveLength(long)
  const short = Math.max(
    await best(run, () => ordinary.slice(0, 200), 20),
    await best(run, () => signs(make().slice(0, 1_000), 200), 5),
  )
  expect((await best(run, make, 10)) / short).toBeLessThanOrEqual(10)
}

describe('a message of 100,000 characters costs at most ten times one of 200', async () => {
  for (let warming = 0; warming < 200; warming++) await handle(ordinary)
  const names = Object.keys(shapes)

  test.each(names)('as a first message: %s', async (name) => {
    conversation = newConversation('fake:long')
    await tenTimes(handle, name)
  })

  test.each(names)('as an answer within a story: %s', async (name) => {
    const data = { text: `Đường ngập nước. ${filled('Rác chất đống ở chợ. ').slice(0, 20_000)}` }
    const flow = { name: 'send-feedback', version: 1, step: 'place', data }
    conversation = { ...newConversation('fake:long'), flow }
    await tenTimes(handle, name)
  })

  test.each(names)('to be searched for places: %s', async (name) => {
    await tenTimes((text) => findPlaces(text, { expected: true }), name)
  })
})

test('places at the end of a long story are found, and named where they stand in it', () => {
  const story = `Tôi ở xã Yên Mỹ. ${'Đường ngập nước. '.repeat(2_000)} Xin xem ở xã Mễ Sở.`
  expect(findPlaces(story).map(({ start, end }) => story.slice(start, end))).toEqual(['xã Yên Mỹ', 'xã Mễ Sở'])
})
