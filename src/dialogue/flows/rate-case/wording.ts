export const ratingWording = {
  thanks: 'Cảm ơn anh/chị đã đánh giá. Ý kiến này giúp xã, phường phục vụ tốt hơn.',
  sorry:
    'Cảm ơn anh/chị đã nói thật. Điều gì chưa được, anh/chị nhắn tại đây: vụ này mở lại được một lần, trong 15 ngày; hoặc gửi phản ánh mới.',
  noted: (agency: string) => `Đã ghi điểm kèm lời này vào vụ việc, ${agency} sẽ đọc.`,
  mayReopen: 'Muốn mở lại vụ này, anh/chị nhắn “mở lại”: được một lần, trong 15 ngày.',
  sorryFinal:
    'Cảm ơn anh/chị đã nói thật. Vụ này không mở lại được nữa; điều gì chưa được, anh/chị nhắn thêm để nơi đó đọc, hoặc gửi phản ánh mới.',
  askPublish: 'Anh/chị cho xã, phường đăng việc này và câu trả lời chứ ạ? Không kèm tên; không bấm thì không đăng.',
  mayPublish: 'Cho đăng',
  published: 'Cảm ơn anh/chị. Xã, phường có thể đăng việc này, không kèm tên anh/chị.',
  unpublished: 'Vâng, việc này không đăng. Xã, phường chỉ đăng khi anh/chị đồng ý.',
  noAnswerYet: 'Vụ này chưa có câu trả lời để đăng.',
  notPublished: 'Việc này không đăng được. Anh/chị không cần làm gì thêm.',
  unanswered: (receiptCode: string) =>
    `Vụ ${receiptCode} đang được giải quyết, chưa có câu trả lời riêng. Có trả lời rồi anh/chị đánh giá giúp.`,
  unknown: 'Không tìm thấy việc cần đánh giá. Anh/chị tra cứu bằng mã biên nhận giúp.',
} as const
