import { expect, test } from 'vitest'
import { createPerChat } from '../../src/messaging/per-chat.js'

/** Work that waits until it is let go, one after another. */
const createWork = () => {
  const begun: string[] = []
  const waiting: (() => void)[] = []
  return {
    begun,
    work: (chat: string) => {
      begun.push(chat)
      return new Promise<void>((resolve) => {
        waiting.push(resolve)
      })
    },
    async letGo(): Promise<void> {
      waiting.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test('one piece of work per chat at a time, chats in parallel; asked again meanwhile, once more', async () => {
  const { begun, work, letGo } = createWork()
  const perChat = createPerChat({ work, onError: () => undefined })
  const first = perChat.run('a')
  expect(perChat.run('a')).toBe(first)
  perChat.run('a')
  perChat.run('b')
  expect(begun).toEqual(['a', 'b'])
  await letGo()
  expect(begun).toEqual(['a', 'b', 'a'])
  await letGo()
  await letGo()
  await first
  expect(begun).toEqual(['a', 'b', 'a'])
  perChat.run('a')
  expect(begun).toHaveLength(4)
})

test('an error is reported, and the chat can be worked on again', async () => {
  const errors: unknown[] = []
  let runs = 0
  const perChat = createPerChat({
    work: async () => {
      runs += 1
      if (runs === 1) throw new Error('a fault')
    },
    onError: (error) => errors.push(error),
  })
  await perChat.run('a')
  expect(errors).toEqual([new Error('a fault')])
  await perChat.run('a')
  expect(runs).toBe(2)
})

test('stopping waits for what is under way and runs nothing once more', async () => {
  const { begun, work, letGo } = createWork()
  const perChat = createPerChat({ work, onError: () => undefined })
  perChat.run('a')
  perChat.run('a')
  expect(perChat.isStopped()).toBe(false)
  let isStopped = false
  const stopped = perChat.stop().then(() => {
    isStopped = true
  })
  expect(perChat.isStopped()).toBe(true)
  await Promise.resolve()
  expect(isStopped).toBe(false)
  await letGo()
  await stopped
  expect(begun).toEqual(['a'])
})
