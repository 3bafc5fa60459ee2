import { expect, test } from 'vitest'
import { keysOf } from '../../src/duplicates/keys.js'
import { compareReports, isListed, isOffered } from '../../src/duplicates/likeness.js'
import { readReport } from '../../src/duplicates/read-report.js'

const at = new Date('2026-11-25T03:00:00Z')
const read = (text: string, placeText: string | null, more: { communeCode?: string | null; daysAgo?: number } = {}) =>
  readReport({
    text,
    placeText,
    communeCode: more.communeCode === undefined ? '12049' : more.communeCode,
    openedAt: new Date(at.getTime() - (more.daysAgo ?? 0) * 86_400_000),
  })
const rubbish = read('rác chất đống bốc mùi hôi thối', 'thôn Đa Hòa')

test.each([
  ['other words', 'xe rác không vào, thối lắm', 'Đa Hoà, xã Mễ Sở'],
  ['no marks', 'rac thai boc mui hoi thoi', 'thon da hoa'],
  ['the place in the story', 'rác ở thôn Đa Hòa bốc mùi hôi thối', null],
])('the same matter in %s is offered', (_, text, place) => {
  expect(isOffered(compareReports(rubbish, read(text, place)))).toBe(true)
  expect(compareReports(rubbish, read(text, place)).label).toBe('rác thải')
})

test.each([
  ['in another hamlet', 'rác chất đống bốc mùi hôi thối', 'thôn Phú Thị', false],
  ['in another hamlet that the story names', 'rác chất đống bốc mùi ở thôn Phú Thị', null, false],
  ['of another kind', 'trộm vào nhà lấy xe máy', 'thôn Đa Hòa', true],
  ['about its fee', 'rác thải thu phí quá cao', 'thôn Đa Hòa', true],
])('a matter %s is not offered', (_, text, place, listed) => {
  const likeness = compareReports(rubbish, read(text, place))
  expect([isOffered(likeness), isListed(likeness)]).toEqual([false, listed])
})

test('reports of two communes, or of one and none, are never alike', () => {
  for (const communeCode of ['11953', null])
    expect(compareReports(rubbish, read('rác chất đống bốc mùi hôi thối', 'thôn Đa Hòa', { communeCode })).score).toBe(
      0,
    )
})

test.each([
  ['ngõ 5', 'ngõ 11'],
  ['118 Điện Biên', '301 Điện Biên'],
  ['xóm 2 thôn Bùi', 'xóm 6 thôn Bùi'],
  ['xóm Chùa', 'xóm Đình'],
  ['chợ Đầu', 'chợ Gạo'],
  ['trường tiểu học', 'bệnh viện'],
])('%s and %s are two places', (one, other) => {
  expect(compareReports(read('rác bốc mùi', one), read('rác bốc mùi', other)).score).toBe(0)
})

test('words that differ by their marks are two, unless one is typed without', () => {
  const chairs = read('bàn ghế đá hư', 'thôn Mễ')
  const boat = read('bán ghe da hu', 'thôn Mễ')
  const marked = read('bạn ghẻ dạ hủ', 'thôn Mễ')
  expect(compareReports(chairs, boat).score).toBeGreaterThan(compareReports(chairs, marked).score)
})

test('likeness fades with time', () => {
  const scores = [0, 20, 50].map(
    (daysAgo) => compareReports(rubbish, read('rác bốc mùi', 'thôn Đa Hòa', { daysAgo })).score,
  )
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(new Set(scores).size).toBe(3)
})

test('keys are digests: no word of a report can be read in them, and those of two communes differ', () => {
  const keys = keysOf(rubbish)
  expect(keys.alike.length).toBeGreaterThan(0)
  expect([...keys.alike, ...keys.near].every((key) => /^[\w-]{12}$/.test(key))).toBe(true)
  const elsewhere = keysOf(read('rác chất đống bốc mùi hôi thối', 'thôn Đa Hòa', { communeCode: '11953' }))
  expect(elsewhere.alike.some((key) => keys.alike.includes(key))).toBe(false)
})
