import { localDay, localTime, readableDay } from '../../shared/clock.js'

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`
export const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1).replace('.', ',')} GB`

/** What `npm run doctor` looks at, by name, and what it says of it; each fault says what to do. */
export const doctorWording = {
  marks: { right: '✓', advice: '!', wrong: '✗' },
  advice: 'nên làm',
  end: (wrong: number, advised: number) =>
    `${wrong === 0 ? 'Không có chỗ hỏng.' : `${wrong} chỗ cần sửa.`}${advised === 0 ? '' : ` ${advised} việc nên làm.`}`,
  settings: 'Cấu hình',
  node: {
    what: 'Node.js',
    right: (version: string) => `bản ${version}`,
    old: (version: string, needed: string) => `bản ${version} quá cũ. Hãy cài Node.js ${needed} trở lên.`,
  },
  server: {
    what: 'Máy chủ',
    open: (url: string) => `mở được ${url}`,
    closed: (url: string) => `không mở được ${url}/readyz. Máy chủ chưa chạy, hoặc PUBLIC_URL và tường lửa chưa đúng.`,
    other: (url: string) =>
      `${url} là máy chủ khác, hoặc đang chạy với APP_SECRET khác. Hãy sửa PUBLIC_URL, hoặc khởi động lại máy chủ.`,
    portTaken: (port: number) =>
      `cổng ${port} có chương trình khác dùng. Hãy dừng chương trình đó, hoặc đặt PORT khác.`,
  },
  address: {
    what: 'PUBLIC_URL',
    right: (url: string) => url,
    unset: 'chưa đặt, chỉ mở được trên máy này. Khi dùng thật, hãy đặt địa chỉ https của tỉnh.',
    plain: (url: string) => `${url} không phải https: mật khẩu đi trên mạng không mã hóa. Hãy đặt địa chỉ https.`,
  },
  proxy: {
    what: 'Proxy',
    trusted: (count: string) => `tin ${count}`,
    missing:
      'PUBLIC_URL là https nhưng TRUST_PROXY trống: mọi người sẽ có chung một địa chỉ, giới hạn tính chung cho tất cả. Hãy ghi địa chỉ của proxy.',
    direct: 'không có, trình duyệt nối thẳng tới máy chủ',
  },
  certificate: {
    what: 'Chứng chỉ https',
    until: (at: Date) => `đến ${when(at)}`,
    ending: (at: Date) => `hết hạn ${when(at)}. Hãy gia hạn, hoặc xem vì sao chưa tự gia hạn.`,
    unseen: 'không xem được. Hãy kiểm tra proxy có mở cổng https không.',
  },
  webhook: {
    what: (channel: string) => `${channel} webhook`,
    secret: (name: string) =>
      `chưa đặt ${name}, nên máy chủ hỏi tin định kỳ. Hãy đặt 32 chữ, số ngẫu nhiên rồi khởi động lại.`,
  },
  dataDir: {
    what: 'DATA_DIR',
    open: (folder: string) => `người khác trên máy mở được ${folder}. Hãy chạy: chmod 700 ${folder}`,
    closed: (folder: string) => `chỉ chủ sở hữu mở được ${folder}`,
    absent: (folder: string) => `chưa có ${folder}; máy chủ tạo khi khởi động`,
    unwritable: (folder: string) => `không ghi được vào ${folder}. Hãy kiểm tra DATA_DIR và quyền của thư mục.`,
  },
  cacheDir: {
    what: 'CACHE_DIR',
    right: (folder: string) => `ghi được vào ${folder}`,
    unwritable: (folder: string) => `không ghi được vào ${folder}. Hãy sửa quyền, hoặc đặt CACHE_DIR khác.`,
  },
  space: {
    what: 'Chỗ trống trên đĩa',
    right: (free: string) => `còn ${free}`,
    unknown: 'máy chủ cơ sở dữ liệu không cho biết',
    low: (free: string, floor: string) =>
      `chỉ còn ${free}. Dưới ${floor} thì không nhận tệp của người dân nữa; hãy thêm đĩa hoặc dọn bớt.`,
  },
  database: {
    what: 'Cơ sở dữ liệu',
    embedded: (folder: string) => `cơ sở dữ liệu nhúng trong ${folder}; chỉ để chạy thử`,
    connected: 'kết nối được',
    away: 'không kết nối được. Hãy kiểm tra MONGODB_URI, mật khẩu và máy chủ MongoDB.',
    replica: 'Bản sao MongoDB',
    standalone:
      'MongoDB chạy một máy, hỏng máy là dừng. Khi dùng thật, hãy lập replica set ba máy rồi thêm replicaSet= vào MONGODB_URI.',
    isReplica: (name: string) => `replica set ${name}`,
    data: 'Dữ liệu',
    someData: (name: string) => `cơ sở dữ liệu ${name} có tài khoản`,
    noData: (name: string) => `cơ sở dữ liệu ${name} chưa có tài khoản nào. Hãy chạy npm start lần đầu.`,
    elsewhere: (name: string, others: readonly string[]) =>
      `cơ sở dữ liệu ${name} trống, nhưng ${others.join(', ')} có tài khoản. Hãy sửa tên sau địa chỉ trong MONGODB_URI.`,
  },
  clock: {
    what: 'Đồng hồ',
    right: 'khớp với cơ sở dữ liệu',
    off: (seconds: number) =>
      `đồng hồ máy này lệch ${seconds} giây so với cơ sở dữ liệu. Hãy bật đồng bộ giờ (ntp) trên cả hai máy.`,
    otherOff: (name: string, seconds: number) =>
      `đồng hồ máy ${name} lệch ${seconds} giây so với cơ sở dữ liệu. Hãy bật đồng bộ giờ (ntp) trên máy đó.`,
  },
  messages: {
    unreadable: 'Tin không đọc được',
    someUnreadable: (count: number) =>
      `${count} tin không đọc được, giữ trong bảng unreadable_updates kèm lý do. Hãy gửi cho nhóm phát triển.`,
    failed: 'Tin chưa gửi được',
    someFailed: (count: number) => `${count} tin chưa gửi được. Hãy mở trang /can-bo/chua-gui-duoc.`,
    none: 'không có',
  },
  jobs: {
    what: (label: string) => `Việc định kỳ: ${label}`,
    never: 'chưa chạy lần nào',
    inEach: 'mỗi máy chủ tự làm',
    done: (at: Date) => `chạy lần cuối lúc ${when(at)}, xong`,
    failed: (at: Date, failure: string) =>
      `chạy lần cuối lúc ${when(at)}, gặp lỗi ${failure}. Hãy tìm "job failed" trong nhật ký máy chủ.`,
    late: (at: Date) => `chạy lần cuối lúc ${when(at)}, đã quá hạn chạy lại. Hãy xem máy chủ còn chạy không.`,
  },
  parts: {
    what: 'PARTS',
    right: 'có máy chủ làm mỗi phần',
    missing: (part: string) => `không máy chủ nào làm phần ${part}. Hãy thêm ${part} vào PARTS của một máy.`,
  },
  secret: {
    what: 'APP_SECRET',
    right: 'có',
    made: 'chưa đặt; máy chủ tự tạo trong DATA_DIR. Nhiều máy chủ phải dùng chung một APP_SECRET.',
    changed: 'khác với lúc ghi dữ liệu: nhật ký không kiểm được, đường dẫn cũ mất. Hãy đặt lại APP_SECRET cũ.',
  },
  keyDir: {
    what: 'KEY_DIR',
    right: (folder: string) => `đúng khóa của cơ sở dữ liệu, trong ${folder}`,
    fresh: 'chưa có khóa; máy chủ tạo khi khởi động',
    missing: (folder: string) =>
      `thiếu khóa trong ${folder}: không đọc được dữ liệu cũ. Hãy đặt đúng KEY_DIR, hoặc lấy khóa từ bản sao lưu.`,
    other: (folder: string) =>
      `khóa trong ${folder} là của hệ thống khác. Hãy đặt đúng KEY_DIR, hoặc lấy khóa từ bản sao lưu.`,
    inside: (folder: string) =>
      `${folder} nằm trong DATA_DIR: ai chép được dữ liệu cũng có khóa. Khi dùng thật, hãy chuyển sang đĩa khác.`,
  },
  recovery: {
    what: 'Khóa khôi phục',
    right: (holders: readonly string[]) => `ba người giữ mảnh: ${holders.join(', ')}`,
    none: 'chưa có, nên chưa sao lưu được. Hãy chạy: npm run recovery -- make "TÊN 1" "TÊN 2" "TÊN 3"',
  },
  backup: {
    what: 'Sao lưu',
    done: (at: Date) => `lần cuối ${when(at)}`,
    nowhere: 'chưa đặt BACKUP_DIR. Khi dùng thật, hãy đặt thư mục trên đĩa của máy khác.',
    unwritable: (folder: string) => `không ghi được vào ${folder}. Hãy kiểm tra BACKUP_DIR, ổ đĩa đã gắn chưa.`,
    never: 'chưa lần nào. Hãy chạy: npm run backup -- --keep 35',
    old: (at: Date) => `lần cuối ${when(at)}, đã quá một ngày. Hãy chạy npm run backup, và xem lịch chạy đêm.`,
    drill: 'Diễn tập phục hồi',
    drillDue: 'chưa làm trong ba tháng qua. Hãy chạy: npm run restore -- --drill',
  },
  people: {
    administrators: 'Quản trị',
    officers: 'Người xử lý tố cáo',
    keepers: 'Người giữ danh tính',
    right: (count: number) => `${count} người đăng nhập được`,
    oneAdministrator: (count: number) => `${count} người đăng nhập được. Hãy tạo thêm cho đủ hai, ở trang /tai-khoan.`,
    noOfficer: 'chưa có ai: không ai mở được tố cáo. Hãy tạo tài khoản ở trang /tai-khoan.',
    noKeeper: 'chưa có ai. Hãy tạo tài khoản cho người không xử lý tố cáo, ở trang /tai-khoan.',
  },
  mail: {
    what: 'Thư điện tử',
    off: 'không dùng (SMTP_URL để trống)',
    right: 'máy chủ thư nhận đăng nhập',
    away: 'không nối được máy chủ thư. Hãy kiểm tra tên máy, cổng trong SMTP_URL, và tường lửa.',
    refused: 'máy chủ thư từ chối. Hãy kiểm tra tên, mật khẩu trong SMTP_URL.',
  },
  scan: {
    what: 'Quét vi-rút',
    off: 'không dùng (CLAMAV_HOST để trống)',
    right: 'clamd trả lời',
    away: 'clamd không trả lời, nên cán bộ chưa mở được tệp mới. Hãy kiểm tra CLAMAV_HOST và dịch vụ clamd.',
  },
  surveys: { what: 'SURVEY_QUESTIONS', right: 'đọc được', ours: 'dùng câu hỏi có sẵn' },
} as const
