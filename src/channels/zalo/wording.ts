/** What only Zalo needs said. */
export const zaloWording = {
  noGroups: 'Xã Ơi chỉ trò chuyện riêng với từng người, để việc của anh/chị được giữ kín. Anh/chị nhắn riêng giúp nhé.',
  needsHttps:
    'PUBLIC_URL: Zalo chỉ gọi webhook qua https. Hãy đặt PUBLIC_URL bắt đầu bằng https://, hoặc bỏ ZALO_WEBHOOK_SECRET để hỏi tin định kỳ.',
} as const
