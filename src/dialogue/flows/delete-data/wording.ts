import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const deleteDataWording = {
  confirm:
    'Xã Ơi sẽ xóa các tin nhắn và điều đã nhớ về anh/chị.\n' +
    'Vụ việc đã gửi thì phải lưu theo luật. Yêu cầu xóa được chuyển cho cán bộ xem xét.\n\n' +
    'Anh/chị muốn xóa chứ ạ?',
  yes: choice('Xóa dữ liệu của tôi', payload(answerWords.deleteNow)),
  done: (dueOn: string) =>
    `Đã xóa điều Xã Ơi nhớ về cuộc trò chuyện này.\nYêu cầu xóa phần còn lại đã được ghi nhận, hạn giải quyết: ${dueOn}.`,
} as const
