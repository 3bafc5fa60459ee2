import { expect, test } from 'vitest'
import type { CaseNews } from '../../../src/cases/case.js'
import { splitNews } from '../../../src/cases/desk/split-news.js'
import { at } from '../case-parts.js'

const news = (id: string, chat: string | null): CaseNews => ({
  id,
  chat,
  text: `tin ${id}`,
  choices: [],
  causedBy: 'case:c1',
  isNews: true,
})

test('what has a chat goes out to it, what has none an officer tells', () => {
  expect(splitNews([news('a', 'web:1'), news('b', null)], at)).toEqual({
    outgoing: [news('a', 'web:1')],
    toTell: [{ id: 'b', at, text: 'tin b', choices: [], told: null }],
  })
})

test('what only the sender may read goes into no chat', () => {
  const onlyToSender = 'Lý do: đã giải quyết'
  const split = splitNews(
    [
      { ...news('a', 'web:1'), onlyToSender },
      { ...news('b', null), onlyToSender },
    ],
    at,
  )
  expect(split.outgoing).toEqual([news('a', 'web:1')])
  expect(split.toTell).toMatchObject([{ text: 'tin b\n\nLý do: đã giải quyết' }])
})
