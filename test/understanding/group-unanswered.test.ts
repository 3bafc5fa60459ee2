import { expect, test } from 'vitest'
import { groupUnanswered } from '../../src/understanding/group-unanswered.js'

const asked = (texts: string[]) =>
  texts.map((text, index) => ({
    id: String(index),
    chat: 'web:a',
    text,
    key: `key-${index}`,
    intent: 'procedure_info',
    confidence: 0.5,
    nearest: index === 1 ? 'register-boat' : null,
    askedAt: new Date(index),
    state: 'new' as const,
  }))

test('messages that ask the same come together, with or without marks and with typing errors', () => {
  const groups = groupUnanswered(
    asked([
      'xin giấy phép nuôi chim yến thế nào',
      'đăng ký ghe máy ở đâu',
      'giay phep nuoi chim yen can gi',
      'em muốn hỏi giấy phép nuôi chim yêns',
      'dang ky ghe may het bao nhieu tien',
    ]),
  )
  expect(groups.map(({ messages }) => messages.map(({ id }) => id))).toEqual([
    ['0', '2', '3'],
    ['1', '4'],
  ])
  expect(groups[0]?.words).toEqual(expect.arrayContaining(['giay', 'phep', 'nuoi', 'chim']))
  expect(groups[1]?.nearest).toBe('register-boat')
})
