import { commandWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const ownDataWording = {
  none: 'Cuộc trò chuyện này chưa có vụ việc nào xem được ở đây.',
  cases: (count: number) => `Cuộc trò chuyện này có ${count} vụ việc xem được ở đây:`,
  oneCase: ({ code, kind, day }: { code: string; kind: string; day: string }) => `- ${code}: ${kind}, gửi ngày ${day}`,
  notShared: 'Dữ liệu không bán, không dùng để quảng cáo. Ai xem được thì ghi ở trang dưới đây.',
  talk: 'Ngoài ra Xã Ơi giữ các tin nhắn ở đây, đến khi anh/chị xóa.',
  link: (address: string) => `Bản đầy đủ và tệp để tải, mở được trong 30 phút:\n${address}`,
  page: (address: string) => `Xã Ơi giữ gì, ai xem, giữ bao lâu; yêu cầu sửa, phản đối:\n${address}`,
  sealed: (address: string) => `Hồ sơ gửi kín, nếu có, chỉ mở ở trang riêng: ${address}`,
  delete: choice('Xóa dữ liệu', payload(commandWords.deleteData)),
  whereToAsk: (page: string, sealed: string) =>
    `Anh/chị gửi yêu cầu sửa, phản đối ở trang này, bằng mã vụ việc: ${page}\nHồ sơ gửi kín, nếu có, thì viết vào ô lời nhắn ở trang riêng: ${sealed}`,
} as const
