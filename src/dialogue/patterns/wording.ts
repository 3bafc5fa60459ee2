import { commandWords, payload } from '../choice-words.js'
import { choice, choices } from '../choices.js'

const resume = choice('Lấy lại', payload(commandWords.resume))

/** What the repair patterns say, written once for all flows. */
export const patternWording = {
  stopped: 'Đã dừng.',
  stoppedKept: 'Đã dừng. Gõ “lấy lại” để làm tiếp, nháp được giữ 7 ngày.',
  stoppedErased: 'Đã dừng và xóa những gì vừa kể. Khi nào cần, anh/chị cứ nhắn.',
  stoppedErasedOthersKept:
    'Đã dừng và xóa phần gửi kín. Việc khác đang làm dở vẫn được giữ 7 ngày: gõ “lấy lại” để làm tiếp.',
  held: 'Vâng, lúc nào cần anh/chị gõ “lấy lại” để làm tiếp. Nháp được giữ 7 ngày.',
  heldProtected: 'Vâng. Trong 24 giờ, anh/chị gõ “lấy lại” thì làm tiếp được; sau đó những gì đã kể được xóa.',
  heldNothing: 'Vâng, lúc nào cần anh/chị cứ nhắn.',
  onlyAsked: 'Vâng, Xã Ơi không gửi gì cả.',
  onlyAskedKept: 'Vâng, Xã Ơi không gửi gì cả. Muốn gửi thì gõ “lấy lại”.',
  askOn: 'Anh/chị hỏi tiếp, ví dụ “làm chế độ này cần giấy tờ gì”.',
  nothingToCancel: 'Hiện không có việc gì đang làm dở.',
  nothingWritten: 'Hiện không có gì đang viết. Việc để dở chưa gửi đi đâu: gõ “lấy lại” để làm tiếp.',
  acknowledged: 'Vâng. Anh/chị cần gì thêm cứ nhắn nhé.',
  nothingAsked: 'Hiện Xã Ơi không chờ anh/chị trả lời câu nào. Anh/chị nhắn việc cần giúp nhé.',
  nothingKept: 'Không có việc nào để dở. Anh/chị cần gì cứ nhắn.',
  nothingToRepeat: 'Anh/chị hỏi lại điều cần biết giúp.',
  continued: 'Ta làm tiếp nhé.',
  keptOffer: 'Việc đang làm dở vẫn được giữ: gõ “lấy lại” để làm tiếp.',
  othersKept: (count: number) => `Còn ${count} việc để dở khác, vẫn được giữ:`,
  unnamedDraft: 'Việc chưa kể',
  stillKept: (story: string) => `Việc để dở trước (“${story}”) vẫn được giữ: gõ “lấy lại” để làm tiếp.`,
  resume,
  choicePast: 'Lựa chọn này đã qua. Anh/chị nhắn điều cần giúp nhé.',
  menu: choices.menu,
} as const
