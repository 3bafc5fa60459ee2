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
  help: 'Máy đã che tên, số điện thoại, số nhà, thửa đất, giấy tờ. Máy có thể sót: anh/chị bỏ nốt chi tiết nhận ra ai.',
  answer: 'Câu trả lời sẽ hiện ra',
  publish: 'Xem trước và đăng',
  edit: 'Sửa, xem trước rồi đăng',
  publishNow: 'Đăng bản này',
  preview: 'Đây là bản sẽ hiện ra. Anh/chị đọc lại tên người, biển số, rồi bấm “Đăng bản này”.',
  hidden: (count: number) =>
    count === 0 ? 'Máy không che chỗ nào trong bản này.' : `Máy đã che ${count} chỗ, chỗ che được tô màu.`,
  withdraw: 'Gỡ xuống',
}
