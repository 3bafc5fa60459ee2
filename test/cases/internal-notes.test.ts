import { expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { withoutForeignNotes } from '../../src/cases/internal-note.js'
import { buildAccount } from '../accounts/build-account.js'
import { at, caseIn, communeCode } from './case-parts.js'

const by = { role: 'staff', accountId: '1', name: 'A' } as const
const noted = caseIn('feedback', 'received', {
  timeline: (['answered', 'internal_note'] as const).map((what) => ({
    id: what,
    at,
    by,
    what,
    from: null,
    to: null,
    text: 'lời',
    paper: null,
  })),
})

test.each<[string, Account, string[]]>([
  ['its own agency', buildAccount('officer', communeCode), ['answered', 'internal_note']],
  ['the commune that was asked to take it', buildAccount('officer', '11953'), ['answered']],
  ['the province', buildAccount('province_officer'), ['answered', 'internal_note']],
])('%s reads of the notes what is its own', (_who, account, read) => {
  expect(withoutForeignNotes(account, noted).timeline.map(({ what }) => what)).toEqual(read)
})
