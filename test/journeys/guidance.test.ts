import { expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { useJourney } from './journey.js'

const journey = useJourney()

test.each([
  'chứng thực 5 trang 3 bản',
  'chứng thực bản sao 5 trang 3 bản hết bao nhiêu tiền',
  'chung thuc 5 trang 3 ban bn tien',
])('“%s” gives the sum, the formula and the clause', async (text) => {
  const citizen = journey.citizen()
  await citizen.say(text)
  // 2 pages at 2,000 and 3 pages at 1,000, three copies.
  expect(citizen.heard()).toContain('21.000 đồng')
  expect(citizen.heard()).toMatch(/\(2 trang × 2\.000 \+ 3 trang × 1\.000\) × 3 bản/)
  expect(citizen.heard()).toContain('226/2016/TT-BTC')
})

test('a few questions about the situation give exactly its papers, and “gửi lại danh sách” gives them again', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm giấy khai sinh cho con cần gì')
  await citizen.press('Giấy tờ cho trường hợp của tôi')
  let questions = 0
  while (!citizen.heard().includes('giấy tờ anh/chị cần')) {
    questions += 1
    expect(questions).toBeLessThanOrEqual(5)
    await citizen.say('không')
  }
  expect(questions).toBeGreaterThan(0)
  const list = citizen.heard()
  expect(list).toMatch(/http:\/\/xaoi\.test\/giay-to\/register-birth/)
  await citizen.say('cảm ơn')
  await citizen.say('gửi lại danh sách')
  expect(citizen.heard()).toBe(list)
  const other = journey.citizen()
  await other.say('làm giấy khai sinh cho con cần gì')
  await other.press('Giấy tờ cho trường hợp của tôi')
  while (!other.heard().includes('giấy tờ anh/chị cần')) await other.say('có')
  expect(other.heard().split('\n').length).toBeGreaterThan(list.split('\n').length)
})

test.each([
  ['vợ em mới sinh con thì phải làm những giấy tờ gì', 'register-birth'],
  ['bố tôi mất rồi thì cần làm thủ tục gì', 'register-death'],
  ['bố tôi mới mất cần làm gì', 'register-death'],
])('a life event lists its procedures in order: “%s”', async (text, slug) => {
  const citizen = journey.citizen()
  const replies = await citizen.say(text)
  const values = replies.flatMap(({ choices }) => choices.map(({ value }) => value))
  expect(values.some((value) => value.endsWith(` ${slug}`))).toBe(true)
})

test('two requests in one message are both answered', async () => {
  const citizen = journey.citizen()
  const replies = await citizen.say('làm khai sinh cần gì với cho em hỏi luôn phí tạm trú')
  expect(replies.map(({ text }) => text.split('\n')[0])).toEqual(['ĐĂNG KÝ KHAI SINH', 'ĐĂNG KÝ TẠM TRÚ'])
})

test('two requests of different kinds are both answered, in either order', async () => {
  const titles = (replies: { text: string }[]) => replies.map(({ text }) => text.split('\n')[0])
  const first = await journey.citizen().say('số điện thoại xã Mễ Sở, với cho hỏi luôn phí tạm trú')
  expect(titles(first)).toEqual(['UBND xã Mễ Sở', 'ĐĂNG KÝ TẠM TRÚ'])
  const second = await journey.citizen().say('khai sinh cần giấy tờ gì, với cho hỏi luôn số điện thoại xã Mễ Sở')
  expect(titles(second)).toEqual(['ĐĂNG KÝ KHAI SINH', 'UBND xã Mễ Sở'])
})

test('what the first request asks of the person stands below the answer to the second', async () => {
  const citizen = journey.citizen()
  const replies = await citizen.say('cho xin số điện thoại của xã, với cho hỏi luôn phí tạm trú')
  expect(replies.map(({ text }) => text.split('\n')[0])).toEqual(['ĐĂNG KÝ TẠM TRÚ', expect.stringContaining('xã')])
  const [told] = await citizen.say('Mễ Sở')
  expect(told?.text).toContain('UBND xã Mễ Sở')
})

test('of two requests the one that several procedures fit is asked back, the other answered', async () => {
  const citizen = journey.citizen()
  const replies = await citizen.say('khai sinh cho con cần gì, nhân tiện cho hỏi lệ phí chứng thực')
  expect(replies.map(({ text }) => text.split('\n')[0])).toEqual([
    'ĐĂNG KÝ KHAI SINH',
    'Còn “lệ phí chứng thực”: anh/chị hỏi việc nào ạ?',
  ])
  const values = replies[1]?.choices.map(({ value }) => value) ?? []
  expect(values.filter((value) => value.startsWith('/phi '))).toHaveLength(3)
})

test('what another agency does is said in a sentence instead of a near procedure', async () => {
  const citizen = journey.citizen()
  await citizen.say('đổi bằng lái xe ô tô cần giấy tờ gì')
  expect(citizen.heard()).toMatch(/nơi nhận chưa chắc/i)
  await citizen.say('tra cứu phạt nguội ở đâu')
  expect(citizen.heard()).toContain('không làm ở xã, phường')
  expect(citizen.heard()).toMatch(/Theo Luật Trật tự, an toàn giao thông.+, thông tin tháng \d+\/\d{4}\.$/)
})

test('a question of no one procedure is answered for all, with the law', async () => {
  const citizen = journey.citizen()
  await citizen.say('em nộp hộ mẹ có được không ạ')
  expect(citizen.heard()).toContain('giấy ủy quyền')
  expect(citizen.heard()).toMatch(/Theo Thông tư 04\/2020\/TT-BTP Điều 2, thông tin tháng \d+\/\d{4}\.$/)
})

test('what is wrong in an answer beside the catalog is a task for the editors, too', async () => {
  const citizen = journey.citizen()
  await citizen.say('em nộp hộ mẹ có được không ạ')
  await citizen.press('Báo sai')
  expect(citizen.heard()).toContain('“Nộp thay, ủy quyền”')
  await citizen.say('giờ không cần giấy ủy quyền nữa')
  const reports = await journey.core.tasks.findFor(buildAccount('editor'), 'error_report', 50)
  expect(reports.map(({ facts }) => facts)).toMatchObject([
    {
      slug: 'nop-thay-uy-quyen',
      text: 'giờ không cần giấy ủy quyền nữa',
      told: [expect.stringMatching(/^nop-thay-uy-quyen \(answer\) \[start flow\/.+; \d/)],
    },
  ])
})

test('such a question in the middle of a report is answered, then the report goes on', async () => {
  const citizen = journey.citizen()
  await citizen.say('đèn đường thôn tôi hỏng cả tháng nay')
  const replies = await citizen.say('nộp online ở trang nào v')
  expect(replies[0]?.text).toContain('dichvucong.gov.vn')
  expect(replies.at(-1)?.text).toContain('xảy ra ở đâu')
})

test('the commune is asked for once, remembered and joined to the answer', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm giấy khai sinh ở đâu')
  expect(citizen.heard()).toContain('Cho biết xã, phường')
  await citizen.press('Chọn xã, phường của tôi')
  await citizen.say('xã Yên Mỹ')
  expect(citizen.heard()).toContain('UBND xã Yên Mỹ')
  await citizen.say('đăng ký kết hôn nộp ở đâu')
  expect(citizen.heard()).toContain('UBND xã Yên Mỹ')
  expect(citizen.heard()).not.toContain('Cho biết xã, phường')
  await citizen.say('đổi xã')
  await citizen.say('phường Phố Hiến')
  await citizen.say('đăng ký kết hôn nộp ở đâu')
  expect(citizen.heard()).toContain('UBND phường Phố Hiến')
})

test.each([
  ['hộ nghèo đăng ký thường trú có mất phí không', /Được miễn, giảm: hộ nghèo\. Nhớ mang giấy tờ/],
  ['phí đăng ký thường trú qua mạng hết bao nhiêu', /trực tuyến: 1 lần × 10\.000 = 10\.000 đồng/],
  ['dang ky thuong tru online cho 3 nguoi het bn tien', /trực tuyến: 1 lần × 10\.000 = 10\.000 đồng/],
  ['hộ cận nghèo làm đăng ký thường trú có được miễn phí không', /Chưa có thông tin hộ cận nghèo .*nơi nhận hồ sơ/],
])('“%s” is answered for this person', async (text, answer) => {
  const citizen = journey.citizen()
  await citizen.say(text)
  expect(citizen.heard()).toMatch(answer)
})

test('whether a group pays less is asked after the procedure, too', async () => {
  const citizen = journey.citizen()
  await citizen.say('thủ tục đăng ký thường trú')
  await citizen.say('hộ nghèo có được miễn phí không')
  expect(citizen.heard()).toMatch(/^ĐĂNG KÝ THƯỜNG TRÚ\n.*\n?Phí, lệ phí:\n• Được miễn, giảm: hộ nghèo/)
})

test('who pays nothing is told with the fees, and the short answer points there', async () => {
  const citizen = journey.citizen()
  await citizen.say('thủ tục đăng ký thường trú')
  expect(citizen.heard()).toContain('Có người được miễn, giảm phí')
  await citizen.press('Phí, lệ phí')
  expect(citizen.heard()).toMatch(/Được miễn, giảm: trẻ em; người cao tuổi/)
})
