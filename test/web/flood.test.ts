import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChatClient } from '../channels/chat-client.js'
import { startServer, withOwnDatabase } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer(withOwnDatabase)
})
afterAll(() => server.stop())

const longest = 100_000
const shapes = [
  'xã Bình Minh huyện Khoái Châu, ',
  'Yên Mỹ ',
  '1/1 ',
  'làm giấy khai sinh ở đâu? ',
  '\u0301\u0323',
  ' ',
  'x',
]
const longTexts = shapes.map((shape) => `Đường ngập ${shape.repeat(longest)}`.slice(0, longest))

test('a flood of long messages leaves /livez and another chat answering', async () => {
  const { url } = server.xaOi
  let isOver = false
  let served = 0
  const watch = async () => {
    while (!isOver) {
      expect((await fetch(`${url}/livez`)).status).toBe(200)
      served += 1
    }
  }
  const watching = watch()
  const flood = Promise.all(
    Array.from({ length: 5 }, async () => {
      const stranger = createChatClient(url)
      for (const text of longTexts) expect((await stranger.post(text)).status).toBeLessThan(300)
    }),
  )
  const citizen = createChatClient(url)
  for (const text of ['làm giấy khai sinh cho con cần gì', 'hết bao nhiêu tiền']) {
    const { status, replies } = await citizen.post(text)
    expect(status).toBe(200)
    expect(JSON.stringify(replies)).toMatch(/khai sinh/i)
  }
  await flood
  isOver = true
  await watching
  expect(served).toBeGreaterThan(20)
}, 60_000)
