import { expect, test } from 'vitest'
import type { Turn } from '../../src/dialogue/flow.js'
import { freshFiles } from '../../src/dialogue/fresh-files.js'

const now = new Date('2026-11-25T03:00:00Z')
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
const turnWith = (files: { ids: string[]; at: Date } | null, came: string[] = []): Turn =>
  ({ conversation: { context: { files } }, files: came, now }) as unknown as Turn

test.each([
  ['a minute ago', 1, ['old', 'new']],
  ['29 minutes ago', 29, ['old', 'new']],
  ['half an hour ago', 30, ['new']],
  ['last month', 30 * 24 * 60, ['new']],
])('of a file sent %s and one that came with the message the report takes what is fresh', (_when, minutes, taken) => {
  expect(freshFiles(turnWith({ ids: ['old'], at: minutesAgo(minutes) }, ['new']))).toEqual(taken)
})

test('without a file sent before there is what came with the message', () => {
  expect(freshFiles(turnWith(null, ['new']))).toEqual(['new'])
})
