import { expect, test } from 'vitest'
import { joinMessages } from '../../src/messaging/join-messages.js'
import type { IncomingFile, IncomingMessage } from '../../src/messaging/message.js'

const at = new Date('2026-11-25T03:00:00Z')
const message = (id: string, text: string, more: Partial<IncomingMessage> = {}): IncomingMessage => ({
  id,
  chat: 'fake:1',
  channel: 'fake',
  text,
  at,
  ...more,
})
const photo = (ref: string): IncomingFile => ({ kind: 'photo', ref, name: null, size: null })
const location = { latitude: 20.6, longitude: 106.1 }

test('several messages become one under the id of the first, with all words and files in order', () => {
  const joined = joinMessages([
    message('1', 'một', { files: [photo('a')], group: 'album', platformId: '11', isEdit: true }),
    message('2', ''),
    message('3', 'ba', { files: [photo('b'), photo('c')] }),
  ])
  expect(joined).toEqual(message('1', 'một\nba', { files: [photo('a'), photo('b'), photo('c')], platformId: '11' }))
})

test('without files there are none, and the first place on the map counts', () => {
  const other = { latitude: 21, longitude: 105 }
  const joined = joinMessages([
    message('1', 'một'),
    message('2', 'hai', { location }),
    message('3', '', { location: other }),
  ])
  expect(joined).toEqual(message('1', 'một\nhai', { location }))
})

test('one message stays as it is, also an edit', () => {
  const edit = message('1', 'một', { isEdit: true, group: 'album' })
  expect(joinMessages([edit])).toBe(edit)
})

test('nothing can not be joined', () => {
  expect(() => joinMessages([])).toThrow('nothing to join')
})
