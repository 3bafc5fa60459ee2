import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'
import { petitionWording } from '../print-petition/wording.js'

export const intakeWording = {
  privacy: (link: string) => `Xã Ơi lưu điều anh/chị gửi, chỉ để cơ quan có trách nhiệm giải quyết. Xem: ${link}`,
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
  filesDone: choice('Xong', payload(answerWords.filesDone)),
  filesSent: (count: number) => `${count} tệp gửi kèm`,
  onMap: (latitude: number, longitude: number) => `vị trí trên bản đồ: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
  locationTaken: 'Đã ghi vị trí.',
  tooShort: 'Anh/chị ghi thêm vài chữ cho rõ giúp.',
  wrongPhone: 'Số điện thoại này chưa đúng. Anh/chị ghi lại giúp, hoặc bỏ qua.',
  placeUnclear: 'Xã Ơi chưa nhận ra xã, phường nào. Anh/chị ghi lại tên xã, hoặc tên cũ kèm huyện.',
  placeAmbiguous: (mention: string) => `“${mention}” có ở nhiều nơi. Anh/chị chọn giúp:`,
  placeUnknown: choice('Tôi không rõ xã nào', payload(answerWords.placeUnknown)),
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
  send: choice('Gửi', payload(answerWords.sendNow)),
  change: (label: string, step: string) => choice(`Sửa: ${label}`, payload(answerWords.change, step)),
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
        petitionWording.rule,
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
