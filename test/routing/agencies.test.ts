import { expect, test } from 'vitest'
import { agencies, getAgency, headAbove, headOf, isOfCommune, readAgencies } from '../../src/routing/agencies.js'
import { findAgencies } from '../../src/routing/find-agencies.js'
import { foldMarks } from '../../src/shared/text.js'

test.each<[string, string, string]>([
  ['ubnd-xa', 'Chủ tịch UBND xã, phường', 'Chủ tịch UBND tỉnh Hưng Yên'],
  ['phong-kinh-te-xa', 'Chủ tịch UBND xã, phường', 'Chủ tịch UBND tỉnh Hưng Yên'],
  ['so-y-te', 'Giám đốc Sở Y tế', 'Chủ tịch UBND tỉnh Hưng Yên'],
  ['chi-nhanh-vp-dang-ky-dat-dai', 'Giám đốc Văn phòng Đăng ký đất đai tỉnh', 'Giám đốc Sở Nông nghiệp và Môi trường'],
  ['thue-co-so', 'Trưởng Thuế cơ sở', 'Trưởng Thuế tỉnh'],
  ['cong-an-xa', 'Trưởng Công an xã, phường', 'Giám đốc Công an tỉnh'],
  ['ubnd-tinh', 'Chủ tịch UBND tỉnh Hưng Yên', 'bộ trưởng bộ quản lý lĩnh vực đó'],
  ['truong-thpt', 'Hiệu trưởng', 'Giám đốc Sở Giáo dục và Đào tạo'],
])('complaints about %s go first to %s, then to %s', (id, first, next) => {
  expect([headOf(getAgency(id)), headAbove(getAgency(id))]).toEqual([first, next])
})

test('of the bodies only those of the commune lie with the commune', () => {
  const own = agencies.filter(isOfCommune).map(({ id }) => id)
  expect(own).toContain('ubnd-xa')
  expect(own).toContain('phong-kinh-te-xa')
  expect(own).toContain('truong-hoc-xa')
  for (const id of ['cong-an-xa', 'hdnd-xa', 'mat-tran-xa', 'ubnd-tinh', 'cap-huyen-cu']) expect(own).not.toContain(id)
})

test.each(agencies.map((row) => [row.id, row] as const))('%s is found by each of its names', (_id, row) => {
  for (const name of [row.name, row.short_name, ...row.also_called, ...row.former]) {
    const found = findAgencies(name).map(({ id }) => id)
    expect([name, found.includes(row.id)]).toEqual([name, true])
    expect([name, findAgencies(foldMarks(name)).length > 0]).toEqual([name, true])
  }
})

test('names stand in the order of the text, the longest at each place, a general one only alone', () => {
  const named = (text: string) => findAgencies(text).map(({ id }) => id)
  expect(named('công an xã rồi Sở Y tế')).toEqual(['cong-an-xa', 'so-y-te'])
  expect(named('chủ tịch UBND tỉnh')).toEqual(['ubnd-tinh'])
  expect(named('giám đốc sở xây dựng')).toEqual(['so-xay-dung'])
  expect(named('ông giám đốc sở')).toEqual(['so-cua-tinh'])
  expect(named('hàng xóm')).toEqual([])
})

const row = (id: string, more = '') =>
  `- { id: ${id}, name: Sở ${id}, short_name: ${id}, level: province, handles: [việc], sure: high${more} }\n`

test.each<[string, string, RegExp]>([
  ['without a head', row('a'), /thiếu người đứng đầu/],
  ['without one above', row('a', ', head: Giám đốc'), /above/],
  ['with two above', row('a', ', head: Giám đốc, above: a, above_text: bộ'), /đúng một mục/],
  ['below nobody known', row('a', ', head: Giám đốc, above: b'), /không có cơ quan nào tên b/],
  ['in a circle', row('a', ', head: Giám đốc, above: b') + row('b', ', head: Giám đốc, above: a'), /vòng tròn/],
  ['twice', row('a', ', head: G, above_text: bộ').repeat(2), /lặp/],
  ['a unit with a head', row('b', ', head: G, above_text: bộ') + row('a', ', part_of: b, head: G'), /part_of/],
  [
    'a unit of a unit',
    row('b', ', head: G, above_text: bộ') + row('c', ', part_of: b') + row('a', ', part_of: c'),
    /trực thuộc/,
  ],
  ['other law unnamed', row('a', ', head: G, above_text: bộ, complaints: own_law'), /law/],
  ['law of nothing', row('a', ', head: G, above_text: bộ, law: Luật'), /law/],
  ['unknown key', row('a', ', head: G, above_text: bộ, phone: "1"'), /phone/],
])('a body %s stops the start', (_what, yaml, message) => {
  expect(() => readAgencies(yaml)).toThrow(message)
})

test('a good table is read', () => {
  expect(readAgencies(row('b', ', head: G, above_text: bộ') + row('a', ', part_of: b'))).toHaveLength(2)
})
