/** What only Zalo needs said. */
export const zaloWording = {
  noGroups: 'Xã Ơi chỉ trò chuyện riêng với từng người, để việc của anh/chị được giữ kín. Anh/chị nhắn riêng giúp nhé.',
  /** Shown to staff as the reason why a picture didn't go out. */
  noPictures: 'Zalo không tải được ảnh vì PUBLIC_URL chưa đặt',
  needsHttps:
    'PUBLIC_URL: Zalo chỉ gọi webhook qua https. Hãy đặt PUBLIC_URL bắt đầu bằng https://, hoặc bỏ ZALO_WEBHOOK_SECRET để hỏi tin định kỳ.',
} as const

/** What `npm run doctor` says of Zalo. */
export const checkWording = {
  off: 'không dùng (ZALO_BOT_TOKEN để trống)',
  token: 'token không được nhận. Hãy chép lại ZALO_BOT_TOKEN từ tin nhắn của Zalo Bot Manager.',
  network: 'không gọi được máy chủ Zalo. Hãy kiểm tra mạng, tường lửa và ZALO_API_ROOT.',
  bot: (name: string) => `token đúng, bot là ${name}`,
  polling: 'hỏi tin định kỳ, không có webhook; chỉ nên dùng để chạy thử',
  address: (found: string, expected: string) =>
    expected
      ? `Zalo đang gửi tin đến “${found || 'không đâu cả'}”, không phải ${expected}. Hãy khởi động lại máy chủ.`
      : `còn webhook cũ ở “${found}”. Máy chủ sẽ tự gỡ khi khởi động; hãy khởi động lại.`,
} as const
