import { feedback, share } from '../indicator.js'

export const paTime766 = share(
  {
    id: 'pa.time766',
    name: 'Đúng hạn kiểu 766',
    formula: 'Trả lời đúng hạn và còn trong hạn, trên số đã trả lời và đang mở cuối kỳ',
    source: 'QĐ 766/QĐ-TTg, nhóm hài lòng, dòng phản ánh, kiến nghị',
    better: 'higher',
    cannotSay: 'Tính theo kỳ, có thể khác cách tính của Cổng quốc gia',
    kinds: feedback,
    aboutList: 'Việc trả lời rồi mở lại được tính cả hai lần, danh sách ghi một dòng.',
    behind: ['answered', 'open'],
    isCounted: (has) => has('answered_in_time') || (has('open') && !has('late')),
  },
  {
    of: ({ sum }) => sum('answered_in_time') + sum('open') - sum('late'),
    among: ['answered', 'open'],
    reads: ['answered', 'answered_in_time', 'open', 'late'],
  },
)
