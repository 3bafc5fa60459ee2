import type { CaseKind } from '../../cases/kinds/index.js'
import { paragraph } from '../paper.js'
import { addresseeOf, dayOf, inspectorate, letterOf, sentence } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'

const subjects: Record<CaseKind, string> = {
  complaint: 'Về việc không thụ lý giải quyết khiếu nại',
  second_complaint: 'Về việc không thụ lý giải quyết khiếu nại lần hai',
  denunciation: 'Về việc không thụ lý tố cáo',
  feedback: 'Về việc không xử lý phản ánh, kiến nghị',
  tip: 'Về việc không kiểm tra tin đã nhận',
}

const rules: Record<CaseKind, string> = {
  complaint: 'Điều 11 Luật Khiếu nại',
  second_complaint: 'Điều 11 Luật Khiếu nại',
  denunciation: 'Điều 24, Điều 29 Luật Tố cáo',
  feedback: 'Điều 28 Luật Tiếp công dân',
  tip: 'Điều 25 Luật Tố cáo',
}

const afterRefusal =
  'Không đồng ý với thông báo này, ông/bà có quyền khởi kiện vụ án hành chính tại Tòa án theo Luật Tố tụng hành chính. Giấy tờ, tài liệu gốc gửi kèm đơn được trả lại cho ông/bà.'

const ways: Record<CaseKind, string> = {
  complaint: afterRefusal,
  second_complaint: afterRefusal,
  denunciation:
    'Thông tin về ông/bà vẫn được giữ bí mật. Nếu có thêm thông tin, chứng cứ, ông/bà gửi lại để được xem xét.',
  feedback: 'Nếu có thêm thông tin, ông/bà gửi lại để được xem xét.',
  tip: 'Nếu có thêm giấy tờ, chứng cứ, ông/bà gửi lại để được xem xét.',
}

/** Thông báo không thụ lý, với lý do (Luật Khiếu nại Điều 11, 27; Luật Tố cáo Điều 24; Luật Tiếp công dân Điều 28). */
export const refuse = defineTemplate({
  label: 'Thông báo không thụ lý, từ chối',
  symbol: 'TB',
  recordedBy: ['move:refused'],
  states: {
    complaint: ['received', 'refused'],
    second_complaint: ['received', 'refused'],
    denunciation: ['received', 'refused'],
    feedback: ['received', 'in_progress', 'reopened', 'refused'],
  },
  reader: 'sender',
  asks: 'decide',
  fields: { reason: areaField('Lý do') },
  write: ({ typed, office, matter: { kind, ...matter } }) => ({
    name: 'THÔNG BÁO',
    subject: subjects[kind],
    to: [addresseeOf({ kind, ...matter })],
    body: [
      paragraph(`${office.issuer.name} đã nhận ${letterOf[kind]} của ông/bà ${dayOf(matter.receivedOn)}.`),
      paragraph(
        `Sau khi xem xét và đối chiếu với ${rules[kind]}, ${office.issuer.name} thông báo không ${kind === 'feedback' || kind === 'tip' ? 'xử lý' : 'thụ lý'} ${letterOf[kind]} nói trên.`,
      ),
      paragraph(`Lý do: ${sentence(typed.reason)}`),
      paragraph(ways[kind]),
    ],
    recipients: kind === 'complaint' ? ['Như trên', inspectorate] : ['Như trên'],
  }),
})
