import { expect, test } from 'vitest'
import { describeOpeningHours, readOpeningHours } from '../../src/places/opening-hours.js'

const said = (text: string): string => {
  const read = readOpeningHours(text)
  return 'hours' in read ? describeOpeningHours(read.hours) : read.problem
}
const usual = 'Thứ hai đến thứ sáu: 7:30–11:30, 13:30–17:00'

test.each([
  ['Thứ hai đến thứ sáu, 7 giờ 30 đến 11 giờ 30, 13 giờ 30 đến 17 giờ', usual],
  ['T2-T6 7h30-11h30, 13h30-17h', usual],
  ['7:30 - 11:30 và 13:30 – 17:00', usual],
  ['thứ 2 - 6: sáng 7g30 đến 11g30, chiều 13g30 đến 17g', usual],
  ['Thu 2 den thu 6\n7:30-11:30\n13:30-17:00', usual],
  ['Thứ 2 đến thứ 6: 13:30-17:00. Thứ 2 đến thứ 6: 7:30-11:30.', usual],
  ['t2-t6: 7:30-11:30, 13:30-17:00; t7: 7:30-11:30; chủ nhật nghỉ', `${usual}; thứ bảy: 7:30–11:30`],
  ['thứ 3, thứ 5: 8h-11h', 'Thứ ba: 8:00–11:00; thứ năm: 8:00–11:00'],
  ['thứ bảy, cn: 8:00-10:00', 'Thứ bảy, chủ nhật: 8:00–10:00'],
  ['sáng 7h30-11h30 chiều 1h30-5h, thứ 2 đến thứ 6', usual],
  ['7:30-11:30; 13:30-17:00 (T2-T6)', usual],
  ['t2-t6 sáng 7h30-11h30, chiều 1h30-5h; t7 sáng 7h30-11h30', `${usual}; thứ bảy: 7:30–11:30`],
  ['trực 24/7', 'Thứ hai đến chủ nhật: 0:00–23:59'],
  ['24/24', 'Thứ hai đến chủ nhật: 0:00–23:59'],
  ['7:30-11:30, thứ 7: 8:00-10:00', /ngày trước/],
  ['cả thứ 2', /Không hiểu “ca”/],
  ['thứ hai đến thứ sáu', /Chưa có giờ/],
  ['giờ hành chính', /Không hiểu/],
  ['T2-T6 11:30-7:30', /muộn hơn/],
  ['T2-T6 7:30', /chưa có giờ kết thúc/],
  ['T2-T6 7:30-11:30, 10:00-17:00', /chồng/],
  ['7:30-25:00', /Không hiểu “25:00”/],
  ['t6-t2 7:30-11:30', /thứ hai đến chủ nhật/],
  ['', /Chưa có giờ/],
])('hours “%s”', (text, expected) => {
  if (typeof expected === 'string') expect(said(text)).toBe(expected)
  else expect(said(text)).toMatch(expected)
})

test('what is described is read as the same hours', () => {
  let seed = 11
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const minutes = (at: number): string =>
    `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  for (let round = 0; round < 500; round++) {
    const kinds = [[], [], []].map(() => {
      const stretches = []
      let at = next(600)
      for (let count = 1 + next(3); count > 0 && at < 1300; count--) {
        const to = at + 1 + next(120)
        stretches.push({ from: minutes(at), to: minutes(to) })
        at = to + next(60)
      }
      return stretches
    })
    const week = Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6].filter(() => next(4) > 0).map((day) => [day, kinds[next(3)]]),
    ) as Record<number, { from: string; to: string }[]>
    if (Object.keys(week).length > 0) expect(readOpeningHours(describeOpeningHours(week))).toEqual({ hours: week })
  }
})
