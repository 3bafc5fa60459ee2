import { expect, test } from 'vitest'
import { findSimilarSolved } from '../../src/cases/answers/similar-solved.js'
import { accountFor, caseIn } from './case-parts.js'

const found = caseIn('feedback', 'received', { text: 'cống tắc nước tràn đường' })
/** The likest ones have no answer. */
const solved = [
  ...Array.from({ length: 4 }, (_, index) => ({ id: `silent-${index}`, text: found.text })),
  { id: 'a', text: 'cống tắc' },
  { id: 'b', text: 'cống vỡ nắp hỏng' },
  { id: 'other', text: 'chó sủa đêm' },
]
const answers = new Map(['a', 'b', 'other'].map((id) => [id, `trả lời ${id}`]))
const store = {
  findSolved: async () => [{ id: found.id, text: found.text }, ...solved],
  findAccusations: async () => [],
  findAnswers: async (ids: readonly string[]) => new Map([...answers].filter(([id]) => ids.includes(id))),
}

test('a case shows what those like it were answered, the likest first, never itself or what has no answer', async () => {
  expect(await findSimilarSolved(store, accountFor('feedback'), found)).toEqual([
    { id: 'a', matter: 'cống tắc', answer: 'trả lời a' },
    { id: 'b', matter: 'cống vỡ nắp hỏng', answer: 'trả lời b' },
  ])
})

test('of a protected case nothing is compared', async () => {
  const refuse = async () => {
    throw new Error('asked')
  }
  const sealed = caseIn('denunciation', 'received')
  expect(
    await findSimilarSolved(
      { findSolved: refuse, findAnswers: refuse, findAccusations: refuse },
      accountFor('denunciation'),
      sealed,
    ),
  ).toEqual([])
})
