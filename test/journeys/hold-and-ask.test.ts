import { expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney()

test('a report behind “thôi để sau” is heard, and a correction of its place too', async () => {
  const citizen = journey.citizen()
  await citizen.say('em muốn làm giấy khai sinh cho con cần gì')
  await citizen.say('thôi để sau, cho em phản ánh rác đổ đầy ở thôn Đông xã Yên Mỹ hôi lắm')
  expect(citizen.heard()).toContain('Yên Mỹ')
  await citizen.say('à nhầm, xã Mễ Sở mới đúng')
  expect(citizen.heard()).toContain('Mễ Sở')
  for (const answer of ['từ tuần trước', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  expect(citizen.heard()).toMatch(/xem lại[\s\S]*rác đổ đầy[\s\S]*Mễ Sở/)
})

test.each(['thôi để sau', 'để tôi hỏi vợ đã, mai tôi gửi', 'khoan đã, tôi đang bận'])(
  '“%s” alone still holds',
  async (text) => {
    const citizen = journey.citizen()
    await citizen.say('phản ánh đèn đường hỏng ở thôn Lác xã Yên Mỹ')
    await citizen.say(text)
    expect(citizen.heard()).not.toContain('Xin lỗi')
    expect(await journey.core.cases.findByChat(citizen.chat, 1)).toEqual([])
  },
)
