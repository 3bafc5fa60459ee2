import { questions, share } from '../indicator.js'

export const askList = share(
  {
    id: 'ask.list',
    name: 'Xem hết danh mục giấy tờ',
    formula: 'Lượt người nhận danh mục giấy tờ, trên số lượt người hỏi về thủ tục',
    source: 'SIPAS 9.25',
    better: 'higher',
    cannotSay: 'Không nói hồ sơ có được nhận hay không',
    kinds: questions,
  },
  { of: ['listed'], among: ['asking_person'] },
)
