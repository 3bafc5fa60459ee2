import { describe, expect, test } from 'vitest'
import { buildUnderstanding, readParts } from '../build-understanding.js'
import { nameAll, namedBy, questionsOf } from './naming.js'

const { understand } = await buildUnderstanding()
const { procedures } = await readParts()

/** One question is 0.05 of the smallest of these sets. */
const mostWrong = 0.05

describe.each([
  ['tuned', 0.93],
  ['held', 0.93],
  ['people-tuned', 0.93],
  ['people-held', 0.93],
  ['people-third', 0.65],
] as const)('questions of the set "%s"', (set, leastNamed) => {
  const questions = questionsOf(set)
  const { own, neither } = questions
  const { counted, named, wronglyNamed, wronglyOurs } = nameAll(questions, procedures, understand)

  test('what another authority does is named in most cases, by its record or by our own words', () => {
    expect(counted).toBeGreaterThan(25)
    expect(named / counted).toBeGreaterThanOrEqual(leastNamed)
  })

  test('of needs that neither list has, at most 3 in 100 are given a record', () => {
    expect(wronglyNamed.length).toBeLessThanOrEqual(neither.length * mostWrong)
  })

  test("of such needs, few are surely given a procedure of the commune's", () => {
    expect(wronglyOurs.length).toBeLessThanOrEqual(neither.length * mostWrong)
  })

  test("the commune's own procedures never become another authority's", () => {
    expect(own.filter(({ ask }) => /^\d/.test(understand(ask).otherAgency?.slug ?? ''))).toEqual([])
  })
})

test.each(['gia hạn tạm trú cho người nước ngoài', 'nhận con nuôi có yếu tố nước ngoài', 'giải thể doanh nghiệp'])(
  '“%s” is no near one of ours',
  (text) => {
    expect(understand(text).otherAgency).not.toBeNull()
  },
)

test.each([
  ['Bổ nhiệm Thừa phát lại', '1.008922'],
  ['Khai thuế tài nguyên/khai quyết toán thuế tài nguyên đối với cơ sở khai thác tài nguyên', '1.008312'],
  ['1.001456', '1.001456'],
  ['3.000348 la gi', '3.000348'],
  ['công ty muốn đổi giám đốc', '2.002011'],
  ['thủ tục Cấp thẻ tư vấn viên pháp luật cần giấy tờ gì', '1.000426'],
  ['theo nghị định 105/2025/NĐ-CP thì thẩm định thiết kế về phòng cháy chữa cháy ở đâu', '3.000489'],
])('“%s” is %s', (text, code) => {
  const understood = understand(text)
  expect(understood.intent).toMatch(/^procedure_/)
  expect(namedBy(understood)?.[0]).toBe(code)
})

test.each(['bạn có những tính năng gì', 'xác nhận giùm em', 'hủy bỏ giùm tôi', 'Giờ làm việc của UBND như thế nào'])(
  '“%s” names nothing',
  (text) => {
    expect(understand(text).otherAgency).toBeNull()
  },
)

test('what people call a procedure of another authority is none of the catalog', async () => {
  const { knownAs } = (await readParts()).elsewhere
  const own = new Set(procedures.flatMap(({ code, other_codes: others }) => [code ?? '', ...others]))
  expect(knownAs.flatMap(({ codes }) => codes).filter((code) => own.has(code))).toEqual([])
})

test('a story that names another matter on its way asks for the commune’s', () => {
  const { otherAgency } = understand(
    'Chồng tôi quốc tịch Hàn Quốc, trích lục kết hôn đăng ký ở Việt Nam ghi sai số, hộ chiếu hết hạn rồi thì cải chính nộp ở xã nào',
  )
  expect(otherAgency).toBeNull()
})

test.each([
  ['đất nhà em k tranh chấp giờ làm sổ đỏ', 'first-land-certificate'],
  ['em không phải hộ nghèo muốn mua bhyt', 'join-health-insurance'],
])('“%s”: what isn’t so is not asked for', (text, slug) => {
  expect(understand(text).procedure?.slug).toBe(slug)
})

test.each([
  'xin giấy ra viện',
  'giấy ra viện bị mất',
  'bằng tốt nghiệp đại học bị mất',
  'mở kênh youtube có phải xin phép không',
])('“%s” is surely no procedure of the commune’s', (text) => {
  expect(understand(text).procedure).toBeNull()
})

test('an official name of the commune’s own catalog stays its own', () => {
  for (const name of ['Đăng ký khai sinh', 'Tách thửa hoặc hợp thửa đất', 'Chứng thực di chúc'])
    expect(understand(name).otherAgency).toBeNull()
})
