export const smallTalkWording = {
  thanks: 'Không có gì ạ. Cần thêm việc gì, anh/chị cứ nhắn.',
  goodbye: 'Chào anh/chị. Khi cần, anh/chị cứ nhắn lại nhé.',
  nothingToConfirm: 'Anh/chị cần giúp việc gì ạ?',
  nothingToCancel: 'Hiện không có việc gì đang làm dở. Anh/chị cần gì ạ?',
  outOfScope: 'Việc này Xã Ơi không giúp được. Xã Ơi chỉ giúp việc với xã, phường: giấy tờ, phản ánh, liên hệ.',
  surveyAsk: 'Anh/chị muốn góp ý về việc phục vụ của xã, phường ạ? Anh/chị gửi thành phản ánh để nơi đó trả lời nhé.',
} as const
