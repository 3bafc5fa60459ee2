import type { CommandName } from '../commands/command.js'

/** What each rule did with a message, as an editor understands it. */
const commandWords: Record<CommandName | 'none', string> = {
  payload: 'Người dân bấm nút',
  'hear revenge': 'Bị dọa sau khi tố cáo thì báo kín',
  'tell denouncer’s rights': 'Người tố cáo muốn xem, sửa, xóa dữ liệu',
  cancel: 'Người dân muốn thôi',
  'only ask': 'Bỏ đơn đang viết để trả lời câu hỏi',
  'give up secret': 'Thôi tố cáo',
  'ask who reads': 'Hỏi ai đọc được đơn',
  hold: 'Người dân xin để sau',
  'several matters': 'Một tin kể nhiều việc',
  'several errands': 'Một tin hỏi nhiều việc, trả lời lần lượt',
  'take up errand': 'Việc kế tiếp của một tin hỏi nhiều việc',
  resume: 'Quay lại việc lúc trước',
  summarise: 'Tóm tắt việc đang làm',
  repeat: 'Nhắc lại câu vừa nói',
  'claim data right': 'Người dân muốn xem, sửa, xóa dữ liệu của mình',
  'call flow': 'Người dân gọi đúng tên một việc của bot',
  guard: 'Lời tố người có chức vụ được hỏi trước',
  'danger goes on': 'Hỏi, kể thêm về nguy hiểm đang có',
  'ask about step': 'Hỏi về bước đang làm',
  ask: 'Hỏi chen giữa một việc đang làm',
  'hand over': 'Xin gặp cán bộ',
  'hear error': 'Người dân nói câu trả lời sai',
  'late file': 'Hồ sơ nộp ở một cửa đã quá hẹn',
  'turn to': 'Người dân đổi sang việc khác',
  shorten: 'Người dân xin nói gọn',
  answer: 'Trả lời câu bot vừa hỏi',
  'name kind': 'Người dân nói rõ đây là loại đơn gì',
  'ask who this is': 'Hỏi bot là ai',
  'add to case': 'Bổ sung hồ sơ đã gửi',
  'look up code': 'Tra mã hồ sơ',
  'complain again': 'Khiếu nại lần hai',
  'denounce again': 'Tố cáo tiếp',
  'follow up case': 'Hỏi về hồ sơ đã gửi',
  'answer news': 'Đáp tin của cơ quan',
  rate: 'Chấm điểm cách giải quyết',
  'say consent': 'đang nói về việc cho đăng hay không cho đăng câu trả lời',
  'leave waiting': 'đang thôi không gửi lời còn chờ',
  'add to hand-off': 'Nói thêm cho cán bộ',
  'told in pieces': 'Một việc kể qua nhiều tin',
  'about regulation': 'Kiến nghị về quy định',
  'answer officer': 'Trả lời cán bộ',
  'answer nothing': 'Trả lời khi không có gì được hỏi',
  'ask about hotline': 'Hỏi số khẩn cấp',
  'tell of violence': 'Kể chuyện bạo lực',
  'next matter': 'Việc kế tiếp để phản ánh',
  'after alarm': 'Nói tiếp sau lời báo nguy',
  'tell of crime': 'Kể chuyện lừa đảo, tội phạm',
  'keep case': 'Thôi rút hồ sơ',
  'hear denouncer': 'Người tố cáo bị đe dọa',
  'tell of petition': 'Rút đơn hoặc hỏi về đơn',
  'ask about law': 'Hỏi về luật',
  'ask about merger': 'Hỏi về sáp nhập',
  'ask about topic': 'Hỏi tiếp về thủ tục đang nói',
  'start flow': 'Câu hỏi mới, đọc theo ý định',
  none: 'Không quy tắc nào nhận ra',
}

/** An intent that isn't here is shown by its name. */
const intentWords: Readonly<Record<string, string>> = {
  affirm: 'đồng ý',
  cancel: 'muốn thôi',
  case_status: 'hỏi hồ sơ đến đâu',
  complaint: 'khiếu nại',
  contact_info: 'hỏi địa chỉ, điện thoại',
  denunciation: 'tố cáo',
  deny: 'không đồng ý',
  feedback: 'phản ánh, kiến nghị',
  goodbye: 'chào tạm biệt',
  greeting: 'chào',
  help: 'hỏi bot giúp được gì',
  human_handoff: 'gặp cán bộ',
  out_of_scope: 'ngoài việc của xã',
  procedure_fee: 'hỏi phí',
  procedure_form: 'hỏi mẫu đơn',
  procedure_info: 'hỏi cách làm thủ tục',
  procedure_place: 'hỏi nơi nộp',
  procedure_time: 'hỏi thời hạn',
  survey: 'khảo sát',
  thanks: 'cảm ơn',
}

const isCommand = (name: string): name is keyof typeof commandWords => Object.hasOwn(commandWords, name)

/**
 * 'start flow/procedure_fee' in words: "Câu hỏi mới, đọc theo ý định: hỏi phí". A rule that this program no longer has is
 * told by its id alone: null.
 */
export const ruleInWords = (rule: string): string | null => {
  const [command = '', by = ''] = rule.split('/')
  return isCommand(command) ? `${commandWords[command]}: ${intentWords[by] ?? by}` : null
}
