import { localDay, localTime, readableDay } from '../../shared/clock.js'

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`
const seconds = (ms: number): string =>
  ms < 60_000
    ? `${Math.round(ms / 1_000)} giây`
    : ms < 3_600_000
      ? `${Math.round(ms / 60_000)} phút`
      : `${Math.round(ms / 3_600_000)} giờ`

/** What /van-hanh says. */
export const operationsPageWording = {
  title: 'Vận hành',
  help: 'Dịch vụ đang chạy ra sao. Trang không hiện nội dung của người dân.',
  setUp: 'Mở trang Thiết lập',
  todo: (count: number) => (count === 0 ? 'Không có việc cần làm' : `Cần làm: ${count} việc`),
  allRight: 'Mọi phần đang chạy bình thường.',
  queues: 'Tin đang chờ',
  queueColumns: ['Chiều', 'Kênh', 'Số tin', 'Tin cũ nhất chờ'],
  directions: { in: 'đến', out: 'đi' },
  channels: { web: 'trang web', telegram: 'Telegram', zalo: 'Zalo' } as Record<string, string>,
  noQueue: 'Không có tin nào chờ.',
  waited: seconds,
  processes: 'Máy chủ',
  processColumns: ['Tên', 'Phiên bản', 'Chạy từ', 'Báo lần cuối', 'Trạng thái'],
  alive: 'đang chạy',
  silent: 'không báo',
  numbers: 'Số đo',
  database: 'Cơ sở dữ liệu',
  databaseUp: (ms: number) => `trả lời sau ${Math.max(1, Math.round(ms))} mili giây`,
  databaseDown: 'không nối được',
  disk: 'Đĩa còn trống',
  gigabytes: (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1).replace('.', ',')} GB`,
  certificate: 'Chứng chỉ trang web',
  certificateUntil: (at: Date) => `đến ${when(at)}`,
  noCertificate: 'không có, hoặc không xem được',
  failed: 'Tin gửi không được',
  unreadable: 'Tin không đọc được',
  never: 'chưa lần nào',
  unknown: 'không rõ',
  jobs: 'Việc định kỳ',
  jobColumns: ['Việc', 'Chạy lần cuối', 'Kết quả'],
  jobDone: 'xong',
  jobFailed: (failure: string) => `lỗi ${failure}`,
  jobLate: 'quá hạn',
  jobFirst: 'chưa chạy',
  when,
  switches: 'Dừng bằng tay',
  switchesHelp: 'Dừng thì tin đến vẫn được giữ, mở lại sẽ trả lời. Nhật ký ghi ai dừng, lúc nào.',
  runs: 'đang mở',
  stopped: (at: string, reason: string) => `đã dừng từ ${at}: ${reason}`,
  stop: 'Dừng',
  resume: 'Mở lại',
  reason: 'Lý do dừng',
} as const
