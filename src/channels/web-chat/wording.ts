/** What the chat answers when a request can't be served. */
export const webChatWording = {
  notJson: 'Yêu cầu phải là JSON (Content-Type: application/json).',
  malformed: 'Nội dung gửi lên không phải JSON đúng dạng.',
  wrongFields: (problem: string) => `Nội dung gửi lên chưa đúng: ${problem}.`,
  wrongId: 'Mã phải dài 1 đến 100 ký tự, chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới.',
  tooLong: 'Tin dài quá 100.000 ký tự. Anh/chị chia thành nhiều tin giúp.',
  tooBig: 'Nội dung gửi lên lớn quá 1 MB. Anh/chị gửi ngắn hơn giúp.',
  otherSite: 'Yêu cầu đến từ một trang khác nên không được nhận. Anh/chị mở lại trang Xã Ơi rồi gửi.',
  notYours: 'Cuộc trò chuyện này được mở ở một trình duyệt khác. Anh/chị bắt đầu cuộc trò chuyện mới giúp.',
  noToken: 'Chưa có mã mở cuộc trò chuyện này. Anh/chị gửi một tin trước.',
  tooMany: 'Có quá nhiều tin cùng lúc. Anh/chị chờ một phút rồi gửi lại giúp. Đang gặp nguy thì gọi 113, 114 hoặc 115.',
  noPicture: 'Ảnh này không còn xem được.',
  notAllowed: 'Địa chỉ này không có cách gọi như vậy.',
  files: {
    empty: 'Tệp này trống nên không gửi được.',
    too_large: 'Tệp này lớn quá 20 MB. Anh/chị gửi bản nhỏ hơn giúp: ảnh thì chụp màn hình, video thì quay ngắn hơn.',
    quota: 'Hôm nay đã nhận đủ dung lượng tệp nên chưa nhận thêm được. Anh/chị gửi tiếp vào ngày mai giúp.',
    no_space: 'Hệ thống tạm hết chỗ lưu tệp. Anh/chị kể bằng lời trước, gửi tệp sau giúp.',
    type: 'Loại tệp này không nhận được. Anh/chị gửi ảnh chụp hay ảnh màn hình, video, ghi âm, tệp Word hoặc PDF giúp.',
  },
  failed: 'Hệ thống gặp lỗi, tin của anh/chị có thể chưa được lưu. Anh/chị gửi lại giúp, tin không bị ghi hai lần.',
  /** Database away, by what is known of this message. */
  busy: {
    stored: 'Hệ thống đang bận, tin của anh/chị đã được lưu. Câu trả lời sẽ đến sau, không cần gửi lại.',
    notStored: 'Hệ thống đang bận, lần gửi này chưa lưu được tin của anh/chị. Anh/chị gửi lại sau ít phút giúp.',
    unsure: 'Hệ thống đang bận, chưa chắc tin của anh/chị đã được lưu. Anh/chị gửi lại giúp, tin không bị ghi hai lần.',
    events: 'Hệ thống đang bận, chưa xem được tin mới. Anh/chị chờ ít phút giúp.',
  },
} as const
