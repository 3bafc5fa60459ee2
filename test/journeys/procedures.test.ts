import { expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { useJourney } from './journey.js'

const journey = useJourney()

test.each([
  ['làm giấy khai sinh cho con cần gì', 'ĐĂNG KÝ KHAI SINH', 'Giấy chứng sinh'],
  ['lam gks o dau', 'ĐĂNG KÝ KHAI SINH', 'Nơi nộp'],
  ['chung thuc ban sao het bn tien', 'CHỨNG THỰC BẢN SAO TỪ BẢN CHÍNH', '2.000 đồng/trang'],
])('“%s” is answered from the catalog', async (question, title, fact) => {
  const citizen = journey.citizen()
  await citizen.say(question)
  expect(citizen.heard()).toContain(title)
  expect(citizen.heard()).toContain(fact)
  expect(citizen.heard()).toMatch(/Theo .+, thông tin tháng \d+\/\d{4}\./)
})

test('a follow-up without a name is about the procedure asked before', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm giấy khai sinh cho con cần gì')
  await citizen.say('thế hết bao nhiêu tiền?')
  expect(citizen.heard()).toMatch(/Trong 60 ngày: miễn phí\. Quá hạn/)
  await citizen.press('Xem Đăng ký khai sinh')
  expect(citizen.heard()).toContain('ĐĂNG KÝ KHAI SINH')
  await citizen.press('Giấy tờ đầy đủ')
  expect(citizen.heard()).toContain('Tờ khai đăng ký khai sinh: nộp')
})

test('an unknown fee is told as unknown, with whom to ask', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm giấy khai sinh cho con cần gì')
  await citizen.press('Phí, lệ phí')
  expect(citizen.heard()).toMatch(/quá hạn.*Hội đồng nhân dân tỉnh quy định/)
})

test('“báo sai” keeps what is wrong for the editors', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm giấy khai sinh cho con cần gì')
  await citizen.press('Thêm')
  await citizen.press('Báo sai')
  await citizen.say('phí bản sao đã đổi thành 10.000 đồng rồi')
  const reports = await journey.core.tasks.findFor(buildAccount('editor'), 'error_report', 50)
  expect(reports.map(({ facts }) => facts)).toContainEqual(
    expect.objectContaining({
      slug: 'register-birth',
      text: 'phí bản sao đã đổi thành 10.000 đồng rồi',
      told: [expect.stringMatching(/^register-birth, bản 1 \(.*fees.*\) \[start flow\/procedure_\w+; \d/)],
    }),
  )
})

test('what nobody can understand is said so and kept for the editors', async () => {
  const citizen = journey.citizen()
  await citizen.say('xyzzy plugh frobnicate qwzx')
  expect(citizen.heard()).not.toMatch(/Theo .+, thông tin/)
  expect(citizen.heard().length).toBeGreaterThan(20)
})

test.each([
  '\u0000\u0000\u0000',
  '🙂🙂🙂🙂',
  '\u202eمرحبا بالعالم\u202c',
  'a\u200b'.repeat(20_000),
  'đường làng ngập rác\n'.repeat(10_000).slice(0, 100_000),
  'Tôi muốn hỏi '.normalize('NFD').repeat(2_000),
  '/',
  '/khong-co-lenh-nay x',
  '99999',
])('any text gets an answer (%#)', async (text) => {
  const citizen = journey.citizen()
  const replies = await citizen.say(text)
  expect(replies.length).toBeGreaterThan(0)
  for (const reply of replies) expect(reply.text.length).toBeLessThan(25_000)
})
