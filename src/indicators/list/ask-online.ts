import { questions, share } from '../indicator.js'

export const askOnline = share(
  {
    id: 'ask.online',
    name: 'Quan tâm nộp trực tuyến',
    formula: 'Câu hỏi cách nộp có nhắc đến nộp trực tuyến, trên số câu hỏi cách nộp',
    source: 'QĐ 766/QĐ-TTg dòng C; PAPI nội dung 8',
    better: 'higher',
    cannotSay: 'Không nói hồ sơ đã được nộp',
    kinds: questions,
  },
  { of: ['chose_online'], among: ['asked_how_to_file'] },
)
