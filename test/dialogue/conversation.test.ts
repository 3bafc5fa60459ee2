import { expect, test } from 'vitest'
import { advance, type Conversation, newConversation, rewind } from '../../src/dialogue/conversation.js'
import type { IncomingMessage } from '../../src/messaging/message.js'
import { reply } from '../../src/messaging/message.js'

const at = new Date('2026-11-25T03:00:00Z')
const message = (id: string, more: Partial<IncomingMessage> = {}): IncomingMessage => ({
  id,
  chat: 'fake:1',
  channel: 'fake',
  text: 'x',
  at,
  ...more,
})
const after = (ids: readonly string[]): Conversation =>
  ids.reduce((before, id) => advance(before, message(id), { replies: [] }, at), newConversation('fake:1'))

test('the messages handled last stay known, the oldest are forgotten first', () => {
  const ids = Array.from({ length: 40 }, (_, index) => String(index))
  expect(after(ids).handled).toEqual(ids.slice(10))
  expect(after(ids.slice(0, 3)).handled).toEqual(['0', '1', '2'])
})

test('each message makes the next version and offers what its replies offer', () => {
  const choice = { label: 'Gửi', value: '/gui' }
  const next = advance(after(['1']), message('2'), { replies: [reply('a', [choice]), reply('b')] }, at)
  expect(next).toMatchObject({ version: 2, offered: [choice], lastTurnAt: at, last: null })
})

test('an edit takes the conversation back to what stood before its message, unless that did something outside', () => {
  const before = after(['1'])
  const said = message('2', { platformId: '22' })
  const edit = message('3', { platformId: '22', isEdit: true })
  const changed = advance(before, said, { replies: [], context: { procedure: 'register-birth' } }, at)
  expect(changed.context.procedure).toBe('register-birth')
  expect(rewind(changed, edit)?.context).toEqual(before.context)
  expect(rewind(changed, message('3', { platformId: '23' }))).toBeNull()
  expect(rewind(advance(before, said, { replies: [], isFinal: true }, at), edit)).toBeNull()
})
