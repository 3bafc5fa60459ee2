import { describe, expect, test } from 'vitest'
import { benefitSchema, describeBenefit } from '../../src/catalog/benefit-fields.js'
import { noCircumstances } from '../../src/catalog/fee-circumstances.js'
import { describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { buildProcedure } from './build-procedure.js'

const month = { who: 'Người từ đủ 75 tuổi', amount: 500_000, per: 'month', basis: '176/2025/NĐ-CP' }

describe('a benefit', () => {
  test.each([
    [month, 'Người từ đủ 75 tuổi: 500.000 đồng một tháng'],
    [{ ...month, since: '2025-07-01' }, 'Người từ đủ 75 tuổi: 500.000 đồng một tháng, từ 01/07/2025'],
    [
      { ...month, amount: null, per: 'occurrence', note: 'tỉnh quy định' },
      'Người từ đủ 75 tuổi: chưa có thông tin về mức hưởng, xin hỏi nơi tiếp nhận (tỉnh quy định)',
    ],
  ])('%j reads “%s”', (benefit, said) => {
    expect(describeBenefit(benefitSchema.parse(benefit))).toBe(said)
  })

  test('is told with the fee, and in the first answer where there is room', () => {
    const tell = (aspect: 'all' | 'fee' | 'papers') =>
      describeProcedure(aspect, {
        procedure: buildProcedure('a', { benefits: [month] }),
        now: new Date('2026-12-01T03:00:00Z'),
        office: null,
        circumstances: noCircumstances,
      }).text
    expect(tell('fee')).toContain('Mức hưởng: Người từ đủ 75 tuổi: 500.000 đồng một tháng')
    expect(tell('all')).toContain('500.000 đồng một tháng')
    expect(tell('papers')).not.toContain('500.000')
  })
})
