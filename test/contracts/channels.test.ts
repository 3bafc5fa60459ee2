import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelFactories } from '../../src/channels/index.js'
import { createChatClient, serve } from '../channels/chat-client.js'
import { botConfig, newDatabase, startDatabaseServer, startMessaging } from '../channels/start-messaging.js'
import { startTelegramEmulator } from '../emulators/telegram.js'
import { startZaloEmulator } from '../emulators/zalo.js'
import { type ChannelUnderTest, channelContract } from './channel-contract.js'

let database: Awaited<ReturnType<typeof startDatabaseServer>>
beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())

/** Joins the channel of this name, built by the list as main.ts does. */
const startChannel = async (name: string, config: Parameters<typeof startMessaging>[0]['config'] = {}) => {
  const messaging = await startMessaging({ uri: database.uri, database: newDatabase(), config })
  const channel = channelFactories.map((create) => create(messaging.parts)).find((built) => built?.name === name)
  messaging.add(channel ?? null)
  await channel?.start()
  return { messaging, channel: channel as NonNullable<typeof channel>, handled: messaging.handled }
}

const setUps: Record<string, () => Promise<ChannelUnderTest>> = {
  web: async () => {
    const { messaging, channel, handled } = await startChannel('web')
    const server = await serve(channel)
    const client = createChatClient(server.url)
    const write = async (text: string, times: number) => {
      const id = randomUUID()
      for (let count = 0; count < times; count += 1) await client.post(text, id)
    }
    return {
      channel,
      handled,
      chat: `web:${client.conversationId}`,
      write,
      pick: (value) => write(value, 1),
      async seen() {
        const events = await client.listen()
        await new Promise((resolve) => setTimeout(resolve, 100))
        await events.close()
        return events.received.map(({ text, choices }) => ({ text, choices: choices.map(({ label }) => label) }))
      },
      cutOff: null,
      async stop() {
        await server.close()
        await messaging.stop()
      },
    }
  },

  telegram: async () => {
    const emulator = await startTelegramEmulator({ token: '7700:contract' })
    const telegram = botConfig('7700:contract', emulator.apiRoot)
    const { messaging, channel, handled } = await startChannel('telegram', { telegram })
    return {
      channel,
      handled,
      chat: 'telegram:41',
      async write(text, times) {
        emulator.write(41, { text }, times)
      },
      async pick(value) {
        emulator.press(41, value)
      },
      seen: async () =>
        emulator.sent.map(({ text, buttons }) => ({ text, choices: buttons.flat().map((button) => button.text) })),
      cutOff: emulator.stop,
      async stop() {
        await messaging.stop()
        await emulator.stop()
      },
    }
  },
}

setUps.zalo = async () => {
  const emulator = await startZaloEmulator({ token: '7700:contract' })
  const { messaging, channel, handled } = await startChannel('zalo', {
    zalo: botConfig('7700:contract', emulator.apiRoot),
  })
  const lan = 'a1b2c3d4e5f60718293a'
  emulator.meet(lan)
  return {
    channel,
    handled,
    chat: `zalo:${lan}`,
    async write(text, times) {
      emulator.write(lan, text, times)
    },
    async pick(value) {
      emulator.write(lan, value)
    },
    seen: async () =>
      emulator.sent.map(({ text }) => {
        const [said = '', list = ''] = text.split('\n\nTrả lời bằng số:\n')
        return { text: said, choices: list.split('\n').map((line) => line.replace(/^\d+\. /, '')) }
      }),
    cutOff: emulator.stop,
    async stop() {
      await messaging.stop()
      await emulator.stop()
    },
  }
}

for (const [name, setUp] of Object.entries(setUps)) channelContract(name, setUp)

test('every channel of the list keeps the contract', async () => {
  const messaging = await startMessaging({
    uri: database.uri,
    database: newDatabase(),
    config: { telegram: botConfig('1:a', 'http://127.0.0.1:9'), zalo: botConfig('1:a', 'http://127.0.0.1:9') },
  })
  const built = channelFactories.map((create) => create(messaging.parts))
  await messaging.stop()
  expect(built.map((channel) => channel?.name).sort()).toEqual(Object.keys(setUps).sort())
})
