import { expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney()

test('asked for a passport, the bot says in two sentences who does it, where, how long, how much, by which record', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm hộ chiếu ở đâu vậy ạ')
  const told = citizen.heard()
  for (const part of [
    'do Phòng Quản lý xuất nhập cảnh, Công an tỉnh giải quyết, không làm ở xã, phường',
    'Cổng Dịch vụ công quốc gia hoặc đến',
    'thời hạn 8 ngày làm việc',
    '200.000 đồng/hộ chiếu',
    'mã 1.001456',
    'tháng 7/2026',
  ])
    expect(told).toContain(part)
  expect(told.match(/\.(?=\s+\p{Lu}|$)/gu)).toHaveLength(2)
})

test("a provincial permit is told by its record, not by a near one of the commune's", async () => {
  const citizen = journey.citizen()
  await citizen.say('xin giấy phép buôn bán thuốc thú y thì nộp ở đâu')
  expect(citizen.heard()).toContain('Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc thú y')
  expect(citizen.heard()).toContain('mã 1.001686')
  expect(citizen.heard()).toContain('230.000 đồng')
})

test('of several that fit alike the bot asks which, and tells the chosen one', async () => {
  const citizen = journey.citizen()
  await citizen.say('mở văn phòng công chứng cần gì')
  expect(citizen.heard()).toContain('Anh/chị hỏi việc nào')
  await citizen.press('Thành lập Văn phòng công chứng')
  expect(citizen.heard()).toContain('không làm ở xã, phường')
  expect(citizen.heard()).toContain('mã 1.013834')
})

test('an error in such an answer can be reported by its name', async () => {
  const citizen = journey.citizen()
  await citizen.say('cấp thẻ tư vấn viên pháp luật')
  await citizen.press('Báo sai')
  expect(citizen.heard()).toContain('Cấp thẻ tư vấn viên pháp luật')
})
