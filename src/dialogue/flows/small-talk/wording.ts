export const smallTalkWording = {
  thanks: 'Không có gì ạ. Cần thêm việc gì, anh/chị cứ nhắn.',
  goodbye: 'Chào anh/chị. Khi cần, anh/chị cứ nhắn lại nhé.',
  nothingToConfirm: 'Anh/chị cần giúp việc gì ạ?',
} as const
