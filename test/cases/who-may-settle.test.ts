import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { routeOfComplaint, settledAfterMove, whyNotSettledBy } from '../../src/cases/who-may-settle.js'
import { communeAgency, provinceAgency } from '../../src/routing/route-case.js'
import { caseIn } from './case-parts.js'

const meSo = communeAgency('12049')
const other = communeAgency('11953')
const complaint = (more: Partial<Case>) => caseIn('complaint', 'received', { agency: meSo, ...more })

test.each<[string, string | null, Case]>([
  ['names nobody and lies with a commune', 'Chủ tịch UBND xã Mễ Sở', complaint({})],
  ['names nobody and lies with the province', null, complaint({ agency: provinceAgency, communeCode: null })],
  ['names a body', 'Giám đốc Sở Y tế', complaint({ against: 'Sở Y tế' })],
])('a complaint that %s is settled by %s', (_which, settler, found) => {
  expect(routeOfComplaint(found).settledBy).toBe(settler)
})

test.each<[string, boolean, Case, typeof meSo]>([
  ['a complaint about the commune to it', true, complaint({ settledBy: 'Chủ tịch UBND xã Mễ Sở' }), meSo],
  ['a complaint about another body', false, complaint({ against: 'Sở Y tế', settledBy: 'Giám đốc Sở Y tế' }), other],
  ['a complaint about another commune', false, complaint({ settledBy: 'Chủ tịch UBND xã Mễ Sở' }), other],
  ['a complaint to the province', true, complaint({ settledBy: 'Chủ tịch UBND xã Mễ Sở' }), provinceAgency],
  ['a complaint of which nobody knows who settles it', true, complaint({}), other],
  ['a report', true, caseIn('feedback', 'received', { settledBy: 'Công ty Điện lực' }), other],
])('%s may go: %s', (_which, mayGo, found, to) => {
  expect(whyNotSettledBy(found, to) === null).toBe(mayGo)
})

test('what a complaint says of who settles it goes with it, of a report it doesn’t', () => {
  const settledBy = 'Giám đốc Sở Y tế'
  expect(settledAfterMove(complaint({ settledBy }))).toEqual({ settledBy })
  expect(settledAfterMove(caseIn('feedback', 'received', { settledBy }))).toEqual({ settledBy: null })
})
