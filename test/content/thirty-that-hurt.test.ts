import { expect, test } from 'vitest'
import { findFeeCircumstances, noCircumstances } from '../../src/catalog/fee-circumstances.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { type Aspect, describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { findEntities } from '../../src/understanding/reading/entities.js'
import { readRepositoryFiles } from '../catalog/repository-files.js'

/**
 * The thirty facts that were told wrongly and hurt most, by the national portal's records of July 2026: each is told
 * right, or as unsure where nobody knows.
 */
const day = '2026-11-23'
const now = new Date(`${day}T03:00:00Z`)
const procedures = new Map((await readRepositoryFiles()).map(({ procedure }) => [procedure.slug, procedure]))

const get = (slug: string): Procedure => {
  const procedure = procedures.get(slug)
  if (!procedure) throw new Error(`no procedure ${slug}`)
  return procedure
}

/** What is told of a procedure in one part; `said` are the person's own words with their numbers. */
const tell = (slug: string, aspect: Aspect, said?: string): string =>
  describeProcedure(aspect, {
    procedure: get(slug),
    now,
    office: null,
    circumstances: said ? findFeeCircumstances(findEntities(said, day)) : noCircumstances,
  }).text

const saysOf = (slug: string): string =>
  get(slug)
    .answers.map(({ says }) => says)
    .join('\n')

test.each([
  [1, 'register-permanent-residence', 'đăng ký thường trú 4 người', ['= 20.000 đồng', '= 10.000 đồng'], '80.000'],
  [2, 'register-temporary-residence', 'đăng ký tạm trú 3 người trực tuyến', ['= 7.000 đồng'], '21.000'],
  [3, 'extend-temporary-residence', 'gia hạn tạm trú 2 người', ['= 15.000 đồng', '= 7.000 đồng'], '30.000'],
  [8, 'certified-copy-of-transaction', 'sao hợp đồng 300 trang', ['200.000 đồng'], '302.000'],
])('%i. %s: “%s” costs %j, never %s', (_, slug, said, sums, never) => {
  const text = tell(slug, 'fee', said)
  for (const sum of sums) expect(text).toContain(sum)
  expect(text).not.toContain(never)
})

test.each([
  [2, 'register-temporary-residence', 'tạm trú theo danh sách 3 người trực tuyến', '= 15.000 đồng'],
  [3, 'extend-temporary-residence', 'gia hạn theo danh sách 2 người trực tiếp', '= 20.000 đồng'],
])('%i. %s: by list, “%s” goes by the person', (_, slug, said, sum) => {
  expect(tell(slug, 'fee', said)).toContain(sum)
})

test('4. there is no rate by list for permanent residence', () => {
  expect(get('register-permanent-residence').fees?.map(({ amount, per }) => [amount, per])).toEqual([
    [20_000, 'occurrence'],
    [10_000, 'occurrence'],
  ])
})

const told: readonly [number, string, Aspect, readonly RegExp[]][] = [
  [
    5,
    'social-housing',
    'papers',
    [
      /lao động tự do.*:\n• Giấy xác nhận thu nhập: .*Công an xã/i,
      /dưới 15 m².*\n.*UBND xã nơi thường trú/,
      /chưa có nhà.*\n.*cơ quan đăng ký đất đai/i,
      /lương.*\n.*Bảo hiểm xã hội/,
    ],
  ],
  [5, 'social-housing', 'place', [/Công an xã \(thu nhập của lao động tự do\)/]],
  [6, 'certify-will', 'papers', [/Giấy chứng nhận quyền sở hữu.*\(sổ đỏ.*bản sao.*không cần khi tính mạng/]],
  [7, 'certify-transaction-change', 'papers', [/sổ đỏ.*bản sao.*bản chính để đối chiếu/]],
  [9, 'household-business-tax', 'place', [/người cao tuổi, khuyết tật.*Trung tâm Phục vụ hành chính công xã/]],
  [9, 'household-business-tax', 'papers', [/thu nhập tính thuế/]],
  [12, 'first-land-certificate', 'papers', [/Thông báo xác nhận.*chỉ kèm đơn, không phải nộp các giấy tờ khác/]],
  [
    13,
    'first-land-certificate',
    'papers',
    [
      /cấp chung một Giấy chứng nhận/,
      /đất liền kề/,
      /không đúng thẩm quyền/,
      /đủ điều kiện tồn tại/,
      /chứng từ nộp phạt/,
    ],
  ],
  [14, 'land-use-tax', 'papers', [/Giấy tờ về thửa đất \(sổ đỏ/, /50\.000 đồng một năm.*không phải nộp hồ sơ miễn/]],
  [15, 'real-estate-income-tax', 'papers', [/Giấy chứng nhận quyền sử dụng đất.*tự ký cam kết.*bản sao/]],
  [17, 'building-permit', 'papers', [/cơ quan tôn giáo cấp tỉnh.*công trình tôn giáo/, /công trình tín ngưỡng/]],
  [18, 'register-temporary-residence', 'papers', [/Ý kiến đồng ý của cha.*trong tờ khai CT01/, /CT01 của từng người/]],
  [18, 'register-temporary-residence', 'papers', [/Văn bản đề nghị.*danh sách/]],
  [19, 'confirm-housing-for-residence', 'papers', [/chỗ ở hợp pháp, diện tích nhà ở tối thiểu/]],
  [19, 'confirm-housing-for-residence', 'more', [/đăng ký thường trú, đăng ký tạm trú/]],
  [20, 'low-income-worker', 'time', [/từ ngày xã bắt đầu rà soát.*ngày 15 hằng tháng/]],
  [20, 'average-income-farming-household', 'time', [/từ ngày xã bắt đầu rà soát.*ngày 15 hằng tháng/]],
  [21, 'transfer-vehicle-ownership', 'papers', [/Chứng từ chuyển quyền.*người bán/, /cả người bán và người mua/]],
  [21, 'transfer-vehicle-ownership', 'papers', [/được giữ biển trong lúc chờ/]],
  [22, 'register-vehicle-first-time-online', 'papers', [/Phiếu kiểm tra chất lượng xuất xưởng dán bản chà/]],
  [22, 'register-vehicle-first-time-online', 'more', [/định danh mức 2/]],
  [23, 'exchange-vehicle-registration', 'papers', [/nguồn gốc/, /lệ phí trước bạ/, /chuyển quyền sở hữu/]],
  [24, 'personal-digital-identity', 'papers', [/dưới 14 tuổi.*số của người đại diện/]],
  [25, 'confirm-marital-status', 'papers', [/nơi thường trú cũ.*cam đoan/]],
  [25, 'confirm-marital-status', 'more', [/Bị từ chối.*cùng giới/]],
  [
    26,
    'register-permanent-residence',
    'papers',
    [/phương tiện \(thuyền/, /tín ngưỡng, tôn giáo/, /trợ giúp xã hội/, /đơn vị \(quân đội từ cấp trung đoàn\)/],
  ],
  [27, 'register-domestic-adoption', 'more', [/hơn con nuôi từ 20 tuổi/, /Không được nhận con nuôi khi/]],
  [27, 'register-domestic-adoption', 'papers', [/dưới 16 tuổi.*dưới 18 tuổi/]],
  [28, 'register-birth-mobile', 'papers', [/tùy thân/, /nơi cư trú/, /kết hôn của cha mẹ/, /giấy cam đoan/]],
  [28, 'register-death-mobile', 'papers', [/tùy thân/, /cư trú cuối cùng/, /nơi tìm thấy thi thể/]],
  [29, 'register-inland-vessel', 'place', [/1 đến 15 tấn.*15 sức ngựa.*12 người/]],
  [29, 'register-inland-vessel', 'papers', [/Hợp đồng mua bán.*\(phương tiện phải đăng kiểm/]],
  [29, 'register-water-leisure-vessel', 'papers', [/Biên lai lệ phí trước bạ/]],
  [30, 'recognise-parent-child-foreign', 'papers', [/2 người làm chứng/]],
  [30, 'register-birth-with-parentage-foreign', 'papers', [/2 người làm chứng/]],
  [30, 'update-household-business-record', 'papers', [/đăng ký hộ kinh doanh: .*bản sao/, /đăng ký thuế: .*bản sao/]],
  [30, 'split-household', 'papers', [/được tiếp tục ở chỗ ở đó/]],
]

test.each(told)('%i. %s, %s, tells %j', (_, slug, aspect, facts) => {
  const text = tell(slug, aspect)
  for (const fact of facts) expect(text).toMatch(fact)
})

test.each([
  [8, 'certified-copy-of-transaction', 'papers', /quyền, lợi ích liên quan/],
  [9, 'household-business-tax', 'more', /xã chỉ hướng dẫn/],
  [20, 'low-income-worker', 'more', /từ ngày xã nhận đề nghị/],
  [20, 'average-income-farming-household', 'more', /từ ngày xã nhận đề nghị/],
  [29, 'register-inland-vessel', 'place', /theo phân cấp/],
] as const)('%i. %s, %s, no longer tells %s', (_, slug, aspect, wrong) => {
  expect(tell(slug, aspect)).not.toMatch(wrong)
})

const vehicles = [
  'register-vehicle-first-time',
  'register-vehicle-first-time-online',
  'register-vehicle-temporarily',
  'exchange-vehicle-registration',
  'reissue-vehicle-registration',
  'transfer-vehicle-ownership',
]
const businesses = [
  'register-household-business',
  'change-household-business',
  'update-household-business-record',
  'reissue-household-business-certificate',
]
const unsure = /Chưa chắc về|chưa có thông tin về mức thu|hỏi bộ phận một cửa/

test.each([...vehicles.map((slug) => [10, slug] as const), ...businesses.map((slug) => [11, slug] as const)])(
  '%i. the fee of %s waits for an editor and is told neither as sure nor as free',
  (_, slug) => {
    expect(get(slug).to_verify.map(({ field }) => field)).toContain('fees')
    expect(tell(slug, 'fee')).toMatch(unsure)
    expect(tell(slug, 'fee')).not.toContain('miễn phí')
  },
)

test.each(['building-permit', 'building-permit-repair', 'adjust-building-permit'])(
  '16. how many sets of drawings %s needs is in doubt: two are printed, and the office is asked',
  (slug) => {
    expect(tell(slug, 'papers')).toMatch(/Nên in 2 bộ bản vẽ, hỏi nơi nhận/)
    expect(tell(slug, 'papers')).toContain('Chưa chắc về giấy tờ, anh/chị hỏi lại nơi nhận.')
    expect(saysOf(slug)).not.toMatch(/\b1 bộ/)
  },
)
