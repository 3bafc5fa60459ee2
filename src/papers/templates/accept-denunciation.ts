import { paragraph } from '../paper.js'
import { addresseeOf, citing, dayOf, listOf } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'

/** Thông báo việc thụ lý tố cáo, to the denouncer alone (Luật Tố cáo Điều 29 khoản 3). */
export const acceptDenunciation = defineTemplate({
  label: 'Thông báo thụ lý tố cáo, gửi người tố cáo',
  symbol: 'TB',
  recordedBy: ['duty:tc.notify'],
  states: { denunciation: ['accepted', 'verifying', 'paused', 'resumed'] },
  draftedIn: { denunciation: ['received'] },
  reader: 'sender',
  bySettler: true,
  asks: 'decide',
  fields: {
    content: areaField('Nội dung được thụ lý', { help: 'Mỗi nội dung một dòng.' }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: 'Về việc thụ lý tố cáo',
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.name} đã nhận đơn của ông/bà ${dayOf(matter.receivedOn)}. Đơn đủ điều kiện thụ lý theo Điều 29 Luật Tố cáo và được thụ lý theo ${citing('Quyết định', matter.acceptance)}.`,
      ),
      paragraph('Nội dung tố cáo được thụ lý:'),
      ...listOf(typed.content),
      paragraph(
        matter.resolveBy
          ? `Hạn ra kết luận: ${dayOf(matter.resolveBy)} (Luật Tố cáo Điều 30).`
          : 'Thời hạn giải quyết là 30 ngày kể từ ngày thụ lý; có thể gia hạn theo Điều 30 Luật Tố cáo và sẽ được báo cho ông/bà.',
      ),
      paragraph(
        'Họ tên, địa chỉ, bút tích và thông tin khác của ông/bà được giữ bí mật (Luật Tố cáo Điều 8, Điều 56). Nếu ông/bà hoặc người thân bị đe dọa, trả thù, bị phân biệt đối xử vì việc tố cáo, ông/bà có quyền yêu cầu bảo vệ; trường hợp khẩn cấp có thể đến gặp hoặc gọi điện trước, gửi văn bản sau (Luật Tố cáo Điều 47, Điều 50).',
      ),
    ],
    recipients: ['Như trên'],
  }),
})
