import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readDay, readTime, sessionsMeant } from '../../src/dialogue/flows/book-reception/read-time.js'
import { bookingInstead, readOwnWish, readReceptionWish } from '../../src/dialogue/flows/book-reception/read-wish.js'

test.each([
  ['đặt lịch gặp chủ tịch xã', 'book'],
  ['cho tôi đặt lịch gặp chủ tịch xã Yên Mỹ', 'book'],
  ['hẹn tiếp dân', 'book'],
  ['em muốn hẹn gặp chủ tịch phường Phố Hiến', 'book'],
  ['dat lich tiep cong dan xa Yen My', 'book'],
  ['xin lịch hẹn gặp lãnh đạo xã', 'book'],
  ['đăng ký gặp chủ tịch xã', 'book'],
  ['tôi muốn đăng ký buổi tiếp công dân', 'book'],
  ['lấy số tiếp công dân', 'book'],
  ['đặt chỗ trước tiếp dân xã mình', 'book'],
  ['dat lich 11/12 luc 9h30', 'book'],
  ['đặt lịch gặp chủ tịch mễ sở thứ 6 9h', 'book'],
  ['đặt lại 18/12 lúc 9h30 ở mễ sở được không', 'book'],
  ['cho em đặt lịch 9h sáng thứ 6 ở xã Mễ Sở nhé', 'book'],
  ['18/12 lúc 9h30 đặt lịch cho em', 'book'],
  ['toi muon gap chu tich xa Yên Mỹ hoi ve den bu', 'book'],
  ['t muon gap chu tich me so de noi ve vc nha hang xom lan dat cua t', 'book'],
  ['cho em gặp lãnh đạo xã', 'book'],
  ['dk tiep cong dan me so ngay muoi thang muoi hai luc tam gio ruoi', 'book'],
  ['thu 5 nay chu tich me so co tiep khong, neu co cho toi dat 8h', 'book'],
  ['toi con lich hen nao ko', 'own'],
  ['dời lịch', 'move'],
  ['đổi lịch hẹn giúp tôi', 'move'],
  ['cho em chuyển lịch gặp chủ tịch sang hôm khác', 'move'],
  ['hoãn lịch hẹn TD-7K2M9Q', 'move'],
  ['hủy lịch', 'cancel'],
  ['huỷ lịch hẹn gặp chủ tịch', 'cancel'],
  ['toi muon huy lich hen', 'cancel'],
  ['bỏ lịch giúp em', 'cancel'],
  ['lich hen cua toi luc nao', 'own'],
  ['lịch của tôi mấy giờ?', 'own'],
  ['xem lại lịch hẹn', 'own'],
  ['toi dat lich tren trang web, muon huy', 'onPage'],
] as const)('“%s” wants to %s', (text, wish) => {
  expect(readReceptionWish(text)).toBe(wish)
})

test.each([
  'chủ tịch xã tiếp dân ngày nào',
  'tôi đã hẹn gặp chủ tịch xã ba lần mà không được tiếp',
  'muốn gặp chủ tịch xã mà không được tiếp',
  'tôi muốn gặp chủ tịch xã nhiều lần rồi',
  'cho tôi gặp chủ tịch tỉnh',
  'chủ tịch xã cấp cho tôi đất 5 năm trước',
  'chủ tịch hẹn tiếp dân rồi bỏ đi họp',
  'đăng ký tiếp công dân với chủ tịch xã cần gì',
  'đổi lịch hẹn làm căn cước',
  'đổi ngày hẹn trả kết quả hồ sơ',
  'lịch cắt điện xã Yên Mỹ',
  'hủy',
  'lịch tiếp dân của xã tôi',
  'lịch tiêm của con tôi',
  'chuyển lịch thu gom rác sang buổi tối',
  'đặt lịch khám bệnh',
  'đặt lịch khám bệnh 11/12 lúc 9h',
  'đặt lịch làm căn cước thứ 6 9h',
  'đặt lại bàn ghế hội trường 18/12',
  'đặt lại',
  'tôi muốn gặp cán bộ',
  'đăng ký kết hôn',
  'xin gặp cán bộ một cửa',
])('“%s” is something else', (text) => {
  expect(readReceptionWish(text)).toBeNull()
})

test.each([
  ['thoi ban ko di dc huy lich giup', 'cancel'],
  ['không đi được nên hủy giúp', 'cancel'],
  ['đổi sang 9h ngày 17', 'move'],
  ['bận rồi không đến được ạ', 'cannotCome'],
  ['toi ban mat roi, doi lich cho toi sang ngay 17 dc k', 'move'],
  ['cho toi huy', 'cancel'],
  ['chuyển hộ khẩu sang xã khác 3 người', null],
  ['đừng hủy lịch của em', null],
  ['đường ngập không đi được', null],
  ['hủy hồ sơ giúp em', null],
  ['đổi sang căn cước mới', null],
] as const)('of who has a booking “%s” wants %s', (text, wish) => {
  expect(readOwnWish(text)).toBe(wish)
})

test('no example of an intent is taken for it, but those that do want it', () => {
  const folder = join(import.meta.dirname, '../../intents')
  const taken = readdirSync(folder).flatMap((file) => {
    const { examples, test_examples } = parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string[]>
    return [...(examples ?? []), ...(test_examples ?? [])].filter((text) => readReceptionWish(text) !== null)
  })
  expect(taken).toEqual([])
})

test('no message of the talks is taken for it', () => {
  const seen = readFileSync(join(import.meta.dirname, '../conversations/seen.jsonl'), 'utf8')
  const taken = [...seen.matchAll(/"(?:say|user|text)":\s*"((?:[^"\\]|\\.)*)"/g)].filter(
    ([, text = '']) => readReceptionWish(text) !== null,
  )
  expect(taken.map(([, text]) => text)).toEqual([])
})

describe('a time', () => {
  test.each([
    ['9h15', '09:15'],
    ['9 giờ', '09:00'],
    ['8 giờ rưỡi', '08:30'],
    ['2h chiều', '14:00'],
    ['14:30', '14:30'],
    ['9 giờ kém 15', '08:45'],
    ['9g30', '09:30'],
    ['9h 18/12', '09:00'],
    ['9h 18 tháng 12', '09:00'],
    ['cho tôi 9h', '09:00'],
    ['1 giờ 75', null],
    ['2 gói', null],
    ['sáng sớm', null],
    ['25 giờ', null],
  ])('“%s” is %s', (text, time) => {
    expect(readTime(text)).toBe(time)
  })
})

describe('a day', () => {
  const today = '2026-12-03'
  test.each([
    ['ngày 15', '2026-12-15'],
    ['15/12', '2026-12-15'],
    ['15/12/2026', '2026-12-15'],
    ['15 tháng 12', '2026-12-15'],
    ['9 giờ 30 ngày 11/12', '2026-12-11'],
    ['9h30 11/12', '2026-12-11'],
    ['thứ 6 11/12', '2026-12-11'],
    ['ngày 18 9 giờ', '2026-12-18'],
    ['ngày 2', '2027-01-02'],
    ['2/1', '2027-01-02'],
    ['thứ ba', '2026-12-08'],
    ['thứ 6 9 giờ', '2026-12-04'],
    ['9h t6', '2026-12-04'],
    ['thứ 6 tuần sau', '2026-12-11'],
    ['chủ nhật', '2026-12-06'],
    ['chiều mai 2h', '2026-12-04'],
    ['hôm nào cũng được', null],
    ['7-8h', null],
    ['lần thứ hai', null],
    ['tôi tên Mai', null],
    ['0912-345-678', null],
  ])('“%s” is %s', (text, day) => {
    expect(readDay(text, today)?.day ?? null).toBe(day)
  })

  test('of a weekday the first reception is meant, with all its sessions; of a date that one alone', () => {
    const listed = ['2026-12-18', '2026-12-11', '2026-12-11', '2026-12-17'].map((day) => ({ day }))
    const meant = (text: string) => {
      const said = readDay(text, today)
      return said && sessionsMeant(said, listed).map(({ day }) => day)
    }
    expect(meant('thứ sáu')).toEqual(['2026-12-11', '2026-12-11'])
    expect(meant('thứ sáu tuần này')).toEqual([])
    expect(meant('17/12')).toEqual(['2026-12-17'])
  })
})

test.each([
  ['chín rưỡi', '09:30'],
  ['9 rưỡi', '09:30'],
  ['mười giờ kém mười lăm', '09:45'],
  ['tam gio muoi lam', '08:15'],
  ['hai giờ chiều mùng 10', '14:00'],
  ['sáng thứ năm giờ nào cũng được', null],
  ['ba mẹ tôi cùng đi', null],
] as const)('the hour in “%s” is %s', (text, time) => expect(readTime(text)).toBe(time))

test.each([
  ['ngay muoi thang muoi hai luc tam gio ruoi', '2026-12-10'],
  ['thu 5 tuan sau nua', '2026-12-17'],
  ['thứ năm tuần sau', '2026-12-10'],
  ['ngày hai mươi lăm tháng mười hai', '2026-12-25'],
] as const)('the day in “%s” is %s, said on 3 December', (text, day) =>
  expect(readDay(text, '2026-12-03')?.day).toBe(day),
)

test.each([
  ['khong phai, toi dang ky lich tiep dan', 'toi dang ky lich tiep dan'],
  ['ko, t muon dat lich gap co', 't muon dat lich gap co'],
  ['dat lich gap chu tich me so ngay 10 thang 12 luc 8h30', 'dat lich gap chu tich me so ngay 10 thang 12 luc 8h30'],
  ['không, rác đổ từ hôm qua', null],
  ['hôm qua, lúc 8h30', null],
] as const)('within a report “%s” wants to book: %s', (text, wish) => expect(bookingInstead(text)).toBe(wish))
