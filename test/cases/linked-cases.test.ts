import { expect, test } from 'vitest'
import type { CategoryName } from '../../src/cases/categories.js'
import { splitCase } from '../../src/cases/linked-cases.js'
import { accountFor, at, caseIn, clocks, recordingStore } from './case-parts.js'

const part = 'Cán bộ địa chính đòi tiền của tôi.'

test.each<[CategoryName, CategoryName | undefined]>([
  ['officials', 'roads'],
  ['lighting', undefined],
])('when what is denounced leaves a report on “%s”, the rest is put under %s', async (category, newCategory) => {
  const { store, last } = recordingStore()
  const found = caseIn('feedback', 'received', { category, text: `Đường thôn 3 hỏng nặng. ${part}` })
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account: accountFor(found.kind), found, at }
  const guessed: string[] = []
  const guessCategory = (text: string): CategoryName => {
    guessed.push(text)
    return 'roads'
  }
  await splitCase({ ...verb, accuses: () => false, guessCategory }, { kind: 'denunciation', text: part })
  expect(last().set.category).toBe(newCategory)
  expect(last().set.toOpen).toMatchObject([{ kind: 'denunciation', text: part }])
  expect(last().sealed?.text).not.toContain('địa chính')
  for (const text of guessed) expect(text).not.toContain('địa chính')
})
