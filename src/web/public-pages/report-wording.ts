/** The report by a form without script. */
export const reportWording = {
  parts: { matter: 'Việc cần phản ánh', person: 'Người gửi', send: 'Gửi đi' },
  draftBack: 'Chữ gõ dở lần trước vẫn còn dưới đây, chưa gửi.',
  draftFiles: 'Ảnh, giấy tờ thì anh/chị chọn lại giúp.',
  draftDrop: 'Bỏ chữ gõ dở',
  title: 'Gửi phản ánh',
  description: 'Gửi phản ánh, kiến nghị đến xã, phường bằng biểu mẫu: có mã biên nhận, tra cứu được.',
  lead: 'Đèn hỏng, rác, đường ngập, thái độ phục vụ, một quy định chưa ổn: ghi vào đây, xã, phường nhận và trả lời. Không phải ký đơn.',
  otherKinds: 'Muốn xem lại một quyết định đối với mình, hay báo người vi phạm? Xem nên gửi theo cách nào',
  text: 'Việc gì đã xảy ra?',
  textHelp: 'Kể như kể với người quen. Đừng ghi số căn cước.',
  commune: 'Ở xã, phường nào?',
  communeNone: 'Chọn xã, phường',
  communeUnknown: 'Tôi không rõ xã nào',
  place: 'Thôn, xóm, đường hay chỗ nào?',
  placeHelp: 'Ví dụ: thôn Phú Thị, gần cổng trường tiểu học.',
  when: 'Xảy ra khi nào? (không bắt buộc)',
  whenHelp: 'Ví dụ: tối qua, từ đầu tháng.',
  files: 'Ảnh, giấy tờ (không bắt buộc)',
  filesHelp: 'Nhiều nhất 10 tệp, mỗi tệp đến 20 MB. Đừng gửi ảnh thẻ căn cước.',
  filesKept: (count: number) => `Đã giữ ${count} tệp anh/chị gửi kèm, không phải chọn lại.`,
  filesAgain: 'Chữ anh/chị viết còn nguyên. Ảnh, giấy tờ thì trình duyệt không giữ: anh/chị chọn lại giúp.',
  lost: {
    title: 'Chưa gửi đi: còn thiếu ảnh, giấy tờ',
    text: (count: number) =>
      `Lần trước anh/chị chọn ${count} tệp, nhưng tệp chưa được giữ lại. Anh/chị chọn lại rồi gửi, hoặc gửi không kèm tệp.`,
    choose: 'Chọn lại tệp',
    without: 'Gửi không kèm tệp',
    before: (count: number) =>
      `${count} tệp vừa chọn cũng chưa được giữ. Vẫn gửi phản ánh thì anh/chị chọn lại ở dưới.`,
  },
  mayPublish: 'Cho xã, phường đăng việc này và câu trả lời, không kèm tên tôi (không bắt buộc)',
  mayPublishHelp: 'Đăng ở trang “Trả lời người dân” để người khác cũng biết. Không chọn thì không đăng.',
  name: 'Họ tên (không bắt buộc)',
  phone: 'Điện thoại (không bắt buộc)',
  phoneHelp: 'Để cán bộ hỏi thêm khi cần. Không ghi thì anh/chị xem trả lời bằng mã biên nhận.',
  question: (sum: string) => `${sum.charAt(0).toUpperCase()}${sum.slice(1)} bằng mấy?`,
  questionHelp: 'Câu hỏi nhỏ để máy không gửi tự động. Ghi số hay chữ đều được.',
  questionOpen: 'Anh/chị trả lời câu hỏi này giúp.',
  questionWrong: 'Chưa đúng. Anh/chị tính lại giúp.',
  questionNew: 'Trang mở đã lâu nên có câu hỏi mới. Anh/chị trả lời giúp.',
  submit: 'Gửi phản ánh',
  privacy: 'Xã Ơi chỉ giữ điều cần để giải quyết.',
  hasErrors: (count: number) => `Còn ${count} chỗ cần sửa, lời anh/chị viết vẫn còn nguyên:`,
  tooMany:
    'Từ đường mạng này vừa có quá nhiều phản ánh. Anh/chị thử lại sau một giờ, lời đã viết vẫn ở trang này. Đang gặp nguy thì gọi 113 công an, 114 cứu hỏa, 115 cấp cứu.',
  before: (code: string) =>
    `Phản ánh trước đã gửi rồi, mã ${code}. Nếu đây là việc khác, anh/chị trả lời câu hỏi mới ở cuối rồi gửi.`,
  danger: {
    title: 'Trước hết',
    call: 'Việc này gọi điện mới kịp. Anh/chị vẫn muốn gửi phản ánh để xã biết thì bấm dưới đây.',
    go: 'Không ai đang gặp nguy, gửi phản ánh',
  },
  kind: {
    title: 'Chưa gửi đi: việc này nên đi đường khác',
    protected:
      'Điều anh/chị viết nói về vi phạm của người có chức vụ. Gửi kín thì người xử lý tố cáo của tỉnh đọc trước; Xã Ơi không gửi cho xã, phường. Tỉnh chuyển người giải quyết theo luật. Nêu tên thì người đó biết tên, và phải giữ bí mật (Luật Tố cáo Điều 9, 47, 56).',
    denunciation:
      'Điều anh/chị viết giống một tố cáo: báo người vi phạm pháp luật. Người giải quyết tố cáo phải giữ bí mật tên người gửi (Luật Tố cáo Điều 9, 47, 56); phản ánh thì không.',
    complaint:
      'Điều anh/chị viết giống một khiếu nại: muốn xem lại quyết định hay việc làm đối với mình. Khiếu nại có thời hạn theo luật và phải ký đơn; phản ánh thì không thay được.',
    crime:
      'Việc anh/chị kể thuộc công an. Đang xảy ra thì gọi 113; không thì báo công an xã, phường. Ngại gọi thì gửi tin báo: được giữ kín, không phải nêu tên.',
    swindle:
      'Việc anh/chị kể giống lừa đảo. Gọi ngay ngân hàng để chặn giao dịch, đừng chuyển thêm. Sau đó trình báo công an xã, phường hoặc gọi 113; báo số đã gọi đến đầu số 156.',
    kept: 'Chưa có gì được gửi hay lưu lại. Lời anh/chị viết còn nguyên và đi cùng sang trang sau.',
    ways: 'Xem nên gửi thế nào',
    insist: 'Vẫn gửi phản ánh',
    insistProtected:
      'Vẫn gửi phản ánh thì tỉnh nhận, không chuyển về xã, phường đó. Cán bộ, giám sát của tỉnh đọc được; thanh tra, Mặt trận đọc bản đã che tên.',
  },
  number: {
    title: 'Chưa gửi đi: có số giống số căn cước',
    text: 'Lời anh/chị viết có 12 số giống số căn cước. Người giải quyết không cần số đó để xử lý phản ánh; bỏ số đi thì các lời khác vẫn y nguyên.',
    without: 'Bỏ số đó và gửi',
    keep: 'Không phải số căn cước, gửi y nguyên',
  },
  alike: {
    title: 'Đã có người báo việc giống thế',
    text: (people: number, label: string | null) =>
      `${people} người đã phản ánh ${label ?? 'việc giống thế'} quanh nơi này.`,
    where: (place: string | null, day: string) => `Phản ánh giống nhất${place ? `: ${place},` : ''} gửi ngày ${day}.`,
    means:
      'Theo dõi cùng thì anh/chị có mã riêng và nhận tin chung; điều anh/chị kể được gửi kèm. Nếu đó là phản ánh anh/chị vừa gửi thì không cần gửi lại.',
    follow: 'Theo dõi cùng',
    own: 'Gửi phản ánh riêng',
  },
  sent: {
    title: 'Đã nhận phản ánh',
    followed: 'Đã nhận, anh/chị đang theo dõi cùng',
    receipt: 'Biên nhận',
    code: 'Mã biên nhận',
    secret: 'Số kín',
    agency: 'Nơi giải quyết',
    why: 'Vì sao',
    due: 'Hạn trả lời',
    dueOf: (day: string, days: string) => `chậm nhất ngày ${day} (mục tiêu của tỉnh theo lĩnh vực: ${days})`,
    passedOn: (day: string) =>
      `Phần về quy định được chuyển đến cơ quan có thẩm quyền về quy định đó chậm nhất ngày ${day} (Nghị định 20/2008 Điều 9).`,
    at: 'Nhận lúc',
    text: 'Nội dung',
    place: 'Nơi xảy ra',
    files: 'Gửi kèm',
    filesOf: (count: number) => `${count} tệp`,
    keep: 'In, chụp màn hình hoặc chép lại mã và số kín. Có cả hai thì xem được câu trả lời; ai có cũng xem được, nên anh/chị giữ kín.',
    look: 'Tra cứu phản ánh này',
    another: 'Gửi phản ánh khác',
    print: 'In biên nhận',
    scan: 'Quét mã để hỏi Xã Ơi về việc này',
  },
  justSent: {
    title: 'Phản ánh đã gửi xong',
    lead: 'Anh/chị vừa gửi một phản ánh từ máy này, không cần gửi lại.',
    seeAgain: 'Xem lại biên nhận',
    further: 'Gửi phản ánh khác',
  },
}
