import type { Matter } from '../matter.js'
import { paragraph } from '../paper.js'
import { addresseeOf, dayOf, inspectorate, personAndAddress, summaryOf } from '../phrases.js'
import { defineTemplate } from '../template.js'

const first = {
  name: 'lần đầu',
  article: 'Điều 28',
  terms:
    'Thời hạn giải quyết lần đầu là 30 ngày kể từ ngày thụ lý; vụ việc phức tạp có thể kéo dài nhưng không quá 45 ngày. Ở vùng sâu, vùng xa đi lại khó khăn, thời hạn là 45 ngày, vụ việc phức tạp không quá 60 ngày (Luật Khiếu nại Điều 28).',
}
const second = {
  name: 'lần hai',
  article: 'Điều 37',
  terms:
    'Thời hạn giải quyết lần hai là 45 ngày kể từ ngày thụ lý; vụ việc phức tạp có thể kéo dài nhưng không quá 60 ngày. Ở vùng sâu, vùng xa đi lại khó khăn, thời hạn là 60 ngày, vụ việc phức tạp không quá 70 ngày (Luật Khiếu nại Điều 37).',
}
const instanceOf = ({ kind }: Pick<Matter, 'kind'>) => (kind === 'second_complaint' ? second : first)

/** Thông báo thụ lý khiếu nại (Luật Khiếu nại Điều 27; Nghị định 155/2026/NĐ-CP Điều 10, Mẫu 03). */
export const acceptComplaint = defineTemplate({
  label: 'Thông báo thụ lý khiếu nại',
  symbol: 'TB',
  recordedBy: ['move:accepted'],
  states: { complaint: ['received', 'accepted'], second_complaint: ['received', 'accepted'] },
  reader: 'sender',
  bySettler: true,
  asks: 'decide',
  fields: {},
  write: ({ office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: `Về việc thụ lý giải quyết khiếu nại ${instanceOf(matter).name}`,
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.name} đã nhận đơn khiếu nại ký tên ${dayOf(matter.receivedOn)} của ${personAndAddress(matter)}.`,
      ),
      paragraph(`Nội dung khiếu nại: ${summaryOf(matter)}`),
      paragraph(
        `Đơn đủ điều kiện thụ lý theo Luật Khiếu nại và thuộc thẩm quyền giải quyết của ${office.issuer.chairman}. Khiếu nại được thụ lý kể từ ${dayOf(matter.acceptance?.date ?? office.day)}.`,
      ),
      paragraph(
        matter.resolveBy
          ? `Hạn giải quyết: ${dayOf(matter.resolveBy)} (Luật Khiếu nại ${instanceOf(matter).article}).`
          : instanceOf(matter).terms,
      ),
      paragraph(
        'Trong thời gian giải quyết, quyền và nghĩa vụ của người khiếu nại theo Điều 12 Luật Khiếu nại. Ông/bà có thể rút toàn bộ hoặc một phần khiếu nại bất cứ lúc nào.',
      ),
    ],
    recipients: ['Như trên', inspectorate],
  }),
})
