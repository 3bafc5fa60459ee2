import { expect, test } from 'vitest'
import { doForMany, mostChosen } from '../../../src/cases/inbox/do-for-many.js'
import { Conflict, Forbidden, InvalidInput } from '../../../src/shared/errors.js'
import { buildAccount } from '../../accounts/build-account.js'
import { caseIn } from '../case-parts.js'

const account = buildAccount('officer')
const findOne = async (_account: unknown, id: string) =>
  id === 'gone' ? null : caseIn('feedback', 'received', { id, version: id === 'newer' ? 2 : 1 })
const chosen = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }))
const errors: Record<string, Error> = {
  faster: new Conflict('đã đổi'),
  wrong: new InvalidInput('chưa được'),
  foreign: new Forbidden('không được'),
  broken: new Error('database away'),
}
const run = async ({ id }: { id: string }): Promise<void> => {
  if (errors[id]) throw errors[id]
}

test('each ends by itself: done, changed meanwhile, refused with the reason, gone', async () => {
  const ids = chosen('a', 'gone', 'newer', 'faster', 'wrong', 'foreign', 'b')
  const outcome = await doForMany(findOne, { account, chosen: ids, run })
  expect({
    done: outcome.done.map(({ id }) => id),
    changed: outcome.changed.map(({ id }) => id),
    refused: outcome.refused.map(({ found, why }) => [found.id, why]),
    gone: outcome.gone,
  }).toEqual({
    done: ['a', 'b'],
    changed: ['newer', 'faster'],
    refused: [
      ['wrong', 'chưa được'],
      ['foreign', 'không được'],
    ],
    gone: 1,
  })
})

test('what is broken stops it, and more than a page is never done', async () => {
  await expect(doForMany(findOne, { account, chosen: chosen('broken'), run })).rejects.toThrow('database away')
  const many = chosen(...Array.from({ length: mostChosen + 1 }, (_, index) => String(index)))
  expect((await doForMany(findOne, { account, chosen: many, run })).done).toHaveLength(mostChosen)
})
