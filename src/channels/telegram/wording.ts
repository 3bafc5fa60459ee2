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

/** What `npm run doctor` says of Telegram. */
export const checkWording = {
  off: 'không dùng (TELEGRAM_BOT_TOKEN để trống)',
  token: 'token không được nhận. Hãy chép lại TELEGRAM_BOT_TOKEN từ @BotFather.',
  network: 'không gọi được máy chủ Telegram. Hãy kiểm tra mạng, tường lửa và TELEGRAM_API_ROOT.',
  bot: (name: string) => `token đúng, bot là @${name}`,
  polling: 'hỏi tin định kỳ, không có webhook',
  address: (found: string, expected: string) =>
    expected
      ? `Telegram đang gửi tin đến “${found || 'không đâu cả'}”, không phải ${expected}. Hãy khởi động lại máy chủ.`
      : `còn webhook cũ ở “${found}”. Máy chủ sẽ tự gỡ khi khởi động; hãy khởi động lại.`,
  lastError: (message: string) =>
    `lần gửi tin gần đây bị lỗi: ${message}. Hãy mở thử địa chỉ webhook từ ngoài mạng, xem chứng chỉ https và tường lửa.`,
  noError: 'không có lỗi gửi tin',
  pending: (count: number) => `${count} tin đang chờ ở Telegram`,
} as const
