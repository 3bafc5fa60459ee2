import { commandWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const ownDataWording = {
  none: 'Cuộc trò chuyện này chưa có vụ việc nào xem được ở đây.',
  cases: (count: number) => `Cuộc trò chuyện này có ${count} vụ việc xem được ở đây:`,
  oneCase: ({ code, kind, day }: { code: string; kind: string; day: string }) => `- ${code}: ${kind}, gửi ngày ${day}`,
  talk: 'Ngoài ra Xã Ơi giữ các tin nhắn ở đây, đến khi anh/chị xóa.',
  link: (address: string) => `Bản đầy đủ và tệp để tải, mở được trong 30 phút:\n${address}`,
  page: (address: string) => `Xã Ơi giữ gì, giữ bao lâu, quyền của anh/chị:\n${address}`,
  sealed: (address: string) => `Hồ sơ gửi kín, nếu có, chỉ mở ở trang riêng: ${address}`,
  correct: choice('Sửa thông tin', payload(commandWords.correctData)),
  object: choice('Phản đối xử lý', payload(commandWords.objectToData)),
  delete: choice('Xóa dữ liệu', payload(commandWords.deleteData)),
  ask: {
    correct: 'Anh/chị cần sửa thông tin nào, sửa thành gì ạ?',
    object: 'Anh/chị phản đối hoặc muốn hạn chế việc gì ạ? Ví dụ: đừng gửi khảo sát.',
  },
  taken: (dueOn: string, agency: string) =>
    `Đã nhận yêu cầu, chuyển ${agency}.\nHạn giải quyết: ${dueOn}. Câu trả lời sẽ đến ở đây.`,
  elsewhere: (sealed: string, page: string) =>
    `Hồ sơ gửi kín thì sửa ở trang riêng: ${sealed}\nVụ việc khác thì gửi yêu cầu bằng mã: ${page}`,
  province: 'bộ phận của tỉnh',
} as const
