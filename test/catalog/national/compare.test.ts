import { expect, test } from 'vitest'
import { compareRecord } from '../../../src/catalog/national/compare.js'
import { portalRecordSchema, readRecord } from '../../../src/catalog/national/read-record.js'
import { describeComparisons } from '../../../src/catalog/national/report.js'
import { procedureFormat } from '../../../src/catalog/procedure-format.js'
import { buildProcedure } from '../build-procedure.js'

const code = '1.000001'
const head = 'Hình thức nộpThời gianPhí, lệ phíMô tả'
const fee = (more: object) => ({ what: 'Lệ phí', amount: null, per: null, basis: null, ...more })
const { slug: _slug, ...content } = buildProcedure('register-birth')
const ours = (more: object) => [
  {
    ...procedureFormat.schema.parse({ ...content, legal_basis: [], situations: [], answers: [], ...more, code }),
    slug: 'ours',
  },
]
const portal = (more: object) =>
  readRecord(portalRecordSchema.parse({ ma_thu_tuc: code, ten_thu_tuc: 'Thủ tục thử', ...more }))
const ways = (cells: string) => portal({ cach_thuc_thuc_hien: head + cells })
const limit = (count: number, unit: string) => ({ text: 'x', count, unit, from: null, extended: null })

test.each([
  ['the same amount', [fee({ amount: 20_000 })], 'Trực tuyến120,000 VNĐ', null],
  ['another amount', [fee({ amount: 30_000 })], 'Trực tuyến120,000 VNĐ', ['30.000 đồng', '20.000 đồng']],
  ['a cell in thousands', [fee({ amount: 700_000 })], 'Trực tuyến1700 VNĐ(700.000 đồng/cơ sở)', null],
  ['free for false', [fee({ set_by: 'provincial_council' })], 'Trực tuyến1Miễn phí(Mức do HĐND tỉnh quyết định)', null],
  [
    'free that the council sets',
    [fee({ amount: 0 })],
    'Trực tuyến1Miễn phí(Mức do HĐND tỉnh quyết định)',
    ['miễn phí', 'Hội đồng nhân dân tỉnh quyết định'],
  ],
  ['free beside a circular', [fee({})], 'Trực tuyến1Miễn phí(Thông tư 1/2020/TT-BTC)', null],
  ['nothing on the portal', [fee({ amount: 5000 })], 'Trực tuyến1Không có thông tin', null],
  ['nothing in the catalog', null, 'Trực tuyến1Miễn phí', ['chưa biết', 'miễn phí']],
])('fees: %s', (_, fees, cells, told) => {
  const { differences } = compareRecord(ours({ fees, time_limit: null }), ways(cells))
  expect(differences).toEqual(told ? [{ field: 'fees', ours: told[0], portal: told[1] }] : [])
})

test.each([
  ['as many days', limit(3, 'working_day'), 'Trực tuyến3 Ngày làm việcKhông có thông tin', null],
  [
    'days of another kind',
    limit(3, 'day'),
    'Trực tuyến3 Ngày làm việcKhông có thông tin',
    ['3 ngày', '3 ngày làm việc'],
  ],
  ['a number without unit is no time', limit(3, 'day'), 'Trực tuyến1Không có thông tin', null],
  [
    'one of two',
    { ...limit(2, 'day'), extended: { count: 7, unit: 'day' } },
    'Trực tuyến7 NgàyKhông có thông tin',
    null,
  ],
  ['none here', null, 'Trực tuyến7 NgàyKhông có thông tin', ['chưa biết', '7 ngày']],
])('time: %s', (_, time_limit, cells, told) => {
  const { differences } = compareRecord(ours({ fees: null, time_limit }), ways(cells))
  expect(differences).toEqual(told ? [{ field: 'time_limit', ours: told[0], portal: told[1] }] : [])
})

test('papers by their number, laws by theirs; the report tells an editor, and what the catalog lacks', () => {
  const catalog = ours({ fees: null, time_limit: null, legal_basis: ['68/2020/QH14', '58/2026/NĐ-CP'] })
  const record = portal({
    thanh_phan_ho_so: '--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính',
    can_cu_phap_ly: 'Tên văn bản pháp lýMã văn bảnLuật Cư trú 202068/2020/QH14Thông tư54/2025/TT-BCA',
  })
  const unknown = readRecord(portalRecordSchema.parse({ ma_thu_tuc: '1.999999', ten_thu_tuc: 'Việc khác' }))
  const report = describeComparisons([record, unknown].map((one) => compareRecord(catalog, one)))
  expect(report).toBe(
    [
      '1.000001 ours',
      '  Giấy tờ cần có: danh mục 0 giấy tờ; Cổng 1 giấy tờ',
      '  Căn cứ pháp lý: danh mục có thêm 58/2026/NĐ-CP; Cổng có thêm 54/2025/TT-BCA',
      'Không có trong danh mục: 1 mã',
      '  1.999999 Việc khác',
      'Đã so 1 thủ tục, 1 thủ tục có chỗ khác.',
    ].join('\n'),
  )
})
