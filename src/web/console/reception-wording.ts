import type { BookingState } from '../../reception/booking.js'
import type { DayState } from '../../reception/reception-day.js'
import type { MonthWarning } from '../../reception/rules.js'
import { sayDay, sayTime } from '../../reception/wording.js'

const warnings: { [K in MonthWarning['kind']]: (one: Extract<MonthWarning, { kind: K }>) => string } = {
  too_few: ({ count }) =>
    `Tháng này có ${count} ngày tiếp. Chủ tịch tiếp công dân ít nhất 2 ngày trong một tháng (Luật Tiếp công dân).`,
  late: ({ day, what }) =>
    `Buổi ${sayDay(day)} đăng muộn: hạn đăng là ${sayDay(what)}, trước 5 ngày làm việc. Vẫn đăng được, có ghi lại là muộn.`,
  day_off: ({ day, what }) => `Buổi ${sayDay(day)} rơi vào ngày nghỉ (${what}).`,
  to_post: ({ day, by }) => `Buổi ${sayDay(day)} chưa đăng. Hạn đăng: ${sayDay(by)}.`,
}

export const receptionConsoleWording = {
  title: 'Lịch tiếp công dân',
  short: 'Tiếp công dân',
  previous: 'Tháng trước',
  next: 'Tháng sau',
  month: (month: string) => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`,
  none: 'Tháng này chưa có buổi nào.',
  noneAddBelow: 'Tháng này chưa có buổi nào. Chọn ngày bên dưới để lập lịch.',
  warning: (one: MonthWarning): string => (warnings[one.kind] as (one: MonthWarning) => string)(one),
  day: ({ day, from, to }: { day: string; from: string; to: string }) =>
    `${sayDay(day)}, ${sayTime(from)} đến ${sayTime(to)}`,
  bookedCount: (count: number, all: number) => `${count}/${all} giờ đã đặt`,
  states: {
    planned: 'Chưa đăng',
    posted: 'Đã đăng',
    held: 'Đã tiếp',
    postponed: 'Đã hoãn',
    removed: 'Đã bỏ',
  } satisfies Record<DayState, string>,
  postedLate: 'đăng muộn',
  post: 'Đăng',
  remove: 'Bỏ buổi này',
  add: {
    title: 'Thêm buổi tiếp',
    days: 'Ngày (chọn được nhiều ngày)',
    from: 'Từ giờ',
    to: 'Đến giờ',
    who: 'Người tiếp',
    place: 'Nơi tiếp',
    link: 'Đường dẫn trực tuyến, nếu có',
    topics: 'Nội dung tiếp, nếu có',
    minutes: 'Mỗi lượt (phút)',
    submit: 'Thêm vào lịch',
    usualPlace: 'Nơi tiếp công dân, trụ sở UBND',
  },
  added: (count: number) => `Đã thêm ${count} buổi. Chưa ai thấy cho đến khi đăng.`,
  alreadyThere: (days: readonly string[]) => `Đã có sẵn, giữ nguyên: ${days.join(', ')}.`,
  done: 'Đã ghi.',
  errors: {
    days: 'Hãy chọn ít nhất một ngày.',
    time: 'Giờ có dạng 08:00.',
    order: 'Giờ kết thúc phải sau giờ bắt đầu ít nhất một lượt.',
    place: 'Hãy ghi nơi tiếp.',
    who: 'Hãy ghi người tiếp.',
    link: 'Đường dẫn bắt đầu bằng https://',
    minutes: 'Mỗi lượt từ 5 đến 120 phút.',
    reason: 'Hãy ghi lý do hoãn.',
    to: 'Hãy chọn ngày tiếp thay.',
    note: 'Hãy ghi nội dung đã trao đổi.',
  },
  list: {
    title: (day: string) => `Tiếp công dân ${sayDay(day)}`,
    print: 'In danh sách',
    printPage: 'Bản để in',
    back: 'Lịch tiếp công dân',
    none: 'Chưa ai đặt lịch. Người đến không đặt vẫn phải được tiếp.',
    walkIns: 'Người đến không đặt lịch vẫn phải được tiếp: danh sách này chỉ xếp thứ tự.',
    columns: { time: 'Giờ', who: 'Người đến', about: 'Việc', state: 'Kết quả' },
    noName: 'Không ghi tên',
    byChat: 'đặt trong trò chuyện',
    gone: 'Đã hủy',
    toCall: 'Cần gọi báo: đặt trên trang, không nhận được tin',
    noRoom: 'Không còn chỗ ở buổi thay. Cần gọi báo',
    states: { booked: 'Chờ', cancelled: 'Đã hủy', came: 'Đã đến', absent: 'Không đến' } satisfies Record<
      BookingState,
      string
    >,
    came: 'Đã đến',
    absent: 'Không đến',
    noteLabel: 'Nội dung đã trao đổi',
    note: 'Ghi nội dung',
    openCase: 'Mở vụ việc',
    seeCase: (code: string) => `Vụ việc ${code}`,
    caseOpened: 'Đã chuyển thành vụ việc',
    hold: 'Ghi đã tiếp xong buổi này',
    mayLook: 'Tài khoản này chỉ được xem.',
  },
  change: {
    meanwhile: (place: string) =>
      `Vừa có người khác sửa buổi này: nơi tiếp bây giờ là “${place}”. Xem lại các ô rồi gửi lần nữa.`,
    title: 'Sửa nơi tiếp, đường dẫn',
    submit: 'Lưu',
    help: 'Người đã đặt trong trò chuyện được báo nơi mới.',
  },
  postpone: {
    title: 'Hoãn buổi này',
    help: 'Chỉ hoãn khi có lý do chính đáng (Luật Tiếp công dân Điều 24). Người đã đặt được chuyển sang buổi thay và được báo.',
    reason: 'Lý do, người dân đọc được',
    to: 'Ngày tiếp thay',
    submit: 'Hoãn và báo người đã đặt',
    wasPostponed: (reason: string, to: string) => `Đã hoãn: ${reason}. Tiếp thay ngày ${sayDay(to)}.`,
  },
  province: { title: 'Các xã, phường trong tháng', fewer: 'Dưới 2 ngày', days: (count: number) => `${count} ngày` },
}
