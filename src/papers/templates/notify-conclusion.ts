import { denunciationResults } from '../../cases/kinds/grounds.js'
import { paragraph } from '../paper.js'
import { addresseeOf, citing, dayOf, listOf, open } from '../phrases.js'
import { areaField, defineTemplate, textField } from '../template.js'

/** Thông báo kết luận nội dung tố cáo, to the denouncer alone (Luật Tố cáo Điều 35 khoản 3, Điều 37). */
export const notifyConclusion = defineTemplate({
  label: 'Thông báo kết luận, gửi người tố cáo',
  symbol: 'TB',
  recordedBy: ['duty:tc.conclude.send'],
  states: { denunciation: ['concluded', 'acted_on', 'published'] },
  reader: 'sender',
  asks: 'decide',
  fields: {
    finding: textField('Kết quả', { input: 'choice', options: denunciationResults }),
    content: areaField('Kết luận từng nội dung', { help: 'Mỗi nội dung một dòng.' }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: 'Về kết luận nội dung tố cáo',
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.chairman} đã kết luận nội dung tố cáo theo đơn của ông/bà nhận ${dayOf(matter.receivedOn)} (${citing('Kết luận', matter.conclusion)}).`,
      ),
      paragraph(`Kết quả: ${denunciationResults[typed.finding as keyof typeof denunciationResults] ?? open}. Cụ thể:`),
      ...listOf(typed.content),
      paragraph(
        'Có căn cứ cho rằng việc giải quyết tố cáo không đúng quy định của pháp luật, ông/bà có quyền tố cáo tiếp với người đứng đầu cơ quan, tổ chức cấp trên trực tiếp của người đã giải quyết (Luật Tố cáo Điều 37).',
      ),
      paragraph('Họ tên, địa chỉ và thông tin khác của ông/bà được giữ bí mật (Luật Tố cáo Điều 8, Điều 56).'),
    ],
    recipients: ['Như trên'],
  }),
})
