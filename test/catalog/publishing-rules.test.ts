import { expect, test } from 'vitest'
import { publishingIssues } from '../../src/catalog/publishing-rules.js'

/** 00:30 of the second in Vietnam, still the first in UTC. */
const now = new Date('2026-12-02T00:30:00+07:00')
const fee = { what: 'Lệ phí', amount: null, per: null, basis: null }
const reduced = (from: string, until: string) => ({ ...fee, amount: 9, reduced: { amount: 5, from, until } })

test.each([
  [{ verified_on: '2026-12-02', verified_by: 'Lan' }, []],
  [{ verified_on: '2026-12-03', verified_by: 'Lan' }, ['verified_on']],
  [{ verified_on: '2026-12-02', verified_by: null }, ['verified_by']],
  [{ verified_on: null, verified_by: null }, []],
  [{ fees: [fee] }, ['fees.0.amount']],
  [{ fees: [{ ...fee, amount: 0 }] }, []],
  [{ fees: [{ ...fee, set_by: 'provincial_council' }] }, []],
  [{ fees: [{ ...fee, note: 'chưa có nghị quyết' }] }, []],
  [{ fees: [reduced('2026-01-01', '2026-12-31')] }, []],
  [{ fees: [reduced('2026-01-01', '2026-01-01')] }, []],
  [{ fees: [{ ...fee, amount: 1 }, reduced('2026-12-31', '2026-01-01')] }, ['fees.1.reduced.until']],
  [{ fees: 'half written' }, []],
])('%j is refused at %j', (content, paths) => {
  expect(publishingIssues(content, null, now).map(({ path }) => path.join('.'))).toEqual(paths)
})

test('a row without amount that citizens read already keeps nothing from being published', () => {
  expect(publishingIssues({ fees: [fee] }, { fees: [fee] }, now)).toEqual([])
  expect(publishingIssues({ fees: [{ ...fee, what: 'Phí' }] }, { fees: [fee] }, now)).toHaveLength(1)
})
