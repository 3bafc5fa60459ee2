import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const protectedWording = {
  ask:
    'Điều này nói về vi phạm của người có chức vụ ở xã, phường. Anh/chị nên gửi kín: tố cáo hoặc báo tin.\n' +
    '• Gửi kín: chỉ người xử lý tố cáo của tỉnh xem được. Xã, phường không biết ai gửi.\n' +
    '• Vẫn gửi phản ánh: tỉnh nhận và xem xét, không chuyển về xã, phường đó.\n\n' +
    'Anh/chị gửi kín chứ ạ?',
  protect: choice('Gửi kín cho tỉnh', payload(answerWords.protect)),
  insist: choice('Vẫn gửi phản ánh', payload(answerWords.insist)),
} as const
