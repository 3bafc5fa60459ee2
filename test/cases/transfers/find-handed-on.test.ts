import { expect, test } from 'vitest'
import type { Case } from '../../../src/cases/case.js'
import type { CaseStore } from '../../../src/cases/case-store.js'
import { findHandedOn } from '../../../src/cases/transfers/find-handed-on.js'
import { communeAgency, provinceAgency } from '../../../src/routing/route-case.js'
import { buildAccount } from '../../accounts/build-account.js'
import { caseIn, communeCode } from '../case-parts.js'

const formerOffices = [{ communeCode, until: '2026-10-05' }]
const onward = (more: Partial<Case> = {}) =>
  caseIn('feedback', 'received', { agency: provinceAgency, formerOffices, ...more })
const storeOf = (found: Case) =>
  ({
    get: async (id: string) => (id === found.id ? found : null),
    getByReceiptCode: async (code: string) => (code === found.receiptCode ? found : null),
  }) as unknown as CaseStore
const heard = { receiptCode: 'ABCDE-23456', to: provinceAgency.name, day: '2026-10-05', state: 'Đã tiếp nhận' }

test.each<[string, Parameters<typeof findHandedOn>[2], typeof heard | null]>([
  ['its id', { id: 'c1' }, heard],
  ['another id', { id: 'c2' }, null],
  ['its code as it was typed', { typed: 'mã abcde 23456' }, heard],
  ['words', { typed: 'đèn đường' }, null],
])('a commune hears by %s where a case is that it handed on', async (_by, asked, expected) => {
  expect(await findHandedOn(storeOf(onward()), buildAccount('officer'), asked)).toEqual(expected)
})

test.each([
  ['who has it again', onward({ agency: communeAgency(communeCode) }), buildAccount('officer')],
  ['another commune', onward(), buildAccount('officer', '11953')],
  ['the province', onward(), buildAccount('supervisor')],
  ['a commune that it is kept from', onward({ keptFrom: communeCode }), buildAccount('officer')],
  ['anybody of what was sealed', onward({ state: 'sealed' }), buildAccount('officer')],
  ['whoever never had it', onward({ formerOffices: [] }), buildAccount('officer')],
])('%s hears nothing', async (_who, found, account) => {
  expect(await findHandedOn(storeOf(found), account, { id: 'c1' })).toBeNull()
})

test('who accuses another office than this one is no reason to be silent', async () => {
  const account = buildAccount('officer')
  expect(await findHandedOn(storeOf(onward({ keptFrom: '11953' })), account, { id: 'c1' })).not.toBeNull()
})
