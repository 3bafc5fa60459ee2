import { expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney()
const said = /không chờ anh\/chị trả lời câu nào/

test.each(['bỏ qua', 'bo qua nhe', 'gửi', 'gui di', 'từ tuần trước', 'Không', 'đồng ý', 'ẩn danh'])(
  '“%s” in the talk of a procedure answers no question, and is not taken for one',
  async (text) => {
    const citizen = journey.citizen()
    await citizen.say('đăng ký khai sinh cần giấy tờ gì')
    await citizen.say(text)
    expect(citizen.heard()).toMatch(said)
  },
)

test('a draft that was put aside is offered', async () => {
  const citizen = journey.citizen()
  await citizen.say('phản ánh đèn đường hỏng ở thôn Lác xã Yên Mỹ')
  await citizen.say('để tôi hỏi vợ đã')
  await citizen.say('đồng ý')
  expect(citizen.heard()).toMatch(said)
  expect(citizen.heard()).toContain('lấy lại')
})

test.each([
  'cảm ơn',
  'vâng',
  'ok',
  'thứ 7',
  'xã Yên Mỹ',
  'hôm nay có làm việc không',
  'không có giấy chứng sinh thì sao',
])('“%s” is no such answer', async (text) => {
  const citizen = journey.citizen()
  await citizen.say('đăng ký khai sinh cần giấy tờ gì')
  await citizen.say(text)
  expect(citizen.heard()).not.toMatch(said)
})

test.each(['vâng', 'ok', 'dạ em hiểu rồi ạ', 'được rồi'])('“%s” is acknowledged', async (text) => {
  const citizen = journey.citizen()
  await citizen.say('đăng ký khai sinh cần giấy tờ gì')
  await citizen.say(text)
  expect(citizen.heard()).toMatch(/^Vâng\. /)
})

test.each(['the con le phi', 'thế còn lệ phí thì sao ạ', 'còn thời gian thế nào'])(
  '“%s” asks on about the procedure that is spoken of',
  async (text) => {
    const citizen = journey.citizen()
    await citizen.say('lam giay khai sinh cho con can gi')
    await citizen.say(text)
    expect(citizen.heard()).toMatch(/khai sinh|miễn phí|trong ngày/i)
    expect(citizen.heard()).not.toMatch(/trước bạ|thường trú/)
  },
)
