import { feedback, share } from '../indicator.js'

export const paSat766 = share(
  {
    id: 'pa.sat766',
    name: 'Không trễ, không mở lại (kiểu 766)',
    formula:
      'Số nhận được trừ số việc thành trễ, mở lại, chấm 1–2 điểm trong kỳ (kể cả việc nhận kỳ trước), trên số nhận được',
    source: 'QĐ 766/QĐ-TTg, hài lòng về phản ánh',
    better: 'higher',
    cannotSay: 'Người không trả lời được tính là hài lòng, theo cách của 766',
    kinds: feedback,
    hidesFew: true,
    hiddenWith: 'pa.reopen',
    aboutList: 'Danh sách thêm việc nhận từ kỳ trước mà kỳ này trễ, mở lại hoặc bị chấm thấp.',
    behind: ['received', 'unhappy'],
    isCounted: (has) => has('received') && !has('unhappy'),
  },
  {
    of: ({ sum }) => Math.max(0, sum('received') - sum('unhappy')),
    among: ['received'],
    reads: ['received', 'unhappy'],
  },
)
