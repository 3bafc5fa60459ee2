import { expect, test } from 'vitest'
import { readRecordLines } from '../../../src/catalog/national/read-lines.js'
import { portalRecordSchema, readRecord } from '../../../src/catalog/national/read-record.js'

const head = 'Hình thức nộpThời gianPhí, lệ phíMô tả'
const record = (fields: Record<string, string>) =>
  readRecord(portalRecordSchema.parse({ ma_thu_tuc: '1.000001', ten_thu_tuc: 'Thủ tục thử', ...fields }))
const waysOf = (cells: string) => record({ cach_thuc_thuc_hien: head + cells }).ways

const online = (time: unknown, fee: unknown) => [{ channel: 'online', time, fee }]
const amounts = (...of: number[]) => ({ kind: 'amounts', amounts: of })

test.each([
  ['Trực tuyến1Miễn phí', online(null, { kind: 'free' })],
  ['Trực tuyến120,000 VNĐ', online(null, amounts(20_000))],
  ['Trực tuyến1100 VNĐ', online(null, amounts(100))],
  ['Trực tuyến1150,000 VNĐ', online(null, amounts(150_000))],
  ['Trực tuyến3 Ngày làm việc7,000 Việt Nam Đồng', online({ count: 3, unit: 'working_day' }, amounts(7000))],
  ['Trực tuyến15 NgàyMiễn phí', online({ count: 15, unit: 'day' }, { kind: 'free' })],
  ['Trực tuyến8 GiờMiễn phíGửi lúc nào cũng được', online({ count: 8, unit: 'hour' }, { kind: 'free' })],
  ['Trực tuyếnKhông có thông tin8,000 VNĐ', online(null, amounts(8000))],
  ['Trực tuyếnKhông quy địnhMiễn phíXem hướng dẫn', online(null, { kind: 'free' })],
  ['Trực tuyến7 NgàyKhông có thông tinCó nơi miễn phí', online({ count: 7, unit: 'day' }, { kind: 'unknown' })],
  ['Trực tuyến7 Ngày700 VNĐ(700.000 đồng/cơ sở)', online({ count: 7, unit: 'day' }, amounts(700_000))],
  ['Trực tuyến2 Ngày25 VNĐ(thu 25.000 đồng)', online({ count: 2, unit: 'day' }, amounts(25_000))],
  [
    'Trực tuyếnKhông có thông tin2,000 Việt Nam Đồng(2.000 đồng/trang (từ trang ba 1.000 đồng), nhiều nhất 200.000 đồng)',
    online(null, amounts(2000, 1000, 200_000)),
  ],
  ['Trực tuyến1Miễn phí(Mức do Hội đồng nhân dân tỉnh quyết định)', online(null, { kind: 'province' })],
  ['Trực tuyến5 Ngày150,000 VNĐ(HĐND tỉnh quyết định)', online({ count: 5, unit: 'day' }, { kind: 'province' })],
  ['Trực tuyến2 NgàyMiễn phí(Thông tư 1/2020/TT-BTC)', online({ count: 2, unit: 'day' }, { kind: 'circular' })],
  ['Trực tuyến1Miễn phí(Miễn. Bản sao thu theo Thông tư 1/2020/TT-BTC)', online(null, { kind: 'free' })],
])('the ways “%s” are read apart', (cells, ways) => {
  expect(waysOf(cells)).toEqual(ways)
})

test('ways run together are split where one begins, not where one is spoken of', () => {
  const ways = waysOf(
    'Trực tiếp2 NgàyMiễn phíTrực tiếp tại xã, hoặc Trực tuyến trên CổngTrực tuyến3 NgàyMiễn phíDịch vụ bưu chính1Miễn phí',
  )
  expect(ways.map(({ channel, time }) => [channel, time?.count ?? null])).toEqual([
    ['in_person', 2],
    ['online', 3],
    ['post', null],
  ])
})

test('papers end with their counts; what has no count is a remark, a heading no paper', () => {
  const columns = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng'
  const { situations } = record({
    thanh_phan_ho_so:
      `--${columns}Tờ khaiToKhai (1).docx1 bản chínhAi có dữ liệu thì khỏi nộp0 bản chính` +
      `Người nước ngoài:${columns}Hộ chiếu0 bản chính,1 bản saoẢnh2 bản chính,1 bản sao`,
  })
  expect(situations.flatMap(({ papers }) => papers.map(({ name }) => name))).toEqual([
    'Tờ khaiToKhai (1).docx',
    'Hộ chiếu',
    'Ảnh',
  ])
})

test.each([
  ['Luật Cư trú 202068/2020/QH14', ['68/2020/QH14']],
  ['Luật Đất đai 2024.31/2024/QH15Nghị định', ['31/2024/QH15']],
  ['Nghị quyết66.7/2025/NQ-CPLuật', ['66.7/2025/NQ-CP']],
  ['Thông tư53/2025/TT-BCAngày 01/7/2025', ['53/2025/TT-BCA']],
  ['Phí75/2022/TT-BTCLuật60/2014/QH1360/2014/QH13', ['75/2022/TT-BTC', '60/2014/QH13']],
  ['07/2021/TT-BLĐTBXH', ['07/2021/TT-BLĐTBXH']],
  ['Quyết định24/2021/QĐ-TTgQuy', ['24/2021/QĐ-TTg']],
])('the laws of “%s” are %j', (cell, laws) => {
  expect(record({ can_cu_phap_ly: cell }).laws).toEqual(laws)
})

test('a file is checked line by line, and wrong lines are named', () => {
  const good = JSON.stringify({ ma_thu_tuc: '1.000001', ten_thu_tuc: 'Thủ tục thử', so_quyet_dinh: '1/QĐ-BCA' })
  expect(readRecordLines(`${good}\n\n`, 'a.jsonl')).toHaveLength(1)
  const wrong = `${good}\n{"ma_thu_tuc": "1001"}\nkhông`
  expect(() => readRecordLines(wrong, 'a.jsonl')).toThrow(
    /a\.jsonl:2: mục ma_thu_tuc: hãy viết mã.*mục ten_thu_tuc: .*\na\.jsonl:3: không phải JSON/,
  )
})
