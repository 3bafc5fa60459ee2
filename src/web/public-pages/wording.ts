/** What the public pages say, by page. */
export const procedurePageWording = {
  title: 'Thủ tục',
  notFound: 'Không có thủ tục này. Anh/chị tìm lại trong danh mục.',
  free: 'Miễn phí',
  fee: (range: string) => `Phí ${range}`,
  feeBelow: 'Phí: xem bên dưới',
  timeUnknown: 'Thời hạn: hỏi nơi nộp',
  ways: (ways: readonly string[]) => `nộp ${ways.join(', ')}`,
  ask: 'Hỏi Xã Ơi',
  print: 'Bản để in',
  situations: 'Chọn trường hợp của anh/chị để thấy đúng giấy tờ:',
  papers: 'Giấy tờ cần mang',
  noPapers: 'Thủ tục này không ghi giấy tờ phải nộp.',
  inCase: (when: string) => `Trường hợp ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  forgotten: 'Hay quên',
  fees: 'Phí, lệ phí',
  spared: 'Được miễn, giảm',
  benefits: 'Mức hưởng',
  time: 'Thời hạn',
  from: (when: string) => `, tính từ ${when}`,
  place: 'Nơi nộp',
  waysToHandIn: (ways: readonly string[]) => `Cách nộp: ${ways.join(', ')}.`,
  showOffice: 'Xem địa chỉ',
  officeOf: (commune: string) => `UBND ${commune.charAt(0).toLowerCase()}${commune.slice(1)}`,
  noAddress: 'địa chỉ chưa cập nhật',
  hours: 'Giờ làm việc',
  asked: 'Hay hỏi',
  basis: (article: string) => `Theo ${article}.`,
  steps: 'Các bước',
  applicants: 'Ai được làm',
  result: 'Kết quả nhận được',
  sources: 'Căn cứ',
  readAt: 'Nguồn:',
  verified: (day: string) => `Đã đối chiếu ngày ${day}.`,
  asOf: (month: string) => `Thông tin ${month}.`,
  code: (code: string) => `Mã thủ tục ${code}.`,
  wrong: 'Báo thông tin sai ở trang này',
  wrongText: (name: string) => `Báo sai thông tin về ${name}: `,
  scan: 'Quét mã để mở lại trang này',
}

export const proceduresPageWording = {
  title: 'Thủ tục',
  titleOf: (query: string) => `Tìm “${query}”`,
  description: (count: number) => `${count} thủ tục làm ở xã, phường: giấy tờ, phí, thời hạn, nơi nộp.`,
  events: 'Theo việc trong đời',
  byLetter: 'Xếp theo chữ cái',
  byField: 'Xếp theo lĩnh vực',
  found: (query: string) => `Tìm thấy với “${query}”`,
  notFound: (query: string) => `Không thấy thủ tục nào với “${query}”`,
  tryOther: 'Anh/chị thử ít chữ hơn, hoặc gọi theo cách khác. Danh mục đầy đủ ở trang Thủ tục.',
  elsewhere: (name: string, agency: string) => `${name} không làm ở xã, phường. Nơi giải quyết: ${agency}.`,
  askChat: 'Hỏi Xã Ơi câu này',
}

export const lifeEventPageWording = {
  title: 'Việc trong đời',
  notFound: 'Không có mục này. Anh/chị tìm trong danh mục thủ tục.',
  description: (name: string, names: readonly string[]) => `${name}: ${names.join(', ')}`.slice(0, 300),
  inOrder: 'Nên làm lần lượt:',
  shared: 'Giấy tờ dùng cho nhiều việc, chuẩn bị một lần',
}

export const communeChoiceWording = {
  label: 'Xã, phường của anh/chị',
  none: 'Chọn xã, phường',
}

export const feeBoardWording = {
  title: 'Phí, lệ phí',
  titleOf: (commune: string) => `Phí, lệ phí: ${commune}`,
  description: 'Bảng phí, lệ phí các thủ tục làm ở xã, phường của tỉnh Hưng Yên.',
  asOf: (day: string) => `Mức thu ngày ${day}. Ngoài các khoản này, cán bộ không được thu thêm.`,
  forCommune: 'Bảng của xã này',
  print: 'In bảng này',
  spared: (who: string) => `Được miễn, giảm: ${who}`,
}

export const communesPageWording = {
  title: 'Xã, phường',
  description: '104 xã, phường của tỉnh Hưng Yên: địa chỉ, giờ làm việc, điện thoại, lịch tiếp công dân.',
  searchLabel: 'Tìm xã, phường',
  searchExample: 'tên mới hoặc tên cũ, ví dụ: Tân Việt',
  search: 'Tìm',
  found: (query: string) => `Tìm thấy với “${query}”`,
  notFound: (query: string) => `Không có xã, phường nào của tỉnh mang tên “${query}”`,
  all: 'Xem cả 104 xã, phường',
  merged: (names: string) => `Gồm ${names} cũ`,
  about: (name: string) => `${name}, tỉnh Hưng Yên: địa chỉ, giờ làm việc, điện thoại lãnh đạo, lịch tiếp công dân.`,
  contact: 'Trụ sở',
  heads: 'Lãnh đạo',
  services: 'Nơi nhận hồ sơ',
  police: 'Công an xã',
  reception: 'Tiếp công dân',
  legal: 'Hòa giải, trợ giúp pháp lý',
  website: 'Trang của xã',
  map: 'Bản đồ',
  closed: (from: string, to: string, reason: string) =>
    from === to
      ? `Ngày ${from} trụ sở không làm việc: ${reason}.`
      : `Từ ${from} đến hết ${to} trụ sở không làm việc: ${reason}.`,
  missing: (what: readonly string[]) => `Chưa có: ${what.join(', ')}. Xã, phường sẽ bổ sung.`,
  here: 'Việc của anh/chị ở đây',
  procedures: 'Thủ tục: giấy tờ, thời hạn',
  fees: 'Bảng phí, lệ phí',
  report: 'Gửi phản ánh',
  reportText: (commune: string) => `Tôi muốn phản ánh ở ${commune}: `,
}
