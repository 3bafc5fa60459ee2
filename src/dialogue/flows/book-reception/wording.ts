import { sayDay, sayTime } from '../../../reception/wording.js'
import { receptionWords } from '../../../reception/words.js'
import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const bookReceptionWording = {
  askCommune: 'Anh/chị muốn gặp chủ tịch xã, phường nào ạ? Tên cũ cũng được.',
  whichCommune: (name: string) => `Tên “${name}” có ở nhiều nơi. Anh/chị chọn giúp:`,
  communeUnknown: 'Xã Ơi chưa nhận ra tên này trong tỉnh Hưng Yên. Anh/chị ghi tên xã, phường, hoặc tên cũ kèm huyện.',
  none: (name: string) =>
    `${name} chưa đăng buổi tiếp công dân nào sắp tới còn giờ trống.\n` +
    'Không đặt lịch, anh/chị vẫn được tiếp khi đến nơi tiếp công dân trong giờ làm việc.',
  days: (name: string) => `Chủ tịch UBND ${name} tiếp công dân các ngày dưới đây. Anh/chị chọn ngày:`,
  day: ({ day, from, to }: { day: string; from: string; to: string }) =>
    `${sayDay(day)}, ${sayTime(from)} đến ${sayTime(to)}`,
  /** One day with all its stretches. */
  dayWith: (stretches: readonly { day: string; from: string; to: string }[]) =>
    `${sayDay(stretches[0]?.day ?? '')}, ${stretches.map(({ from, to }) => `${sayTime(from)} đến ${sayTime(to)}`).join(' và ')}`,
  slots: (day: string, place: string) =>
    `${sayDay(day)}, tại ${place}. Anh/chị chọn giờ, hoặc gõ giờ mong muốn, ví dụ “9 giờ 15”:`,
  dayFull: (day: string) => `${sayDay(day)} đã kín giờ đặt trước. Anh/chị chọn ngày khác:`,
  dayFirst: (time: string) => `Đã ghi ${sayTime(time)}. Anh/chị chọn ngày trước:`,
  goOn: 'Anh/chị chọn tiếp ngày, giờ gặp chủ tịch:',
  chooseAgain: 'Chọn ngày, giờ',
  moreSlots: 'Giờ khác',
  notFree: ({ time, day }: { time: string; day: string }) =>
    `${sayTime(time)}, ${sayDay(day)} không còn trống. Giờ trống gần nhất trong ngày:`,
  noSuchSlot: ({ time, day }: { time: string; day: string }) =>
    `${sayDay(day)} không có lượt bắt đầu lúc ${sayTime(time)}. Giờ trống gần nhất trong ngày:`,
  outside: (sessions: readonly { day: string; from: string; to: string }[]) =>
    `${sayDay(sessions[0]?.day ?? '')} tiếp từ ${sessions.map(({ from, to }) => `${sayTime(from)} đến ${sayTime(to)}`).join(' và ')}. Giờ trống gần nhất trong ngày:`,
  noSuchDayNear: 'Ngày đó không có buổi tiếp công dân. Các giờ trống gần nhất:',
  dayFullNear: (day: string) => `${sayDay(day)} đã kín giờ đặt trước. Các giờ trống gần nhất:`,
  noSuchDay: 'Ngày đó không có buổi tiếp công dân còn giờ trống. Anh/chị chọn trong các ngày:',
  took: (what: string) => `Đã ghi: ${what}. `,
  tookThenAbout: (phone: string) => `Đã ghi số ${phone}. Anh/chị muốn nói về việc gì? Ghi một câu ngắn.`,
  askAboutAgain: 'Anh/chị ghi lại việc muốn nói, một câu ngắn:',
  changeAbout: choice('Sửa: Việc', payload(answerWords.change, 'viec')),
  changeName: choice('Sửa: Tên', payload(answerWords.change, 'ten')),
  askAbout: (when: string, commune: string) =>
    `${when} ở ${commune} còn trống. Anh/chị muốn nói về việc gì? Ghi một câu ngắn để xã chuẩn bị.`,
  aboutTooLong: 'Anh/chị ghi ngắn giúp, một câu thôi. Chuyện chi tiết thì nói khi gặp.',
  askName: 'Anh/chị tên gì, để cán bộ gọi vào?',
  confirm: (lines: {
    when: string
    where: string
    who: string
    about: string
    name: string | null
    phone: string | null
  }) =>
    `Đặt lịch tiếp công dân:\n• Giờ: ${lines.when}\n• Nơi: ${lines.where}\n• Người tiếp: ${lines.who}\n• Việc: ${lines.about}` +
    `${lines.name ? `\n• Tên: ${lines.name}` : ''}${lines.phone ? `\n• Điện thoại: ${lines.phone}` : ''}\n\nĐúng thì anh/chị bấm Đặt lịch.`,
  yes: choice('Đặt lịch', payload(answerWords.bookNow)),
  otherDay: (code: string) => choice('Giờ khác', payload(receptionWords.book, code)),
  booked: ({
    code,
    when,
    where,
    link,
    reminds,
  }: Record<'code' | 'when' | 'where', string> & { link: string | null; reminds: boolean }) =>
    `Đã đặt. Mã ${code}: ${when}, tại ${where}.${link ? `\nTham gia trực tuyến: ${link}` : ''}\n` +
    `${reminds ? 'Xã Ơi nhắc anh/chị vào hôm trước. ' : ''}Anh/chị mang căn cước và giấy tờ về việc cần nói.\n` +
    'Đặt lịch chỉ để xếp thứ tự cho khỏi chờ: không đặt mà đến thì vẫn được tiếp.',
  taken: 'Giờ này vừa có người đặt. Giờ trống gần nhất:',
  takenNone: 'Giờ này vừa có người đặt, và không còn giờ trống. Anh/chị vẫn đến được mà không cần đặt.',
  tooMany: 'Anh/chị đang có hai lịch hẹn sắp tới. Dời hoặc hủy một lịch rồi đặt tiếp giúp.',
  stopped: 'Đã dừng, chưa đặt lịch nào.',
  stoppedOthersStand: (standing: string) => `Đã dừng, không đặt thêm lịch. Lịch đã đặt vẫn giữ: ${standing}.`,
  stillStands: (when: string) => `Lịch hẹn ${when} vẫn giữ nguyên, chưa dời, chưa hủy.`,
  ended: 'Buổi tiếp này không còn nhận đặt. Anh/chị chọn buổi khác giúp.',
  slot: ({ day, slot }: { day: string; slot: string }) => `${sayTime(slot)}, ${sayDay(day)}`,
  time: sayTime,
  accuses:
    'Việc này là tố cáo người có chức vụ. Xã Ơi không ghi vào lịch hẹn ở xã và chưa đặt lịch. Tố cáo gửi kín cho tỉnh, Xã Ơi không gửi cho xã.\n' +
    'Vẫn muốn gặp chủ tịch thì anh/chị đặt lại và chỉ ghi “việc riêng”.',
  noneMine:
    'Xã Ơi chưa thấy lịch hẹn sắp tới nào đặt từ cuộc trò chuyện này. Đặt trên trang thì mở lại bằng mã và số điện thoại tại:',
  onPage: (address: string) =>
    `Lịch đặt trên trang thì xem, dời, hủy tại ${address}. Cần mã lịch hẹn và bốn số cuối điện thoại đã ghi khi đặt.`,
  mineAre: 'Lịch hẹn sắp tới của anh/chị:',
  mine: ({ code, when, where }: { code: string; when: string; where: string | null }) =>
    `• ${when}${where ? `, tại ${where}` : ''}. Mã ${code}.`,
  moveThis: (when: string) => `Dời ${when}`,
  cancelThis: (when: string) => `Hủy ${when}`,
  whichMine: 'Anh/chị chọn lịch:',
  confirmCancel: (when: string) => `Hủy lịch tiếp công dân ${when}?`,
  cancelNow: (code: string) => choice('Hủy lịch này', payload(receptionWords.cancel, code, 'ngay')),
  keep: choice('Giữ lịch', payload(answerWords.keepBooking)),
  cancelled: (code: string) => `Đã hủy lịch ${code}. Giờ này để người khác đặt. Anh/chị vẫn đến được mà không cần đặt.`,
  kept: 'Vâng, lịch hẹn vẫn giữ.',
  moving: (when: string) => `Lịch đang đặt: ${when}. Lịch cũ giữ đến khi anh/chị chọn giờ mới.`,
  moved: (code: string, when: string, where: string) => `Đã dời lịch ${code} sang ${when}, tại ${where}.`,
  gone: (code: string) => `Lịch ${code} đã hủy hoặc đã qua.`,
  book: (code: string) => choice('Đặt lịch gặp chủ tịch', payload(receptionWords.book, code)),
} as const
