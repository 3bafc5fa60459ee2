import type { ClockRule } from '../../deadlines/clock-rules.js'

const units: Record<ClockRule['unit'], string> = {
  calendar_day: 'ngày',
  working_day: 'ngày làm việc',
  hour: 'giờ',
  year: 'năm',
}

/** A term as the table of clocks has it: "30 ngày (Luật Khiếu nại Điều 28)". */
type Term = (clockId: TermId) => string
export type TermId =
  | 'kn.limit'
  | 'kn.accept'
  | 'kn.resolve1'
  | 'kn.resolve2'
  | 'kn.second'
  | 'kn.sue'
  | 'tc.first'
  | 'tc.resolve'

export const termWording = (amount: number, unit: ClockRule['unit']): string => `${amount} ${units[unit]}`

/** A way that a matter goes. `steps` and `limits` may name terms, which come from the table of clocks. */
export type Way = {
  title: string
  what: string
  where: string
  limits(term: Term): readonly string[]
  after(term: Term): readonly string[]
  /** Pages and procedures that go on from here. */
  links: readonly { href: string; label: string }[]
  isProtected?: true
  /** How it is done on paper, without the chat. */
  onPaper?: OnPaper
}

/** `office`: it goes to an office that may be the commune's, whose address is told. */
type OnPaper = { write: string; bring: string; speak?: string; guide: { href: string; label: string }; office?: true }

const complaintGuide = { href: '/thu-tuc/first-complaint', label: 'Giấy tờ, mẫu đơn khiếu nại' }
const denunciationGuide = { href: '/thu-tuc/denunciation', label: 'Giấy tờ, cách làm đơn tố cáo' }
const complaintLetter =
  'Ghi ngày; họ tên, địa chỉ của mình; tên, địa chỉ người hoặc cơ quan bị khiếu nại; việc gì, vì sao, đề nghị gì. Ký hoặc điểm chỉ, kèm giấy tờ liên quan (Luật Khiếu nại Điều 8).'
const speakComplaint =
  'Không viết được thì đến nói trực tiếp: cán bộ ghi lại, anh/chị ký hoặc điểm chỉ (Luật Khiếu nại Điều 8).'
const provinceReception = 'nơi tiếp công dân của tỉnh Hưng Yên'
const firstComplaint: OnPaper = {
  write: complaintLetter,
  bring:
    'Mang đến nơi tiếp công dân của cơ quan đã ra quyết định, làm việc đó, hoặc gửi bưu điện đến cơ quan đó. Giữ lại một bản.',
  speak: speakComplaint,
  guide: complaintGuide,
  office: true,
}

const legalAid = { href: '/thu-tuc/request-legal-aid', label: 'Trợ giúp pháp lý miễn phí' }
const chatComplaint = {
  href: '/#hoi=T%C3%B4i%20mu%E1%BB%91n%20khi%E1%BA%BFu%20n%E1%BA%A1i',
  label: 'Làm đơn khiếu nại với Xã Ơi',
}
/** Where words that were typed elsewhere go along. */
export const sealedPath = '/gui-kin'
const sealedLink = { href: sealedPath, label: 'Gửi kín ngay trên trang' }
const chatDenunciation = { href: '/#hoi=T%C3%B4i%20mu%E1%BB%91n%20t%E1%BB%91%20c%C3%A1o', label: 'Gửi kín với Xã Ơi' }
const form = { href: '/phan-anh', label: 'Gửi phản ánh bằng biểu mẫu' }
const court = { href: '/thu-tuc/lawsuit-guide', label: 'Nộp đơn kiện ở Tòa án' }

const notPostponed =
  'Trong lúc chờ, anh/chị vẫn phải thực hiện quyết định đang có hiệu lực, trừ khi nó được tạm đình chỉ (Luật Khiếu nại Điều 12, 35).'

export const ways = {
  feedback: {
    title: 'Phản ánh',
    what: 'Báo một việc chung cần sửa: đường, đèn, rác, dịch vụ, thái độ phục vụ. Không phải ký đơn.',
    where: 'Gửi xã, phường nơi có việc. Không đúng nơi thì cơ quan nhận chuyển tiếp, anh/chị không phải gửi lại.',
    limits: () => ['Không có thời hạn gửi. Họ tên, điện thoại không bắt buộc; có thì cán bộ hỏi lại được.'],
    after: () => ['Có mã biên nhận ngay. Câu trả lời xem ở trang Tra cứu hoặc trong trò chuyện.'],
    links: [form],
  },
  proposal: {
    title: 'Kiến nghị về quy định, thủ tục',
    what: 'Nói chỗ vướng, chỗ chưa hợp lý của một quy định, và cách sửa nếu có.',
    where:
      'Gửi ngay bằng biểu mẫu phản ánh. Nơi nhận chuyển đến cơ quan có thẩm quyền về quy định đó (Nghị định 20/2008 Điều 9).',
    limits: () => ['Không có thời hạn gửi, không phải ký đơn.'],
    after: () => ['Có mã biên nhận ngay; việc chuyển đi được báo cho anh/chị.'],
    links: [form],
  },
  complaint: {
    title: 'Khiếu nại lần đầu',
    what: 'Đề nghị xem lại một quyết định, hoặc việc làm hay không làm của cơ quan, gây thiệt cho chính mình. Phải có đơn ký hoặc điểm chỉ.',
    where:
      'Gửi chính người đã ra quyết định, hoặc người đứng đầu cơ quan có cán bộ đã làm việc đó. Của Chủ tịch xã thì lần đầu gửi Chủ tịch xã (Luật Khiếu nại Điều 7).',
    limits: (term) => [
      `Gửi trong ${term('kn.limit')} từ ngày nhận hoặc biết quyết định, việc làm. Thời gian ốm đau, thiên tai, công tác, học tập ở xa không tính.`,
      'Đơn ghi: ngày, họ tên, địa chỉ, khiếu nại ai, việc gì, vì sao, muốn giải quyết thế nào; kèm giấy tờ liên quan.',
    ],
    after: (term) => [
      `Báo thụ lý hay không, kèm lý do: ${term('kn.accept')}.`,
      `Giải quyết: ${term('kn.resolve1')} từ ngày thụ lý; phức tạp hoặc vùng xa thì lâu hơn.`,
      'Chưa đồng ý hoặc quá hạn không trả lời thì khiếu nại lần hai, hoặc khởi kiện ra Tòa án.',
      notPostponed,
    ],
    onPaper: firstComplaint,
    links: [chatComplaint, legalAid],
  },
  late: {
    title: 'Khiếu nại khi đã quá thời hạn',
    what: 'Quá thời hạn mà không có lý do chính đáng thì đơn không được thụ lý (Luật Khiếu nại Điều 11).',
    where:
      'Có lý do (ốm đau, thiên tai, công tác, học tập ở xa, trở ngại khách quan khác) thì vẫn gửi người đã ra quyết định, ghi rõ lý do và kèm giấy tờ.',
    limits: (term) => [
      `Thời hạn là ${term('kn.limit')} từ ngày nhận hoặc biết; thời gian có lý do chính đáng không tính.`,
    ],
    after: () => [
      'Không còn khiếu nại được thì anh/chị vẫn gửi được phản ánh, hoặc đến buổi tiếp công dân để được hướng dẫn.',
    ],
    onPaper: { ...firstComplaint, write: `${complaintLetter} Ghi rõ lý do quá hạn.` },
    links: [chatComplaint, form, legalAid],
  },
  second: {
    title: 'Khiếu nại lần hai',
    what: 'Đã khiếu nại lần đầu mà chưa đồng ý với kết quả, hoặc quá hạn không được giải quyết.',
    where: 'Gửi cấp trên trực tiếp. Của Chủ tịch UBND xã, phường thì gửi Chủ tịch UBND tỉnh (Luật Khiếu nại Điều 7).',
    limits: (term) => [
      `Gửi trong ${term('kn.second')} từ ngày nhận quyết định lần đầu hoặc ngày hết hạn giải quyết; vùng xa, đi lại khó khăn thì dài hơn.`,
      'Kèm quyết định giải quyết lần đầu, nếu có.',
    ],
    after: (term) => [
      `Giải quyết: ${term('kn.resolve2')} từ ngày thụ lý; phức tạp hoặc vùng xa thì lâu hơn. Cơ quan phải gặp gỡ, đối thoại.`,
      'Lúc nào cũng có thể khởi kiện ra Tòa án thay cho khiếu nại.',
      notPostponed,
    ],
    onPaper: {
      write: complaintLetter,
      bring: `Mang đến nơi tiếp công dân của cấp trên, hoặc gửi bưu điện đến đó. Của Chủ tịch UBND xã, phường thì đến ${provinceReception}. Giữ lại một bản.`,
      speak: speakComplaint,
      guide: complaintGuide,
    },
    links: [chatComplaint, court, legalAid],
  },
  court: {
    title: 'Khởi kiện ra Tòa án',
    what: 'Yêu cầu Tòa án xem xét quyết định, việc làm của cơ quan đối với mình. Không bắt buộc phải khiếu nại trước.',
    where: 'Tòa án có thẩm quyền; xem cách nộp đơn ở trang hướng dẫn.',
    limits: (term) => [
      `Trong ${term('kn.sue')} từ ngày nhận quyết định, hoặc từ ngày hết hạn giải quyết mà không có trả lời.`,
    ],
    after: () => ['Tòa án đã thụ lý, đã xử thì khiếu nại cùng việc đó không được thụ lý nữa (Luật Khiếu nại Điều 11).'],
    links: [court, legalAid],
  },
  denunciation: {
    title: 'Tố cáo',
    what: 'Báo người, nơi vi phạm pháp luật để được xử lý, dù mình có bị thiệt hay không. Đơn có họ tên, địa chỉ, cách liên hệ, chữ ký hoặc điểm chỉ.',
    where:
      'Gửi người đứng đầu cơ quan quản lý người bị tố cáo. Tố cáo Chủ tịch, Phó Chủ tịch xã, phường thì gửi Chủ tịch UBND tỉnh (Luật Tố cáo Điều 12). Đơn làm với Xã Ơi thì người xử lý tố cáo của tỉnh đọc trước; Xã Ơi không gửi cho xã, phường. Người giải quyết theo luật do tỉnh xác định: với cán bộ xã, phường có thể là Chủ tịch UBND xã, phường đó (Điều 13), nhưng ai nhận cũng phải giữ kín tên, địa chỉ, nét chữ của anh/chị (Điều 9, 47, 56).',
    limits: () => [
      'Đơn nêu rõ người bị tố cáo, việc vi phạm, và điều làm căn cứ. Cố ý tố cáo sai thì chịu trách nhiệm (Luật Tố cáo Điều 9, 23).',
      'Nơi nhận không đúng thẩm quyền thì phải chuyển đi và báo cho người tố cáo.',
    ],
    after: (term) => [
      `Xử lý ban đầu, kiểm tra điều kiện: ${term('tc.first')}.`,
      `Giải quyết: ${term('tc.resolve')} từ ngày thụ lý; phức tạp thì được gia hạn.`,
      'Người tố cáo được báo việc thụ lý, gia hạn, kết luận; được rút đơn, được tố cáo tiếp.',
    ],
    onPaper: {
      write:
        'Ghi ngày; họ tên, địa chỉ, cách liên hệ của mình; ai bị tố cáo, vi phạm gì, căn cứ nào. Ký hoặc điểm chỉ (Luật Tố cáo Điều 23).',
      bring: `Mang đến ${provinceReception}, gặp người xử lý tố cáo, hoặc gửi bưu điện đến đó. Không nộp ở nơi bị tố cáo. Giữ lại một bản.`,
      speak:
        'Không viết được thì đến nói trực tiếp: cán bộ ghi lại, anh/chị ký hoặc điểm chỉ (Luật Tố cáo Điều 22, 23).',
      guide: denunciationGuide,
    },
    links: [sealedLink, chatDenunciation, legalAid],
    isProtected: true,
  },
  tip: {
    title: 'Báo tin, không nêu tên',
    what: 'Không nêu tên thì không được giải quyết như tố cáo. Nhưng tin rõ người vi phạm, có giấy tờ, chứng cứ cụ thể và kiểm tra được thì cơ quan phải xem xét (Luật Tố cáo Điều 25).',
    where:
      'Gửi kín với Xã Ơi: chỉ người xử lý tố cáo của tỉnh xem được; Xã Ơi không gửi cho xã, phường. Ai kiểm tra tin do tỉnh xác định.',
    limits: () => ['Không ghi họ tên, số điện thoại của mình trong tin, trong ảnh.'],
    after: () => ['Tin không nêu tên không có thời hạn giải quyết theo Luật Tố cáo. Vẫn có mã để tra cứu.'],
    onPaper: {
      write: 'Ghi rõ ai vi phạm, việc gì, khi nào, ở đâu; kèm giấy tờ, chứng cứ kiểm tra được (Luật Tố cáo Điều 25).',
      bring: `Gửi bưu điện đến ${provinceReception}, người xử lý tố cáo. Không gửi nơi có người vi phạm.`,
      guide: denunciationGuide,
    },
    links: [sealedLink, chatDenunciation],
    isProtected: true,
  },
  landDispute: {
    title: 'Hòa giải tranh chấp đất đai',
    what: 'Tranh chấp giữa người với người về ranh giới, quyền sử dụng đất. Đây không phải khiếu nại hay tố cáo.',
    where: 'UBND xã, phường nơi có đất hòa giải.',
    limits: () => ['Khiếu nại chỉ dùng khi không đồng ý với quyết định của cơ quan về tranh chấp đó.'],
    after: () => ['Hòa giải không thành thì gửi Tòa án, hoặc nơi có thẩm quyền như biên bản hòa giải hướng dẫn.'],
    links: [
      { href: '/thu-tuc/mediate-land-dispute', label: 'Hòa giải tranh chấp đất đai: giấy tờ, nơi nộp' },
      court,
      legalAid,
    ],
  },
  conciliation: {
    title: 'Hòa giải ở thôn, tổ dân phố',
    what: 'Mâu thuẫn với hàng xóm, trong nhà, nợ nần, thừa kế, hợp đồng. Đây không phải khiếu nại hay tố cáo.',
    where: 'Nhờ tổ hòa giải ở thôn, tổ dân phố; hoặc khởi kiện ra Tòa án.',
    limits: () => ['Đang bị đánh, bị dọa thì gọi 113 ngay; bạo lực gia đình không phải việc để hòa giải cho qua.'],
    after: () => ['Hòa giải không thành thì khởi kiện ra Tòa án.'],
    links: [court, legalAid],
  },
  courtDispute: {
    title: 'Khởi kiện tranh chấp ra Tòa án',
    what: 'Đã hòa giải mà không thành thì Tòa án xét xử tranh chấp giữa người với người.',
    where: 'Tòa án có thẩm quyền; xem cách nộp đơn ở trang hướng dẫn.',
    limits: () => ['Tranh chấp đất đai thì mang theo biên bản hòa giải của UBND xã, phường.'],
    after: () => ['Người được trợ giúp pháp lý có trợ giúp viên giúp không mất tiền.'],
    links: [court, legalAid],
  },
} as const satisfies Record<string, Way>
export type WayName = keyof typeof ways

export type Option = { value: string; label: string; to: Question | WayName }
export type Question = { ask: string; help?: string; options: readonly Option[] }

const signed: Question = {
  ask: 'Anh/chị có nêu tên mình trong đơn không?',
  help: 'Tên, địa chỉ, nét chữ của người tố cáo được luật giữ kín (Luật Tố cáo Điều 9, 47, 56).',
  options: [
    { value: 'co', label: 'Có, tôi ký tên', to: 'denunciation' },
    { value: 'khong', label: 'Không, tôi chỉ báo tin', to: 'tip' },
  ],
}

export const firstQuestion: Question = {
  ask: 'Anh/chị muốn điều gì?',
  options: [
    {
      value: 'xem-lai',
      label: 'Xem lại một quyết định, việc làm của cơ quan đối với tôi',
      to: {
        ask: 'Anh/chị đã khiếu nại việc này lần nào chưa?',
        options: [
          {
            value: 'chua',
            label: 'Chưa',
            to: {
              ask: 'Anh/chị biết quyết định, việc làm đó đã quá 90 ngày chưa?',
              options: [
                { value: 'con', label: 'Chưa quá 90 ngày, hoặc không nhớ rõ', to: 'complaint' },
                { value: 'qua', label: 'Đã quá 90 ngày', to: 'late' },
                { value: 'toa', label: 'Tôi muốn đưa thẳng ra Tòa án', to: 'court' },
              ],
            },
          },
          {
            value: 'roi',
            label: 'Rồi, đã có kết quả hoặc quá hạn không trả lời',
            to: {
              ask: 'Anh/chị muốn đi tiếp theo cách nào?',
              options: [
                { value: 'cap-tren', label: 'Gửi cấp trên xem lại', to: 'second' },
                { value: 'toa', label: 'Đưa ra Tòa án', to: 'court' },
              ],
            },
          },
        ],
      },
    },
    {
      value: 'vi-pham',
      label: 'Báo một người, một nơi vi phạm pháp luật',
      to: {
        ask: 'Ai vi phạm?',
        options: [
          { value: 'can-bo', label: 'Người có chức vụ, cán bộ, cơ quan', to: signed },
          { value: 'khac', label: 'Người khác, công ty, cửa hàng', to: signed },
        ],
      },
    },
    {
      value: 'viec-chung',
      label: 'Báo một việc chung cần sửa, góp ý',
      to: {
        ask: 'Việc đó là gì?',
        options: [
          { value: 'viec', label: 'Đường, đèn, rác, nước, dịch vụ, thái độ phục vụ', to: 'feedback' },
          { value: 'quy-dinh', label: 'Một quy định, thủ tục chưa hợp lý', to: 'proposal' },
        ],
      },
    },
    {
      value: 'tranh-chap',
      label: 'Giải quyết tranh chấp với người khác',
      to: {
        ask: 'Tranh chấp về gì?',
        options: [
          {
            value: 'dat',
            label: 'Đất đai, ranh giới',
            to: {
              ask: 'UBND xã, phường đã hòa giải chưa?',
              options: [
                { value: 'chua', label: 'Chưa', to: 'landDispute' },
                { value: 'roi', label: 'Rồi, không thành', to: 'courtDispute' },
              ],
            },
          },
          {
            value: 'khac',
            label: 'Nợ, hợp đồng, thừa kế, hàng xóm, gia đình',
            to: {
              ask: 'Tổ hòa giải ở thôn, tổ dân phố đã giúp chưa?',
              options: [
                { value: 'chua', label: 'Chưa', to: 'conciliation' },
                { value: 'roi', label: 'Rồi, không thành', to: 'courtDispute' },
              ],
            },
          },
        ],
      },
    },
  ],
}

export const waysWording = {
  title: 'Khiếu nại, tố cáo, phản ánh: gửi theo cách nào',
  description:
    'Ba câu hỏi để biết nên phản ánh, khiếu nại, tố cáo, hòa giải hay ra Tòa án: gửi ở đâu, thời hạn, sau đó thế nào.',
  lead: 'Trả lời hai, ba câu ngắn. Ở đây không ghi lại câu trả lời nào.',
  danger: 'Đang có người gặp nguy hiểm thì gọi ngay 113, 114 hoặc 115.',
  question: (count: number) => `Câu ${count}`,
  back: 'Quay lại câu trước',
  again: 'Làm lại từ đầu',
  result: 'Cách phù hợp',
  where: 'Gửi ở đâu',
  limits: 'Cần nhớ',
  after: 'Sau đó',
  goOn: 'Đi tiếp',
  protect:
    'Người tố cáo được bảo vệ: giữ kín tên, địa chỉ, nét chữ (Luật Tố cáo Điều 9, 47, 56); cấm đe dọa, trả thù (Điều 8). Được bảo vệ cả vợ chồng, cha mẹ, con, về việc làm, tính mạng, sức khỏe, tài sản, danh dự (Điều 47). Cần gấp thì yêu cầu trực tiếp hoặc gọi điện, giấy tờ bổ sung sau (Điều 50).',
  protectTitle: 'Người tố cáo được bảo vệ',
  decides: 'Đây là gợi ý. Nội dung quyết định loại đơn; cán bộ nhận đơn xem lại và nói lý do nếu khác.',
  onPaper: 'Không dùng trò chuyện: làm trên giấy',
  write: 'Viết gì',
  bring: 'Nộp ở đâu',
  danger113: 'Bị đe dọa, trả thù thì gọi 113.',
  office: 'Nơi đó là UBND xã, phường thì chọn để xem địa chỉ, điện thoại:',
  showOffice: 'Xem địa chỉ',
  noAddress: 'địa chỉ chưa cập nhật, anh/chị hỏi bộ phận một cửa',
  noPhone: 'điện thoại chưa cập nhật',
  hours: 'Giờ làm việc',
  receptionDays: 'Lịch tiếp công dân',
  provinceAddress:
    'Địa chỉ, điện thoại nơi tiếp công dân của tỉnh chưa cập nhật ở đây. Cơ quan nhận đơn phải công khai địa chỉ: anh/chị hỏi UBND tỉnh, hoặc người trợ giúp pháp lý.',
  words: 'Lời anh/chị đã viết',
  wordsHelp: 'Chưa gửi đi đâu. Anh/chị chép lại để dùng trong trò chuyện hoặc trong đơn.',
  wordsBack: 'Quay lại gửi phản ánh với lời này',
}
