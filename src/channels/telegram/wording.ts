/** What only Telegram needs said. */
export const telegramWording = {
  noGroups: 'Xã Ơi chỉ trò chuyện riêng với từng người, để việc của anh/chị được giữ kín. Anh/chị nhắn riêng giúp nhé.',
  commands: [
    { command: 'menu', description: 'Về đầu' },
    { command: 'trogiup', description: 'Xã Ơi làm được gì' },
    { command: 'gui', description: 'Gửi phản ánh, khiếu nại, tố cáo' },
    { command: 'tracuu', description: 'Tra cứu vụ việc đã gửi' },
    { command: 'lienhe', description: 'Địa chỉ, điện thoại xã, phường' },
    { command: 'canbo', description: 'Gặp cán bộ' },
    { command: 'huy', description: 'Dừng việc đang làm' },
    { command: 'xoadulieu', description: 'Xóa dữ liệu của tôi' },
  ],
  /** Shown to staff as the reason why news didn't arrive. */
  blocked: 'người dân đã chặn bot',
  needsHttps:
    'PUBLIC_URL: Telegram chỉ gọi webhook qua https. Hãy đặt PUBLIC_URL bắt đầu bằng https://, hoặc bỏ TELEGRAM_WEBHOOK_SECRET để hỏi tin định kỳ.',
} as const
