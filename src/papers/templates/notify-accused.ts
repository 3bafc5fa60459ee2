import { paragraph } from '../paper.js'
import { citing, listOf, open } from '../phrases.js'
import { areaField, defineTemplate, textField } from '../template.js'

/**
 * Thông báo nội dung tố cáo, to the accused (Luật Tố cáo Điều 29 khoản 3): the content, never who denounced. Who is
 * accused and of what is typed anew: the denouncer's own words may tell who they are.
 */
export const notifyAccused = defineTemplate({
  label: 'Thông báo nội dung tố cáo, gửi người bị tố cáo',
  symbol: 'TB',
  recordedBy: ['duty:tc.notify.accused'],
  states: { denunciation: ['accepted', 'verifying', 'paused', 'resumed'] },
  reader: 'others',
  asks: 'decide',
  fields: {
    accused: textField('Người bị tố cáo', { help: 'Họ tên, chức vụ, nơi làm việc.' }),
    content: areaField('Nội dung tố cáo', {
      help: 'Mỗi nội dung một dòng. Viết lại, bỏ mọi chi tiết có thể nhận ra người tố cáo.',
    }),
    answerBy: textField('Nơi và hạn nhận giải trình', { isRequired: false }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: 'Về nội dung tố cáo',
    to: [typed.accused ?? open],
    body: [
      paragraph(
        `${office.issuer.chairman} đã thụ lý tố cáo có liên quan đến ông/bà (${citing('Quyết định thụ lý', matter.acceptance)}). Nội dung tố cáo được thụ lý:`,
      ),
      ...listOf(typed.content),
      paragraph(
        'Ông/bà được giải trình và đưa ra chứng cứ về từng nội dung nói trên (Luật Tố cáo Điều 31 khoản 4).',
        ...(typed.answerBy ? [` Nơi và hạn nhận giải trình: ${typed.answerBy}.`] : []),
      ),
      paragraph(
        'Luật Tố cáo Điều 8 nghiêm cấm tiết lộ, tìm cách làm lộ danh tính người tố cáo; đe dọa, mua chuộc, trả thù, trù dập, phân biệt đối xử với người tố cáo và người thân của họ.',
      ),
    ],
    recipients: ['Như trên'],
  }),
})
