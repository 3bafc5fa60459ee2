import type { Options } from './field.js'

export const levels = {
  commune: 'Cấp xã',
  province: 'Cấp tỉnh',
  ministry: 'Trung ương',
} as const satisfies Options

export const demands = {
  usual: 'Bình thường',
  high: 'Rất hay được hỏi',
} as const satisfies Options

export const receivers = {
  one_stop: 'Trung tâm Phục vụ hành chính công cấp xã',
  commune_committee: 'Ủy ban nhân dân cấp xã',
  commune_police: 'Công an cấp xã',
  military: 'Ban Chỉ huy Quân sự cấp xã',
  land_office: 'Văn phòng đăng ký đất đai',
  provincial_office: 'Cơ quan cấp tỉnh',
  other: 'Nơi khác',
} as const satisfies Options

export const channels = {
  in_person: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
} as const satisfies Options

export const handedOptions = {
  submit: 'nộp',
  show: 'xuất trình',
} as const satisfies Options

export const paperForms = {
  original: 'bản chính',
  copy: 'bản sao',
  original_or_copy: 'bản chính hoặc bản sao',
  template: 'theo mẫu',
  electronic: 'bản điện tử',
  photo: 'ảnh',
  information: 'chỉ cần khai thông tin',
  other: 'dạng khác',
} as const satisfies Options

export const timeUnits = {
  hour: 'giờ',
  working_day: 'ngày làm việc',
  day: 'ngày',
  month: 'tháng',
} as const satisfies Options

export const confidences = {
  high: 'Chắc chắn',
  medium: 'Khá chắc, nguồn cũ hơn',
  low: 'Chưa chắc, phải nói rõ với người dân',
} as const satisfies Options

export const feeAppliers = {
  always: 'luôn thu',
  choice: 'một trong các trường hợp',
  extra: 'chỉ khi xin thêm',
} as const satisfies Options

export const benefitUnits = {
  month: 'một tháng',
  year: 'một năm',
  occurrence: 'một lần',
  child_month: 'một tháng cho mỗi con',
} as const satisfies Options

export const feeSetters = {
  provincial_council: 'Hội đồng nhân dân tỉnh quy định',
  tax_office: 'theo thông báo của cơ quan thuế',
} as const satisfies Options

/** What a small question inside a procedure is about. */
/** What of a procedure may be in doubt, as citizens call it. */
export const doubtfulFields = {
  code: 'Mã thủ tục',
  received_by_text: 'Nơi nộp',
  applicants: 'Ai được làm',
  situations: 'Giấy tờ',
  channels: 'Cách nộp',
  time_limit: 'Thời hạn',
  fees: 'Phí, lệ phí',
  legal_basis: 'Căn cứ',
  other: 'Điều khác',
} as const satisfies Options

export const answerKinds = {
  originals: 'Bản chính hay bản sao',
  proxy: 'Nhờ người khác làm thay',
  who_comes: 'Ai phải có mặt',
  collect: 'Nhận kết quả',
  online: 'Nộp trực tuyến',
  post: 'Gửi bưu chính',
  where: 'Nơi làm',
  deadline: 'Hạn phải làm, quá hạn',
  duration: 'Bao lâu có kết quả',
  validity: 'Giấy tờ có giá trị bao lâu',
  fee: 'Phí, lệ phí',
  exempt: 'Ai được miễn, giảm',
  missing: 'Thiếu, mất giấy tờ',
  form: 'Tờ khai, mẫu đơn',
  witness: 'Người làm chứng',
  conditions: 'Điều kiện',
  amount: 'Mức được hưởng',
  hours: 'Giờ làm việc',
  fix: 'Sửa chỗ sai',
  combine: 'Làm cùng việc khác',
  special: 'Trường hợp riêng',
  photo: 'Ảnh',
  copies: 'Số bản',
  after: 'Sau khi xong',
  refuse: 'Bị từ chối',
  other: 'Việc khác',
} as const satisfies Options
