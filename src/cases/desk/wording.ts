import { readableDay } from '../../shared/clock.js'
import type { Case } from '../case.js'
import type { Entry, EntryWay, HowTold } from './entry.js'

export const deskWording = {
  ways: {
    counter: 'Tại quầy',
    telephone: 'Qua điện thoại',
    letter: 'Thư, đơn gửi đến',
    forwarded: 'Cơ quan khác chuyển đến',
  } satisfies Record<EntryWay, string>,
  hows: {
    telephone: 'Gọi điện',
    counter: 'Gặp trực tiếp',
    letter: 'Gửi văn bản',
    chat: 'Nhắn trong trò chuyện',
  } satisfies Record<HowTold | 'chat', string>,
  forwardedBy: (agency: string, number: string, day: string) =>
    `${agency} chuyển đến, văn bản số ${number} ngày ${day}`,
  told: (how: string, text: string) => `${how}: ${text}`,
  officeAsks: ({ agency, receiptCode }: Pick<Case, 'agency' | 'receiptCode'>, text: string) =>
    `${agency.name} hỏi thêm về ${receiptCode}:\n\n${text}`,
  errors: {
    perhapsAccuses:
      'Lời kể nhắc đến người của cơ quan mình. Người dân tố cáo họ thì đừng nhập: mời đến nơi tiếp công dân của tỉnh. Không tố cáo ai thì đánh dấu ở phần “Lời kể có nhắc đến cán bộ” và ghi vì sao.',
    what: 'Hãy ghi việc gì đã xảy ra.',
    where: 'Hãy ghi nơi xảy ra.',
    phone: 'Hãy ghi số điện thoại để báo lại người dân, 9 đến 11 chữ số.',
    reach: 'Hãy ghi số điện thoại để báo lại người dân, cách liên lạc khác, hoặc đánh dấu không có điện thoại.',
    name: 'Đơn này phải có họ tên người gửi.',
    address: 'Đơn này phải có địa chỉ người gửi.',
    againstComplaint: 'Hãy ghi người, cơ quan bị khiếu nại.',
    againstDenunciation: 'Hãy ghi người bị tố cáo.',
    request: 'Hãy ghi người dân yêu cầu gì.',
    kind: 'Hãy chọn loại việc.',
    commune: 'Không có xã, phường này.',
    way: 'Hãy chọn việc này đến bằng cách nào.',
    fromAgency: 'Hãy ghi tên cơ quan chuyển đến.',
    fromPaper: 'Hãy ghi số văn bản chuyển.',
    fromDate: 'Hãy ghi ngày văn bản chuyển, không sau hôm nay.',
    received: 'Hãy ghi ngày nhận, không sau hôm nay (để trống: hôm nay).',
    receivedBeforeSent: 'Ngày nhận không thể trước ngày văn bản chuyển.',
    notYourKind: 'Tài khoản này chỉ nhập tố cáo và tin báo.',
    fileMissing: 'Hãy chọn lại tệp.',
    onPaper:
      'Tin này kèm văn bản phải gửi hoặc giao tận tay. Gửi rồi thì chọn “Gửi văn bản”; gọi điện chỉ là báo thêm, hãy ghi vào ghi chú.',
    alreadyTold: 'Tin này đã được ghi là đã báo. Hãy tải lại trang.',
    hasChat: 'Người dân đã nối trò chuyện. Hãy nhắn ngay trong đó.',
  },
  files: {
    empty: (name: string) => `Tệp ${name} trống.`,
    too_large: (name: string) => `Tệp ${name} lớn hơn 20 MB.`,
    type: (name: string) => `Tệp ${name} thuộc loại không nhận.`,
    quota: () => 'Hôm nay đã nhận quá nhiều tệp. Hãy thử lại ngày mai.',
    no_space: () => 'Máy chủ gần hết chỗ nên chưa nhận được tệp.',
  },
} as const

/** 'Tại quầy', 'Sở Y tế chuyển đến, văn bản số 12/SYT ngày 05/12/2026' */
export const describeEntry = ({ way, from }: Pick<Entry, 'way' | 'from'>): string =>
  from ? deskWording.forwardedBy(from.agency, from.paperNumber, readableDay(from.paperDate)) : deskWording.ways[way]
