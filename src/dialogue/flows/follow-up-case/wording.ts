import { answerWords, commandWords, kindWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'
import { intakeWording } from '../intake/wording.js'

const atStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const followUpWording = {
  caseOf: (code: string) => `vụ ${code}`,
  sentSealed: 'hồ sơ vừa gửi kín',
  sentSecret: (agency: string) => `Đã gửi kín rồi ạ. Nơi giải quyết: ${agency}.`,
  sent: (code: string, agency: string) => `Đã gửi rồi ạ. Mã biên nhận: ${code}. Nơi giải quyết: ${agency}.`,
  code: (code: string) => `Mã biên nhận: ${code}. Anh/chị gõ mã này để xem đến đâu rồi.`,
  due: (agency: string, day: string) =>
    `${agency} đã tiếp nhận. Ngày dự kiến trả lời: chậm nhất ngày ${day}. Có tin, Xã Ơi báo ngay tại đây.`,
  noDue: (agency: string) => `${agency} đang giữ vụ này; chưa có ngày trả lời cụ thể. Có tin, Xã Ơi báo ngay tại đây.`,
  noticeDue: (day: string) =>
    `Chậm nhất ngày ${day}, nơi đó phải báo phản ánh được nhận, chuyển hay từ chối (Luật Tiếp công dân Điều 28).`,
  noTermInLaw: 'Ngày trả lời cuối cùng thì luật không định chung.',
  draft: (code: string) => `Đơn ${code} chưa được nộp: anh/chị in, ký rồi nộp thì thời hạn mới bắt đầu tính.`,
  overdue: 'Đã quá ngày này mà chưa có trả lời, anh/chị có thể nhắn nhắc hoặc gặp cán bộ.',
  patience: (agency: string, day: string | null) =>
    day
      ? `Xin lỗi anh/chị vì phải chờ. ${agency} phải trả lời chậm nhất ngày ${day}. Anh/chị muốn nhắc thì bấm “Nhắn thêm”.`
      : `Xin lỗi anh/chị vì phải chờ. Vụ này đang ở ${agency}. Anh/chị muốn nhắc thì bấm “Nhắn thêm”.`,
  who: (agency: string, why: string) => `Nơi giải quyết: ${agency}. Vì sao: ${why}`,
  why: (agency: string, why: string, place: string | null) =>
    `${place ? `Anh/chị ghi nơi xảy ra: ${place}, nay thuộc nơi giải quyết là ${agency}` : `Nơi giải quyết: ${agency}`}. Vì sao: ${why} Sai xã thì anh/chị nhắn “sai xã” kèm tên đúng.`,
  result: (code: string) => `Câu trả lời sẽ đến ngay tại đây. Anh/chị cũng có thể gõ mã ${code} bất cứ lúc nào để xem.`,
  dissatisfied:
    'Khi có câu trả lời mà chưa hài lòng, anh/chị nhắn lý do tại đây: phản ánh mở lại được một lần, trong 15 ngày. Không đồng ý với một quyết định với mình thì có thể khiếu nại.',
  complain: choice('Khiếu nại', payload(commandWords.send, kindWords.complaint)),
  notFromHere: (code: string, agency: string, wish: 'withdraw' | 'correct' | 'add') =>
    `Vụ ${code} không gửi từ cuộc trò chuyện này nên ở đây chỉ xem được, không ${{ withdraw: 'rút', correct: 'sửa', add: 'bổ sung' }[wish]} được. Anh/chị nhắn lại từ nơi đã gửi, hoặc gặp cán bộ ${agency}, đưa mã này.`,
  signedOnly: 'Rút khiếu nại, tố cáo phải làm đơn có chữ ký hoặc điểm chỉ.',
  withdrawn: (agency: string) => `Đã báo ${agency} là anh/chị muốn rút. Nơi đó sẽ xác nhận lại với anh/chị tại đây.`,
  withdrawDraft: 'Đơn nháp chưa nộp thì chưa có hiệu lực: anh/chị chỉ cần không in, không nộp.',
  withdrawByPaper:
    'Rút khiếu nại, tố cáo phải làm đơn có chữ ký hoặc điểm chỉ. Nộp tại nơi giải quyết, trước khi có quyết định hoặc kết luận. Xã Ơi đã ghi để nơi đó biết.',
  personCorrected: 'Đã ghi điều anh/chị sửa vào hồ sơ. Người xử lý tố cáo sẽ đọc.',
  personCorrectedDraft:
    'Đã ghi điều anh/chị sửa vào hồ sơ, người xử lý tố cáo sẽ đọc. Đơn in ra vẫn như lúc gửi: anh/chị gạch, ghi lại cho đúng rồi ký cạnh chỗ sửa, hoặc nói khi nộp.',
  withdrawnTip: 'Đã ghi là anh/chị muốn rút tin báo, người xử lý tố cáo của tỉnh sẽ đọc.',
  forcedBefore: 'Anh/chị vừa báo bị ép rút. Bị ép thì không phải rút: vụ việc vẫn được giải quyết tiếp.',
  withdrawAsk: 'Anh/chị tự muốn rút, hay có ai ép buộc, đe dọa ạ?',
  withdrawFree: choice('Tôi tự muốn rút', payload(answerWords.freely)),
  withdrawForced: choice('Tôi bị ép, đe dọa', payload(answerWords.forced)),
  withdrawText: (said: string) => `Người gửi nhắn muốn rút, tự nguyện: “${said}”`,
  keptText: (said: string) => `Người gửi nhắn không rút nữa, đề nghị giải quyết tiếp: “${said}”`,
  kept: (code: string, agency: string) =>
    `Đã ghi vào vụ ${code} là anh/chị không rút nữa. ${agency} sẽ đọc và giải quyết tiếp.`,
  keptSecret: 'Đã ghi là anh/chị không rút nữa. Người xử lý tố cáo sẽ đọc.',
  protestText: (said: string) => `Người gửi báo không hề rút, đề nghị giải quyết tiếp: “${said}”`,
  protested: (code: string, agency: string) => `Đã ghi vào vụ ${code} là anh/chị không hề rút. ${agency} sẽ đọc.`,
  protestSecret: 'Đã ghi là anh/chị không hề rút. Người xử lý tố cáo sẽ đọc.',
  objected: (code: string, agency: string) =>
    `Anh/chị không đồng ý với việc vụ ${code} bị từ chối? Xã Ơi ghi lời này vào vụ đó để ${agency} đọc. Quyết định đó gây thiệt cho mình thì anh/chị có thể khiếu nại.`,
  objectedSecret: 'Anh/chị không đồng ý? Xã Ơi ghi lời này vào hồ sơ để người xử lý tố cáo đọc nhé?',
  denouncedAgain: 'Đã ghi vào hồ sơ tố cáo trước của anh/chị, người xử lý tố cáo sẽ đọc.',
  denounceAgainHow:
    'Tố cáo tiếp phải có đơn do anh/chị ký, nêu vì sao kết luận chưa đúng, kèm kết luận. Gửi người đứng đầu cơ quan cấp trên trực tiếp của người đã kết luận; chủ tịch xã, phường kết luận thì gửi Chủ tịch UBND tỉnh. Trong 20 ngày, nơi đó phải xem xét, quyết định (Luật Tố cáo Điều 37).',
  denounce: choice('Lập đơn tố cáo', payload(commandWords.send, kindWords.denunciation)),
  notWithdrawn: (named: string) => `Vâng, không rút. ${atStart(named)} vẫn được giải quyết.`,
  forcedText: (said: string) => `Người gửi báo bị ép buộc, đe dọa phải rút: “${said}”`,
  forced:
    'Xã Ơi đã ghi là anh/chị bị ép. Bị ép thì vụ việc vẫn được giải quyết tiếp. Đang nguy hiểm thì gọi 113 ngay; người tố cáo có quyền yêu cầu được bảo vệ (Luật Tố cáo Điều 47).',
  protectionAsked:
    'Đã ghi yêu cầu bảo vệ vào hồ sơ của anh/chị, người xử lý tố cáo sẽ xem. Anh/chị gửi thêm văn bản yêu cầu, nêu lý do; khẩn cấp thì đến gặp hoặc gọi điện trước, văn bản gửi sau (Luật Tố cáo Điều 50). Đang nguy hiểm thì gọi 113.',
  protectionUrgent:
    'Đã báo kín người xử lý tố cáo: anh/chị cần được bảo vệ khẩn cấp. Anh/chị gọi hoặc đến gặp người giải quyết tố cáo ngay, văn bản gửi sau (Luật Tố cáo Điều 50). Đang nguy hiểm thì gọi 113.',
  revengeSealed:
    'Bị đe dọa, trả thù vì tố cáo thì được bảo vệ (Luật Tố cáo Điều 47). Việc này gửi kín cho người xử lý tố cáo của tỉnh, không gửi xã. Không phải vậy thì nhắn “hủy”.',
  protectionHow:
    'Người tố cáo, vợ chồng, cha mẹ, con được bảo vệ. Đó là bí mật, việc làm, tính mạng, sức khỏe, tài sản, danh dự. Gửi văn bản yêu cầu cho người giải quyết tố cáo, nêu lý do; khẩn cấp thì đến gặp hoặc gọi điện trước, văn bản gửi sau (Luật Tố cáo Điều 47, 50). Đang nguy hiểm thì gọi 113.',
  reopenAsk: (code: string) =>
    `Anh/chị muốn mở lại vụ ${code} để nơi giải quyết xem thêm, hay gửi phản ánh mới? Mỗi vụ mở lại được một lần, trong 15 ngày.`,
  notSent: 'Vâng, Xã Ơi không gửi lời này và không mở lại vụ. Anh/chị cần gì cứ nhắn.',
  reopenYes: choice('Mở lại vụ đó', payload(answerWords.reopen)),
  reopened: (code: string, agency: string) => `Đã mở lại vụ ${code}. ${agency} sẽ xem xét thêm và trả lời tại đây.`,
  askMore: (named: string) => `Anh/chị nhắn điều cần bổ sung cho ${named}, kèm ảnh cũng được.`,
  askWhich: 'Anh/chị bổ sung điều này vào vụ nào ạ?',
  thisOne: (code: string) => choice(code, payload(commandWords.addToCase, code)),
  added: (named: string, agency: string) => `Đã bổ sung vào ${named}. ${agency} sẽ đọc.`,
  addedAfterTransfer: (named: string, agency: string, receiver: string) =>
    `Đã bổ sung vào ${named}. Vụ này đã chuyển đến ${receiver}: ${agency} đọc và chuyển tiếp. Cần nhanh, anh/chị gửi thẳng nơi đó.`,
  askPlace: 'Việc xảy ra đúng ra ở xã, phường nào ạ?',
  moved: (named: string, agency: string, place: string) =>
    `Đã sửa nơi xảy ra thành ${place}. ${atStart(named)} nay do ${agency} giải quyết.`,
  noted: (named: string, agency: string, place: string) =>
    `Đã ghi vào ${named} rằng đúng ra là ${place}. ${agency} đang xử lý, sẽ quyết định chuyển.`,
  placeText: (place: string) => `Người gửi báo: đúng ra là ${place}.`,
  known:
    'Thông tin của anh/chị chỉ để nơi giải quyết dùng, không công khai. Tố cáo nêu tên thì người giải quyết theo luật biết tên, và phải giữ bí mật (Luật Tố cáo Điều 56).',
  nobodyKnows: (code: string) =>
    `Vụ ${code} không có họ tên, số điện thoại của anh/chị. Xã Ơi không công khai người gửi.`,
  alreadyKnown: (agency: string, given: readonly string[]) =>
    `${agency} đã có ${given.join(', ')} anh/chị ghi khi gửi, Xã Ơi không rút lại được. Xã Ơi không công khai. Anh/chị có muốn nhắn nơi đó giữ kín, không tiết lộ không? Bị đe dọa thì gọi 113.`,
  yesHide: choice('Nhắn giữ kín', payload(answerWords.addThis)),
  hideText: intakeWording.wishesHidden,
  more: (code: string) => choice('Nhắn thêm', payload(commandWords.addToCase, code)),
  newReport: choice('Gửi phản ánh mới', payload(commandWords.send, kindWords.feedback)),
  isItMore: (named: string) => `Anh/chị bổ sung điều này vào ${named}, hay gửi phản ánh mới?`,
  waiting: (named: string, text: string) => `Chờ gửi vào ${named}:\n“${text}”`,
  asNew: choice('Gửi phản ánh mới', payload(answerWords.asNew)),
  reopenUsed: (code: string, agency: string) =>
    `Vụ ${code} đã được ${agency} trả lời, và đã mở lại một lần nên không mở lại được nữa. Anh/chị có thể nhắn thêm để nơi đó đọc, hoặc gửi phản ánh mới. Không đồng ý với một quyết định, việc làm của cơ quan với mình thì có thể khiếu nại.`,
  reopenTooLate: (code: string, agency: string, days: number) =>
    `Vụ ${code} đã được ${agency} trả lời quá ${days} ngày nên không mở lại được nữa. Anh/chị có thể nhắn thêm để nơi đó đọc, hoặc gửi phản ánh mới. Không đồng ý với một quyết định, việc làm của cơ quan với mình thì có thể khiếu nại.`,
  reopenEarly: (named: string, agency: string) =>
    `${atStart(named)} đang được ${agency} giải quyết, chưa cần mở lại. Anh/chị muốn nhắc thì bấm “Nhắn thêm”.`,
  yesMore: choice('Bổ sung vào vụ đó', payload(answerWords.addThis)),
  gone: 'Xã Ơi không tìm thấy vụ việc này của anh/chị.',
  nowWhat: (named: string) => `Anh/chị đang nói về ${named} phải không ạ? Nếu đúng, bấm “Nhắn thêm”.`,
} as const
