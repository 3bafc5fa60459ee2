import type { Indicator, Unit } from './indicator.js'

const units: Record<Unit, string> = {
  percent: '%',
  per_thousand: 'trên 1.000',
  working_days: 'ngày làm việc',
  count: 'lượt',
  times: 'lần',
}

/** A number as people read it: '92,5'. */
const number = (value: number): string =>
  value.toLocaleString('vi-VN', { minimumFractionDigits: 0, maximumFractionDigits: 1 })

export const indicatorWording = {
  value: (value: number, unit: Unit): string =>
    unit === 'percent' ? `${number(value)}%` : `${number(value)} ${units[unit]}`,
  /** Of two values: a share moves by points, not by percent. */
  difference: (value: number, unit: Unit): string =>
    `${number(value)} ${unit === 'percent' ? 'điểm phần trăm' : units[unit]}`,
  interval: ([low, high]: readonly [number, number]): string => `${number(low)}–${number(high)}%`,
  none: 'Chưa có',
  /** 'Tháng 11/2026' of '2026-11'. */
  period: (key: string): string => {
    const [year = '', rest = '', day = ''] = key.split('-')
    if (rest === '') return `Năm ${year}`
    if (rest.startsWith('Q')) return `Quý ${rest.slice(1)}/${year}`
    return day === '' ? `Tháng ${rest}/${year}` : `Ngày ${day}/${rest}/${year}`
  },
  hidden: 'Ẩn, ít người',
  hiddenBeside: 'Ẩn để không tính ngược ra nhóm ít người',
  awaited: 'Hiện khi hết kỳ',
  /** What holds for opinions everywhere (decision 0092). */
  opinions: [
    'Ý kiến chỉ hiện khi kỳ đã hết, từ ngày 2 tháng sau, với ít nhất 10 câu trả lời.',
    'Điểm của vụ việc và phiếu giấy đã có cán bộ xem nên không tính vào 10 câu ấy.',
  ].join(' '),
  small: 'Ít số liệu',
  unknown: 'Chưa tính được',
  yearly: 'Chỉ tính theo năm',
  p90: (days: number): string => `9 trên 10 việc xong trong ${number(days)} ngày`,
  errors: {
    unknown: 'Không có chỉ số này. Hãy chọn trong danh sách chỉ số.',
    commune: 'Tài khoản này chưa thuộc xã, phường nào.',
    period: 'Kỳ số liệu không đúng. Hãy chọn tháng, quý hoặc năm trong danh sách.',
    notOver: 'Tháng này chưa chốt. Hãy công bố từ ngày 2 tháng sau.',
    nothing: 'Chưa có số liệu nào của tháng này.',
    same: 'Số liệu không khác bản đã công bố.',
    note: 'Hãy ghi lý do thay bản đã công bố.',
    mayNot: 'Tài khoản này không công bố số liệu.',
    meanwhile: 'Có người vừa công bố tháng này. Hãy mở lại trang.',
  },
}

export const openDataWording = {
  units,
  better: {
    higher: 'càng cao càng tốt',
    lower: 'càng thấp càng tốt',
    neither: 'không tốt, không xấu',
  } satisfies Record<Indicator['better'], string>,
  dictionary: {
    columns: ['tên', 'nghĩa', 'cách tính', 'nguồn', 'đơn vị', 'chiều', 'không nói được'],
    of: {
      place: 'Nơi: "tinh" là toàn tỉnh, số là mã xã, phường',
      indicator: 'Tên chỉ số, xem các dòng dưới',
      unit: 'Đơn vị của giá trị',
      value: 'Giá trị; để trống là không có hoặc ẩn',
      n: 'Số việc, câu hỏi hoặc câu trả lời làm mẫu số',
      part: 'Số được đếm ở tử số, nếu là tỷ lệ',
      low: 'Cận dưới khoảng tin cậy 95% Wilson, phần trăm',
      high: 'Cận trên khoảng tin cậy 95% Wilson, phần trăm',
      hidden: 'Lý do ẩn: few là ít người, kể cả không ai, hoặc làm lộ ô ít người; unknown là chưa tính được',
    },
  },
  faults: {
    notHidden: 'ghi là ẩn nhưng vẫn có số',
    value: (said: number | null, own: number | null): string =>
      `ghi ${said ?? '–'}, tính ra ${own === null ? '–' : number(own)}`,
    interval: 'khoảng tin cậy không khớp',
  },
}

export const evidenceWording = {
  title: (index: string, year: string): string => `Bộ minh chứng ${index} năm ${year}`,
  sheets: {
    definitions: 'Định nghĩa',
    year: 'Cả năm',
    months: 'Theo tháng',
    communes: 'Theo xã, phường',
    lists: 'Danh sách vụ việc',
    hash: 'Mã băm',
  },
  columns: {
    definitions: ['Mã', 'Chỉ số', 'Cách tính', 'Dựa theo', 'Đơn vị', 'Không nói được'],
    year: ['Mã', 'Chỉ số', 'Giá trị', 'Tử số', 'Mẫu số', 'Khoảng tin cậy 95%', 'So mục tiêu'],
    indicator: 'Chỉ số',
    commune: 'Xã, phường',
    code: 'Mã vụ việc',
    counted: 'Tính vào tử số',
  },
  counted: (isCounted: boolean): string => (isCounted ? 'Có' : 'Không'),
  restsOn: (n: number, interval: string | null): string => (interval === null ? `n = ${n}` : `n = ${n}; ${interval}`),
  standing: { good: 'Đạt', near: 'Gần đạt', weak: 'Chưa đạt' },
  hash: 'SHA-256 của các trang trước',
  limits: 'Số liệu chỉ gồm người dùng kênh này. Ý kiến hiện khi hết kỳ, từ 10 câu trả lời.',
  notAnIndex: (index: string): string =>
    `Đây không phải chỉ số ${index}. Cách hỏi, cách chọn mẫu và cách tính đều khác.`,
}
