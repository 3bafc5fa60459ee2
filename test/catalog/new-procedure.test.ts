import { expect, test } from 'vitest'
import { compareContents } from '../../src/catalog/compare.js'
import { findProcedures } from '../../src/catalog/find-procedures.js'
import { copyOf, slugFrom } from '../../src/catalog/new-procedure.js'
import { procedureFields } from '../../src/catalog/procedure-fields.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { procedureFromRecord } from '../../src/catalog/procedure-from-record.js'
import { watchList } from '../../src/catalog/watch-list.js'
import { buildProcedure } from './build-procedure.js'

test.each([
  ['Đăng ký khai sinh', 'dang-ky-khai-sinh'],
  ['  Cấp lại sổ BHXH, thẻ BHYT ', 'cap-lai-so-bhxh-the-bhyt'],
  ['Thẻ BHYT cho trẻ dưới 6 tuổi', 'the-bhyt-cho-tre-duoi-6-tuoi'],
  ['…', 'thu-tuc'],
])('the address of %j is %s, or with a number where that is taken', (name, slug) => {
  expect(slugFrom(name, () => false)).toBe(slug)
  const taken = new Set([slug, `${slug}-2`])
  expect(slugFrom(name, (one) => taken.has(one))).toBe(`${slug}-3`)
})

test('a copy has the papers and fees of the other, and neither its code, its names nor its questions', () => {
  const other = buildProcedure('a', { code: '1.001193', also_called: ['gks'], verified_by: 'Lan' })
  const copy = copyOf(procedureFormat, other, 'Khai sinh lưu động')
  expect(copy).toMatchObject({ short_name: 'Khai sinh lưu động', situations: other.situations, fees: other.fees })
  expect(copy).toMatchObject({ code: null, name: null })
  for (const key of ['also_called', 'questions', 'test_questions', 'verified_by']) expect(copy[key]).toBeUndefined()
})

test('a record of the portal fills in what it says', () => {
  const record = {
    ma_thu_tuc: '1.001193',
    ten_thu_tuc: 'Đăng ký khai sinh',
    cach_thuc_thuc_hien: 'Trực tiếp3 Ngày làm việcMiễn phí Trực tuyến3 Ngày làm việcMiễn phí ',
    can_cu_phap_ly: 'Luật Hộ tịch60/2014/QH13',
    linh_vuc: 'Hộ tịch',
    cap_thuc_hien: 'Cấp xã',
    thanh_phan_ho_so:
      '--Tên giấy tờMẫu đơn, tờ khaiSố lượng- Tờ khai1 bản chính1. Đối với hộ nghèo, gồm:0 bản chính- Giấy xác nhận1 bản sao',
  }
  expect(procedureFromRecord(JSON.stringify(record))).toMatchObject({
    code: '1.001193',
    name: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    level: 'commune',
    situations: [
      { when: null, papers: [{ name: 'Tờ khai', handed: 'submit', form: null, count: 1 }] },
      { when: 'Đối với hộ nghèo', papers: [{ name: 'Giấy xác nhận', handed: 'submit', form: null, count: 1 }] },
    ],
    channels: ['in_person', 'online'],
    time_limit: { text: '3 ngày làm việc', count: 3, unit: 'working_day' },
    fees: [{ amount: 0 }],
    legal_basis: ['60/2014/QH13'],
  })
  for (const wrong of ['', 'không', '[]', '{"ten_thu_tuc":"thiếu mã"}']) expect(procedureFromRecord(wrong)).toBeNull()
})

test.each([
  ['khai sinh', ['birth']],
  ['KHAISINH', ['birth']],
  ['dangkykhai', ['birth', 'death']],
  ['khai tử', ['death']],
  ['1.001193', ['birth']],
  ['aisinh', []],
  ['', ['birth', 'death']],
])('%j finds %j', (query, slugs) => {
  const procedures = [
    buildProcedure('birth', { name: 'Thủ tục đăng ký khai sinh', short_name: 'Đăng ký khai sinh', code: '1.001193' }),
    buildProcedure('death', { name: 'Thủ tục đăng ký khai tử', short_name: 'Đăng ký khai tử' }),
  ]
  expect(findProcedures(procedures, query).map(({ slug }) => slug)).toEqual(slugs)
})

test('two versions are compared in words, line by line; what is the same is left out', () => {
  const before = buildProcedure('a', { steps: ['nộp', 'nhận'], notes: 'cũ' })
  const after = buildProcedure('a', {
    steps: ['nộp', 'chờ', 'nhận'],
    notes: null,
    fees: [{ what: 'Lệ phí', amount: 20_000, per: 'case', basis: null }],
  })
  expect(compareContents(procedureFields, before, after)).toEqual([
    {
      key: 'fees',
      label: 'Phí, lệ phí',
      before: ['Khoản thu: Lệ phí; Số tiền (đồng): 10.000; Tính theo: việc'],
      after: ['Khoản thu: Lệ phí; Số tiền (đồng): 20.000; Tính theo: việc'],
    },
    { key: 'steps', label: 'Các bước', before: [], after: ['chờ'] },
    { key: 'notes', label: 'Lưu ý', before: ['cũ'], after: [] },
  ])
  expect(compareContents(procedureFields, before, before)).toEqual([])
  const turned = buildProcedure('a', { steps: ['nhận', 'nộp'], notes: 'cũ' })
  expect(compareContents(procedureFields, before, turned)).toMatchObject([
    { before: ['nộp', 'nhận'], after: ['nhận', 'nộp'] },
  ])
})

test('the watch list says why, and has what matters most first', () => {
  const now = new Date('2026-12-01T03:00:00Z')
  const told = new Set(['well', 'missed', 'old', 'law', 'fee'])
  const procedures = [
    buildProcedure('well', { as_of: '2026-10' }),
    buildProcedure('unasked', { as_of: '2026-10' }),
    buildProcedure('old', { as_of: '2026-05' }),
    buildProcedure('fee', { as_of: '2026-10', fees: null }),
    buildProcedure('law', { as_of: '2026-10', legal_basis: ['45/2013/QH13', 'Điều 3 Luật 60/2014/QH13'] }),
    buildProcedure('missed', { as_of: '2026-10' }),
  ]
  const found = watchList(procedures, { told, missed: new Map([['missed', 4]]) }, now)
  expect(found.map(({ procedure, reasons }) => [procedure.slug, reasons])).toEqual([
    ['missed', [{ kind: 'missed', count: 4 }]],
    ['law', [{ kind: 'law', number: '45/2013/QH13', by: '31/2024/QH15' }]],
    ['fee', [{ kind: 'fee' }]],
    ['old', [{ kind: 'old', since: '2026-05-28' }]],
    ['unasked', [{ kind: 'unasked' }]],
  ])
})
