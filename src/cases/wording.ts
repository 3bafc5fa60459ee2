import { readableDay } from '../shared/clock.js'
import type { Case, OfficialPaper } from './case.js'
import { kindOf } from './kinds/index.js'

/** '12/QĐ-UBND ngày 05/12/2026, người ký Nguyễn Văn A' */
export const describeOfficialPaper = ({ number, date, signer }: OfficialPaper): string =>
  `số ${number} ngày ${readableDay(date)}, người ký ${signer}`

/** Fills a state's news: {receiptCode}, {agency}, {text}, {paper}, {due}. What is filled in stays as it was written. */
export const fillNews = (
  template: string,
  facts: { receiptCode: string; agency: string; text: string | null; paper: OfficialPaper | null; due: string | null },
): string =>
  template
    .replace(/\{(receiptCode|agency|text|paper|due)\}/g, (_slot, name: keyof typeof facts) => {
      if (name === 'paper') return facts.paper ? describeOfficialPaper(facts.paper) : ''
      if (name === 'due') return facts.due ? readableDay(facts.due) : 'theo luật định'
      return facts[name] ?? ''
    })
    .trim()

/** Who settles a case, as the citizen is told: of a protected one, and where who has it settles it, who has it. */
export const whoSettles = ({ kind, agency, settledBy }: Pick<Case, 'kind' | 'agency' | 'settledBy'>): string =>
  settledBy && agency.office === 'province' && !kindOf(kind).isProtected
    ? `${settledBy} (${agency.name} nhận và chuyển)`
    : agency.name

export const caseWording = {
  citizen: 'Người dân',
  system: 'Hệ thống',
  officeReplies: (found: Case, text: string) => `${found.agency.name} nhắn về ${found.receiptCode}:\n\n${text}`,
  officeAsks: (found: Case, text: string) =>
    `${found.agency.name} hỏi thêm về ${found.receiptCode}:\n\n${text}\n\nAnh/chị trả lời ngay tại đây nhé.`,
  answerChoice: 'Trả lời câu hỏi này',
  transferred: (receiptCode: string, agency: string, reason: string) =>
    `${receiptCode} đã được chuyển đến ${agency}. Lý do: ${reason}`,
  categoryDue: (label: string, day: string) => `${label}, hạn ${readableDay(day)}`,
  newTarget: (receiptCode: string, label: string, day: string | null) =>
    `${receiptCode} được xếp lại vào lĩnh vực “${label}”. ` +
    (day
      ? `Mục tiêu trả lời của tỉnh nay là trước hết ngày ${day}.`
      : 'Lĩnh vực này tỉnh chưa đặt mục tiêu ngày trả lời.'),
  askRating: 'Anh/chị thấy việc này được giải quyết thế nào?',
  ratings: {
    1: '1 – Rất không hài lòng',
    2: '2 – Không hài lòng',
    3: '3 – Bình thường',
    4: '4 – Hài lòng',
    5: '5 – Rất hài lòng',
  },
  errors: {
    notFound: 'Không tìm thấy vụ việc này.',
    forbidden: 'Tài khoản này không được làm việc đó.',
    changedMeanwhile: 'Vụ việc vừa được người khác thay đổi. Hãy xem lại rồi làm tiếp.',
    notAllowedNow: 'Việc này không làm được ở trạng thái hiện tại. Hãy tải lại trang.',
    reasonMissing: 'Hãy ghi rõ lý do.',
    answerMissing: 'Hãy viết câu trả lời cho người dân.',
    messageMissing: 'Hãy viết nội dung cần gửi.',
    paperMissing: 'Hãy ghi đủ số văn bản, ngày và người ký.',
    paperDate: 'Ngày văn bản phải đúng dạng ngày/tháng/năm và không sau hôm nay.',
    sameCategory: 'Vụ việc đã ở lĩnh vực này. Hãy chọn lĩnh vực khác.',
    sameAgency: 'Vụ việc đã ở cơ quan này.',
    keptFrom: 'Vụ việc nói về người của xã, phường này nên không chuyển về đó được.',
    closed: 'Vụ việc đã kết thúc.',
    fileNotFound: 'Không có tệp nào ở địa chỉ này.',
    fileUnknown: 'Tệp này không thuộc vụ việc. Hãy tải lại trang.',
  },
} as const
