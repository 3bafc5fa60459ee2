import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { findEarlier } from '../../src/cases/find-earlier.js'
import { buildAccount } from '../accounts/build-account.js'
import { caseIn } from './case-parts.js'

const agency = { office: 'commune', communeCode: '11953', name: 'UBND xã B' } as const
const sent: Case[] = [
  caseIn('feedback', 'received', { id: 'this' }),
  caseIn('denunciation', 'received', { id: 'protected' }),
  caseIn('feedback', 'received', { id: 'elsewhere', agency }),
  ...[1, 2, 3, 4, 5, 6].map((number) => caseIn('feedback', 'closed', { id: String(number) })),
]
const earlierThan = async (found: Case) => {
  const asked: string[] = []
  const store = {
    async findByChat(chat: string) {
      asked.push(chat)
      return sent
    },
  }
  const cases = await findEarlier(store as never, buildAccount('officer'), found)
  return { ids: cases.map(({ id }) => id), asked }
}

test('what the same chat sent before is shown as far as the account may see it, five at most', async () => {
  expect(await earlierThan(sent[0] as Case)).toEqual({ ids: ['1', '2', '3', '4', '5'], asked: ['web:1'] })
})

test.each([
  ['protected', caseIn('denunciation', 'received')],
  ['of no chat', caseIn('feedback', 'received', { chat: null })],
])('of a case that is %s nothing is asked', async (_which, found) => {
  expect(await earlierThan(found)).toEqual({ ids: [], asked: [] })
})
