import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'
import { petitionWording } from '../print-petition/wording.js'

const labels = {
  text: 'Việc',
  against: 'Ai, cơ quan nào',
  place: 'Nơi xảy ra',
  when: 'Thời gian',
  request: 'Đề nghị',
  evidence: 'Giấy tờ, chứng cứ',
  name: 'Họ tên',
  agent: 'Người được ủy quyền',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  files: 'Tệp gửi kèm',
} as const

export const intakeWording = {
  notSentYet: 'Việc này chưa gửi nên chưa nơi nào xử lý. Đủ ý rồi thì anh/chị nhắn “gửi”.',
  privacy: (title: string, link: string) =>
    `${title}: điều anh/chị gửi được lưu, chỉ để cơ quan có trách nhiệm giải quyết. Xem: ${link}`,
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
      denunciation: 'Người bị tố cáo giữ chức vụ gì, ở cơ quan nào? Tên có thể để trống ở đây, ghi tay khi ký đơn.',
      tipOfNoPost: 'Người đó là ai, ở đâu? Biết gì ghi nấy, tên không bắt buộc ghi.',
      tip: 'Người vi phạm giữ chức vụ gì, ở cơ quan nào? Không có chức vụ thì ghi là ai. Tên không bắt buộc ghi.',
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
      complainant: 'Họ và tên người khiếu nại, là người ủy quyền? Luật yêu cầu đơn ghi rõ họ tên.',
    },
    agent: 'Anh/chị là người được ủy quyền: họ và tên anh/chị?',
    address: 'Địa chỉ của anh/chị? Luật yêu cầu đơn ghi rõ địa chỉ.',
    phone: {
      optional: 'Số điện thoại để cán bộ gọi khi cần?',
      signed: 'Số điện thoại hoặc cách liên hệ với anh/chị? Không có điện thoại thì ghi email, hoặc nhắn “không có”.',
    },
  },
  /** The same question with its reason, after an answer that doesn't fit. */
  otherwise: {
    text: [
      'Anh/chị ghi thêm vài chữ cho rõ: có việc gì, ở đâu?',
      'Anh/chị kể cụ thể việc đã xảy ra giúp, mỗi ý một câu cũng được.',
    ],
    against: ['Xã Ơi cần biết việc này do ai, cơ quan nào làm. Không rõ tên thì ghi chức vụ hoặc nơi làm việc.'],
    place: [
      'Việc này ở xã, phường nào ạ? Ghi tên xã, hoặc tên cũ kèm huyện, để chuyển đúng nơi.',
      'Để chuyển đúng nơi, cần tên xã hoặc phường, ví dụ “xã Mễ Sở”. Không rõ thì chọn bên dưới.',
    ],
    when: ['Còn thời gian: việc này xảy ra hôm nào? Khoảng chừng cũng được, không nhớ thì bỏ qua.'],
    request: ['Anh/chị muốn nơi giải quyết làm gì? Ví dụ: xem lại quyết định, trả lại tiền.'],
    evidence: ['Còn ảnh, giấy tờ hay người làm chứng thì gửi ở đây. Không có thì bỏ qua.'],
    name: ['Xã Ơi chưa rõ họ tên. Anh/chị chỉ ghi họ tên giúp, ví dụ “Nguyễn Văn An”.'],
    agent: ['Anh/chị ghi họ tên người viết thay, là người được ủy quyền.'],
    address: ['Anh/chị ghi địa chỉ giúp: thôn hoặc số nhà, xã.'],
    phone: [
      'Số điện thoại này chưa đúng. Anh/chị ghi lại đủ 10 số, hoặc ghi email, hoặc nhắn “không có điện thoại”.',
      'Số điện thoại có 10 số, bắt đầu bằng 0. Anh/chị xem lại giúp.',
    ],
  },
  otherWay: (label: string, isOptional: boolean, misses: number) =>
    isOptional
      ? `Mục “${label}” không bắt buộc, anh/chị có thể bỏ qua${misses % 2 ? '' : ' để đi tiếp'}.`
      : `Mục “${label}” cần có để gửi đi. Anh/chị ghi lại ngắn gọn${misses % 2 ? ', gặp cán bộ, hoặc dừng, nháp vẫn được giữ' : ', hoặc gặp cán bộ để được giúp'}.`,
  mustHave: (label: string) =>
    label === labels.phone
      ? 'Đơn phải có cách liên hệ. Không có điện thoại thì ghi email, hoặc nhắn “không có điện thoại”.'
      : `Mục “${label}” không bỏ qua được, vì thiếu thì đơn không được nhận.`,
  whomNoted: 'Đã ghi ai bị nêu. Còn việc người đó đã làm thì chưa có.',
  personUnknown: 'chưa rõ là ai',
  personUnknownNoted: 'Vâng, đã ghi chưa rõ là ai. Nhớ dáng người, xe, biển số thì kể thêm. Cần gấp thì gọi 113.',
  mustNameAccused:
    'Đơn tố cáo phải nêu người bị tố cáo (Luật Tố cáo Điều 23). Biết gì thì ghi: chức vụ, nơi làm việc, dáng người, biển số xe. Chưa biết ai thì chọn “Không nêu tên” để gửi tin báo, hoặc báo công an xã, gọi 113.',
  sendUnsigned: choice('Không nêu tên', 'không nêu tên'),
  outside: (province: string) =>
    `Việc ở ${province} không thuộc tỉnh Hưng Yên nên Xã Ơi không chuyển được. Anh/chị gửi UBND xã, phường nơi đó, hoặc Cổng Dịch vụ công quốc gia, mục Phản ánh kiến nghị.`,
  inHand: (title: string) => `Vâng, ta đang làm ${title.charAt(0).toLowerCase()}${title.slice(1)}.`,
  changedTo: (value: string) => `Đã đổi thành ${value.charAt(0).toLowerCase()}${value.slice(1)}.`,
  changedField: (label: string) => `Đã sửa mục “${label}”.`,
  exchanged: (to: string) => `Đã sửa thành “${to}”.`,
  removed: (words: string) => `Đã bỏ “${words}”.`,
  wordsNotFound: (from: string) => `Xã Ơi không thấy “${from}” trong điều đã ghi. Anh/chị chọn mục cần sửa:`,
  timesOf: (count: number): string[] => [`${count} hôm trước`, ...(count <= 31 ? [`ngày ${count}`] : [])],
  whichTime: (count: number) => `${count} hôm trước${count <= 31 ? `, hay ngày ${count}` : ''} ạ?`,
  changeWhich: 'Anh/chị cần sửa mục nào?',
  placeIs: (name: string) => `Nơi xảy ra: ${name}.`,
  placeIsNow: (said: string, name: string) =>
    `Nơi xảy ra: ${said}, nay là ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
  noted: (labels: string[]) => `Đã ghi ${labels.join(', ')}.`,
  leftOut: (labels: string[]) => `Vâng, không ghi ${[...new Set(labels)].join(', ')}.`,
  storyKept: 'Xã Ơi đã ghi điều anh/chị kể.',
  nowHas: (count: number) => `Đã ghi thêm, nay có ${count} ý.`,
  notAsked: (labels: string[]) => `Tin báo không nêu người gửi nên Xã Ơi không ghi ${labels.join(', ')}.`,
  addedToStory: 'Đã ghi thêm.',
  courtesy: 'Dạ, Xã Ơi đang nghe ạ.',
  sayWhat: (misses: number) =>
    misses % 2
      ? 'Đúng rồi thì anh/chị bấm Gửi. Cần sửa gì thì nói rõ mục đó, ví dụ “sửa xã thành Mễ Sở”.'
      : 'Xã Ơi chưa rõ anh/chị muốn gửi hay sửa. Gõ “gửi” để gửi đi, “hủy” để dừng, nháp vẫn được giữ.',
  sendHere: 'Anh/chị gửi ảnh, video, ghi âm ngay tại đây, lúc nào cũng được.',
  questionUnknown: 'Câu này Xã Ơi chưa có thông tin chắc chắn, không ghi vào đơn. Cán bộ có thể trả lời anh/chị.',
  storyTitle: 'Việc anh/chị kể',
  notYet: 'chưa có',
  summary: (title: string, lines: string[]) => `${title}, đã ghi:\n${lines.join('\n')}`,
  fileTaken: (count: number) => `Đã nhận, có ${count} tệp gửi kèm.`,
  tooManyFiles: 'Mỗi việc gửi kèm được nhiều nhất 10 tệp. Các tệp sau không được giữ.',
  moreFiles: 'Còn tệp nào thì anh/chị gửi tiếp, xong thì bấm Xong.',
  filesDone: choice('Xong', payload(answerWords.filesDone)),
  filesSent: (count: number) => `${count} tệp gửi kèm`,
  onMap: (latitude: number, longitude: number) => `vị trí trên bản đồ: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
  locationTaken: 'Đã ghi vị trí.',
  tooShort: 'Anh/chị ghi thêm vài chữ cho rõ giúp.',
  wrongPhone: 'Số điện thoại này chưa đúng. Anh/chị ghi lại giúp, hoặc bỏ qua.',
  byAddress: 'Không có điện thoại, liên hệ theo địa chỉ',
  placeUnclear: 'Xã Ơi chưa nhận ra xã, phường nào. Anh/chị ghi lại tên xã, hoặc tên cũ kèm huyện.',
  placeAmbiguous: (mention: string) => `“${mention}” có ở nhiều nơi. Anh/chị chọn giúp:`,
  placeUnknown: choice('Tôi không rõ xã nào', payload(answerWords.placeUnknown)),
  labels,
  notGiven: 'không ghi',
  holdsIdentity: 'Tin này có họ tên hoặc số điện thoại. Nếu là của anh/chị, hãy bỏ ra trước khi gửi.',
  takeOut: choice('Bỏ tên, số điện thoại', payload(answerWords.takeOutIdentity)),
  takenOut: 'Đã bỏ tên, số điện thoại khỏi tin.',
  wishesHidden: 'Người gửi đề nghị không tiết lộ họ tên, số điện thoại của mình.',
  hiddenNoted: 'Đã ghi cho cán bộ: anh/chị đề nghị không tiết lộ tên mình.',
  keptSecret: 'đã ghi, giữ kín',
  nameKeptSecret: (initials: string) => `${initials} (giữ kín)`,
  placeLeftOpen: 'Chưa rõ xã nào, Xã Ơi vẫn gửi đi được.',
  unknownCommune: 'chưa rõ xã, phường',
  reviewTitle: { feedback: 'Phản ánh', complaint: 'Đơn khiếu nại', denunciation: 'Đơn tố cáo', tip: 'Tin báo' },
  /** Who gets what is sent, said before it is sent: often the head of the accused's own office. */
  settles: {
    signed: (who: string) => [
      `Theo luật, người giải quyết là ${who}.`,
      'Đơn đã ký được chuyển đến người đó, có tên anh/chị; người đó phải giữ bí mật tên (Luật Tố cáo Điều 56).',
    ],
    tip: (who: string) => [`Nội dung tin có thể được chuyển đến ${who} để kiểm tra.`],
    /** Where that is the head of the accused's own office, or nobody knows yet. */
    fear: 'Ngại nơi đó hoặc cần được bảo vệ thì kể rõ vì sao: người xử lý của tỉnh đọc trước khi chuyển.',
    fearOfTip: 'Ngại nơi đó thì kể rõ vì sao: người xử lý của tỉnh đọc trước khi chuyển.',
  },
  review: (title: string, lines: string[]) => `${title}. Anh/chị xem lại giúp:\n\n${lines.join('\n')}\n\nGửi đi chứ ạ?`,
  send: choice('Gửi', payload(answerWords.sendNow)),
  wasWritten: (text: string) => `Đang ghi: “${text}”.`,
  change: (label: string, step: string) => choice(`Sửa: ${label}`, payload(answerWords.change, step)),
  sent: {
    feedback: (facts: {
      receiptCode: string
      agency: string
      why: string
      due: string | null
      passedOn: string | null
    }) =>
      [
        `Đã nhận phản ánh. Mã biên nhận: ${facts.receiptCode}`,
        `Nơi giải quyết: ${facts.agency}.`,
        `Vì sao: ${facts.why}`,
        ...(facts.due ? [`Mục tiêu trả lời của tỉnh: chậm nhất ngày ${facts.due}.`] : []),
        ...(facts.passedOn
          ? [
              `Phần về quy định được chuyển đến cơ quan có thẩm quyền về quy định đó chậm nhất ngày ${facts.passedOn} (Nghị định 20/2008 Điều 9).`,
            ]
          : []),
        'Câu trả lời sẽ đến ngay tại đây. Anh/chị giữ mã để tra cứu.',
      ].join('\n'),
    /** `receives`: the agency only takes it, somebody else settles it by law. */
    petition: (facts: {
      receiptCode: string
      agency: string
      why: string
      petition: string
      where: string
      receives?: true
    }) =>
      [
        `Đã lập đơn nháp. Mã biên nhận: ${facts.receiptCode}`,
        'Theo luật, đơn phải có chữ ký hoặc điểm chỉ. Thời hạn giải quyết tính từ ngày nhận đơn đã ký.',
        `1. In đơn: ${facts.petition}`,
        petitionWording.rule,
        `2. Ký, rồi nộp tại: ${facts.where}. Không in được thì đọc mã, cán bộ in giúp.`,
        `${facts.receives ? 'Nơi nhận' : 'Nơi giải quyết'}: ${facts.agency}.`,
        `Vì sao: ${facts.why}`,
      ].join('\n'),
    tip: (facts: { receiptCode: string; agency: string; why: string }) =>
      [
        `Đã nhận tin báo. Mã biên nhận: ${facts.receiptCode}`,
        `Nơi tiếp nhận: ${facts.agency}.`,
        `Vì sao: ${facts.why}`,
        'Tin không nêu tên không có thời hạn giải quyết theo Luật Tố cáo. Có dấu hiệu tội phạm thì người xử lý chuyển công an.',
        'Tin không ghi tên anh/chị. Đang nguy hiểm, hoặc việc đang xảy ra, thì gọi 113.',
      ].join('\n'),
  },
  secret: (secret: string, address: string) =>
    [
      `Số bí mật: ${secret}`,
      'Anh/chị chép mã và số này ra giấy, rồi xóa tin này. Mất số thì không ai mở lại được.',
      `Có tin mới thì Xã Ơi chỉ nhắn “Bạn có tin mới”. Đọc, trả lời và gửi thêm tại: ${address}`,
    ].join('\n'),
  signAtCommune: (agency: string, address: string | null) =>
    address ? `${agency}, ${address}` : `nơi tiếp công dân của ${agency} (địa chỉ chưa cập nhật)`,
  signAtSettler: (settledBy: string, isElsewhere: boolean) =>
    isElsewhere ? `nơi tiếp công dân của ${settledBy}` : 'nơi tiếp công dân của tỉnh Hưng Yên',
  signAtProvince: (office: string | null) =>
    office
      ? `nơi tiếp công dân của tỉnh Hưng Yên, gặp người xử lý tố cáo. ${office}`
      : 'nơi tiếp công dân của tỉnh Hưng Yên, gặp người xử lý tố cáo. Xã Ơi chưa có địa chỉ, giờ mở cửa: anh/chị nhắn “gặp cán bộ” để hỏi trước khi đi',
  group:
    'Nhiều người cùng khiếu nại thì đơn có chữ ký của tất cả. Kèm giấy cử đại diện trong số đó (Luật Khiếu nại Điều 8). ' +
    'Từ 5 đến 10 người cử 1 hoặc 2, trên 10 người nhiều nhất 5 (Luật Tiếp công dân Điều 29).',
} as const
