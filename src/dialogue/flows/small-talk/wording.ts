export const smallTalkWording = {
  thanks: 'Không có gì ạ. Cần thêm việc gì, anh/chị cứ nhắn.',
  goodbye: 'Chào anh/chị. Khi cần, anh/chị cứ nhắn lại nhé.',
  machine:
    'Dạ, Xã Ơi là máy trả lời tự động của tỉnh. Câu nào máy không biết, anh/chị gõ “gặp cán bộ” để có người trả lời.',
  nothingToConfirm: 'Anh/chị cần giúp việc gì ạ?',
} as const
