/** Who asks to see who denounced, and whoever keeps identities (src/cases/identity). */
export const identityWording = {
  title: 'Danh tính người tố cáo',
  help: 'Người xử lý muốn biết ai tố cáo thì xin ở đây và ghi lý do. Cho xem thì họ xem được 30 phút. Người tố cáo đọc được ai đã xem, lúc nào, vì sao.',
  rule: 'Chỉ cho xem khi cần cho việc giải quyết, ví dụ xác minh họ tên, địa chỉ (Luật Tố cáo Điều 24, Điều 56).',
  none: 'Không có ai đang xin.',
  asks: (who: string, code: string) => `${who} xin xem danh tính người tố cáo của hồ sơ ${code}`,
  received: (day: string) => `Hồ sơ nhận ngày ${day}.`,
  lend: 'Cho xem 30 phút',
  refuse: 'Không cho xem',
  refuseWhy: 'Lý do không cho xem',
  lent: 'Đã cho xem. Sau 30 phút phần này tự đóng lại.',
  refused: 'Đã trả lời là không cho xem.',
  colleagues: 'Tài khoản và khóa',
  colleaguesHelp: 'Người mới giữ danh tính cần anh/chị đồng ý và giao khóa ở đó.',
  noKeys:
    'Tài khoản này chưa được giao khóa. Hãy nhờ người giữ danh tính khác giao khóa; chưa có ai thì nhờ người xử lý tố cáo.',
  /** On the page of a case. */
  locked: 'Danh tính người tố cáo do người khác giữ. Cần xem thì hãy xin và ghi lý do.',
  reason: 'Lý do cần xem danh tính',
  reasonHelp: 'Người giữ danh tính đọc lý do này. Khi được cho xem, người tố cáo cũng đọc.',
  refusedBefore: (who: string, when: string, why: string) => `Lần trước ${who} không cho xem (${when}): ${why}`,
  papers: 'Giấy gửi người tố cáo lập được sau khi xem danh tính.',
  ask: 'Xin xem danh tính',
  asked: (who: string, when: string) => `${who} đã xin xem danh tính lúc ${when}, đang chờ người giữ danh tính.`,
  until: (when: string) => `Danh tính được cho xem đến ${when}.`,
  nobodyNamed: 'Người gửi không nêu tên: không có danh tính phải giữ.',
  nobodyKeeps:
    'Chưa có người giữ danh tính riêng: mọi người xử lý hồ sơ này đều xem được ai tố cáo. Quản trị có thể thêm tài khoản giữ danh tính.',
} as const
