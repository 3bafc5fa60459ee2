import { expect, test } from 'vitest'
import { channelOf, platformChatOf, reply } from '../../src/messaging/message.js'

test("a chat's id is its channel and the platform's own id, which may hold colons", () => {
  expect(channelOf('zalo:a:b')).toBe('zalo')
  expect(platformChatOf('zalo:a:b')).toBe('a:b')
})

test('a reply has no choices unless some are given', () => {
  expect(reply('chào')).toEqual({ text: 'chào', choices: [] })
})
