import { expect, test } from 'vitest'
import { readEvent } from '../../src/channels/zalo/event.js'

const now = new Date('2026-11-24T08:00:00Z')
const said = {
  message_id: '0f1e2d3c4b5a69788796',
  date: 1_780_973_847_000,
  chat: { id: 'a1b2c3d4e5f60718293a', chat_type: 'PRIVATE' },
  from: { id: 'a1b2c3d4e5f60718293a', is_bot: false, display_name: 'Lan' },
}
const read = (message: object, kind = 'text') =>
  readEvent({ event_name: `message.${kind}.received`, message: { ...said, ...message } }, { botId: '77', now })
const messageOf = (received: ReturnType<typeof readEvent>) => {
  if (received.what !== 'message') throw new Error(received.what)
  return received.message
}

test('a text', () => {
  expect(messageOf(read({ text: 'Xin chào' }))).toEqual({
    id: 'zalo:77:0f1e2d3c4b5a69788796',
    chat: 'zalo:a1b2c3d4e5f60718293a',
    channel: 'zalo',
    text: 'Xin chào',
    at: new Date(1_780_973_847_000),
    platformId: '0f1e2d3c4b5a69788796',
  })
})

test('bare and wrapped are the same', () => {
  const event = { event_name: 'message.text.received', message: { ...said, text: 'chào' } }
  const bare = readEvent(event, { botId: '77', now })
  expect(readEvent({ ok: true, error_code: 0, result: event }, { botId: '77', now })).toEqual(bare)
  expect(bare.what).toBe('message')
})

test.each([
  ['milliseconds', 1_780_973_847_000, 1_780_973_847_000],
  ['seconds', 1_780_973_847, 1_780_973_847_000],
  ['a text', '1780973847000', 1_780_973_847_000],
  ['nothing', null, now.getTime()],
  ['no date at all', undefined, now.getTime()],
  ['no number', 'hôm nay', now.getTime()],
  ['beyond all dates', 1e20, now.getTime()],
])('a date in %s', (_what, date, at) => {
  expect(messageOf(read({ text: 'chào', date })).at.getTime()).toBe(at)
})

test('ids may be numbers, and what is absent may be null', () => {
  const event = read({ text: 'chào', caption: null, photo: null, message_id: 7, chat: { id: 8, chat_type: null } })
  expect(messageOf(event)).toMatchObject({ id: 'zalo:77:7', chat: 'zalo:8', text: 'chào' })
})

test.each([
  [{ photo_url: 'https://a.zdn.vn/1.jpg', photo: 'https://a.zdn.vn/2.jpg' }, 'photo', 'https://a.zdn.vn/1.jpg'],
  [{ photo: 'https://a.zdn.vn/2.jpg' }, 'photo', 'https://a.zdn.vn/2.jpg'],
  [{ photo_url: '', photo: 'https://a.zdn.vn/2.jpg' }, 'photo', 'https://a.zdn.vn/2.jpg'],
  [{ voice_url: 'https://a.zdn.vn/3.aac' }, 'voice', 'https://a.zdn.vn/3.aac'],
])('%j is a file', (content, kind, ref) => {
  expect(messageOf(read({ ...content, caption: 'kèm chữ' }, 'image'))).toMatchObject({
    text: 'kèm chữ',
    files: [{ kind, ref, name: null, size: null }],
  })
})

test('an event of an unknown name says nothing, whatever it holds, and its name is told', () => {
  const received = read({ text: 'đã sửa', photo_url: 'https://a.zdn.vn/1.jpg' }, 'text.edited')
  expect(received).toMatchObject({ unknownEvent: 'message.text.edited.received', message: { text: '' } })
  expect(messageOf(received).files).toBeUndefined()
})

test.each([
  ['sticker', { sticker: 'ab12', url: 'https://zalo.example.vn/oasticker' }],
  ['unsupported', {}],
])('%s has no words', (kind, content) => {
  expect(read(content, kind)).toMatchObject({ what: 'message', unknownEvent: null, message: { text: '' } })
})

test.each(['GROUP', 'group', 'COMMUNITY'])('a chat of the kind %s has listeners', (chat_type) => {
  expect(read({ text: 'chào', chat: { id: 'g1', chat_type } })).toEqual({
    what: 'group',
    chat: 'zalo:g1',
    id: 'zalo:77:0f1e2d3c4b5a69788796',
  })
})

test.each([
  [undefined, 'invalid_type'],
  [null, 'invalid_type'],
  [{ event_name: 'message.text.received' }, 'message: invalid_type'],
  [{ ok: true, result: { event_name: 'x', message: { chat: { id: 'c' } } } }, 'message.message_id'],
  [{ event_name: 'x', message: { message_id: 'm', chat: {} } }, 'message.chat.id'],
])('%j is unreadable, with the place of the fault and none of its words', (value, reason) => {
  const received = readEvent(value, { botId: '77', now })
  expect(received).toMatchObject({ what: 'unreadable', reason: expect.stringContaining(reason) })
})
