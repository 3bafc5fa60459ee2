import { expect, test } from 'vitest'
import { newConversation } from '../../src/dialogue/conversation.js'
import type { Turn } from '../../src/dialogue/flow.js'
import { takeUp } from '../../src/dialogue/patterns/continue.js'

const now = new Date('2026-11-25T03:00:00Z')
const keptBy = (name: string): Turn =>
  ({
    now,
    message: { text: 'lấy lại' },
    conversation: {
      ...newConversation('fake:1'),
      kept: { state: { name, version: 1, step: 'place', data: { text: 'chuyện đã kể tối qua' } }, at: now },
    },
  }) as unknown as Turn
const shown = (name: string): string | undefined => takeUp(keptBy(name))?.replies[0]?.text

test('a draft that is taken up is shown; one of a tip only goes on, for telephones are shared', () => {
  expect(shown('send-feedback')).toContain('chuyện đã kể tối qua')
  expect(shown('send-tip')).toBeDefined()
  expect(shown('send-tip')).not.toContain('chuyện đã kể tối qua')
})
