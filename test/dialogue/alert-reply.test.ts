import { expect, test } from 'vitest'
import { alertReply, newsReply } from '../../src/dialogue/flows/alert/alert-reply.js'
import type { Alert } from '../../src/understanding/alerts/find-alert.js'
import { dangerKinds, numbersOfKinds } from '../../src/understanding/alerts/hotlines.js'

const alertOf = (kind: (typeof dangerKinds)[number], level: 'emergency' | 'ask'): Alert => {
  const { first, next } = numbersOfKinds[kind]
  return { level, kind, number: first, next }
}

test.each(dangerKinds)('%s: the one number stands in the first line, one calm sentence in the second', (kind) => {
  const [first, second, ...more] = alertReply(alertOf(kind, 'emergency'))?.split('\n') ?? []
  expect(first).toMatch(new RegExp(`^Gọi ngay ${numbersOfKinds[kind].first} \\([^)]+\\)\\.$`))
  expect(second).toMatch(/^[^.]+\.$/)
  expect(more.length).toBeLessThanOrEqual(1)
})

test('near the border it is asked, with the number beside it', () => {
  expect(alertReply(alertOf('fire', 'ask'))).toMatch(/^Có ai đang gặp nguy hiểm không\?.*114/)
})

test('called in vain: the next number, and the contacts of the commune', () => {
  const said = alertReply(alertOf('fire', 'emergency'), { calledInVain: true, contacts: '0221 000 000' })
  expect(said?.split('\n')[0]).toContain('112')
  expect(said).toContain('0221 000 000')
  expect(said).toMatch(/^[^\d]*112[\s\S]* hoặc gọi lại 114/)
})

test('what can wait is an ordinary report', () => {
  expect(alertReply({ level: 'danger', kind: 'hazard', number: null, next: null })).toBeNull()
})

test('deaths and births get a word of their own', () => {
  expect(newsReply('death')).toContain('chia buồn')
  expect(newsReply('birth')).toContain('Chúc mừng')
})
