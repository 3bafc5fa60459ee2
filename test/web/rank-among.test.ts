import { expect, test } from 'vitest'
import { rankAmong } from '../../src/web/console/indicator-view.js'

const many = (values: readonly number[], n = 30) => values.map((value) => ({ value, n }))

test.each([
  ['five that differ', many([90, 80, 70, 60, 50]), [1, 2, 3, 4, 5]],
  ['equal ones', many([90, 80, 80, 60, 50]), [1, 2, 2, 4, 5]],
  ['four', many([90, 80, 70, 60]), [null, null, null, null]],
  ['five of which one has few', [...many([90], 3), ...many([80, 70, 60, 50])], [null, null, null, null, null]],
  ['six of which one has few', [...many([99], 3), ...many([90, 80, 70, 60, 50])], [null, 1, 2, 3, 4, 5]],
])('ranks of %s', (_, ordered, ranks) => {
  expect(ordered.map(rankAmong(ordered))).toEqual(ranks)
})
