import { expect, test } from 'vitest'
import { toldForm } from '../../src/cases/desk/to-tell.js'

test.each(['telephone', 'counter', 'letter'])('news are told by %s', (how) => {
  expect(toldForm.parse({ item: 'a', how })).toEqual({ item: 'a', how })
})

test('by nothing else: what a chat sends is sent by itself', () => {
  for (const how of ['chat', '', 'khác']) expect(toldForm.safeParse({ item: 'a', how }).success, how).toBe(false)
})
