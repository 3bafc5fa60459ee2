import { expect, test } from 'vitest'
import { percentInTime } from '../../src/cases/in-time.js'

test.each([
  [0, 0, null],
  [3, 3, 100],
  [3, 2, 66],
  [200, 199, 99],
  [5, 0, 0],
])('of %i answers %i in time are %s percent, never rounded up', (answered, inTime, percent) => {
  expect(percentInTime({ answered, inTime })).toBe(percent)
})
