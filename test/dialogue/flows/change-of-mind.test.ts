import { expect, test } from 'vitest'
import { namesTeller, withoutIdentity, withoutOwn } from '../../../src/dialogue/flows/intake/told/teller.js'
import { readChangeOfMind } from '../../../src/dialogue/flows/sign-or-not/change-of-mind.js'

test.each([
  'toi doi y roi, toi muon ky ten',
  'toi muon neu ten va ky don',
  'thoi toi ky ten',
  'Tôi đổi ý, tôi xin ký đơn',
  'nghĩ lại rồi, em sẽ ghi tên thật',
  'tôi không ngại nêu tên',
  'đổi sang ký tên được không',
  'ký',
])('“%s” would sign', (text) => expect(readChangeOfMind(text)?.to).toBe('signed'))

test.each([
  'thôi không ký nữa',
  'toi khong muon neu ten nua',
  'tôi đổi ý rồi, cho tôi giấu tên',
  'em không dám ký tên đâu',
  'an danh thoi',
])('“%s” would stay unnamed', (text) => expect(readChangeOfMind(text)?.to).toBe('unsigned'))

test.each([
  'ông ta bắt tôi ký tên vào giấy trắng',
  'ong ay muon toi ky ten',
  'chủ tịch không chịu ký tên',
  'ky ten thi co bi lo khong',
  'tôi thấy ông ấy ký đơn cho người nhà',
  'không',
  'tháng 3',
  'tên ông ta là Dũng',
])('“%s” changes nothing', (text) => expect(readChangeOfMind(text)).toBeNull())

test('who is writing is read beside the changed mind', () => {
  const said = 'thoi toi ky ten, toi ten Vu Thi Hanh o so nha 12 to 5 phuong pho hien, 0912345678'
  expect(readChangeOfMind(said)?.teller).toEqual({
    name: 'Vu Thi Hanh',
    address: 'so nha 12 to 5 phuong pho hien',
    phone: '0912345678',
  })
})

test('a story goes on without who tells it', () => {
  const story = 'Ông Tham nhận tiền, tôi là Vũ Thị Hạnh, gọi 0912345678'
  expect(namesTeller(story)).toBe(true)
  expect(withoutIdentity(story)).toBe('Ông Tham nhận tiền, gọi')
  expect(namesTeller('Ông Tham nhận 20 triệu ngày 12/3/2026')).toBe(false)
  expect(withoutOwn({ text: 'Nhà Vũ Thị Hạnh bị đòi tiền', name: 'Vũ Thị Hạnh' })).toEqual({ text: 'Nhà bị đòi tiền' })
})
