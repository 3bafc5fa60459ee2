import type { Choice } from '../../../messaging/message.js'
import { commandWords, kindWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'

const feedback = choice('Gửi phản ánh', payload(commandWords.send, kindWords.feedback))
const complaint = choice('Khiếu nại', payload(commandWords.send, kindWords.complaint))
const denunciation = choice('Tố cáo', payload(commandWords.send, kindWords.denunciation))
const tip = choice('Gửi tin báo', payload(commandWords.send, kindWords.tip))

export const chooseKindWording = {
  whichKind: 'Anh/chị muốn xem lại một quyết định đối với mình, báo người vi phạm, hay góp ý?',
  whichKindBriefly: 'Anh/chị muốn gửi thành phản ánh, khiếu nại hay tố cáo?',
  whenReady: 'Muốn gửi thì anh/chị bấm một nút bên dưới; không gửi thì hỏi việc khác cũng được.',
  chooseFirst: 'Trước khi gửi, anh/chị chọn gửi thành phản ánh, khiếu nại hay tố cáo?',
  storyKept: 'Đã ghi thêm.',
  codeNotNeeded: 'Không có mã hồ sơ cũng gửi được ạ.',
  here: 'Anh/chị gửi ngay tại đây được ạ.',
  differences:
    '• Phản ánh, kiến nghị: việc chung cần sửa, không phải ký đơn.\n' +
    '• Khiếu nại: quyết định, việc làm của cơ quan gây thiệt cho chính mình. Phải ký đơn.\n' +
    '• Tố cáo: báo người vi phạm pháp luật. Người giải quyết phải giữ bí mật tên.',
  propose: {
    feedback: 'Việc này giống một phản ánh, kiến nghị.',
    complaint: 'Việc này giống một khiếu nại: anh/chị muốn xem lại quyết định hoặc việc làm đối với mình.',
    denunciation: 'Việc này giống một tố cáo: báo một người vi phạm pháp luật.',
  },
  inHand: {
    feedback: 'Vâng, ta đang làm phản ánh.',
    complaint: 'Vâng, ta đang làm đơn khiếu nại.',
    denunciation: 'Vâng, ta đang làm tố cáo.',
  },
  kindChoices: <Choice[]>[feedback, complaint, denunciation, choices.cancel],
  /** Where people are accused the way that keeps a secret stands first. */
  secretFirst: <Choice[]>[denunciation, feedback, complaint, choices.cancel],
  /** Of a crime near by: a tip, as was promised. */
  tipFirst: <Choice[]>[tip, denunciation, feedback, choices.cancel],
} as const
