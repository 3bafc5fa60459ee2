/** What the own account's page, the import of accounts and the access review say. */
export const ownAccountWording = {
  title: 'Tài khoản của tôi',
  signedInAs: (userName: string, role: string, place: string) => `${userName} · ${role}${place ? ` · ${place}` : ''}`,
  change: 'Đổi mật khẩu',
  current: 'Mật khẩu hiện tại',
  changed: 'Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.',
  sessions: 'Đang đăng nhập ở',
  thisOne: 'thiết bị này',
  unknownDevice: 'Thiết bị không rõ',
  since: (when: string) => `từ ${when}`,
  desk: {
    heading: 'Có mặt hôm nay',
    present: 'Anh/chị đang được ghi là có mặt. Xã bật chia đều thì việc mới được giao cho người có mặt.',
    away: 'Anh/chị đã báo vắng hôm nay nên không được giao việc mới. Ngày mai tự ghi lại là có mặt.',
    markAway: 'Báo vắng hôm nay',
    markPresent: 'Báo có mặt',
  },
  endOthers: 'Đăng xuất các thiết bị khác',
  ended: 'Đã đăng xuất các thiết bị khác.',
} as const

export const importWording = {
  title: 'Thêm nhiều tài khoản',
  help: 'Mở tệp mẫu bằng Excel, điền mỗi dòng một tài khoản, lưu dạng CSV UTF-8 rồi dán nội dung vào đây. Sai một dòng thì chưa tài khoản nào được tạo.',
  template: 'Tải tệp mẫu',
  columns: { user_name: 'ten_dang_nhap', display_name: 'ho_ten', role: 'vai_tro', commune: 'xa_phuong' },
  roles: 'Vai trò ghi đúng như sau',
  text: 'Nội dung tệp CSV',
  create: 'Kiểm tra và tạo',
  errorAt: (line: number, said: string) => `Dòng ${line}: ${said}`,
  noColumn: (name: string) => `Thiếu cột “${name}” ở dòng đầu.`,
  empty: 'Chưa có dòng nào. Hãy dán nội dung tệp.',
  tooMany: (most: number) => `Mỗi lần tạo nhiều nhất ${most} tài khoản.`,
  unknownRole: (said: string) => `không có vai trò “${said}”`,
  unknownCommune: (said: string) => `không có xã, phường “${said}”`,
  unreadable: 'Tệp chưa đọc được. Hãy lưu lại dạng CSV UTF-8.',
  made: (count: number) =>
    `Đã tạo ${count} tài khoản. Mỗi đường dẫn dùng một lần, hết hạn sau 3 ngày; trang này không mở lại được.`,
  copy: 'Chép bảng này (CSV) để gửi riêng cho từng người',
  link: 'duong_dan',
  waits: 'chờ người xử lý tố cáo đồng ý',
} as const

export const accountChangeWording = {
  title: 'Sửa tài khoản',
  change: 'Đổi vai trò, xã, phường',
  save: 'Lưu',
  closeHelp: 'Người này bị đăng xuất ngay và không đăng nhập được nữa. Việc đang nhận vẫn ở danh sách của đơn vị.',
  closeSure: (userName: string) => `Khóa ${userName}`,
  lastSeen: 'Đăng nhập gần nhất',
  never: 'chưa lần nào',
  review: {
    title: 'Rà soát quyền truy cập',
    help: 'Những tài khoản nên xem lại. Còn cần thì xác nhận, không thì khóa.',
    none: 'Không có tài khoản nào phải xem lại.',
    why: {
      never: 'Chưa đăng nhập sau 30 ngày',
      unused: 'Không đăng nhập 90 ngày',
      old: 'Chưa rà soát một năm',
    },
    reason: 'Vì sao',
    keep: 'Vẫn cần',
    missing: 'Xã, phường chưa đủ người',
    noLeader: 'chưa có lãnh đạo',
    noOfficer: 'chưa có cán bộ',
    allManned: 'Xã, phường nào cũng có cán bộ và lãnh đạo.',
  },
} as const
