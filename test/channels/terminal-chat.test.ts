import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.js'
import { createWebChat } from '../../src/channels/web-chat/web-chat-channel.js'
import { createTerminalChat } from '../../src/commands/chat.js'
import { serve } from './chat-client.js'
import { eventually, type Messaging, newDatabase, startDatabaseServer, startMessaging } from './start-messaging.js'

let database: Awaited<ReturnType<typeof startDatabaseServer>>
let messaging: Messaging
let channel: Channel
let server: Awaited<ReturnType<typeof serve>>
let printed: string[]
let chat: ReturnType<typeof createTerminalChat>

beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())
beforeEach(async () => {
  messaging = await startMessaging({ uri: database.uri, database: newDatabase() })
  channel = messaging.add(createWebChat(messaging.parts))
  await channel.start()
  server = await serve(channel)
  printed = []
  chat = createTerminalChat({ url: server.url, print: (text) => printed.push(text) })
})
afterEach(async () => {
  await chat.stop()
  await server.close()
  await messaging.stop()
})

test('replies are printed with numbered choices, and a number picks one', async () => {
  await chat.say('xin chào')
  expect(printed).toEqual(['\nĐã nhận: xin chào\n  1. Gặp cán bộ'])
  await chat.say('1')
  expect(messaging.handled.map(({ text }) => text)).toEqual(['xin chào', '/canbo'])
})

test('what an officer writes later is printed by itself, and nothing twice', async () => {
  await chat.say('xin chào')
  await messaging.parts.outboxStore.add(
    {
      id: 'case-1:replied',
      chat: messaging.handled[0]?.chat ?? '',
      text: 'Cán bộ trả lời',
      choices: [],
      causedBy: 'case-1',
    },
    new Date(),
  )
  await eventually(() => printed.includes('\nCán bộ trả lời'))
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(printed).toHaveLength(2)
})

test('a number without choices is an ordinary message', async () => {
  await chat.say('7')
  expect(messaging.handled[0]?.text).toBe('7')
})
