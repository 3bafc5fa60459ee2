import type { ContactFieldName } from '../../places/commune-contact.js'

export const contactsWording = {
  short: 'Liên hệ của xã',
  title: 'Liên hệ của xã, phường',
  help: 'Người dân thấy đúng những gì ghi ở đây. Ô để trống được nói là chưa có thông tin.',
  helpProposal: 'Ghi xong bấm gửi, tỉnh xem rồi mới hiện cho người dân. Ngày đóng cửa thì hiện ngay.',
  communeMissing: 'Chưa chọn xã, phường. Hãy quay lại và chọn.',
  save: 'Lưu, hiện cho người dân',
  propose: 'Gửi tỉnh duyệt',
  saved: 'Đã lưu.',
  proposed: 'Đã gửi tỉnh duyệt. Người dân vẫn thấy thông tin cũ cho đến khi tỉnh duyệt.',
  changedMeanwhile:
    'Vừa có người khác sửa liên hệ này. Chữ của anh/chị vẫn ở trong các ô dưới đây; những mục đang khác được ghi ở đây. Xem lại rồi gửi lần nữa.',
  draftBack: 'Chữ gõ dở lần trước đã điền vào dưới đây. Bản đang lưu có chỗ khác.',
  draftTyped: 'Điền chữ gõ dở',
  draftSaved: 'Lấy bản đang lưu',
  isNow: 'bây giờ là',
  isEmpty: 'để trống',
  unchanged: 'Chưa có ô nào thay đổi nên không gửi gì.',
  waiting: (who: string, when: string) =>
    `${who} gửi lúc ${when}, đang chờ tỉnh duyệt. Các ô dưới đây là bản đã gửi: sửa rồi gửi lại thì thay bản trước.`,
  returned: (who: string, when: string, reason: string) => `${who} trả lại lúc ${when}: ${reason}`,
  returnedHelp: 'Các ô dưới đây là bản đã gửi. Hãy sửa rồi gửi lại.',
  waitingProvince: 'Xã đã gửi một bản khác, đang chờ duyệt.',
  toApproval: 'Xem và duyệt',
  publicPage: 'Xem trang của xã như người dân thấy',
  sections: {
    office: 'Trụ sở',
    heads: 'Lãnh đạo',
    services: 'Nơi nhận hồ sơ',
    police: 'Công an xã',
    people: 'Tiếp công dân, hòa giải, trợ giúp pháp lý',
  },
  fieldHelp: {
    hours: 'Ví dụ: Thứ hai đến thứ sáu: 7:30–11:30, 13:30–17:00; thứ bảy: 7:30–11:30',
    location: 'Vĩ độ, kinh độ chép từ bản đồ, ví dụ 20.852700, 106.017000',
    receptionSchedule: 'Chủ tịch tiếp công dân ít nhất 2 ngày mỗi tháng (Luật Tiếp công dân Điều 15, sửa năm 2025)',
    services: 'Tên nơi nhận, địa chỉ nếu khác trụ sở, nhận những việc gì',
    leaderPhone: 'Số này được công khai',
  } as Partial<Record<ContactFieldName, string>>,
  closures: 'Ngày đóng cửa',
  closuresHelp:
    'Báo cho người dân biết ngày trụ sở không làm việc (mất điện, sửa nhà, họp cả cơ quan). Hiện ngay. Không làm thay đổi hạn giải quyết vụ việc nào.',
  noClosures: 'Chưa ghi ngày đóng cửa nào.',
  closureFrom: 'Từ ngày',
  closureTo: 'Đến hết ngày (để trống: một ngày)',
  closureReason: 'Lý do',
  addClosure: 'Thêm ngày đóng cửa',
  removeClosure: 'Bỏ',
  closureDays: (from: string, to: string) => (from === to ? from : `${from} đến hết ${to}`),
  closureAdded: 'Đã báo ngày đóng cửa cho người dân.',
  closureRemoved: 'Đã bỏ ngày đóng cửa.',
  closureDay: 'Hãy chọn ngày, từ hôm nay trở đi.',
  closureOrder: 'Ngày cuối không thể trước ngày đầu.',
  closureReceives: (days: readonly string[]) =>
    `Có buổi tiếp công dân đã đăng ngày ${[...new Set(days)].join(', ')}. Hãy hoãn buổi đó (trang Tiếp dân) trước, người đã đặt lịch được báo.`,
  closureLong: 'Đóng cửa nhiều nhất 60 ngày một lần.',
  closureWhy: 'Hãy ghi lý do để người dân biết.',
} as const

export const contactsApprovalWording = {
  title: 'Duyệt liên hệ của xã, phường',
  none: 'Không có đề nghị nào đang chờ.',
  waiting: (count: number) => `${count} đề nghị đang chờ duyệt`,
  by: (who: string, when: string) => `${who} gửi lúc ${when}`,
  field: 'Mục',
  before: 'Đang hiện',
  after: 'Xã đề nghị',
  empty: 'chưa có',
  approve: 'Duyệt, hiện cho người dân',
  giveBack: 'Trả lại',
  reason: 'Cần sửa gì',
  reasonMissing: 'Hãy ghi cần sửa gì để xã biết.',
  approved: 'Đã duyệt. Người dân thấy ngay.',
  returned: 'Đã trả lại cho xã.',
  missing: 'Xã, phường còn thiếu',
  missingHelp: 'Những mục mà luật buộc niêm yết, hoặc người dân hay hỏi. Xã thiếu nhiều đứng trước.',
  allThere: 'Cả 104 xã, phường đã đủ các mục phải công khai.',
  lacks: (count: number, of: number) => `${count}/${of} xã, phường còn thiếu`,
  lacksAll: 'Chưa có mục nào',
  lacksThese: (labels: string) => `Thiếu ${labels}`,
  sheet: 'Nhập, xuất cả 104 xã, phường bằng bảng tính',
} as const

export const contactsSheetWording = {
  title: 'Liên hệ của 104 xã, phường bằng bảng tính',
  export: 'Tải bảng đang có',
  exportHelp: 'Mỗi dòng là một xã, phường. Ô trống là mục chưa có. Điền rồi nhập lại chính tệp này.',
  xlsx: 'Tải tệp Excel',
  csv: 'Tải tệp CSV',
  import: 'Nhập từ tệp',
  importHelp:
    'Tệp .xlsx hoặc .csv theo mẫu trên. Có một ô sai thì không dòng nào được nhập. Ô để trống sẽ xóa mục đó; cột không có trong tệp thì giữ nguyên.',
  file: 'Tệp bảng tính',
  check: 'Nhập',
  noFile: 'Chưa chọn tệp. Hãy chọn một tệp .xlsx hoặc .csv.',
  wrong: (count: number) => `Chưa nhập gì: ${count} chỗ cần sửa trong tệp.`,
  done: (count: number) =>
    count === 0
      ? 'Tệp giống hệt dữ liệu đang có: không có gì để nhập.'
      : `Đã nhập ${count} xã, phường có thay đổi. Người dân thấy ngay.`,
  back: 'Về trang duyệt liên hệ',
} as const
