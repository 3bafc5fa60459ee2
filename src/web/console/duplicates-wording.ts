/** What the officers' page of a case says of others like it. */
export const duplicatesWording = {
  mayBeSame: 'Có thể trùng',
  help: 'Gộp thì phản ánh gửi sau đi theo phản ánh gửi trước, hạn nào đến trước thì tính hạn đó. Mọi người nhận cùng tin về các bước và câu trả lời. Tách lại được.',
  ownWords:
    'Những người này nhận tin về các bước và câu trả lời. Tin nhắn và câu hỏi riêng ở trang này chỉ đến người gửi của chính phản ánh này; muốn nhắn người khác thì mở phản ánh của họ.',
  join: 'Gộp',
  joinSure: (later: string, main: string) => `Gộp ${later} vào ${main}`,
  joinHelp: (later: string, main: string) =>
    `Hãy đọc lại hai phản ánh: có cùng một việc, cùng một chỗ không? Gộp rồi thì người gửi ${later} được báo tin ngay và nhận tin về ${main}.`,
  others: 'Phản ánh cùng việc',
  joinBoth: 'Gộp hai phản ánh',
  byCode: 'Gộp phản ánh khác theo mã',
  byCodeHelp:
    'Chỉ gộp khi đúng cùng một việc, cùng một chỗ. Người gửi sau được báo tin ngay. Lý do được lưu trong nhật ký.',
  code: 'Mã đầy đủ của phản ánh kia',
  why: 'Vì sao là cùng một việc',
  joined: 'Đã gộp vào đây',
  joinedTo: 'Đã gộp vào',
  elsewhere: 'một phản ánh ở cơ quan khác',
  unjoin: 'Tách',
  noPlace: 'không ghi nơi',
} as const
