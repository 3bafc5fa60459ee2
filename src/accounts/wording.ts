/** What the verbs on accounts answer when they can't be done. */
export const accountWording = {
  unknown: 'Không có tài khoản này.',
  notYourself: 'Không thể khóa tài khoản của chính mình.',
  linkEnded: 'Đường dẫn này đã dùng hoặc đã hết hạn. Hãy xin quản trị một đường dẫn mới.',
  linkWithoutConsent:
    'Đường dẫn này chưa được người xử lý tố cáo đang giữ việc đồng ý nên không dùng được. Hãy xin quản trị một đường dẫn mới.',
  nobodyToConsent: (userName: string) =>
    `Không còn người xử lý tố cáo nào đang giữ việc để đồng ý. Người giữ máy chủ cấp đường dẫn bằng lệnh: npm run officer-link -- ${userName}`,
  mayNotConsent: 'Chỉ người xử lý tố cáo đang giữ việc mới trả lời được yêu cầu này.',
  requestGone: 'Yêu cầu này đã được trả lời. Hãy tải lại trang.',
} as const
