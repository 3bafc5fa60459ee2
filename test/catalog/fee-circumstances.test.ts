import { expect, test } from 'vitest'
import { findFeeCircumstances } from '../../src/catalog/fee-circumstances.js'
import { type Fee, feeSchema } from '../../src/catalog/fee-fields.js'
import { exemptionsOf, judgePeople } from '../../src/catalog/fee-groups.js'
import type { Group, Person } from '../../src/catalog/said-people.js'
import { findEntities } from '../../src/understanding/reading/entities.js'

const fee = (fields: Partial<Fee>): Fee =>
  feeSchema.parse({ what: 'Lệ phí', amount: 8_000, per: 'case', basis: null, ...fields })

const read = (text: string) => findFeeCircumstances(findEntities(text, '2026-11-23'))
const person = (fields: Partial<Person>): Person => ({
  kind: 'self',
  count: 1,
  age: null,
  groups: [],
  said: '',
  isFor: true,
  ...fields,
})

test.each([
  ['hộ nghèo có được miễn không', ['poor']],
  ['nhà em hộ cận nghèo', ['near_poor']],
  ['bố tôi 72 tuổi bị khuyết tật', ['elderly', 'disabled']],
  ['con gia đình liệt sĩ', ['merit']],
  ['lam cho tre em', ['child']],
  ['con tôi 5 tuổi', ['child']],
  ['tôi 45 tuổi làm ở xã nghèo', []],
])('“%s” names the groups %j', (text, groups) => {
  expect(read(text).people.flatMap((one) => one.groups)).toEqual(groups)
})

test.each([
  ['tôi 65 tuổi đăng ký thường trú cho con trai', []],
  ['mẹ tôi 70 tuổi, tôi đi làm hộ tạm trú cho mẹ', ['elderly']],
  ['con tôi bị khuyết tật, tôi đổi căn cước cho tôi', []],
  ['em muốn hỏi đăng ký tạm trú cho bà nội 82 tuổi', ['elderly']],
])('“%s” is for %j', (text, groups) => {
  const beneficiaries = read(text).people.filter(({ isFor }) => isFor)
  expect([...new Set(beneficiaries.flatMap((one) => one.groups))]).toEqual(groups)
})

test.each([
  ['nộp online hết bao nhiêu', 'online'],
  ['qua mạng thì sao', 'online'],
  ['gửi bưu điện', 'post'],
  ['ra xã nộp trực tiếp', 'in_person'],
  ['nộp trực tiếp hay qua mạng rẻ hơn', null],
  ['hết bao nhiêu tiền', null],
])('“%s” hands in: %s', (text, channel) => {
  expect(read(text).channel).toBe(channel)
})

test('a group is spared only where the catalog says so, and never by a name that only contains it', () => {
  const fees = [fee({ exempt: 'trẻ em; người cao tuổi; hộ cận nghèo' })]
  const judge = (groups: Group[]) => judgePeople(fees, [person({ groups })])
  expect(judge(['elderly', 'near_poor'])).toEqual({
    spared: ['người cao tuổi', 'hộ cận nghèo'],
    unsaid: [],
    extent: 'all',
  })
  expect(judge(['poor'])).toEqual({ spared: [], unsaid: ['hộ nghèo'], extent: 'none' })
  expect(judgePeople(null, [person({ groups: ['poor'] })])).toMatchObject({ spared: [], unsaid: ['hộ nghèo'] })
})

test('a household shares its group, a friend has no part in it, and one who pays makes the paper cost', () => {
  const fees = [fee({ exempt: 'trẻ em; hộ nghèo; người có công và thân nhân' })]
  const asker = person({ groups: ['poor'], isFor: false })
  expect(judgePeople(fees, [asker, person({ kind: 'family' })]).extent).toBe('all')
  expect(judgePeople(fees, [asker, person({ kind: 'other' })]).extent).toBe('none')
  expect(judgePeople(fees, [person({ groups: ['child'] }), person({})]).extent).toBe('some')
  expect(judgePeople(fees, [person({ groups: ['merit'], isFor: false }), person({ kind: 'family' })]).extent).toBe(
    'all',
  )
  const supported = [fee({ exempt: 'hộ nghèo được ngân sách hỗ trợ' })]
  expect(judgePeople(supported, [person({ groups: ['poor'] })]).extent).toBe('some')
})

test('what is free for everybody names no exemption', () => {
  expect(exemptionsOf([fee({ amount: 0, exempt: 'Miễn phí cho mọi trường hợp' })])).toEqual([])
  expect(exemptionsOf([fee({ exempt: 'hộ nghèo' }), fee({ exempt: 'hộ nghèo' })])).toEqual(['hộ nghèo'])
})
