import type { Choice } from '../messaging/message.js'

const choice = (label: string, value: string): Choice => ({ label, value })

/** Choices that many replies offer. */
export const choices = {
  person: choice('Gặp cán bộ', '/canbo'),
  help: choice('Xã Ơi làm được gì', '/trogiup'),
  sendFeedback: choice('Gửi phản ánh', '/gui phan-anh'),
  track: choice('Tra cứu hồ sơ', '/tracuu'),
  contacts: choice('Liên hệ xã, phường', '/lienhe'),
  cancel: choice('Hủy', '/huy'),
  skip: choice('Bỏ qua', '/boqua'),
  menu: choice('Về đầu', '/menu'),
}

export const menuChoices: Choice[] = [choices.sendFeedback, choices.track, choices.contacts, choices.person]

export const wording = {
  greeting:
    'Chào anh/chị, đây là Xã Ơi của tỉnh Hưng Yên.\n' +
    'Anh/chị cứ gõ câu hỏi về giấy tờ, thủ tục. Có việc cần phản ánh, anh/chị kể ngay tại đây.',
  thanks: 'Không có gì ạ. Cần thêm việc gì, anh/chị cứ nhắn.',
  goodbye: 'Chào anh/chị. Khi cần, anh/chị cứ nhắn lại nhé.',
  nothingToConfirm: 'Anh/chị cần giúp việc gì ạ?',
  help:
    'Xã Ơi giúp anh/chị bốn việc:\n' +
    '• Hỏi thủ tục: cần giấy tờ gì, nộp ở đâu, mấy ngày, bao nhiêu tiền.\n' +
    '• Gửi phản ánh, khiếu nại, tố cáo và theo dõi kết quả.\n' +
    '• Hỏi địa chỉ, giờ làm việc, điện thoại của xã, phường.\n' +
    '• Gặp cán bộ.\n\n' +
    'Ví dụ: “làm giấy khai sinh cho con cần gì”. Gõ “hủy” để dừng việc đang làm.',
  cancelled: 'Đã dừng. Anh/chị cần việc khác thì cứ nhắn.',
  nothingToCancel: 'Hiện không có việc gì đang làm dở. Anh/chị cần gì ạ?',
  stateUnknown: 'Xin lỗi, việc đang làm dở không tiếp tục được. Anh/chị chọn lại giúp:',
  failed: 'Xin lỗi, Xã Ơi chưa xử lý được tin này. Anh/chị nhắn lại ngắn hơn, hoặc chọn gặp cán bộ.',
  emergency:
    'Nếu có nguy hiểm, hãy gọi ngay:\n' +
    '• 113: công an\n• 114: cứu hỏa, cứu nạn\n• 115: cấp cứu\n\n' +
    'Tin nhắn ở đây không thay được cuộc gọi.',
  dispute:
    'Việc giữa hai bên dân với nhau thì trước hết nên hòa giải tại thôn, tổ dân phố.\n' +
    'Hòa giải không mất tiền. Hòa giải không thành, anh/chị có thể nộp đơn lên xã hoặc khởi kiện ra tòa.\n' +
    'Nếu đã có quyết định của xã mà anh/chị không đồng ý, đó là khiếu nại.',
  disputeChoices: <Choice[]>[
    choice('Thủ tục hòa giải', '/hoi thủ tục hòa giải ở cơ sở'),
    choice('Báo việc này cho xã', '/gui phan-anh'),
    choices.person,
  ],
  outOfScope: 'Việc này Xã Ơi không giúp được. Xã Ơi chỉ giúp việc với xã, phường: giấy tờ, phản ánh, liên hệ.',
  otherAgency: (name: string, agency: string, where: string) =>
    `${name} không làm ở xã, phường. Nơi giải quyết: ${agency}. ${where.charAt(0).toUpperCase()}${where.slice(1)}.`,
  notUnderstood: 'Xã Ơi chưa hiểu ý anh/chị. Câu này đã được ghi lại để bổ sung. Anh/chị nói rõ hơn, hoặc chọn:',
  procedureUnknown: 'Xã Ơi chưa có thông tin về việc này. Câu hỏi đã được ghi lại để bổ sung.',
  procedureUnknownNext: 'Anh/chị có thể nói theo cách khác, hoặc gặp cán bộ.',
  whichProcedure: 'Anh/chị hỏi việc nào ạ?',
  whichProcedureAlso: (said: string) => `Còn “${said}”: anh/chị hỏi việc nào ạ?`,
  noneOfThese: choice('Việc khác', '/khongphai'),
  tellMore: 'Anh/chị tả rõ hơn việc cần làm giúp nhé. Ví dụ: “xin bản sao giấy khai sinh”.',
  whichProcedureFirst: 'Anh/chị hỏi về thủ tục nào ạ? Ví dụ: “phí chứng thực bản sao”.',
  unreadable: 'Tin này không có chữ nào Xã Ơi đọc được. Anh/chị gõ bằng chữ giúp nhé.',
  flood:
    'Anh/chị nhắn nhanh quá nên Xã Ơi đọc chưa kịp. Tin nào cũng được giữ, Xã Ơi sẽ trả lời chung khi anh/chị ngừng nhắn.',
  editTooLate: 'Tin sửa đến muộn, việc đã qua bước đó. Anh/chị nhắn lại điều cần sửa giúp.',
  voiceUnheard: 'Xã Ơi chưa nghe được tin thoại. Anh/chị gõ chữ giúp, hoặc chọn gặp cán bộ.',
  locationNotNow: 'Vị trí chỉ dùng khi gửi phản ánh. Anh/chị muốn báo việc ở nơi này thì chọn gửi phản ánh.',
  filesKept: (count: number) =>
    `Đã nhận ${count} tệp. Anh/chị kể giúp: có việc gì? Nếu muốn gửi kèm phản ánh, hãy chọn bên dưới.`,
  fileRefused: {
    empty: 'Tệp này trống nên không nhận được.',
    too_large: 'Tệp này lớn quá 20 MB nên không nhận được. Anh/chị gửi bản nhỏ hơn giúp.',
    type: 'Loại tệp này không nhận được. Anh/chị gửi ảnh, video, ghi âm hoặc tệp văn bản giúp.',
    gone: 'Tệp này không còn tải được. Anh/chị gửi lại giúp.',
    not_fetched: 'Chưa tải được tệp này. Anh/chị gửi lại sau ít phút giúp.',
  },
  tooLong: 'Tin dài nên Xã Ơi chỉ đọc phần đầu và phần cuối.',
  chooseOne: 'Anh/chị chọn một trong các cách dưới đây giúp.',
  resume: 'Ta tiếp tục việc đang làm nhé.',
  survey: 'Cảm ơn anh/chị đã đánh giá. Ý kiến này giúp xã, phường phục vụ tốt hơn.',
  surveyAsk: 'Anh/chị muốn góp ý về việc phục vụ của xã, phường ạ? Anh/chị gửi thành phản ánh để nơi đó trả lời nhé.',
  sharedPapers: 'Giấy tờ dùng cho nhiều việc, chỉ cần chuẩn bị một lần:',
  lifeEvent: (name: string) => `${name}: anh/chị nên làm lần lượt các việc sau. Chọn một việc để xem giấy tờ.`,
} as const

export const caseStatusWording = {
  askCode: 'Anh/chị gửi giúp mã biên nhận, dạng ABCDE-23456. Mã có trong tin báo đã nhận.',
  wrongCode: (code: string) => `Mã ${code} chưa đúng. Anh/chị xem lại từng chữ giúp. Mã không có số 0, 1 và chữ O, I.`,
  notFound: (code: string) => `Không tìm thấy mã ${code}. Anh/chị xem lại mã, hoặc gặp cán bộ.`,
  mine: 'Vụ việc anh/chị đã gửi từ đây:',
  none: 'Chưa có vụ việc nào gửi từ đây.',
  lateFile:
    'Hồ sơ quá hẹn mà chưa có kết quả, anh/chị có hai cách:\n' +
    '• Phản ánh: nơi nhận hồ sơ trả lời vì sao chậm và bao giờ xong.\n' +
    '• Khiếu nại: đề nghị xem lại việc chậm giải quyết. Phải ký đơn, có thời hạn theo Luật Khiếu nại.',
  lateChoices: <Choice[]>[choice('Gửi phản ánh', '/gui phan-anh'), choice('Khiếu nại', '/gui khieu-nai')],
  paperFile: 'Hồ sơ thủ tục đã nộp ở bộ phận một cửa thì tra theo mã trên giấy hẹn, tại Cổng Dịch vụ công quốc gia.',
  status: (facts: {
    receiptCode: string
    kind: string
    state: string
    agency: string
    due: string | null
    steps: string[]
  }) =>
    [
      `${facts.kind} ${facts.receiptCode}: ${facts.state}.`,
      `Nơi giải quyết: ${facts.agency}.`,
      ...(facts.due ? [`Hạn: ${facts.due}.`] : []),
      ...(facts.steps.length > 0 ? ['Các bước đã qua:', ...facts.steps.map((step) => `• ${step}`)] : []),
    ].join('\n'),
} as const

export const contactWording = {
  askCommune: 'Anh/chị hỏi xã, phường nào ạ? Tên cũ cũng được.',
  whichCommune: 'Tên này có ở nhiều nơi. Anh/chị chọn giúp:',
  communeUnknown: 'Xã Ơi chưa nhận ra tên này trong tỉnh Hưng Yên. Anh/chị ghi tên xã, phường, hoặc tên cũ kèm huyện.',
  title: (name: string) => `UBND ${name}`,
  address: 'Địa chỉ',
  hours: 'Giờ làm việc',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  leader: 'Chủ tịch',
  leaderPhone: 'Điện thoại chủ tịch',
  reception: 'Lịch tiếp công dân',
  website: 'Trang web',
  unknown: 'chưa có thông tin, xã chưa cập nhật',
} as const

export const handOffWording = {
  askCommune: 'Anh/chị cần gặp cán bộ xã, phường nào? Gõ tên xã, tên cũ cũng được.',
  notSure: choice('Tôi không rõ', '/khongro'),
  askMatter: 'Anh/chị ghi ngắn gọn việc cần hỏi. Cán bộ sẽ trả lời ngay tại đây.',
  queued: (agency: string) => `Đã chuyển câu hỏi đến ${agency}. Cán bộ sẽ trả lời ngay tại đây.`,
  closed: (opening: string) => `Bây giờ ngoài giờ làm việc. Cán bộ sẽ xem từ ${opening}.`,
  province: 'đầu mối của tỉnh',
  protected: 'người xử lý tố cáo của tỉnh. Xã, phường không xem được',
  askAbout:
    'Việc cần hỏi có liên quan điều anh/chị tố cáo, báo tin không ạ?\n' +
    'Nếu có, câu hỏi chỉ gửi cho người xử lý tố cáo của tỉnh.',
  about: choice('Có, gửi kín', '/lien-quan'),
  notAbout: choice('Không, việc khác', '/viec-khac'),
} as const

export const intakeWording = {
  privacy: (link: string) => `Xã Ơi lưu điều anh/chị gửi, chỉ để cơ quan có trách nhiệm giải quyết. Xem: ${link}`,
  whichKind: 'Anh/chị muốn xem lại một quyết định đối với mình, báo người vi phạm, hay góp ý?',
  differences:
    '• Phản ánh, kiến nghị: việc chung cần sửa, không phải ký đơn.\n' +
    '• Khiếu nại: quyết định, việc làm của cơ quan gây thiệt cho chính mình. Phải ký đơn.\n' +
    '• Tố cáo: báo người vi phạm pháp luật. Danh tính được giữ kín.',
  propose: {
    feedback: 'Việc này giống một phản ánh, kiến nghị.',
    complaint: 'Việc này giống một khiếu nại: anh/chị muốn xem lại quyết định hoặc việc làm đối với mình.',
    denunciation: 'Việc này giống một tố cáo: báo một người vi phạm pháp luật.',
  },
  kindChoices: <Choice[]>[
    choice('Gửi phản ánh', '/gui phan-anh'),
    choice('Khiếu nại', '/gui khieu-nai'),
    choice('Tố cáo', '/gui to-cao'),
    choices.cancel,
  ],
  signOrNot:
    'Danh tính người tố cáo được giữ kín theo Luật Tố cáo. Xã bị phản ánh không xem được hồ sơ này.\n\n' +
    '• Nêu tên và ký đơn: được thụ lý như tố cáo và được báo kết quả.\n' +
    '• Không nêu tên: chỉ là tin báo. Nếu đủ rõ và kiểm tra được thì cơ quan mới xem xét (Luật Tố cáo Điều 25).\n\n' +
    'Anh/chị chọn cách nào?',
  signChoices: <Choice[]>[choice('Nêu tên và ký đơn', '/ky co'), choice('Không nêu tên', '/ky khong'), choices.cancel],
  chooseOne: 'Anh/chị chọn một trong các cách dưới đây giúp.',
  ask: {
    text: {
      feedback: 'Anh/chị kể giúp: có việc gì xảy ra?',
      complaint: 'Anh/chị kể giúp: quyết định hoặc việc làm nào anh/chị thấy không đúng, và vì sao?',
      denunciation: 'Anh/chị kể giúp: người đó đã làm gì vi phạm pháp luật?',
      tip: 'Anh/chị kể giúp: người đó đã làm gì vi phạm pháp luật? Càng cụ thể càng dễ kiểm tra.',
    },
    against: {
      complaint: 'Cơ quan hoặc người nào đã ra quyết định, hay làm việc đó?',
      denunciation: 'Người bị tố cáo là ai? Ghi tên, chức vụ, nơi làm việc nếu biết.',
      tip: 'Người vi phạm là ai? Ghi tên, chức vụ, nơi làm việc nếu biết.',
    },
    place: 'Việc xảy ra ở đâu? Ghi thôn, xã hoặc phường. Tên cũ cũng được.',
    when: 'Việc xảy ra khi nào?',
    whenComplaint: 'Anh/chị nhận hoặc biết quyết định, việc làm đó ngày nào?',
    request: 'Anh/chị đề nghị giải quyết thế nào?',
    evidence:
      'Anh/chị có ảnh, giấy tờ thì gửi ngay tại đây. Có người làm chứng thì ghi tên. Đừng gửi ảnh thẻ căn cước.',
    name: {
      feedback: 'Anh/chị cho biết họ tên để nơi giải quyết tiện liên hệ. Không muốn nêu tên thì bỏ qua.',
      signed: 'Họ và tên người viết đơn? Luật yêu cầu đơn ghi rõ họ tên.',
    },
    address: 'Địa chỉ của anh/chị? Luật yêu cầu đơn ghi rõ địa chỉ.',
    phone: {
      optional: 'Số điện thoại để cán bộ gọi khi cần?',
      signed: 'Số điện thoại hoặc cách liên hệ với anh/chị?',
    },
  },
  fileTaken: (count: number) => `Đã nhận, có ${count} tệp gửi kèm.`,
  tooManyFiles: 'Mỗi việc gửi kèm được nhiều nhất 10 tệp. Các tệp sau không được giữ.',
  moreFiles: 'Còn tệp nào thì anh/chị gửi tiếp, xong thì bấm Xong.',
  filesDone: choice('Xong', '/xong'),
  filesSent: (count: number) => `${count} tệp gửi kèm`,
  onMap: (latitude: number, longitude: number) => `vị trí trên bản đồ: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
  locationTaken: 'Đã ghi vị trí.',
  tooShort: 'Anh/chị ghi thêm vài chữ cho rõ giúp.',
  wrongPhone: 'Số điện thoại này chưa đúng. Anh/chị ghi lại giúp, hoặc bỏ qua.',
  placeUnclear: 'Xã Ơi chưa nhận ra xã, phường nào. Anh/chị ghi lại tên xã, hoặc tên cũ kèm huyện.',
  placeAmbiguous: (mention: string) => `“${mention}” có ở nhiều nơi. Anh/chị chọn giúp:`,
  placeUnknown: choice('Tôi không rõ xã nào', '/khongro'),
  labels: {
    text: 'Việc',
    against: 'Ai, cơ quan nào',
    place: 'Nơi xảy ra',
    when: 'Thời gian',
    request: 'Đề nghị',
    evidence: 'Giấy tờ, chứng cứ',
    name: 'Họ tên',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    files: 'Tệp gửi kèm',
  },
  notGiven: 'không ghi',
  keptSecret: 'đã ghi, giữ kín',
  unknownCommune: 'chưa rõ xã, phường',
  reviewTitle: { feedback: 'Phản ánh', complaint: 'Đơn khiếu nại', denunciation: 'Đơn tố cáo', tip: 'Tin báo' },
  review: (title: string, lines: string[]) => `${title}. Anh/chị xem lại giúp:\n\n${lines.join('\n')}\n\nGửi đi chứ ạ?`,
  send: choice('Gửi', '/gui-di'),
  change: (label: string, step: string) => choice(`Sửa: ${label}`, `/sua ${step}`),
  sent: {
    feedback: (facts: { receiptCode: string; agency: string; why: string; due: string | null }) =>
      [
        `Đã nhận phản ánh. Mã biên nhận: ${facts.receiptCode}`,
        `Nơi giải quyết: ${facts.agency}.`,
        `Vì sao: ${facts.why}`,
        ...(facts.due ? [`Mục tiêu trả lời của tỉnh: trước hết ngày ${facts.due}.`] : []),
        'Câu trả lời sẽ đến ngay tại đây. Anh/chị giữ mã để tra cứu.',
      ].join('\n'),
    petition: (facts: { receiptCode: string; agency: string; why: string; petition: string; where: string }) =>
      [
        `Đã lập đơn nháp. Mã biên nhận: ${facts.receiptCode}`,
        'Theo luật, đơn phải có chữ ký hoặc điểm chỉ. Thời hạn giải quyết tính từ ngày nhận đơn đã ký.',
        `1. In đơn: ${facts.petition}`,
        `2. Ký, rồi nộp tại: ${facts.where}. Không in được thì đọc mã, cán bộ in giúp.`,
        `Nơi giải quyết: ${facts.agency}.`,
        `Vì sao: ${facts.why}`,
      ].join('\n'),
    tip: (facts: { receiptCode: string; agency: string; why: string }) =>
      [
        `Đã nhận tin báo. Mã biên nhận: ${facts.receiptCode}`,
        `Nơi tiếp nhận: ${facts.agency}.`,
        `Vì sao: ${facts.why}`,
        'Tin không nêu tên không có thời hạn giải quyết theo luật. Tin được giữ kín.',
      ].join('\n'),
  },
  signAtCommune: (agency: string, address: string | null) =>
    address ? `${agency}, ${address}` : `nơi tiếp công dân của ${agency} (địa chỉ chưa cập nhật)`,
  signAtProvince: 'nơi tiếp công dân của tỉnh Hưng Yên, gặp người xử lý tố cáo',
  late: 'Lưu ý: khiếu nại phải gửi trong 90 ngày từ khi nhận hoặc biết quyết định (Luật Khiếu nại Điều 9).',
} as const

export const protectedWording = {
  ask:
    'Điều này nói về vi phạm của người có chức vụ ở xã, phường. Anh/chị nên gửi kín: tố cáo hoặc báo tin.\n' +
    '• Gửi kín: chỉ người xử lý tố cáo của tỉnh xem được. Xã, phường không biết ai gửi.\n' +
    '• Vẫn gửi phản ánh: tỉnh nhận và xem xét, không chuyển về xã, phường đó.\n\n' +
    'Anh/chị gửi kín chứ ạ?',
  where:
    'gửi kín ngay tại đây, hoặc nơi tiếp công dân của tỉnh, gặp người xử lý tố cáo. Không nộp ở nơi bị tố cáo.\n' +
    'Người giải quyết, tùy ai bị tố cáo:',
  settledBy: (accused: string, who: string, article: string) => `${accused}: ${who} (${article})`,
  denounce: choice('Gửi kín cho tỉnh', '/gui to-cao'),
  protect: choice('Gửi kín cho tỉnh', '/gui-kin'),
  insist: choice('Vẫn gửi phản ánh', '/van-gui'),
} as const

export const answerOfficerWording = {
  ask: (receiptCode: string) => `Anh/chị ghi câu trả lời cho cán bộ về ${receiptCode}:`,
  confirm: (receiptCode: string) => `Gửi tin này cho cán bộ về ${receiptCode}?`,
  yes: choice('Gửi cho cán bộ', '/dung'),
  no: choice('Không, việc khác', '/khong'),
  filesOnly: (count: number) => `(${count} tệp gửi kèm)`,
  sent: (receiptCode: string) => `Đã gửi câu trả lời về ${receiptCode} cho cán bộ.`,
  accuses:
    'Câu này nói về vi phạm của người có chức vụ ở xã, phường nên chưa gửi cho xã.\n' +
    'Anh/chị gửi kín cho tỉnh, hoặc trả lời lại mà không nhắc điều đó.',
  again: (receiptCode: string) => choice('Trả lời lại', `/traloi ${receiptCode}`),
  gone: 'Không tìm thấy vụ việc này nữa. Anh/chị tra cứu bằng mã biên nhận giúp.',
  declined: 'Vâng. Anh/chị nhắn lại việc cần hỏi giúp.',
} as const

export const ratingWording = {
  thanks: 'Cảm ơn anh/chị đã đánh giá. Ý kiến này giúp xã, phường phục vụ tốt hơn.',
  sorry: 'Cảm ơn anh/chị đã nói thật. Điều gì chưa được, anh/chị gửi thành phản ánh để nơi đó trả lời nhé.',
  unknown: 'Không tìm thấy việc cần đánh giá. Anh/chị tra cứu bằng mã biên nhận giúp.',
} as const

export const deleteDataWording = {
  confirm:
    'Xã Ơi sẽ xóa các tin nhắn và điều đã nhớ về anh/chị.\n' +
    'Vụ việc đã gửi thì phải lưu theo luật. Yêu cầu xóa được chuyển cho cán bộ xem xét.\n\n' +
    'Anh/chị muốn xóa chứ ạ?',
  yes: choice('Xóa dữ liệu của tôi', '/xoa-ngay'),
  done: (dueOn: string) =>
    `Đã xóa điều Xã Ơi nhớ về cuộc trò chuyện này.\nYêu cầu xóa phần còn lại đã được ghi nhận, hạn giải quyết: ${dueOn}.`,
} as const
