/**
 * What a message may want, in the words of Rasa's CALM: a message is read against the open question and becomes the first
 * of these that holds, in the order of the table.
 */
export const commandNames = [
  /** What a button sends ('/phi register-birth') or somebody types like one. */
  'payload',
  /** "ông ấy đến nhà dọa đánh tôi", after somebody was denounced. */
  'hear revenge',
  /** "xóa đơn tố cáo của tôi đi, tôi sợ lộ": what whoever denounced may do about their data. */
  'tell denouncer’s rights',
  /** Ends what is going on; the draft is kept. */
  'cancel',
  /** "tôi chỉ hỏi thôi", within a report: it is left and what is asked is answered. */
  'only ask',
  /** "thôi em không tố cáo nữa": what was written in secret is erased. */
  'give up secret',
  /** "gửi kín thì ai đọc", "xã có biết không", "thế tôi có gửi đơn được không". */
  'ask who reads',
  /** "để tôi hỏi vợ đã": waits, the draft is kept. */
  'hold',
  /** A letter that complains, denounces and suggests: a draft for each. */
  'several matters',
  /** Several requests in one message: one after the other. */
  'several errands',
  /** "việc thứ hai", "tiếp đi": a request of an earlier message that had several. */
  'take up errand',
  /** "lấy lại", "quay lại việc lúc nãy". */
  'resume',
  /** "tóm tắt lại xem nào". */
  'summarise',
  /** "hỏi gì cơ": the open question once more. */
  'repeat',
  /** "xin bản sao dữ liệu của tôi", "xóa hết thông tin của tôi". */
  'claim data right',
  /** A whole message that calls a flow by name. */
  'call flow',
  /** Words that accuse people in office: asked about before anything else. */
  'guard',
  /** What is asked or told of an open danger, in the middle of a report. */
  'danger goes on',
  /** A question about the open step or the sending itself. */
  'ask about step',
  /** A question about a procedure, a contact, a case, or a wish for a person, in the middle of something. */
  'ask',
  /** A wish for a person, where a story may be told instead. */
  'hand over',
  /** "thôi không làm nữa, cho hỏi …", "thôi đổi sang chuyện …": another matter instead of the one in hand. */
  'turn to',
  /** "gọn lại đi": what is spoken of in a few lines. */
  'shorten',
  /** The answer to the open question. */
  'answer',
  /** "đây là kiến nghị": what was said last is sent as that. */
  'name kind',
  /** "bạn là người hay máy". */
  'ask who this is',
  /** "bổ sung vào hồ sơ …: …", "à quên: …": words marked as more of a case that was sent. */
  'add to case',
  /** A receipt code anywhere in the message. */
  'look up code',
  /** "tôi muốn khiếu nại lần hai". */
  'complain again',
  /** "tôi muốn tố cáo tiếp". */
  'denounce again',
  /** Something about the case that was sent last. */
  'follow up case',
  /** What is said right after an office wrote: its answer, or about that case. */
  'answer news',
  /** A mark for how a case was handled, typed. */
  'rate',
  /** "tôi đồng ý công khai câu trả lời", "không cho đăng lên mạng". */
  'say consent',
  /** "không, tôi chỉ muốn …", where words wait to be sent: they wait no longer. */
  'leave waiting',
  /** More of what was asked of a person. */
  'add to hand-off',
  /** "giá sai rồi, ở phường tôi thu 50k": a report of the answer just given. */
  'hear error',
  /** "hồ sơ hẹn 20/11 mà giờ chưa có". */
  'late file',
  /** "đề nghị bãi bỏ quy định …": a report, not a question about the procedure it names. */
  'told in pieces',
  'about regulation',
  /** The answer that an officer waits for. */
  'answer officer',
  /** "bỏ qua", "gửi", where nothing was asked. */
  'answer nothing',
  /** "số 111 là số gì". */
  'ask about hotline',
  /** Violence at home, told where a place was asked for. */
  'tell of violence',
  /** "còn vụ khác: …", while a report is in hand. */
  'next matter',
  /** What is said after a danger was answered: called in vain, over, what now. */
  'after alarm',
  /** A swindle by telephone, or a crime near by: what to do first. */
  'tell of crime',
  /** "thôi đừng rút nữa": the wish to take a case back is taken back. */
  'keep case',
  /** Threatened into taking a denunciation back, or wants to be protected. */
  'hear denouncer',
  /** A wish to take a petition back, or that it was answered. */
  'tell of petition',
  /** A question about the law itself, of no one procedure. */
  'ask about law',
  /** What became of a district or province, or of papers with its name. */
  'ask about merger',
  /** A question about what was talked about: its own answers first. */
  'ask about topic',
  /** Begins whatever the message is about. */
  'start flow',
] as const
export type CommandName = (typeof commandNames)[number]

/** What the open question expects; 'nothing': no question is open. */
export type Expects =
  | 'nothing'
  /** Free words that go to somebody as they are. */
  | 'words'
  | 'question'
  /** More of the story of a case that was sent. */
  | 'more'
  /** Which kind a story is sent as; the story may go on. */
  | 'kind'
  /** One of the offered choices, said strictly; questions about them are answers too. */
  | 'signing'
  | 'choice'
  /** Words that wait for a yes to be sent; what is said meanwhile joins them. */
  | 'gathering'
  | 'yes_no'
  | 'place'
  | 'code'
  /** A field of an intake. */
  | 'field'
  /** The review card of an intake. */
  | 'review'
