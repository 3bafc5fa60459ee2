import type { CaseKind } from '../../cases/kinds/index.js'
import { paragraph } from '../paper.js'
import { addresseeOf, dayOf, letterOf, listOf } from '../phrases.js'
import { areaField, dateField, defineTemplate, textField } from '../template.js'

const rules: Record<CaseKind, string> = {
  complaint: ' theo Điều 8 Luật Khiếu nại',
  second_complaint: ' theo Điều 8, Điều 33 Luật Khiếu nại',
  denunciation: ' theo Điều 23 Luật Tố cáo',
  feedback: '',
  tip: '',
}

/** Thông báo yêu cầu bổ sung: what a letter lacks is asked for, not refused (Luật Khiếu nại Điều 8; Luật Tố cáo Điều 23). */
export const requestMore = defineTemplate({
  label: 'Thông báo yêu cầu bổ sung',
  symbol: 'TB',
  states: {
    complaint: ['received'],
    second_complaint: ['received'],
    denunciation: ['received'],
    feedback: ['received', 'in_progress', 'reopened'],
  },
  reader: 'sender',
  asks: 'handle',
  fields: {
    missing: areaField('Cần bổ sung', { help: 'Mỗi thông tin, giấy tờ một dòng.' }),
    place: textField('Nơi nhận bổ sung', { isRequired: false }),
    by: dateField('Đề nghị gửi trước ngày', { isRequired: false }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: 'Về việc yêu cầu bổ sung thông tin, tài liệu',
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.name} đã nhận ${letterOf[matter.kind]} của ông/bà ${dayOf(matter.receivedOn)}. Để có đủ căn cứ xem xét${rules[matter.kind]}, đề nghị ông/bà bổ sung:`,
      ),
      ...listOf(typed.missing),
      paragraph(
        `Nơi nhận: ${typed.place ?? `nơi tiếp công dân của ${office.issuer.name}`}.${typed.by ? ` Đề nghị ông/bà gửi trước ${dayOf(typed.by)}.` : ''}`,
      ),
      paragraph('Nếu có khó khăn, ông/bà liên hệ nơi nhận nói trên để được giúp đỡ.'),
    ],
    recipients: ['Như trên'],
  }),
})
