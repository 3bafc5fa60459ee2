import type { LessonWay } from '../../catalog/teaching/lesson.js'
import type { Loss, Reached } from '../../understanding/rehearse-lesson.js'

/** What teaching from a question of citizens says. */
export const teachWording = {
  title: 'Dạy Xã Ơi một câu',
  said: 'Người dân đã nói',
  text: 'Câu đưa vào',
  textHelp: 'Bỏ tên người, số nhà và những gì riêng của một người.',
  procedure: 'Cho thủ tục',
  nearest: (place: number, name: string) => `${place}. ${name} (gần nhất)`,
  way: 'Đưa vào làm',
  ways: {
    question: 'câu người dân hay hỏi',
    name: 'tên người dân hay gọi',
    ask: 'cách hỏi một điều đã có câu trả lời',
  } satisfies Record<LessonWay, string>,
  answer: 'Điều ấy là',
  answerHelp: 'Chỉ chọn khi đưa vào làm cách hỏi một điều. Đổi thủ tục thì bấm Thử để thấy các câu của thủ tục ấy.',
  rehearse: 'Thử',
  teach: 'Dạy ngay',
  teachHelp: 'Bản mới có ngay cho người dân. Các câu trên được ghi là đã xử lý. Bỏ lại được bằng một lần bấm.',
  rehearsal: 'Nếu dạy câu này',
  running: 'Đang hỏi thử mọi câu kiểm tra. Có thể mất nửa phút; trang tự cập nhật.',
  reload: 'Xem kết quả',
  reached: {
    surely: 'được trả lời đúng',
    offered: 'được hỏi lại, có thủ tục này để chọn',
    not: 'vẫn chưa ra',
  } satisfies Record<Reached, string>,
  outcome: (text: string, outcome: string) => `“${text}”: ${outcome}`,
  counted: (count: number, better: number, worse: number) =>
    `Trong ${count} câu kiểm tra: ${better} câu đúng thêm, ${worse} câu sai đi.`,
  moved: (text: string, after: string, before: string) => `Câu “${text}” sẽ ra ${after} thay vì ${before}.`,
  nobody: 'không thủ tục nào',
  refused: 'Không dạy như thế này được: có câu khác sẽ sai.',
  losses: {
    intent: (name: string, points: string) => `Việc “${name}” sai thêm ${points} điểm phần trăm`,
    procedure: (name: string, points: string) => `Thủ tục ${name} sai thêm ${points} điểm phần trăm`,
    answer: (name: string, points: string) => `Câu trả lời “${name}” sai thêm ${points} điểm phần trăm`,
  } satisfies Record<Loss['of'], (name: string, points: string) => string>,
  loss: (whose: string, texts: string) => `${whose}: ${texts}.`,
  otherwise: 'Thử câu ngắn hơn, thủ tục khác hoặc chỗ khác.',
  useless: 'Dạy như thế này thì câu ấy vẫn chưa ra thủ tục này. Thử viết ngắn hơn, hoặc đưa vào chỗ khác.',
  known: 'Câu này đã có ở đó rồi.',
  failed: 'Không thử được. Xin tải lại trang.',
  errors: {
    text: 'Hãy viết câu, từ 2 đến 200 ký tự.',
    taken: (name: string) => `Câu này đang dẫn đến thủ tục ${name}.`,
    procedure: 'Hãy chọn một thủ tục đang công bố.',
    answer: 'Hãy chọn điều mà câu này hỏi.',
    gone: 'Câu này không còn trong danh sách: đã được xử lý hoặc người dân đã xóa.',
  },
  back: 'Câu chưa trả lời tốt',
  why: (text: string) => `Dạy từ câu hỏi của dân: “${text}”`,
  whyUndone: (text: string) => `Bỏ câu đã dạy: “${text}”`,
  list: {
    title: 'Câu đã dạy',
    none: 'Chưa dạy câu nào.',
    columns: { text: 'Câu', procedure: 'Thủ tục', by: 'Ai, lúc nào', undo: 'Bỏ' },
    undo: 'Bỏ câu này',
    undone: 'Đã bỏ',
  },
  done: {
    day: 'Đã dạy. Câu trả lời kế tiếp cho người dân dùng bản mới.',
    bo: 'Đã bỏ. Người dân được trả lời như trước khi dạy.',
  } as Readonly<Record<string, string>>,
} as const
