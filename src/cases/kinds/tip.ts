import { defineActs, defineStates } from './state-table.js'
import { crimePassedOn } from './wording.js'

/** Tin có nội dung tố cáo của người không nêu tên hoặc không ký: Luật Tố cáo Điều 25; no statutory clock. */
export const tipStates = defineStates({
  received: {
    label: 'Đã nhận tin',
    action: 'Nhận tin',
    next: ['inspecting', 'forwarded', 'filed'],
    news: null,
    asks: [],
    by: 'system',
    starts: [],
    stops: [],
  },
  inspecting: {
    label: 'Đang kiểm tra',
    action: 'Kiểm tra theo thẩm quyền',
    next: ['closed', 'forwarded', 'filed'],
    news: 'Tin {receiptCode} đủ rõ và đang được kiểm tra.',
    asks: [],
    by: 'decider',
    starts: [],
    stops: [],
  },
  forwarded: {
    label: 'Đã chuyển nơi có thẩm quyền',
    action: 'Chuyển nơi có thẩm quyền',
    next: [],
    news: 'Tin {receiptCode} đã được chuyển đến {target} để kiểm tra theo thẩm quyền.',
    asks: ['target', 'reason'],
    by: 'decider',
    targetIs: 'settler',
    starts: [],
    stops: ['target.crime'],
  },
  filed: {
    label: 'Lưu, không kiểm tra',
    action: 'Lưu vì chưa đủ rõ',
    next: ['inspecting'],
    isEnd: true,
    news: 'Tin {receiptCode} chưa đủ rõ để kiểm tra nên được lưu lại. Có thêm giấy tờ, anh/chị gửi lại giúp.',
    newsOfText: 'Lý do: {text}',
    asks: ['reason'],
    by: 'decider',
    starts: [],
    stops: ['target.crime'],
  },
  closed: {
    label: 'Đã kiểm tra xong',
    action: 'Kết thúc kiểm tra',
    next: [],
    news: 'Tin {receiptCode} đã được kiểm tra xong. Cảm ơn anh/chị.',
    newsOfText: 'Kết quả: {text}',
    asks: ['reason'],
    by: 'decider',
    starts: [],
    stops: ['target.crime'],
  },
})

/** Whoever will not be named can be protected, too, once known to the office. */
export const tipActs = defineActs(tipStates)({
  crime: {
    label: 'Chuyển hồ sơ dấu hiệu tội phạm',
    in: ['received', 'inspecting'],
    asks: ['target', 'paper'],
    targetLabel: 'Cơ quan điều tra, Viện kiểm sát nhận hồ sơ',
    targetIs: 'investigator',
    comesFirst: 'target.crime',
    takesUp: true,
    by: 'decider',
    starts: [],
    stops: ['target.crime'],
    news: crimePassedOn,
  },
  no_crime: {
    label: 'Xác định không có dấu hiệu tội phạm',
    in: ['received', 'inspecting'],
    asks: ['reason'],
    guards: ['crime_suspected'],
    takesUp: true,
    by: 'decider',
    starts: [],
    stops: ['target.crime'],
    news: null,
  },
})
