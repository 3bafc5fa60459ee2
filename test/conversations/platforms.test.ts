import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { startXaOi, type XaOi } from '../../src/main.js'
import type { Choice } from '../../src/messaging/message.js'
import { createLogger } from '../../src/shared/logger.js'
import { foldMarks } from '../../src/shared/text.js'
import { eventually, freePort } from '../channels/start-messaging.js'
import { startTelegramEmulator } from '../emulators/telegram.js'
import { startZaloEmulator } from '../emulators/zalo.js'
import { modelCache } from '../model-cache.js'
import { codeIn, faultsOf, seenTalks, type Talk } from './talk.js'

const token = '7701:talks'

/** What a telephone shows of one message: its text and what can be pressed. */
type Shown = { text: string; buttons: string[] }

/** A platform's emulator as many people with a telephone each. */
type Platform = {
  env: Record<string, string>
  /** Ours and the platform's name of a person's chat. */
  chatOf(person: number): string
  /** Both give the id under which the message is stored. */
  write(person: number, text: string): string
  pick(person: number, choice: Choice, number: number): string
  shown(person: number): Shown[]
  /** What a person sees of the choices of one reply: their labels in order. */
  offered(messages: readonly Shown[]): string[]
  stop(): Promise<void>
}

const openTelegram = async (): Promise<Platform> => {
  const emulator = await startTelegramEmulator({ token })
  const keyOf = (update: number): string => `telegram:7701:${update}`
  return {
    env: {
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: emulator.apiRoot,
      TELEGRAM_WEBHOOK_SECRET: 'a-webhook-secret',
      TELEGRAM_PER_SECOND: '0',
    },
    chatOf: (person) => `telegram:${person}`,
    write: (person, text) => keyOf(emulator.write(person, { text })),
    pick: (person, { value }) => keyOf(emulator.press(person, value)),
    shown: (person) =>
      emulator.sent
        .filter(({ chat }) => chat === person)
        .map(({ text, buttons }) => ({ text, buttons: buttons.flat().map((button) => button.text) })),
    offered: (messages) => messages.flatMap(({ buttons }) => buttons),
    stop: emulator.stop,
  }
}

const openZalo = async (): Promise<Platform> => {
  const emulator = await startZaloEmulator({ token })
  const idOf = (person: number): string => `a1b2c3d4e5f6000000${String(person).padStart(2, '0')}`
  const write = (person: number, text: string): string => `zalo:7701:${emulator.write(idOf(person), text)}`
  return {
    env: {
      ZALO_BOT_TOKEN: token,
      ZALO_API_ROOT: emulator.apiRoot,
      ZALO_WEBHOOK_SECRET: 'a-webhook-secret',
      ZALO_PER_SECOND: '0',
    },
    chatOf: (person) => `zalo:${idOf(person)}`,
    write,
    pick: (person, _choice, number) => write(person, String(number)),
    shown: (person) =>
      emulator.sent.filter(({ chat }) => chat === idOf(person)).map(({ text }) => ({ text, buttons: [] })),
    offered: (messages) =>
      messages.flatMap(({ text }) => {
        const [, lines = ''] = /(?:^|\n)Trả lời bằng số:\n([\s\S]*)$/.exec(text) ?? []
        return lines.split('\n').filter((line) => line !== '')
      }),
    stop: emulator.stop,
  }
}

const talks = new Map(seenTalks().map((talk) => [talk.id, talk]))
const pickTalks = (numbers: readonly number[]): Talk[] =>
  numbers.map((number) => talks.get(`s${String(number).padStart(3, '0')}`) as Talk)

/** Talks that pass over the web; all kinds of them on both platforms. */
const samples = {
  telegram: pickTalks([
    2, 3, 5, 7, 10, 13, 17, 20, 37, 38, 40, 41, 42, 43, 44, 45, 46, 47, 53, 54, 55, 60, 61, 62, 65, 66, 68, 70, 73, 74,
  ]),
  zalo: pickTalks([
    2, 5, 7, 17, 25, 26, 35, 37, 38, 41, 43, 44, 47, 49, 50, 51, 52, 53, 56, 57, 58, 60, 61, 62, 63, 64, 68, 70, 71, 73,
  ]),
}

let xaOi: XaOi
let dataDir: string
const platforms = {} as Record<keyof typeof samples, Platform>

beforeAll(async () => {
  platforms.telegram = await openTelegram()
  platforms.zalo = await openZalo()
  dataDir = await mkdtemp(join(tmpdir(), 'xaoi-talks-'))
  const port = String(await freePort())
  const config = readConfig({
    DATA_DIR: dataDir,
    CACHE_DIR: modelCache,
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'silent',
    CHAT_PER_SECOND: '0',
    ...platforms.telegram.env,
    ...platforms.zalo.env,
  })
  // Ten in the morning of a Wednesday, when somebody is in the office.
  const shift = new Date('2026-11-25T03:00:00Z').getTime() - Date.now()
  xaOi = await startXaOi({
    config,
    clock: { now: () => new Date(Date.now() + shift) },
    logger: createLogger('silent'),
  })
})

afterAll(async () => {
  await xaOi.stop()
  await platforms.telegram.stop()
  await platforms.zalo.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** The replies to a message, as the dialogue stored them, once all have been delivered. */
const repliesTo = async (id: string) => {
  const { inboxStore, outboxStore } = xaOi.core.messaging
  await eventually(async () => ['done', 'failed'].includes((await inboxStore.getState(id)) ?? ''), 20_000)
  return eventually(async () => {
    const caused = await outboxStore.findCausedBy(id)
    return caused.length > 0 && caused.every(({ state }) => state !== 'waiting') && caused
  }, 20_000)
}

/** What a person hears turn by turn, with what a turn lacks. */
const play = async (platform: Platform, person: number, talk: Talk): Promise<string[]> => {
  const faults: string[] = []
  let code = ''
  let offered: Choice[] = []
  for (const [index, turn] of talk.turns.entries()) {
    const before = platform.shown(person).length
    const text = turn.say.replaceAll('@code', code)
    const named = offered.findIndex(({ label }) => foldMarks(label) === foldMarks(text))
    const picked = offered[named]
    const replies = await repliesTo(picked ? platform.pick(person, picked, named + 1) : platform.write(person, text))
    const shown = platform.shown(person).slice(before)
    const said = shown.flatMap(({ text: words, buttons }) => [words, ...buttons]).join('\n')
    const wrong = faultsOf(turn, said)
    const choices = replies.flatMap((one) => one.choices)
    if (JSON.stringify(platform.offered(shown)) !== JSON.stringify(expectedChoices(platform, choices)))
      wrong.push(`offers ${platform.offered(shown).join(' | ')} for ${choices.map(({ label }) => label).join(' | ')}`)
    if (choices.length > 0) offered = choices
    code = codeIn(said) ?? code
    if (wrong.length > 0) faults.push(`turn ${index + 1} “${turn.say}”: ${wrong.join(', ')} in: ${said}`)
  }
  return faults
}

/** Each choice of a turn has a button of its own, or a number that no other has. */
const expectedChoices = (platform: Platform, choices: readonly Choice[]): string[] =>
  choices.map(({ label }, index) => (platform === platforms.zalo ? `${index + 1}. ${label}` : label))

describe.each(Object.keys(samples) as (keyof typeof samples)[])('on %s', (name) => {
  test.concurrent.each(samples[name].map((talk, index) => ({ ...talk, person: index + 1 })))(
    '$id $about',
    async ({ person, ...talk }) => {
      expect(await play(platforms[name], person, talk)).toEqual([])
    },
    60_000,
  )
})
