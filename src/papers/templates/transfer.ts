import { kindOf } from '../../cases/kinds/index.js'
import { paragraph } from '../paper.js'
import { dayOf, letterOf, open, personAndAddress, sentence, summaryOf } from '../phrases.js'
import { areaField, defineTemplate, textField } from '../template.js'

const rules = {
  feedback: 'Điều 26 Luật Tiếp công dân',
  complaint: 'Điều 7 Luật Khiếu nại',
  second_complaint: 'Điều 7 Luật Khiếu nại',
  denunciation: 'khoản 2 Điều 24 Luật Tố cáo',
  tip: 'Điều 25 Luật Tố cáo',
} as const

/**
 * Phiếu chuyển đơn (Luật Tố cáo Điều 24 khoản 2; Luật Tiếp công dân Điều 26). Complaints are guided, not transferred. Of a
 * denunciation it holds a summary that was typed anew; the letter itself goes in a sealed envelope.
 */
export const transfer = defineTemplate({
  label: 'Phiếu chuyển đơn',
  symbol: 'PC',
  recordedBy: ['move:forwarded', 'move:transferred', 'act:regulation_passed', 'duty:tc.transfer'],
  states: {
    feedback: ['received', 'in_progress', 'reopened'],
    denunciation: ['received', 'transferred'],
    tip: ['received', 'inspecting', 'forwarded'],
  },
  duties: ['pa.transfer'],
  reader: 'others',
  asks: 'decide',
  sendsTo: 'to',
  fields: {
    to: textField('Chuyển đến cơ quan'),
    content: areaField('Nội dung, tóm tắt', {
      help: 'Tố cáo, tin báo: bỏ mọi chi tiết có thể nhận ra người gửi.',
      prefill: (matter) => (matter.text === null ? null : summaryOf(matter)),
    }),
  },
  write: ({ typed, office, matter }) => {
    const { isProtected } = kindOf(matter.kind)
    const letter = letterOf[matter.kind]
    return {
      name: 'PHIẾU CHUYỂN',
      subject: `Về việc chuyển ${letter}`,
      to: [typed.to ?? open],
      body: [
        paragraph(
          `${office.issuer.name} đã nhận ${letter} ${dayOf(matter.receivedOn)}${isProtected ? '' : ` của ${personAndAddress(matter)}`}.`,
        ),
        paragraph(`Nội dung: ${sentence(typed.content)}`),
        paragraph(
          `Căn cứ ${rules[matter.kind]}, nội dung trên thuộc thẩm quyền xem xét, giải quyết của ${typed.to ?? open}. ${office.issuer.name} chuyển ${letter} đến quý cơ quan để xem xét, giải quyết theo quy định của pháp luật.`,
        ),
        paragraph(
          isProtected
            ? 'Đơn và thông tin về người gửi được gửi riêng theo chế độ mật. Đề nghị quý cơ quan giữ bí mật theo Điều 8 và Điều 56 Luật Tố cáo.'
            : 'Đề nghị quý cơ quan báo kết quả cho người gửi và cho cơ quan chuyển.',
        ),
      ],
      recipients: isProtected ? ['Như trên'] : ['Như trên', 'Người gửi (để biết)'],
    }
  },
})
