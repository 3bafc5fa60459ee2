import { readableDay } from '../shared/clock.js'

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy']

/** 'thứ Ba 15/12/2026' */
export const sayDay = (day: string): string =>
  `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''} ${readableDay(day)}`

/** '8 giờ 15' */
export const sayTime = (time: string): string => {
  const [hour = '', minute = ''] = time.split(':')
  return `${Number(hour)} giờ${minute === '00' ? '' : ` ${minute}`}`
}

export const receptionWording = {
  chairman: 'Chủ tịch UBND xã',
  chairmanOfWard: 'Chủ tịch UBND phường',
  move: 'Dời lịch',
  cancel: 'Hủy lịch',
  reminder: ({ code, when, where, link }: { code: string; when: string; where: string; link: string | null }) =>
    `Nhắc lịch tiếp công dân ${code}: ${when}, tại ${where}.${link ? `\nTham gia trực tuyến: ${link}` : ''}\n` +
    'Anh/chị mang theo căn cước và giấy tờ về việc cần nói.',
  postponed: ({ code, from, reason, when, where }: Record<'code' | 'from' | 'reason' | 'when' | 'where', string>) =>
    `Buổi tiếp công dân ${from} hoãn lại: ${reason}.\n` +
    `Lịch ${code} của anh/chị chuyển sang ${when}, tại ${where}. Không đến được thì anh/chị dời hoặc hủy.`,
  postponedNoRoom: ({ code, from, reason, day }: Record<'code' | 'from' | 'reason' | 'day', string>) =>
    `Buổi tiếp công dân ${from} hoãn lại: ${reason}. Buổi thay là ${day}, nhưng đã kín chỗ đặt trước.\n` +
    `Lịch ${code} không còn. Anh/chị vẫn đến được buổi ấy mà không cần đặt, hoặc đặt buổi khác.`,
  changed: ({ code, when, where, link }: { code: string; when: string; where: string; link: string | null }) =>
    `Lịch tiếp công dân ${code}, ${when}: nay tiếp tại ${where}.${link ? ` Tham gia trực tuyến: ${link}` : ''}`,
  book: 'Đặt buổi khác',
  errors: {
    unknownDay: 'Không có buổi tiếp công dân này.',
    unknownBooking: 'Không có lịch hẹn này.',
    changed: 'Buổi tiếp này vừa được người khác sửa. Hãy xem lại.',
    mayNot: 'Tài khoản này chỉ được xem, không sửa lịch tiếp công dân của xã, phường này.',
    over: 'Ngày này đã qua.',
    notYet: 'Buổi tiếp chưa đến ngày.',
    notOver: (to: string) => `Buổi tiếp chưa hết giờ. Ghi được từ ${to}.`,
    notInHours: 'ngoài giờ làm việc xã, phường đã ghi',
    accuses: 'Việc này là tố cáo. Không ghi ở đây, hãy nhận theo cách giữ kín người tố cáo.',
    sameDay: 'Ngày tiếp thay phải sau ngày đã đăng.',
    closed: (day: string, why: string) => `${day} trụ sở không làm việc (${why}): hãy chọn ngày khác.`,
    endedNew: 'Ngày tiếp thay đã có một buổi cùng giờ không còn nhận người. Hãy chọn ngày khác.',
  },
} as const
