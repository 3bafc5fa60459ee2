import { expect, test } from 'vitest'
import { exemptionsOf, findFeeCircumstances, judgeGroups } from '../../src/catalog/fee-circumstances.js'
import { type Fee, feeSchema } from '../../src/catalog/fee-fields.js'

const fee = (fields: Partial<Fee>): Fee =>
  feeSchema.parse({ what: 'Lệ phí', amount: 8_000, per: 'case', basis: null, ...fields })

test.each([
  ['hộ nghèo có được miễn không', ['poor']],
  ['nhà em hộ cận nghèo', ['near_poor']],
  ['bố tôi 72 tuổi bị khuyết tật', ['elderly', 'disabled']],
  ['con gia đình liệt sĩ', ['merit']],
  ['lam cho tre em', ['child']],
  ['tôi 45 tuổi làm ở xã nghèo', []],
])('“%s” names the groups %j', (text, groups) => {
  expect(findFeeCircumstances(text).groups).toEqual(groups)
})

test.each([
  ['nộp online hết bao nhiêu', 'online'],
  ['qua mạng thì sao', 'online'],
  ['gửi bưu điện', 'post'],
  ['ra xã nộp trực tiếp', 'in_person'],
  ['nộp trực tiếp hay qua mạng rẻ hơn', null],
  ['hết bao nhiêu tiền', null],
])('“%s” hands in: %s', (text, channel) => {
  expect(findFeeCircumstances(text).channel).toBe(channel)
})

test.each([
  ['nhà 4 người', { person: 4 }],
  ['3 nhân khẩu', { person: 3 }],
  ['mấy người thì được', {}],
])('“%s” counts %j', (text, counts) => {
  expect(findFeeCircumstances(text).counts).toEqual(counts)
})

test('a group is spared only where the catalog says so, and never by a name that only contains it', () => {
  const fees = [fee({ exempt: 'trẻ em; người cao tuổi; hộ cận nghèo' })]
  expect(judgeGroups(fees, ['elderly', 'near_poor'])).toEqual({
    spared: ['người cao tuổi', 'hộ cận nghèo'],
    unsaid: [],
  })
  expect(judgeGroups(fees, ['poor'])).toEqual({ spared: [], unsaid: ['hộ nghèo'] })
  expect(judgeGroups(null, ['poor'])).toEqual({ spared: [], unsaid: ['hộ nghèo'] })
})

test('what is free for everybody names no exemption', () => {
  expect(exemptionsOf([fee({ amount: 0, exempt: 'Miễn phí cho mọi trường hợp' })])).toEqual([])
  expect(exemptionsOf([fee({ exempt: 'hộ nghèo' }), fee({ exempt: 'hộ nghèo' })])).toEqual(['hộ nghèo'])
})
