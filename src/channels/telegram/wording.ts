/** What only Telegram needs said. */
export const telegramWording = {
  noGroups: 'Xã Ơi chỉ trò chuyện riêng với từng người, để việc của anh/chị được giữ kín. Anh/chị nhắn riêng giúp nhé.',
} as const
