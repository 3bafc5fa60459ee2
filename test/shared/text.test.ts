import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinMessages } from '../../src/messaging/join-messages.js'
import { composed, partToRead } from '../../src/shared/text.js'

describe('the part of a text that is read', () => {
  test('is all of a short one, and beginning and end of a long one', () => {
    expect(partToRead('Đường ngập.')).toBe('Đường ngập.')
    const part = partToRead(`đầu ${'x '.repeat(60_000)} cuối`)
    expect(part.length).toBeLessThanOrEqual(1_000)
    expect(part.startsWith('đầu x')).toBe(true)
    expect(part.endsWith('x  cuối')).toBe(true)
  })

  test('halves no sign, and is read to the same again', () => {
    const text = fc.string({
      unit: fc.constantFrom('😀', 'a', 'ệ', '\n'),
      minLength: 900,
      maxLength: 1_400,
      size: 'max',
    })
    fc.assert(
      fc.property(text, (whole) => {
        expect(partToRead(whole)).not.toMatch(/\p{Cs}/u)
        expect(partToRead(partToRead(whole))).toBe(partToRead(whole))
      }),
    )
  })
})

test('letters are composed; of a heap of marks on one letter thirty stay', () => {
  expect(composed('u\u031bo\u031b\u0300ng')).toBe('ường')
  expect(composed(`a${'\u0301\u0323'.repeat(50_000)}`).length).toBeLessThanOrEqual(31)
})

test('a flood of long messages is joined to no more than one message may bring', () => {
  const message = { id: 'fake:1', chat: 'fake:1', channel: 'fake', text: 'x'.repeat(90_000), at: new Date(0) }
  expect(joinMessages([message, message, message]).text).toHaveLength(100_000)
})
