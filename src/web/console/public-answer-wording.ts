export const publicAnswerPageWording = {
  title: 'Trang “Trả lời người dân”',
  states: {
    agreed: 'Người gửi đồng ý cho đăng, không kèm tên. Trả lời xong thì đăng được.',
    published: 'Đang đăng.',
    withdrawn: 'Đã gỡ, không ai đọc được nữa.',
    refused: 'Người gửi không muốn công khai nữa: không đăng được.',
    erased: 'Người gửi đã xóa dữ liệu: không đăng được nữa.',
  },
  published: (day: string) => `Đang đăng từ ngày ${day}, ai cũng đọc được.`,
  question: 'Câu hỏi sẽ hiện ra',
  help: 'Máy đã che tên, điện thoại, địa chỉ, mã của người gửi. Anh/chị đọc lại, bỏ tên người khác và chi tiết nhận ra ai.',
  answer: 'Câu trả lời sẽ hiện ra',
  publish: 'Xem trước và đăng',
  edit: 'Sửa, xem trước rồi đăng',
  publishNow: 'Đăng bản này',
  preview: 'Đây là bản sẽ hiện ra. Anh/chị đọc lại tên người, biển số, rồi bấm “Đăng bản này”.',
  withdraw: 'Gỡ xuống',
}
