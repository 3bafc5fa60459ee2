import { expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney()

test.each([
  ['em ở Thuận Thành Bắc Ninh, muốn phản ánh nhà máy xả khói ở xã Thuận Thành', 'Bắc Ninh'],
  ['em o Thuan Thanh Bac Ninh, muon phan anh nha may xa khoi o xa Thuan Thanh', 'Bắc Ninh'],
  ['o Dai loc, Da Nang, bai rac cháy khói mù mịt', 'Đà Nẵng'],
  ['phan anh rac chat dong o Kinh Môn, Hải Dương', 'Hải Dương'],
])('“%s” is told at once that it lies in %s', async (text, province) => {
  const citizen = journey.citizen()
  await citizen.say(text)
  expect(citizen.heard()).toContain(province)
  expect(citizen.heard()).not.toContain('Việc xảy ra ở đâu')
})
