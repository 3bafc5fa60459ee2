/** What the page says where a second person confirms changes of accounts. */
export const proposalsWording = {
  title: 'Xác nhận việc về tài khoản',
  none: 'Không có đề nghị nào chờ anh/chị xác nhận.',
  what: {
    link: (name: string, userName: string) => `Cấp đường dẫn đặt mật khẩu cho quản trị ${name} (${userName})`,
    factor: (name: string, userName: string) => `Đặt lại mã đăng nhập của ${name} (${userName})`,
    role: (name: string, userName: string, role: string) => `Đổi vai trò của ${name} (${userName}) thành ${role}`,
  },
  askedBy: (name: string, when: string) => `${name} đề nghị lúc ${when}`,
  help: 'Hãy gọi hoặc gặp chính người đó trước khi đồng ý.',
  confirm: 'Đồng ý',
  decline: 'Không đồng ý',
  confirmed: 'Đã đồng ý. Người đó được báo khi đăng nhập.',
  declined: 'Đã từ chối đề nghị.',
  link: 'Đường dẫn dùng một lần, hết hạn sau 3 ngày. Hãy trao tận tay người đó:',
  own: 'Anh/chị đã đề nghị, chờ người khác xác nhận',
  somebody: 'Một quản trị',
  resetFactor: 'Đặt lại mã đăng nhập',
  proposed: 'Đã gửi đề nghị. Cần một người khác xác nhận.',
  waits: 'Chờ người thứ hai xác nhận',
  news: {
    heading: 'Việc người khác làm với tài khoản của anh/chị',
    help: 'Nếu anh/chị không nhờ việc này, hãy gọi ngay cho quản trị.',
    read: 'Tôi đã đọc',
    owner: 'Người giữ máy chủ',
  },
} as const
