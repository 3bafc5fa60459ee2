/** What correcting to citizens what they were told says. */
export const recallWording = {
  title: 'Báo lại người đã nghe thông tin cũ',
  note: (chats: number, fields: string, since: string) =>
    `${chats} cuộc trò chuyện đã được trả lời theo thông tin cũ (${fields}), từ ${since}.`,
  noteDraft: (chats: number, fields: string, since: string) =>
    `Khi công bố, ${chats} cuộc trò chuyện đã được trả lời khác (${fields}), từ ${since}. Công bố xong có thể báo lại cho họ.`,
  link: 'Báo lại cho họ',
  none: 'Không ai còn giữ thông tin cũ: chưa ai được trả lời khác bây giờ trong 90 ngày qua, hoặc đã báo lại.',
  kept: 'Không báo lại về thủ tục này: tin nhắn có thể làm lộ người tố cáo.',
  field: (label: string, chats: number, since: string) => `${label}: ${chats} cuộc trò chuyện, từ ${since}`,
  chosen: 'Báo lại về',
  text: 'Tin nhắn',
  textHelp: 'Mỗi người nhận một lần, không gửi từ 21 giờ đến 7 giờ. Không gửi cho người đã xóa dữ liệu hoặc đã chặn.',
  prefilled: (name: string, facts: string) =>
    `Thông tin về ${name} mà Xã Ơi đã trả lời trước đây có chỗ chưa đúng. Nay là:\n${facts}`,
  fact: (label: string, value: string) => `${label}: ${value}`,
  gone: 'không còn',
  submit: (chats: number) => `Gửi cho ${chats} cuộc trò chuyện`,
  unreachable: (chats: number) => `${chats} cuộc trò chuyện không gửi được nữa (đã chặn).`,
  errors: {
    text: 'Hãy viết tin nhắn, nhiều nhất 1.000 ký tự.',
    fields: 'Hãy chọn ít nhất một điều.',
    amounts: (amounts: readonly string[]) =>
      `${amounts.join('; ')}: bản đang công bố không có mức này. Hãy sửa và công bố mức ấy trước, rồi báo lại.`,
  },
  sent: 'Đã gửi. Ban đêm thì tin đi lúc 7 giờ sáng.',
} as const
