import { answerWords, payload } from '../../choice-words.js'
export const checklistWording = {
  yes: { label: 'Có', value: payload(answerWords.situationHolds) },
  no: { label: 'Không', value: payload(answerWords.situationDoesNot) },
  chooseYesNo: 'Anh/chị trả lời có hoặc không giúp.',
  title: (name: string) => `${name}: giấy tờ anh/chị cần`,
  print: (address: string) => `Bản in có mã QR: ${address}`,
  again: 'Cần xem lại, anh/chị gõ “gửi lại danh sách”.',
  none: 'Chưa có danh sách nào. Anh/chị hỏi một thủ tục trước nhé.',
} as const
