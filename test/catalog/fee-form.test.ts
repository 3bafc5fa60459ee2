import { describe, expect, test } from 'vitest'
import { feeSchema } from '../../src/catalog/fee-fields.js'
import { answerFees, type FeeChoices, feeQuestionsOf } from '../../src/catalog/fee-form.js'

const day = '2026-12-01'
const fee = (what: string, more: Record<string, unknown> = {}) =>
  feeSchema.parse({ what, amount: 2_000, per: null, basis: null, ...more })
const procedure = (...fees: ReturnType<typeof fee>[]) => ({ fees, channels: ['in_person', 'online'] as const })
const chosen = (more: Partial<FeeChoices> = {}): FeeChoices => ({
  channel: null,
  choice: null,
  counts: {},
  group: null,
  ...more,
})

describe('what is asked before fees are summed up', () => {
  test('is nothing where there is nothing to compute', () => {
    expect(feeQuestionsOf({ fees: null, channels: ['in_person'] })).toBeNull()
    expect(feeQuestionsOf(procedure(fee('Lệ phí')))).toBeNull()
    expect(feeQuestionsOf(procedure(fee('Lệ phí', { amount: 0, per: 'copy' })))).toBeNull()
    expect(feeQuestionsOf(procedure(fee('Lệ phí', { amount: null, per: 'copy' })))).toBeNull()
  })

  test('is what the lines differ by', () => {
    const fees = procedure(
      fee('Mới', { applies: 'choice', per: 'card', channel: 'in_person', exempt: 'trẻ em; hộ nghèo' }),
      fee('Đổi', { applies: 'choice', per: 'card', channel: 'online' }),
      fee('Bản sao', { applies: 'extra', per: 'copy' }),
    )
    expect(feeQuestionsOf(fees)).toEqual({
      channels: ['in_person', 'online'],
      cases: ['Mới', 'Đổi'],
      counts: ['card'],
      extraCounts: ['copy'],
      groups: ['poor', 'child'],
    })
  })
})

describe('the sum', () => {
  test('is by the counts that were given, and says how it comes about', () => {
    const [answer] = answerFees(procedure(fee('Bản sao', { per: 'copy' })), chosen({ counts: { copy: 7 } }), day)
    expect(answer?.quote).toMatchObject({ sum: 14_000, formula: '7 bản × 2.000 = 14.000 đồng', unknown: [] })
  })

  test('has one answer for each case and way that is left open and differs, and one where both are chosen', () => {
    const fees = procedure(
      fee('Mới', { applies: 'choice', channel: 'in_person' }),
      fee('Mới', { applies: 'choice', amount: 1_000, channel: 'online' }),
      fee('Đổi', { applies: 'choice', amount: 5_000 }),
    )
    expect(answerFees(fees, chosen(), day).map(({ quote }) => quote?.sum)).toEqual([2_000, 1_000, 5_000])
    const one = answerFees(fees, chosen({ choice: 'Mới', channel: 'online' }), day)
    expect(one.map(({ quote }) => quote?.sum)).toEqual([1_000])
  })

  test('says what it lacks: an amount nobody knows here, and what is paid only when asked for', () => {
    const fees = procedure(
      fee('Lệ phí', { per: 'file' }),
      fee('Phí thẩm định', { amount: null, set_by: 'provincial_council' }),
      fee('Bản sao', { applies: 'extra', per: 'copy' }),
    )
    const [without] = answerFees(fees, chosen({ counts: { file: 1, copy: 0 } }), day)
    expect(without?.quote?.unknown.join()).toContain('Phí thẩm định')
    expect(without?.notCounted).toEqual(['Bản sao'])
    const [beside] = answerFees(fees, chosen({ counts: { file: 1, copy: 3 } }), day)
    expect(beside).toMatchObject({ notCounted: [], quote: { sum: 8_000 } })
  })

  test('is nothing for whom the line spares, without sparing what was asked for extra', () => {
    const fees = procedure(
      fee('Lệ phí', { per: 'file', exempt: 'hộ nghèo' }),
      fee('Bản sao', { applies: 'extra', per: 'copy' }),
    )
    const choose = chosen({ group: 'poor', counts: { file: 1, copy: 2 } })
    expect(answerFees(fees, choose, day)).toMatchObject([{ relief: 'free', quote: { sum: 4_000 } }])
  })

  test('is told as before relief where nobody here knows how much less it is', () => {
    const fees = procedure(fee('Lệ phí', { per: 'file', exempt: 'giảm 50% cho hộ nghèo' }))
    expect(answerFees(fees, chosen({ group: 'poor', counts: { file: 1 } }), day)).toMatchObject([{ relief: 'part' }])
  })
})
