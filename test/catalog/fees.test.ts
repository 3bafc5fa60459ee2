import { describe, expect, test } from 'vitest'
import { feeSchema } from '../../src/catalog/fee-fields.js'
import { computeFees, describeFee, type FeeRequest } from '../../src/catalog/fees.js'
import { laterFeeLines } from '../../src/catalog/later-fees.js'
import { buildProcedure } from './build-procedure.js'
import { readRepositoryFiles } from './repository-files.js'

const files = await readRepositoryFiles()
const get = (slug: string) => {
  const found = files.find(({ procedure }) => procedure.slug === slug)
  if (!found) throw new Error(`no procedure ${slug}`)
  return found.procedure
}
const day = '2026-11-23'
const onlyQuote = (slug: string, request: Partial<FeeRequest> = {}) => {
  const quotes = computeFees(get(slug), { day, ...request })
  expect(quotes).toHaveLength(1)
  return quotes[0]
}

/** Every fee with a figure in the catalog: procedure, request, đồng by hand from the text of the fee. */
const golden: [string, Partial<FeeRequest>, number][] = [
  ['certify-copy', { counts: { page: 1 } }, 2_000],
  ['certify-copy', { counts: { page: 2 } }, 4_000],
  ['certify-copy', { counts: { page: 3 } }, 5_000],
  ['certify-copy', { counts: { page: 5, copy: 3 } }, 21_000],
  ['certify-copy', { counts: { page: 198 } }, 200_000],
  ['certify-copy', { counts: { page: 199 } }, 200_000],
  ['certify-copy', { counts: { page: 500, copy: 2 } }, 400_000],
  ['certified-copy-of-transaction', { counts: { page: 4, copy: 2 } }, 12_000],
  ['certified-copy-of-transaction', { counts: { page: 300 } }, 200_000],
  ['certify-signature', {}, 10_000],
  ['certify-signature', { counts: { document: 2 } }, 20_000],
  ['certify-translator-signature-collaborator', {}, 10_000],
  ['certify-translator-signature-other', {}, 10_000],
  ['certify-transaction', {}, 50_000],
  ['certify-will', {}, 50_000],
  ['certify-inheritance-refusal', { counts: { document: 2 } }, 100_000],
  ['certify-inheritance-division', {}, 50_000],
  ['certify-transaction-change', {}, 30_000],
  ['correct-certified-transaction', {}, 25_000],
  ['copy-civil-status-extract', { counts: { copy: 5 } }, 40_000],
  ['confirm-civil-status-information', {}, 8_000],
  ['register-birth', { choice: 'Khai sinh đúng hạn (trong 60 ngày)' }, 0],
  ['register-birth', { choice: 'Khai sinh đúng hạn (trong 60 ngày)', counts: { copy: 2 } }, 16_000],
  ['register-domestic-adoption', {}, 400_000],
  ['confirm-vietnamese-nationality', {}, 100_000],
  ['register-permanent-residence', { channel: 'in_person', counts: { person: 4 } }, 20_000],
  ['register-permanent-residence', { channel: 'online', counts: { person: 3 } }, 10_000],
  ['register-temporary-residence', { choice: 'Cá nhân, hộ gia đình', channel: 'in_person' }, 15_000],
  ['register-temporary-residence', { choice: 'Cá nhân, hộ gia đình', channel: 'online', counts: { person: 3 } }, 7_000],
  [
    'register-temporary-residence',
    { choice: 'Đăng ký theo danh sách', channel: 'in_person', counts: { person: 6 } },
    60_000,
  ],
  ['register-temporary-residence', { choice: 'Đăng ký theo danh sách', channel: 'online' }, 5_000],
  ['extend-temporary-residence', { choice: 'Cá nhân, hộ gia đình', channel: 'in_person' }, 15_000],
  ['extend-temporary-residence', { choice: 'Cá nhân, hộ gia đình', channel: 'online' }, 7_000],
  ['extend-temporary-residence', { choice: 'Theo danh sách', channel: 'online', counts: { person: 10 } }, 50_000],
  ['split-household', { channel: 'in_person' }, 10_000],
  ['split-household', { channel: 'online' }, 5_000],
  ['identity-card', { choice: 'Cấp lần đầu' }, 0],
  ['identity-card', { choice: 'Đổi từ CCCD sang căn cước' }, 15_000],
  ['identity-card', { choice: 'Đổi từ CCCD sang căn cước', day: '2027-01-01' }, 30_000],
  ['identity-card', { choice: 'Cấp đổi', day: '2026-12-31' }, 25_000],
  ['identity-card', { choice: 'Cấp đổi', day: '2025-06-30' }, 50_000],
  ['identity-card', { choice: 'Cấp lại', day: '2025-07-01' }, 35_000],
  ['identity-card', { choice: 'Cấp lại', day: '2027-01-01' }, 70_000],
  ['criminal-record-certificate', { choice: 'Cấp phiếu lý lịch tư pháp', counts: { sheet: 2 } }, 200_000],
  ['criminal-record-certificate', { choice: 'Cấp phiếu lý lịch tư pháp', counts: { sheet: 4 } }, 210_000],
  [
    'criminal-record-certificate',
    { choice: 'Người học từ đủ 16 tuổi, sinh viên, người có công, thân nhân liệt sĩ', counts: { sheet: 3 } },
    105_000,
  ],
  ['register-vehicle-first-time', { choice: 'Lệ phí cấp mới biển ô tô chở người đến 9 chỗ, nơi khác' }, 140_000],
  [
    'register-vehicle-first-time',
    { choice: 'Lệ phí cấp mới biển ô tô chở người đến 9 chỗ, Hà Nội và TP. Hồ Chí Minh' },
    14_000_000,
  ],
  ['register-vehicle-first-time-online', { choice: 'Lệ phí cấp mới biển ô tô chở người đến 9 chỗ, nơi khác' }, 140_000],
  ['join-health-insurance', {}, 113_850],
  ['join-health-insurance', { counts: { person: 2, month: 12 } }, 2_322_540],
  ['join-health-insurance', { counts: { person: 6, month: 12 } }, 4_918_320],
  ['food-safety-certificate-farm-products', {}, 700_000],
  ['karaoke-licence', { counts: { room: 4 } }, 4_300_000],
  ['karaoke-licence', { counts: { room: 9 } }, 6_300_000],
  ['announce-ferry-landing', {}, 100_000],
  ['inland-landing', { choice: 'Công bố hoặc công bố lại bến' }, 100_000],
  ['inland-landing', { choice: 'Thỏa thuận thông số xây dựng bến' }, 0],
  ['register-inland-vessel', {}, 70_000],
  ['change-inland-vessel-registration', {}, 70_000],
]

describe('computed fees', () => {
  test.each(golden)('%s %j costs %d đồng', (slug, request, sum) => {
    expect(onlyQuote(slug, request)?.sum).toBe(sum)
  })

  test('every procedure with a figure has a golden case', () => {
    const tested = new Set(golden.map(([slug]) => slug))
    const priced = files
      .filter(({ procedure }) => procedure.fees?.some((fee) => fee.amount))
      .map((f) => f.procedure.slug)
    expect(priced.filter((slug) => !tested.has(slug))).toEqual([])
  })

  test('the formula shows how the sum comes about, and on what it rests', () => {
    expect(onlyQuote('certify-copy', { counts: { page: 5, copy: 3 } })).toMatchObject({
      formula: '(2 trang × 2.000 + 3 trang × 1.000) × 3 bản = 21.000 đồng',
      basis: ['Thông tư 226/2016/TT-BTC'],
      unknown: [],
    })
    expect(onlyQuote('certify-copy', { counts: { page: 500, copy: 2 } })?.formula).toBe(
      'mức tối đa 200.000 × 2 bản = 400.000 đồng',
    )
    expect(onlyQuote('join-health-insurance', { counts: { person: 2, month: 12 } })?.formula).toBe(
      '(113.850 + 79.695) × 12 tháng = 2.322.540 đồng',
    )
  })

  test('what the province sets is never computed or called free', () => {
    const [, late] = computeFees(get('register-birth'), { day })
    expect(late).toMatchObject({ sum: null, formula: '' })
    expect(late?.unknown).toEqual([
      'Khai sinh quá hạn: mức thu do Hội đồng nhân dân tỉnh quy định, xin hỏi bộ phận một cửa',
    ])
    expect(onlyQuote('register-birth-with-parentage')).toMatchObject({ sum: null, formula: '' })
  })

  test('a known part beside an unknown one is summed and the rest is told', () => {
    const quote = onlyQuote('karaoke-licence', { counts: { room: 1 } })
    expect(quote?.sum).toBe(1_300_000)
    expect(quote?.unknown).toHaveLength(1)
  })

  test('without a channel each channel is quoted; a channel without a price is unknown', () => {
    expect(computeFees(get('split-household'), { day }).map(({ channel, sum }) => [channel, sum])).toEqual([
      ['in_person', 10_000],
      ['online', 5_000],
    ])
    expect(onlyQuote('split-household', { channel: 'post' })).toMatchObject({ sum: null })
    expect(onlyQuote('split-household', { channel: 'post' })?.unknown).toHaveLength(1)
  })

  test('who is exempt comes with the sum', () => {
    expect(onlyQuote('split-household', { channel: 'online' })?.exempt[0]).toMatch(/trẻ em; người cao tuổi/)
  })

  test('nothing known about fees gives no quote', () => {
    expect(computeFees(buildProcedure('a', { fees: null }), { day })).toEqual([])
  })
})

describe('a fee in words', () => {
  const fee = (changes: object) =>
    feeSchema.parse({ what: 'Cấp lại', amount: 70_000, per: 'card', basis: null, ...changes })
  const reduced = { amount: 35_000, from: '2025-07-01', until: '2026-12-31' }

  test.each([
    [{}, 'Cấp lại: 70.000 đồng/thẻ'],
    [{ amount: 0 }, 'Cấp lại: miễn phí'],
    [{ per: null }, 'Cấp lại: 70.000 đồng'],
    [{ channel: 'online', note: 'ghi chú' }, 'Cấp lại (trực tuyến): 70.000 đồng/thẻ (ghi chú)'],
    [{ amount: null }, 'Cấp lại: chưa có thông tin về mức thu, xin hỏi nơi tiếp nhận'],
    [{ amount: null, set_by: 'tax_office' }, 'Cấp lại: số tiền theo thông báo của cơ quan thuế'],
    [{ reduced }, 'Cấp lại: 35.000 đồng/thẻ; mức này áp dụng đến hết 31/12/2026, sau đó 70.000 đồng/thẻ'],
  ])('%j is "%s"', (changes, words) => {
    expect(describeFee(fee(changes), day)).toBe(words)
  })

  test('a reduction to come is announced, one that is over is not mentioned', () => {
    expect(describeFee(fee({ reduced }), '2025-01-01')).toBe(
      'Cấp lại: 70.000 đồng/thẻ; từ 01/07/2025 đến hết 31/12/2026 thu 35.000 đồng/thẻ',
    )
    expect(describeFee(fee({ reduced }), '2027-01-01')).toBe('Cấp lại: 70.000 đồng/thẻ')
  })
})

describe('what an approved version charges from a later day', () => {
  const feesOf = (...fees: Record<string, unknown>[]) =>
    buildProcedure('hen', { fees: fees.map((fee) => ({ per: 'case', basis: null, ...fee })) })
  const from = new Date('2027-01-01T00:00:00+07:00')
  const today = feesOf({ what: 'Cấp lại', amount: 35_000 }, { what: 'Cấp đổi', amount: 25_000 })

  test.each([
    [
      'another amount',
      feesOf({ what: 'Cấp lại', amount: 70_000 }, { what: 'Cấp đổi', amount: 25_000 }),
      [/^từ 0?1\/0?1\/2027: Cấp lại: 70\.000 đồng/],
    ],
    ['the same', today, []],
    ['one less', feesOf({ what: 'Cấp đổi', amount: 25_000 }), [/^từ 0?1\/0?1\/2027: không còn mục “Cấp lại”/]],
    ['unknown', buildProcedure('hen', { fees: null }), []],
  ])('%s', (_what, procedure, lines) => {
    const said = laterFeeLines(today, { procedure, from })
    expect(said).toHaveLength(lines.length)
    for (const [k, line] of lines.entries()) expect(said[k]).toMatch(line)
  })

  test('nothing waits', () => {
    expect(laterFeeLines(today, null)).toEqual([])
  })
})
