import { expect, test } from 'vitest'
import { findCarried, joinCarried, type ListedRecord } from '../../../src/catalog/national/carried-entry.js'
import { carriedRecords, carryRecords } from '../../../src/catalog/national/carried-records.js'
import { draftOfEntry, shortNameOf } from '../../../src/catalog/national/draft-of-entry.js'
import { procedureFormat } from '../../../src/catalog/procedure-format.js'
import { readElsewhere } from '../../../src/understanding/elsewhere/elsewhere-file.js'

const entries = async () => joinCarried(await carriedRecords(), await readElsewhere())

test('every carried record becomes a draft whose fields, as far as they are filled in, hold to the format', async () => {
  const wrong = (await entries()).flatMap((entry) => {
    const { situations: _papersLackTheirForm, ...content } = draftOfEntry(entry)
    const filled = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null && value !== ''))
    return procedureFormat.holds(filled) ? [] : [entry.code]
  })
  expect(wrong).toEqual([])
})

test('no code stands twice, and a record with papers wins over its line in the short list', async () => {
  const all = await entries()
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
  expect(all.filter((entry) => 'full' in entry)).toHaveLength((await carriedRecords()).length)
})

test.each([
  ['1.0123', ['1.012345']],
  ['1012345', ['1.012345']],
  ['Khai sinh', ['1.000001', '1.012345']],
  ['khaisinh', ['1.000001', '1.012345']],
  ['luu dong khai', ['1.012345']],
  ['ai sinh', []],
  ['  ', []],
])('“%s” finds %j', (query, codes) => {
  const names = [
    { code: '1.012345', name: 'Đăng ký khai sinh lưu động' },
    { code: '1.000001', name: 'Đăng ký khai sinh' },
    { code: '1.000002', name: 'Giao khu vực biển' },
  ]
  expect(findCarried(names, query).map(({ code }) => code)).toEqual(codes)
})

test('of the short list a time in one number is read, any other stays in words, and so does a fee', () => {
  const listed: ListedRecord = {
    ...{
      code: '1.000001',
      name: 'Cấp giấy phép nuôi voi',
      field: 'Rừng',
      who: 'Sở Nông nghiệp',
      place: null,
      ways: [],
    },
    ...{ time: '1 đến 2 ngày', fee: '100.000 đồng/lần', as_of: '2026-07' },
  }
  const draft = draftOfEntry({ ...listed, listed })
  expect(draft).toMatchObject({
    level: 'province',
    time_limit: { text: '1 đến 2 ngày', count: null, unit: null },
    fees: [{ amount: null, note: '100.000 đồng/lần' }],
  })
})

test('a long name is cut between words', () => {
  const name = shortNameOf('Thủ tục cấp giấy phép khai thác nước dưới đất đối với công trình có quy mô nhỏ, vừa')
  expect(name.length).toBeLessThanOrEqual(60)
  expect(name).toMatch(/^Cấp giấy phép .*\p{L}$/u)
})

test('of a full record papers are carried by name, sentences about papers not', () => {
  const record = {
    ma_thu_tuc: '1.000001',
    ten_thu_tuc: 'Thủ tục nuôi voi.',
    thanh_phan_ho_so:
      '--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai theo Mẫu số 1 ban hành kèm theo Nghị định số 1/2026/NĐ-CPto khai.docx1 bản chínhTrường hợp không có tờ khai thì hỏi nơi nhận1 bản chính',
    trinh_tu_thuc_hien: 'Bước 1: rất dài',
  }
  const carried = JSON.parse(carryRecords(JSON.stringify(record)))
  expect(carried.situations).toEqual([{ when: null, papers: [{ name: 'Tờ khai theo Mẫu số 1', handed: 'submit' }] }])
  expect(JSON.stringify(carried)).not.toContain('Bước')
})
