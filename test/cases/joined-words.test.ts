import { expect, test } from 'vitest'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import { withoutForeignWords } from '../../src/cases/joined-words.js'
import { communeAgency } from '../../src/routing/route-case.js'
import { buildAccount } from '../accounts/build-account.js'
import { at, caseIn, communeCode } from './case-parts.js'

const foreign = '11953'
const code = 'K7M2Q-9XTR4'
const event = (what: 'followed' | 'parted', text: string | null): TimelineEvent => ({
  id: what,
  at,
  by: { role: 'citizen', accountId: null, name: 'Người dân' },
  what,
  from: null,
  to: code,
  text,
  paper: null,
})
const main = caseIn('feedback', 'received', {
  timeline: [event('followed', 'lời của người khác'), event('parted', null)],
})
const other = (desk: string, joinedTo: string | null): Case =>
  caseIn('feedback', 'joined', { id: 'other', receiptCode: code, agency: communeAgency(desk), joinedTo })

const read = async (role: 'officer' | 'inspector', desk: string | null, one: Case) => {
  const store = {
    findJoined: async () => (one.joinedTo === main.id ? [one] : []),
    getByReceiptCode: async () => one,
  }
  const { timeline } = await withoutForeignWords(store, desk ? buildAccount(role, desk) : buildAccount(role), main)
  return timeline.map(({ to, text }) => [to, text])
}

const words = 'lời của người khác'
test.each<[string, Parameters<typeof read>, unknown]>([
  [
    'the joined one’s office reads all',
    ['officer', communeCode, other(communeCode, main.id)],
    [
      [code, words],
      [code, null],
    ],
  ],
  [
    'another office reads neither',
    ['officer', communeCode, other(foreign, main.id)],
    [
      [null, null],
      [null, null],
    ],
  ],
  [
    'an inspector reads what is joined',
    ['inspector', null, other(foreign, main.id)],
    [
      [code, words],
      [code, null],
    ],
  ],
  [
    'after the split its office sees the code alone',
    ['officer', communeCode, other(communeCode, null)],
    [
      [code, null],
      [code, null],
    ],
  ],
  [
    'an inspector, too',
    ['inspector', null, other(communeCode, null)],
    [
      [code, null],
      [code, null],
    ],
  ],
  [
    'joined to a third, it is read there',
    ['officer', communeCode, other(communeCode, 'third')],
    [
      [code, null],
      [code, null],
    ],
  ],
])('%s', async (_who, asked, seen) => {
  expect(await read(...asked)).toEqual(seen)
})
