/** What pages say that isn't one page's own. */
export const layoutWording = {
  product: 'Xã Ơi',
  province: 'Tỉnh Hưng Yên',
  skip: 'Tới nội dung',
  navigation: 'Các trang',
  unread: 'chưa đọc',
  privacy: 'Quyền riêng tư',
  report: 'Gửi phản ánh',
  lookUp: 'Tra cứu',
  answers: 'Trả lời người dân',
  figures: 'Số liệu',
  chat: 'Trò chuyện',
  signIn: 'Cán bộ đăng nhập',
  menu: 'Menu',
  parts: 'Mục chính',
  ownAccount: 'Tài khoản của tôi',
  signOut: 'Đăng xuất',
  emergency: 'Khẩn cấp: 113 công an, 114 cứu hỏa, 115 cấp cứu',
}

export const formWording = {
  answerGone:
    'Trang này chỉ xem lại được trong 30 phút, trên máy đã gửi. Việc đã gửi không mất. Anh/chị mở lại trang từ đầu.',
  hasErrors: (count: number) => `Còn ${count} chỗ cần sửa trong biểu mẫu này.`,
  filesAgain: 'Chữ còn đây, nhưng tệp đã chọn thì trình duyệt không giữ: hãy chọn lại.',
}

export const uploadWording = {
  unreadable: 'Biểu mẫu gửi lên không đọc được. Hãy thử lại.',
  tooMany: (most: number) => `Mỗi lần gửi được ${most} tệp. Hãy quay lại trang trước, bỏ bớt rồi gửi.`,
  tooLarge: 'Các tệp cộng lại quá 64 MB. Hãy quay lại trang trước, bỏ bớt rồi gửi.',
}

export const limitWording = {
  title: 'Có quá nhiều người gửi cùng lúc',
  text: 'Anh/chị chờ một phút, bấm Quay lại rồi gửi lại. Lời đã viết vẫn còn ở trang trước. Đang gặp nguy thì gọi 113 công an, 114 cứu hỏa, 115 cấp cứu.',
}

export const securityWording = {
  signInFirst: 'Hãy đăng nhập trước.',
  otherHost: 'Địa chỉ này không phải của Xã Ơi.',
  httpsOnly: 'Chỉ nhận qua https. Hãy đổi địa chỉ thành https:// rồi gửi lại.',
  staleForm: 'Biểu mẫu này đã cũ. Hãy tải lại trang rồi làm lại.',
  notYours: 'Tài khoản này không được mở trang đó.',
}

export const errorWording = {
  notFound: { title: 'Không có trang này', text: 'Địa chỉ có thể đã đổi. Hãy về trang đầu và tìm lại.' },
  forbidden: { title: 'Không được phép' },
  conflict: { title: 'Có người vừa thay đổi' },
  invalid: { title: 'Chưa đúng', text: 'Nội dung gửi lên chưa đúng. Hãy quay lại và điền lại.' },
  away: { title: 'Hệ thống đang bận', text: 'Chưa kết nối được cơ sở dữ liệu. Hãy thử lại sau một phút.' },
  failed: {
    title: 'Có lỗi',
    text: (key: string | null) =>
      `Xin lỗi, trang này gặp lỗi và đã được ghi lại. Hãy thử lại.${key === null ? '' : ` Cần hỏi thì đọc mã lỗi: ${key}.`}`,
  },
  home: 'Về trang đầu',
  backToWork: 'Quay lại việc đang làm',
  work: 'Về danh sách việc',
  back: 'Quay lại',
}

export const searchWording = {
  label: 'Tìm thủ tục',
  example: 'ví dụ: khai sinh, so do, mở quán',
  submit: 'Tìm',
}

export const chatSectionWording = {
  title: 'Hỏi việc xã, việc phường',
  headline: 'Việc xã, việc phường, cứ nhắn là có người giúp',
  lead: 'Hỏi giấy tờ, lệ phí, nơi nộp. Gửi phản ánh, nhận trả lời ngay tại đây.',
  allProcedures: 'Mọi thủ tục',
  greeting: 'Chào anh/chị! Anh/chị cần giúp việc gì? Gõ có dấu hay không dấu đều được.',
  examples: 'Ví dụ, anh/chị có thể hỏi:',
  /** `page`: where a browser without script finds it; left out: among the procedures. */
  exampleTexts: [
    { text: 'Làm giấy khai sinh cho con cần gì?' },
    { text: 'Chứng thực bản sao hết bao nhiêu tiền?' },
    { text: 'Đăng ký kết hôn mất mấy ngày?' },
    { text: 'Đường làng tôi ngập rác, tôi muốn phản ánh', page: '/phan-anh' },
    { text: 'Địa chỉ, giờ làm việc của xã tôi', page: '/xa' },
  ] as readonly { text: string; page?: string }[],
  heading: 'Trò chuyện với Xã Ơi',
  log: 'Cuộc trò chuyện với Xã Ơi',
  message: 'Tin nhắn của anh/chị',
  placeholder: 'Gõ tin nhắn…',
  send: 'Gửi',
  attach: 'Gửi ảnh, tệp',
  attachNote: 'Ảnh, giấy tờ đến 20 MB. Đừng gửi ảnh thẻ căn cước.',
  startOver: 'Cuộc trò chuyện mới',
  noScript:
    'Trò chuyện ở đây cần trình duyệt có bật JavaScript. Không bật được thì anh/chị dùng các trang này, hoặc đến bộ phận một cửa của xã, phường:',
  withoutScript: [
    { href: '/phan-anh', label: 'Gửi phản ánh' },
    { href: '/tra-cuu', label: 'Tra cứu phản ánh, đơn' },
    { href: '/khieu-nai-to-cao', label: 'Khiếu nại, tố cáo: gửi theo cách nào' },
    { href: '/thu-tuc', label: 'Tìm thủ tục' },
  ],
  kept: 'Xã Ơi chỉ giữ điều cần để trả lời anh/chị.',
  privacy: 'Quyền riêng tư',
  botName: 'Xã Ơi',
  frameTitle: 'Hỏi Xã Ơi',
  open: 'Hỏi Xã Ơi',
  close: 'Đóng',
}

export const attachmentWording = {
  title: 'Tệp đính kèm',
  unknown: 'Không có tệp nào ở địa chỉ này.',
  expired: 'Địa chỉ này đã hết hạn. Hãy mở lại tệp từ trang vụ việc.',
  removed: 'Tệp này đã được xóa.',
  infected: 'Tệp này có mã độc nên không mở được.',
  notScannedTitle: 'Chưa mở được tệp',
  notScanned: 'Chưa quét được mã độc trong tệp này. Hãy thử lại sau ít phút.',
  noPreview: 'Tệp này không xem trước được. Hãy quay lại trang vụ việc, bấm Tải về rồi mở bằng máy của anh/chị.',
}

export const surveyFieldsWording = {
  service: 'Việc đã đến làm',
  serviceNone: 'Không chọn',
  optional: 'Các câu dưới đây trả lời được câu nào thì trả lời.',
  sentenceHelp: 'Không ghi số điện thoại, số căn cước.',
  more: 'Trả lời thêm vài câu (không bắt buộc)',
} as const
