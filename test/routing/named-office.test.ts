import { expect, test } from 'vitest'
import { agencies, getAgency } from '../../src/routing/agencies.js'
import {
  communeNamedIn,
  isCommunes,
  isIn,
  isSameOffice,
  isTitle,
  readOffice,
  titleOf,
} from '../../src/routing/named-office.js'

const meSo = '12049'

test.each([
  ['Chủ tịch UBND xã Mễ Sở', meSo],
  ['xã Mễ Sở, xã Mễ Sở', meSo],
  ['xã Mễ Sở và xã Yên Mỹ', null],
  ['Sở Y tế', null],
])('“%s” tells the commune %s', (text, code) => {
  expect(communeNamedIn(text)).toBe(code)
})

test.each([
  ['so-y-te', 'giam doc'],
  ['ubnd-tinh', 'chu tich'],
  ['quan-ly-thi-truong', 'chi cuc truong'],
  ['chi-nhanh-vp-dang-ky-dat-dai', 'giam doc'],
])('who leads %s is called %s', (id, title) => {
  expect(titleOf(getAgency(id))).toBe(title)
})

test.each<[string, string | null, string | null, string | null]>([
  ['Chủ tịch UBND xã Mễ Sở', 'ubnd-xa', meSo, 'head'],
  ['Phó Chủ tịch UBND xã Mễ Sở', 'ubnd-xa', meSo, 'deputy'],
  ['PCT UBND xã Mễ Sở', 'ubnd-xa', meSo, 'deputy'],
  ['xã Mễ Sở', 'ubnd-xa', meSo, null],
  ['cán bộ một cửa xã Mễ Sở', 'ubnd-xa', meSo, null],
  ['Giám đốc Sở Y tế', 'so-y-te', null, 'head'],
  ['Sở Y tế', 'so-y-te', null, null],
  ['Chi cục trưởng Chi cục Quản lý thị trường', 'quan-ly-thi-truong', null, 'head'],
  ['Trưởng thôn 3 xã Mễ Sở', null, meSo, null],
  ['ông Nguyễn Văn A', null, null, null],
])('“%s” is read as %s of %s, rank %s', (text, body, communeCode, rank) => {
  const office = readOffice(text)
  expect([office.row?.id ?? null, office.communeCode, office.rank]).toEqual([body, communeCode, rank])
})

test.each([
  ['UBND xã Mễ Sở', true],
  ['cán bộ một cửa', true],
  ['Công an xã Mễ Sở', true],
  ['Sở Y tế', false],
  ['Công an tỉnh', false],
  ['ông Nguyễn Văn A', false],
])('“%s” is of a commune: %s', (text, expected) => {
  expect(isCommunes(readOffice(text))).toBe(expected)
})

test.each<[string, string | null, boolean]>([
  ['UBND xã Mễ Sở', meSo, true],
  ['UBND xã', meSo, true],
  ['UBND xã Yên Mỹ', meSo, false],
  ['công an xã', meSo, true],
  ['Cảnh sát điều tra', meSo, false],
  ['hợp tác xã', meSo, false],
  ['công an xã Mễ Sở', meSo, true],
  ['Sở Y tế', meSo, false],
  ['UBND xã', null, false],
])('“%s” is in the commune %s: %s', (text, commune, expected) => {
  expect(isIn(readOffice(text), commune)).toBe(expected)
})

test.each<[string, string, boolean]>([
  ['Giám đốc Sở Y tế', 'nhân viên Sở Y tế', true],
  ['Sở Y tế', 'Sở Xây dựng', false],
  ['Sở Y tế', 'UBND xã Mễ Sở', false],
  ['Chủ tịch UBND xã Mễ Sở', 'UBND xã Mễ Sở', true],
  ['UBND xã Mễ Sở', 'UBND xã', true],
  ['UBND xã', 'UBND xã Mễ Sở', true],
  ['UBND xã Mễ Sở', 'UBND xã Yên Mỹ', false],
  ['UBND xã Mễ Sở', 'Công an xã Mễ Sở', false],
  ['công an xã Mễ Sở', 'công an xã Yên Mỹ', false],
  ['ông Nguyễn Văn A', 'ông Nguyễn Văn A', false],
])('“%s” and “%s” are one office: %s', (one, other, expected) => {
  expect(isSameOffice(readOffice(one), readOffice(other))).toBe(expected)
  expect(isSameOffice(readOffice(other), readOffice(one))).toBe(expected)
})

test('a title is written large', () => {
  expect([isTitle('Giám đốc Sở Y tế'), isTitle('người đứng đầu cơ quan quản lý người đó')]).toEqual([true, false])
  expect(agencies.flatMap(({ head }) => (head && !isTitle(head) ? [head] : []))).toEqual([])
})
