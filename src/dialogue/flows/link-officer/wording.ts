export const linkOfficerWording = {
  linked:
    'Đã liên kết. Từ nay Xã Ơi nhắc việc anh/chị tại đây, không nêu tên hay nội dung của người dân. Muốn thôi, gõ /huylienket.',
  wrongCode: 'Mã không đúng hoặc đã hết hạn. Anh/chị lấy mã mới ở trang Nhắc việc, rồi gửi: /lienket MÃ',
  wrongChannel: 'Nhắc việc chỉ liên kết được với Telegram hoặc Zalo.',
  unlinked: 'Đã thôi nhắc việc tại đây.',
  notLinked: 'Cuộc trò chuyện này chưa liên kết với tài khoản nào.',
} as const
