/** What the service says of itself to who runs it, and what chats are told while it is stopped. */
export const operationsWording = {
  switches: {
    bot: 'Toàn bộ trả lời tự động',
    'channel:web': 'Trò chuyện trên trang web',
    'channel:telegram': 'Telegram',
    'channel:zalo': 'Zalo',
    'answers:guidance': 'Hướng dẫn thủ tục, giá, giấy tờ',
    'answers:reports': 'Nhận phản ánh, kiến nghị, khiếu nại mới trong trò chuyện',
    'answers:protected': 'Nhận tố cáo, tin báo mới trong trò chuyện',
    'answers:reception': 'Đặt lịch tiếp công dân trong trò chuyện',
    'answers:surveys': 'Hỏi ý kiến người dân',
  },
  marks: { backup: 'Sao lưu', restore_drill: 'Diễn tập phục hồi', set_up: 'Thiết lập xong' },
  held:
    'Xã Ơi đang tạm dừng trả lời. Tin của anh/chị đã được giữ, sẽ được trả lời khi mở lại.\n' +
    'Việc nguy cấp, anh/chị gọi ngay: 113 công an, 114 cứu hỏa, 115 cấp cứu.',
  troubles: {
    database: 'Không nối được cơ sở dữ liệu. Hãy xem máy chủ MongoDB, rồi mạng giữa hai máy.',
    dead: (name: string) => `Máy chủ ${name} không báo còn chạy. Hãy xem máy ấy, khởi động lại dịch vụ.`,
    in: (channel: string, count: number, minutes: number) =>
      `${count} tin đến từ ${channel} chưa xử lý, tin cũ nhất đã ${minutes} phút. Hãy xem nhật ký "message failed".`,
    out: (channel: string, count: number, minutes: number) =>
      `${count} tin chưa gửi được qua ${channel}, tin cũ nhất đã ${minutes} phút. Hãy chạy npm run doctor để xem kênh.`,
    disk: 'Đĩa sắp đầy: sắp không nhận tệp của người dân. Hãy thêm đĩa hoặc dọn bớt.',
    certificate: (days: number) =>
      days < 0
        ? 'Chứng chỉ trang web đã hết hạn. Hãy gia hạn ngay.'
        : `Chứng chỉ trang web còn ${days} ngày. Hãy gia hạn.`,
    jobFailed: (label: string) => `Việc định kỳ gặp lỗi: ${label}. Hãy tìm "job failed" trong nhật ký.`,
    jobLate: (label: string) => `Việc định kỳ quá hạn chạy: ${label}. Hãy xem máy chủ còn chạy không.`,
    clock: (name: string, seconds: number) => `Đồng hồ máy ${name} lệch ${seconds} giây. Hãy bật đồng bộ giờ (ntp).`,
    failed: (count: number) => `${count} tin gửi không được. Hãy mở trang Tin chưa gửi được.`,
    unreadable: (count: number) =>
      `${count} tin đến không đọc được. Hãy gửi bảng unreadable_updates cho nhóm phát triển.`,
    backup: 'Chưa sao lưu trong ngày qua. Hãy chạy npm run backup, và đặt lịch chạy mỗi đêm.',
    drill: 'Hơn ba tháng chưa diễn tập phục hồi. Hãy chạy npm run restore vào thư mục trống.',
  },
  errors: {
    forbidden: 'Tài khoản này không được dừng, mở dịch vụ.',
    noReason: 'Hãy ghi lý do dừng, để người khác biết khi nào mở lại.',
  },
} as const
