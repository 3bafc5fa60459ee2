import { expect, test } from 'vitest'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()
const said = async (...texts: string[]): Promise<Citizen> => {
  const citizen = journey.citizen()
  for (const text of texts) await citizen.say(text)
  return citizen
}
const parked = ['phản ánh đèn đường hỏng ở xóm 3', 'thôi để sau', 'rác chất đống ở cổng chợ', 'thôi để sau']

test('a report begun beside a parked draft says that it is kept', async () => {
  const citizen = await said(...parked.slice(0, 3))
  expect(citizen.heard()).toMatch(/đèn đường hỏng.*vẫn được giữ/)
})

test('“lấy lại” takes the newest and names the others, each with a way back', async () => {
  const citizen = await said(...parked, 'lấy lại')
  expect(citizen.heard()).toMatch(/Còn 1 việc để dở khác[\s\S]*rác chất đống/)
  await citizen.press('đèn đường')
  expect(citizen.heard()).toMatch(/Còn 1 việc để dở khác[\s\S]*đèn đường hỏng/)
})

test.each([
  ['a thoi cu bao di', /đã ghi[\s\S]*rác chất đống/],
  ['tiep vu den di', /đã ghi[\s\S]*đèn đường hỏng/],
  ['tiếp vụ rác đi', /đã ghi[\s\S]*rác chất đống/],
])('“%s” takes up the draft', async (text, heard) => {
  expect((await said(...parked, text)).heard()).toMatch(heard)
})

test('in the middle of another report the one that is named is taken up, nothing is written into it', async () => {
  const citizen = await said(...parked, 'phản ánh cống tắc ở thôn Đông', 'tiep vu den di')
  expect(citizen.heard()).toMatch(/đã ghi[\s\S]*đèn đường hỏng/)
  expect(citizen.heard()).not.toContain('tiep vu')
  expect(citizen.heard()).toContain('Còn 2 việc')
})

test.each(['trời hôm nay nóng quá', 'ủa tính sao ra v'])('“%s” is not said to be noted', async (text) => {
  expect((await said('đăng ký khai sinh cần gì', text)).heard()).not.toContain('đã ghi')
})

test.each(['tui ở Tây Giang Tiền Hải', 'nhà em ở Mễ Sở', 'toi thuong tru o me so'])(
  '“%s” in the talk of a procedure is remembered as the commune',
  async (text) => {
    const citizen = await said('đăng ký khai sinh cần gì', text)
    expect(citizen.heard()).toMatch(/UBND xã/)
    await citizen.say('chứng thực bản sao nộp ở đâu')
    expect(citizen.heard()).toMatch(/UBND xã/)
  },
)
