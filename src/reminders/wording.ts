import { readableDay } from '../shared/clock.js'
import type { DigestCounts } from './reminder.js'
import type { Step } from './steps.js'

const lists: Record<keyof DigestCounts, string> = {
  reminded: 'Nhắc trước hạn',
  dueToday: 'Hạn hôm nay',
  overdue: 'Quá hạn',
  fresh: 'Mới nhận',
  waiting: 'Đang chờ người dân trả lời',
}

/** What reminders say outside the console: codes and counts; of protected cases only that there is something. */
export const reminderWording = {
  title: 'Nhắc việc',
  lists,
  steps: {
    half: (due: string) => `đã qua nửa thời gian, hạn ${readableDay(due)}`,
    before: (due: string) => `sắp đến hạn ${readableDay(due)}`,
    day: (due: string) => `hạn hôm nay, ${readableDay(due)}`,
    after: (due: string) => `quá hạn từ ${readableDay(due)}`,
    urged: (due: string) => `lãnh đạo nhắc, hạn ${readableDay(due)}`,
  } satisfies Record<Step | 'urged', (due: string) => string>,
  ofCase: (receiptCode: string, duty: string, step: string) => `Nhắc việc ${receiptCode}. ${duty}: ${step}.`,
  urgedOf: (by: string, codes: readonly string[]) =>
    `${by} nhắc ${codes.length} việc đến hạn, quá hạn: ${codes.join(', ')}.`,
  newWork: 'Bạn có việc mới.',
  ofProtected: 'Nhắc việc: có việc cần xem.',
  digest: (day: string) => `Việc ngày ${readableDay(day)}`,
  listed: (name: string, count: number, codes: readonly string[]) =>
    codes.length === 0
      ? `${name}: ${count}`
      : `${name}: ${count} (${codes.join(', ')}${count > codes.length ? ', …' : ''})`,
  see: (address: string) => `Xem: ${address}`,
  subject: 'Xã Ơi: nhắc việc',
  trial: { subject: 'Xã Ơi: thư thử', text: 'Xã Ơi gửi thư được. Anh/chị không cần làm gì thêm.' },
  confirm: {
    subject: 'Xã Ơi: mã xác nhận',
    text: (code: string) =>
      `Mã xác nhận địa chỉ nhận nhắc việc: ${code}\nMã có hiệu lực trong 15 phút. Không yêu cầu thì bỏ qua thư này.`,
  },
  errors: {
    mayNotUrge: 'Chỉ người lãnh đạo xã nhắc được cán bộ của xã mình.',
    noMail: 'Máy chủ chưa cài gửi thư.',
    mailRefused: 'Chưa gửi được thư đến địa chỉ này. Hãy kiểm tra lại địa chỉ rồi thử lại.',
    address: 'Hãy viết đúng địa chỉ thư điện tử.',
    code: 'Mã không đúng hoặc đã hết hạn. Hãy lấy mã mới.',
  },
} as const
