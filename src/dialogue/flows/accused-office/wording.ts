import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const protectedWording = {
  ask:
    'Điều này nói về vi phạm của người có chức vụ ở xã, phường. Anh/chị nên gửi kín: tố cáo hoặc báo tin.\n' +
    '• Gửi kín: người xử lý tố cáo của tỉnh đọc trước, rồi chuyển người giải quyết theo luật. Nêu tên thì người đó biết tên.\n' +
    '• Vẫn gửi phản ánh: không khóa, không chuyển về xã, phường đó. Cán bộ, giám sát của tỉnh đọc được; thanh tra, Mặt trận đọc bản đã che tên.\n\n' +
    'Anh/chị gửi kín chứ ạ?',
  askComplaint:
    'Trong này có phần nói về tội của người có chức vụ. Phần đó anh/chị nên gửi kín: tố cáo hoặc báo tin.\n' +
    '• Gửi kín: người xử lý tố cáo của tỉnh đọc trước. Xong việc đó, Xã Ơi hỏi tiếp đơn khiếu nại.\n' +
    '• Vẫn khiếu nại: đơn gửi nơi giải quyết khiếu nại lần đầu, thường là xã, phường (Luật Khiếu nại).\n\n' +
    'Anh/chị gửi kín phần đó chứ ạ?',
  filesGoSecret: 'Ảnh, tệp đã gửi đi theo phần gửi kín. Đơn khiếu nại cần ảnh nào, anh/chị gửi lại sau.',
  which: 'Anh/chị gửi kín cho tỉnh, hay theo cách thường?',
  protect: choice('Gửi kín cho tỉnh', payload(answerWords.protect)),
  complain: choice('Vẫn khiếu nại', payload(answerWords.insist)),
  insist: choice('Vẫn gửi phản ánh', payload(answerWords.insist)),
} as const
