import { expect, test } from 'vitest'
import { parseElsewhere, readElsewhere, writeElsewhere } from '../../../src/understanding/elsewhere/elsewhere-file.js'
import { readNationalRecord } from '../../../src/understanding/elsewhere/national-record.js'
import type { NationalRecord } from '../../../src/understanding/elsewhere/national-schema.js'

const head = 'Hình thức nộpThời gianPhí, lệ phíMô tả'
const record = (changes: Partial<NationalRecord>): NationalRecord => ({
  code: '9.000001',
  name: 'Thủ tục cấp giấy phép thử',
  field: 'Đường bộ',
  levels: ['Cấp tỉnh'],
  decision: '1/QĐ-BXD',
  ways: `${head}Trực tuyến5 Ngày làm việcMiễn phí`,
  as_of: '2026-07',
  ...changes,
})
const read = (ways: string) => readNationalRecord(record({ ways: head + ways }))

test.each([
  ['Trực tuyến5 Ngày làm việcMiễn phí', '5 ngày làm việc', 'miễn phí'],
  ['Trực tuyến1Miễn phí', null, 'miễn phí'],
  ['Trực tuyến120,000 VNĐ', null, null],
  ['Trực tiếp5 Ngày làm việc135 VNĐ(Lệ phí: 135.000 đồng/lần.)', '5 ngày làm việc', '135.000 đồng/lần'],
  ['Trực tiếp5 Ngày làm việc700 VNĐ', '5 ngày làm việc', null],
  [
    'Trực tiếp3 NgàyMiễn phí(Mức thu do Hội đồng nhân dân tỉnh quyết định)',
    '3 ngày',
    'do Hội đồng nhân dân tỉnh quy định',
  ],
  ['Trực tiếp3 NgàyMiễn phí(Thông tư số 60/2023/TT-BTC của Bộ Tài chính)', '3 ngày', 'theo quy định của Bộ Tài chính'],
  ['Trực tiếp3 NgàyKhông có thông tin', '3 ngày', null],
  ['Trực tuyến2 NgàyMiễn phíTrực tiếp6 NgàyMiễn phí', '2 đến 6 ngày, tùy trường hợp', 'miễn phí'],
  ['Trực tuyến40 NgàyMiễn phíTrực tiếp6 Ngày làm việcMiễn phí', null, 'miễn phí'],
  [
    'Trực tiếp10 Ngày làm việcMiễn phí20 ngày làm việc với cây cần bảo tồn',
    '10 ngày làm việc, có trường hợp khác',
    'miễn phí',
  ],
  [
    'Trực tuyến8 Ngày làm việc160,000 Việt Nam Đồng(160.000/hộ chiếu (áp dụng đến hết ngày 31/12/2023))',
    '8 ngày làm việc',
    null,
  ],
  [
    'Trực tiếp5 Ngày200,000 Việt Nam Đồng(200.000 đồng/ hộ chiếu. Cấp lại do mất: 400.000đ/hộ chiếu)',
    '5 ngày',
    '200.000 đồng/hộ chiếu, có trường hợp khác',
  ],
])('“%s” takes %s and costs %s', (ways, time, fee) => {
  expect(read(ways)).toMatchObject({ time, fee })
})

test.each<[string, Partial<NationalRecord>]>([
  ['customs that say Cấp xã', { field: 'Hải quan', levels: ['Cấp tỉnh', 'Cấp xã'] }],
  ["another province's own", { decision: '12/QĐ-UBND' }],
  ['what was done by a district', { name: 'Trình báo mất (thực hiện tại cấp huyện)' }],
  ["the commune's own", { levels: ['Cấp xã'] }],
])('%s is left out', (_what, changes) => {
  expect(readNationalRecord(record(changes))).toBeNull()
})

test('land times and fees are set by each province and not told', () => {
  expect(readNationalRecord(record({ field: 'Đất đai' }))).toMatchObject({ time: null, fee: null })
})

test.each<[string, Partial<NationalRecord>, string]>([
  [
    'a central office named for a provincial level',
    { competent: 'Cục quản lý xuất nhập cảnh', decision: '1/QĐ-BCA' },
    'Công an tỉnh',
  ],
  ['another city', { competent: 'Sở Xây dựng Thành phố Hà Nội' }, 'Cơ quan cấp tỉnh ngành Xây dựng'],
  [
    'a tax office',
    { field: 'Thuế', levels: ['Cấp tỉnh', 'Cấp xã'], decision: '1/QĐ-BTC' },
    'Cơ quan thuế quản lý trực tiếp',
  ],
])('who decides, of %s', (_what, changes, who) => {
  expect(readNationalRecord(record(changes))?.who).toBe(who)
})

test('a written file is read as it was', async () => {
  const rows = await readElsewhere()
  expect(rows.length).toBeGreaterThan(2_000)
  expect(parseElsewhere(writeElsewhere(rows))).toEqual(rows)
})
