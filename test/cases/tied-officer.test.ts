import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { namedIn, partialIn } from '../../src/cases/sealed/case-sealing.js'
import { isUnit, relativeIn } from '../../src/cases/tied-officer.js'
import { provinceDenunciations } from '../../src/routing/route-case.js'
import { buildAccount } from '../accounts/build-account.js'

type Told = Pick<Case, 'kind' | 'against' | 'text' | 'keptFrom'>
const told = (over: Partial<Told>): Case =>
  ({
    kind: 'denunciation',
    against: null,
    text: 'nhận tiền của dân',
    keptFrom: null,
    request: null,
    evidence: null,
    timeline: [],
    agency: provinceDenunciations,
    ...over,
  }) as unknown as Case
const account = { ...buildAccount('denunciation_officer'), displayName: 'Trần Thị Hoa' }
const declared = (relatives: string[], units: string[]) => [{ account, publicKey: 'k', ties: { relatives, units } }]

test.each<[boolean, string, string, Partial<Told>]>([
  [true, 'accused', 'Lò Văn Sàng', { against: 'ông Lò Văn Sàng, chủ tịch xã' }],
  [true, 'accused without marks', 'Lò Văn Sàng', { against: 'lo van sang' }],
  [true, 'accused among others', 'Lò Văn Sàng', { against: 'ông Đỗ Văn Cả; ông Lò Văn Sàng' }],
  [true, 'declared with kinship', 'Chồng: Lò Văn Sàng', { against: 'ông Lò Văn Sàng' }],
  [true, 'in a tip without accused', 'Lò Văn Sàng', { kind: 'tip', text: 'ông Lò Văn Sàng chở cát' }],
  [false, 'named beside the accused', 'Lò Văn Sàng', { against: 'chủ tịch xã', text: 'tôi báo ông Lò Văn Sàng' }],
  [false, 'with part of another name', 'Lò Văn Sàng', { against: 'Lò Văn Sàngo' }],
  [false, 'somebody else', 'Lò Văn Sàng', { against: 'Lò Văn Sinh' }],
  [false, 'one word alone', 'Sàng', { against: 'ông Sàng' }],
])('%s: whose relative is %s (%s) gets no key', (expected, _how, relative, over) => {
  expect(partialIn(told(over), declared([relative], []))).toEqual(expected ? [account.id] : [])
})

test.each<[boolean, string, Partial<Told>]>([
  [true, 'UBND xã Mễ Sở', { against: 'ông Bùi Văn Khang, chủ tịch UBND xã Mễ Sở' }],
  [true, 'xã Mễ Sở', { against: 'ông Bùi Văn Khang, công chức xã Mễ Sở' }],
  [true, 'xã Mễ Sở', { against: 'ông Bùi Văn Khang, phó chủ tịch xã', keptFrom: '12049' }],
  [true, 'Sở Y tế', { against: 'Giám đốc Sở Y tế' }],
  [true, 'Sở Y tế', { kind: 'tip', text: 'cán bộ Sở Y tế nhận phong bì' }],
  [true, 'Công ty Cấp nước Lúa Vàng', { against: 'giám đốc công ty cấp nước Lúa Vàng' }],
  [false, 'UBND xã Yên Mỹ', { against: 'ông Bùi Văn Khang, chủ tịch UBND xã Mễ Sở' }],
  [false, 'Sở Y tế', { against: 'Giám đốc Sở Xây dựng' }],
  [false, 'Sở Y tế', { against: 'chủ tịch UBND xã Mễ Sở', text: 'tôi đã báo Sở Y tế' }],
  [false, 'UBND xã Mễ Sở', { against: 'ông hàng xóm Bùi Văn Khang' }],
])('%s: who is of %s gets no key of a case against %o', (expected, unit, over) => {
  expect(partialIn(told(over), declared([], [unit]))).toEqual(expected ? [account.id] : [])
})

test('later words name relatives; a unit that they mention accuses nobody', () => {
  const words = told({ against: 'Tôi đã nộp đơn ở Sở Y tế, ông Lò Văn Sàng nhận.' })
  expect(namedIn(words, declared(['Lò Văn Sàng'], []))).toEqual([account.id])
  expect(namedIn(words, declared([], ['Sở Y tế']))).toEqual([])
})

test('who declared nothing is kept away by their own name alone', () => {
  const officers = [{ account, publicKey: 'k' }]
  expect(partialIn(told({ against: 'Trần Thị Hoa' }), officers)).toEqual([account.id])
  expect(partialIn(told({ against: 'chủ tịch UBND xã Mễ Sở' }), officers)).toEqual([])
})

test.each([
  ['Lò Văn Sàng', 'lo van sang'],
  ['Võ Thị Sáu', 'vo thi sau'],
  ['Vợ: Trần Thị Bưởi', 'tran thi buoi'],
  ['TRẦN THỊ BƯỞI (chị ruột)', 'tran thi buoi'],
  ['con trai Lê Văn Đậu', 'le van dau'],
  ['không có', null],
  ['Anh Đức', null],
  ['Bưởi', null],
  ['vợ', null],
  ['Trần Thị Bưởi 1975', null],
])('%s has the name %s', (line, name) => {
  expect(relativeIn(line)).toBe(name)
})

test.each([
  ['UBND xã Mễ Sở', true],
  ['Sở Y tế', true],
  ['Công ty Lúa Vàng', true],
  ['UBND xã', false],
  ['Sở', false],
])('%s is a unit: %s', (line, expected) => {
  expect(isUnit(line)).toBe(expected)
})
