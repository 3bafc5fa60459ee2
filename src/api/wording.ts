import { replayWindowSeconds } from '../partners/webhooks/signature.js'
import { delays, formerSecretMs } from '../partners/webhooks/webhook.js'

const hour = 60 * 60_000

/** What refusals say, by status: what is wrong, and what to do. */
export const problemWording = {
  400: { title: 'Yêu cầu chưa đúng', detail: 'Xem mục errors, sửa từng trường rồi gửi lại.' },
  401: { title: 'Thiếu khóa', detail: 'Gửi khóa của đơn vị trong tiêu đề Authorization: Bearer.' },
  403: { title: 'Khóa không có quyền này', detail: 'Nhờ quản trị của tỉnh cấp khóa có quyền cần dùng.' },
  404: { title: 'Không có', detail: 'Kiểm tra lại mã trong địa chỉ, hoặc xem danh sách tại /api.' },
  405: { title: 'Địa chỉ này không nhận cách gọi ấy', detail: 'Xem cách gọi đúng tại /api.' },
  409: { title: 'Dữ liệu vừa thay đổi', detail: 'Đọc lại rồi gửi lại yêu cầu.' },
  413: { title: 'Nội dung quá lớn', detail: 'Rút ngắn nội dung rồi gửi lại.' },
  415: { title: 'Kiểu nội dung không nhận', detail: 'Gửi đúng kiểu nội dung ghi tại /api.' },
  422: { title: 'Không nhận được nội dung này', detail: 'Xem mục errors để biết cần đổi gì.' },
  429: { title: 'Gọi quá nhiều', detail: 'Chờ một phút rồi gọi lại, và gọi thưa hơn.' },
  500: { title: 'Máy chủ gặp lỗi', detail: 'Lỗi đã được ghi lại. Thử lại sau ít phút.' },
  503: { title: 'Máy chủ đang bận', detail: 'Thử lại sau ít phút.' },
} as const

export const apiWording = {
  title: 'API của Xã Ơi',
  description:
    'Thủ tục, xã phường, phản ánh của tỉnh Hưng Yên cho phần mềm khác. Lỗi trả về dạng application/problem+json, bằng tiếng Việt.',
  tags: {
    catalog: 'Thủ tục',
    search: 'Hiểu câu hỏi',
    communes: 'Xã, phường',
    statistics: 'Số liệu đã công bố',
    cases: 'Vụ việc',
    webhooks: 'Webhook',
    georeport: 'Open311 GeoReport v2',
  },
  keyScheme: 'Khóa của đơn vị, do quản trị của tỉnh cấp. Gửi trong tiêu đề Authorization: Bearer.',
  webhookTaken: 'Đã nhận. Trả lời trong 10 giây',
  webhookRules: [
    `Bỏ tin có Webhook-Timestamp lệch quá ${replayWindowSeconds} giây so với đồng hồ của mình.`,
    'Tính HMAC-SHA256 bằng mã bí mật (cả whsec_) trên "<Webhook-Timestamp>.<nội dung y nguyên>", viết hệ 16.',
    'Phải trùng một chữ ký v1= trong Webhook-Signature; so sánh không để lộ thời gian.',
    'Bỏ tin có Webhook-Id đã nhận: mỗi việc được báo ít nhất một lần, không theo thứ tự.',
    `Đổi mã bí mật thì mã cũ còn ký thêm ${formerSecretMs / hour} giờ, bên cạnh mã mới.`,
    `Không nhận được 2xx thì gửi lại ${delays.length} lần, trong khoảng hai ngày. Không đi theo chuyển hướng.`,
  ].join('\n'),
  webhookExample: (secret: string, headers: Readonly<Record<string, string>>) =>
    `Mã bí mật để thử: ${secret}. Tiêu đề: ${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; ')}`,
  notChanged: 'Không đổi so với lần trước (ETag)',
  refused: 'Từ chối, có lý do',
} as const

const denunciation = {
  title: 'Nội dung này giống tố cáo',
  detail: (way: string) => `Không gửi tố cáo qua phần mềm khác, để giữ kín người gửi. Mời người dân gửi tại ${way}.`,
}

/** What is said of reports that other systems send for people. */
export const reportWording = {
  otherBody: {
    title: 'Idempotency-Key này đã dùng cho nội dung khác',
    detail: 'Đổi khóa mới rồi gửi lại.',
  },
  emergency: 'Có người đang gặp nguy thì gọi ngay 113 công an, 114 cứu hỏa, cứu nạn, 115 cấp cứu.',
  number: 'Bỏ số định danh cá nhân khỏi nội dung rồi gửi lại.',
  kinds: {
    protected: denunciation,
    denunciation,
    crime: {
      title: 'Nội dung này là việc của công an',
      detail: (way: string) =>
        `Đang xảy ra thì gọi 113; không thì báo công an xã, phường. Muốn giữ kín, mời người dân gửi tin báo tại ${way}.`,
    },
    swindle: {
      title: 'Nội dung này giống lừa đảo',
      detail: (way: string) =>
        `Gọi ngay ngân hàng để chặn giao dịch, rồi báo công an hoặc 113; báo số đã gọi đến 156. Xem thêm tại ${way}.`,
    },
    complaint: {
      title: 'Nội dung này giống khiếu nại',
      detail: (way: string) => `Khiếu nại cần đơn có chữ ký. Mời người dân xem cách gửi tại ${way}.`,
    },
  },
  receipt: (code: string) => `Đã nhận. Mã biên nhận ${code}, dùng để tra cứu tại /tra-cuu.`,
} as const
