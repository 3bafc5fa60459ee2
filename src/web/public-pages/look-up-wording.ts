import { followUpWording } from '../../dialogue/flows/follow-up-case/wording.js'

/** What the law opens when a term of it is over; of every other day the office is reminded. */
const overdueByLaw: Readonly<Record<string, string>> = {
  'kn.resolve1':
    'Quá hạn mà chưa được giải quyết: trong 30 ngày từ ngày hết hạn, anh/chị khiếu nại lần hai lên cấp trên trực tiếp, hoặc khởi kiện ra Tòa án (Luật Khiếu nại Điều 33). Anh/chị cũng có thể nhắn nhắc hoặc gặp cán bộ.',
  'kn.resolve2':
    'Quá hạn mà chưa được giải quyết: anh/chị có quyền khởi kiện ra Tòa án (Luật Khiếu nại Điều 42). Anh/chị cũng có thể nhắn nhắc hoặc gặp cán bộ.',
}

/** A case looked up by its receipt. */
export const lookUpWording = {
  title: 'Tra cứu phản ánh, đơn',
  description: 'Tra cứu phản ánh, khiếu nại đã gửi bằng mã biên nhận: đang ở bước nào, ai giải quyết, hạn trả lời.',
  lead: 'Xem việc đã gửi đang ở bước nào, ai giải quyết, hạn đến ngày nào.',
  code: 'Mã biên nhận',
  codeHelp: 'Dạng ABCDE-23456, có trong tin báo đã nhận hoặc trên biên nhận. Mã không có số 0, 1 và chữ O, I.',
  secret: 'Số kín (không bắt buộc)',
  secretHelp:
    '6 số trên biên nhận của trang này, hoặc 4 số cuối điện thoại đã ghi. Có số này thì xem được cả câu trả lời.',
  submit: 'Tra cứu',
  codeMissing: 'Anh/chị ghi mã biên nhận, dạng ABCDE-23456.',
  secretWrong: 'Số này chưa khớp với mã. Anh/chị xem lại, hoặc bỏ trống để xem việc đang ở bước nào.',
  secretClosed:
    'Đã thử sai nhiều lần. Anh/chị chờ vài phút rồi thử lại số kín. Bỏ trống thì vẫn xem được đang ở bước nào.',
  paperFile: 'Hồ sơ thủ tục đã nộp ở bộ phận một cửa thì tra theo mã trên giấy hẹn, tại Cổng Dịch vụ công quốc gia.',
  state: 'Đang ở bước',
  agency: 'Nơi giải quyết',
  due: 'Hạn',
  dueOf: (day: string, what: string) => `chậm nhất ngày ${day} (${what})`,
  overdue: (day: string, what: string) => `Đã quá hạn: hạn là ngày ${day} (${what}) mà chưa có kết quả.`,
  overdueNext: (clockId: string): string => overdueByLaw[clockId] ?? followUpWording.overdue,
  steps: 'Các bước đã qua',
  limits: 'Quyền của anh/chị',
  withdrawal: (day: string) => `Người gửi đã nhắn muốn rút ngày ${day}; nơi giải quyết chưa xác nhận.`,
  consent: {
    title: 'Công khai',
    agreed: 'Anh/chị đã đồng ý cho đăng câu hỏi và câu trả lời, không kèm tên. Hiện chưa đăng.',
    published: 'Câu hỏi và câu trả lời đang được đăng cho mọi người đọc.',
    where: 'Xem trang Trả lời',
    end: 'Tôi không muốn công khai nữa',
    ended: 'Câu hỏi, câu trả lời này không được đăng, theo ý anh/chị. Đổi ý thì bấm nút dưới đây.',
    again: 'Cho đăng lại, không kèm tên',
    ask: 'Câu hỏi và câu trả lời này chưa được đăng. Đăng lên thì người khác cùng cảnh đọc được.',
    allow: 'Cho đăng, không kèm tên',
  },
  said: 'Anh/chị đã viết',
  answers: 'Cơ quan trả lời',
  noAnswers: 'Chưa có câu trả lời nào.',
  picture: 'Có ảnh gửi kèm, xem trong trò chuyện hoặc hỏi nơi giải quyết.',
  next: 'Anh/chị có thể làm gì',
  asked: 'Cán bộ đang chờ anh/chị trả lời câu hỏi ở trên.',
  toSign: 'Đơn phải được ký rồi nộp lại. Đường dẫn để in có trong cuộc trò chuyện đã lập đơn.',
  answered: {
    reopens: 'Chưa đúng ý thì ghi điều còn vướng rồi bấm “Chưa đúng ý, mở lại”.',
    reopensWithSecret: 'Chưa đúng ý thì điền số kín, rồi bấm “Chưa đúng ý, mở lại”.',
    final: 'Phản ánh này không mở lại được nữa. Còn vướng thì anh/chị gửi phản ánh mới.',
  },
  marked: (mark: string) => `Anh/chị đã đánh giá: ${mark}.`,
  markAgain: 'Bấm nhầm thì chọn lại được trong một ngày.',
  markLost: 'Đánh giá chưa được ghi. Anh/chị bấm “Xem mới nhất” rồi thử lại.',
  protected: {
    title: (receiptCode: string) => `Hồ sơ ${receiptCode}`,
    received: 'Đã nhận và giữ kín',
    opens: 'Mã này không cho xem gì thêm. Hồ sơ mở bằng mã và số bí mật 16 chữ số.',
    open: 'Mở hồ sơ kín',
    without: 'Không có số bí mật thì gặp người xử lý tố cáo của tỉnh.',
  },
  chat: 'Mở trò chuyện về việc này',
  chatHelp: 'Hỏi thêm, bổ sung, gặp cán bộ. Mã được ghi sẵn trong ô nhắn, anh/chị bấm “Gửi”.',
  link: 'Muốn nhận tin ngay trong trò chuyện: mở trò chuyện, chọn “Nhận tin tại đây”.',
  withSecret: 'Muốn xem câu trả lời thì điền thêm số kín bên dưới.',
  seenAt: (time: string, day: string) => `Xem lúc ${time} ngày ${day}.`,
  again: 'Xem mới nhất',
  other: 'Tra cứu mã khác',
  words: {
    title: 'Nhắn thêm cho nơi giải quyết',
    label: 'Điều cần nhắn',
    answer: 'Trả lời cán bộ',
    help: 'Câu trả lời hiện ở trang này. Đừng ghi số căn cước. Gửi ảnh thì nhắn trong trò chuyện.',
    send: 'Gửi lời nhắn',
    reopen: 'Chưa đúng ý, mở lại',
    added: 'Đã gửi lời nhắn cho nơi giải quyết.',
    stillAnswered: 'Phản ánh này đã trả lời xong, lời nhắn không tự mở lại việc.',
    reopenWith: 'Mở lại với lời nhắn này',
    reopened: 'Đã mở lại. Nơi giải quyết xem xét thêm và trả lời ở trang này.',
    missing: 'Anh/chị ghi điều cần nhắn, vài chữ cũng được.',
    tooLong: (length: number) =>
      `Phần này có ${length.toLocaleString('vi-VN')} chữ cái. Anh/chị rút ngắn còn dưới 2.000 giúp.`,
    accuses:
      'Điều anh/chị viết nói về vi phạm của người có chức vụ. Chưa có gì được gửi hay lưu lại: việc này cần đường giữ kín tên người gửi.',
    ways: 'Xem nên gửi theo cách nào',
    changed: 'Vụ việc vừa được cập nhật. Anh/chị gửi lại giúp, lời nhắn chưa được ghi.',
    tooMany: 'Từ đường mạng này vừa có quá nhiều lời nhắn. Anh/chị thử lại sau một giờ.',
  },
}
