const fear = 'Ngại nơi đó thì kể rõ vì sao: người xử lý của tỉnh đọc trước khi chuyển.'
const ofTip =
  'Tin báo: người xử lý tố cáo của tỉnh đọc trước. Tin không ghi tên anh/chị, trừ khi anh/chị viết ra. Máy chủ nhớ cuộc trò chuyện này để báo tin; Telegram, Zalo thì hãng biết ai nhắn.'

/** Who gets to know who sends what is kept secret: as much as the law gives, and no more. */
export const whoKnowsWording = {
  yes: 'Có ạ, nếu anh/chị nêu tên.',
  signed: (who: string, { isOwnHead }: { isOwnHead: boolean }) =>
    [
      `Đơn nêu tên: người xử lý tố cáo của tỉnh đọc trước, rồi chuyển người giải quyết theo luật là ${who}.`,
      'Người đó nhận đơn có tên anh/chị và phải giữ bí mật tên (Luật Tố cáo Điều 56).',
      ...(isOwnHead ? [`Đó là cấp trên trực tiếp ở chính nơi người bị tố cáo làm việc. ${fear}`] : []),
      'Người bị tố cáo chỉ được báo nội dung, không được báo tên (Điều 29).',
    ].join(' '),
  signedOpen: [
    'Đơn nêu tên: người xử lý tố cáo của tỉnh đọc trước, rồi chuyển người giải quyết theo luật.',
    'Thường đó là người đứng đầu chính nơi người bị tố cáo làm việc; cán bộ xã thì là chủ tịch xã ấy (Luật Tố cáo Điều 12, 13).',
    'Người giải quyết nhận đơn có tên anh/chị và phải giữ bí mật tên (Điều 56).',
    'Anh/chị kể rõ người bị tố cáo làm gì, ở đâu. Xã Ơi nói đó là ai trước khi gửi.',
  ].join(' '),
  tip: (who: string | null) =>
    `${ofTip} Nội dung có thể được chuyển đến ${who ?? 'người giải quyết'} để kiểm tra: đừng kể điều chỉ mình anh/chị biết.`,
  before: [
    'Tố cáo nêu tên: người xử lý tố cáo của tỉnh đọc trước, rồi người giải quyết theo luật nhận đơn có tên.',
    'Người đó có khi là người đứng đầu chính nơi bị tố cáo, hoặc chủ tịch xã ấy; luật buộc giữ bí mật tên (Luật Tố cáo Điều 12, 13, 56).',
    'Xã Ơi nói rõ là ai trước khi gửi.',
    `\n${ofTip}`,
    '\nPhản ánh: xã, phường giải quyết đọc được điều anh/chị ghi; không bắt buộc ghi tên.',
  ].join(' '),
  afterwards: [
    'Người xử lý tố cáo của tỉnh đọc trước, rồi người giải quyết theo luật nhận hồ sơ.',
    'Đơn nêu tên thì người giải quyết biết tên và phải giữ bí mật (Luật Tố cáo Điều 56). Đó có khi là người đứng đầu chính nơi bị tố cáo.',
    'Mở hồ sơ bằng mã và số bí mật để xem người đó là ai, và viết vì sao ngại.',
  ].join(' '),
  saidBeside: (said: string) => `Người gửi nói thêm: “${said}”`,
  noted: 'Đã ghi cả câu anh/chị nói thêm.',
  kin: 'Người giải quyết có thể có quan hệ với người bị tố cáo: điều này được đánh dấu để người xử lý của tỉnh xem. Có thể là vợ chồng, cha mẹ, con, dâu, rể, anh chị em ruột, hoặc chung lợi ích. Khi ấy cấp trên giải quyết (Luật Tố cáo Điều 38 khoản 5, Nghị định 31/2019 Điều 5).',
  articles:
    'Người giải quyết: Luật Tố cáo Điều 12, 13, 41. Giữ bí mật tên: Điều 8, 9, 56. Bảo vệ: Điều 47 đến 58. Tin không nêu tên: Điều 25. Đơn phải có họ tên, địa chỉ, chữ ký: Điều 22, 23.',
} as const
