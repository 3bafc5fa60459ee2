import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterQuietHours } from '../../src/messaging/quiet-hours.js'
import { localTime } from '../../src/shared/clock.js'

test.each([
  ['2026-11-25T13:59:00Z', '2026-11-25T13:59:00.000Z', 'a minute before nine in the evening it goes out'],
  ['2026-11-25T14:00:00Z', '2026-11-26T00:00:00.000Z', 'from nine it waits for seven in the morning'],
  ['2026-11-25T17:30:00Z', '2026-11-26T00:00:00.000Z', 'also after midnight'],
  ['2026-11-25T23:59:59Z', '2026-11-26T00:00:00.000Z', 'until seven'],
  ['2026-11-26T00:00:00Z', '2026-11-26T00:00:00.000Z', 'at seven it goes out'],
])('%s -> %s: %s', (at, due) => {
  expect(afterQuietHours(new Date(at)).toISOString()).toBe(due)
})

test('news never ring between nine and seven and never wait longer than ten hours', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (at) => {
      const due = afterQuietHours(at)
      const time = localTime(due)
      expect(time >= '07:00' && time < '21:00').toBe(true)
      expect(due.getTime() - at.getTime()).toBeGreaterThanOrEqual(0)
      expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(10 * 60 * 60_000)
    }),
  )
})
