import { paragraph } from '../paper.js'
import { addresseeOf, dayOf, open, sentence, summaryOf } from '../phrases.js'
import { areaField, defineTemplate, textField } from '../template.js'

/** Phiếu hướng dẫn: a complaint sent to the wrong office is guided once, not transferred (Luật Tiếp công dân Điều 26). */
export const guide = defineTemplate({
  label: 'Phiếu hướng dẫn gửi khiếu nại đúng nơi',
  symbol: 'HD',
  recordedBy: ['move:guided'],
  states: { complaint: ['received', 'guided'] },
  reader: 'sender',
  asks: 'decide',
  sendsTo: 'to',
  fields: {
    to: textField('Cơ quan có thẩm quyền'),
    advice: areaField('Hướng dẫn thêm', { isRequired: false }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'HƯỚNG DẪN',
    subject: 'Về việc gửi đơn khiếu nại đến cơ quan có thẩm quyền',
    to: [addresseeOf(matter)],
    body: [
      paragraph(`${office.issuer.name} đã nhận đơn khiếu nại của ông/bà ${dayOf(matter.receivedOn)}.`),
      paragraph(`Nội dung: ${summaryOf(matter)}`),
      paragraph(
        `Nội dung trên không thuộc thẩm quyền giải quyết của ${office.issuer.chairman}. Đề nghị ông/bà gửi đơn đến ${typed.to ?? open} để được giải quyết theo quy định của pháp luật.`,
      ),
      ...(typed.advice ? [paragraph(sentence(typed.advice))] : []),
      paragraph(
        'Thời hiệu khiếu nại là 90 ngày kể từ ngày nhận được quyết định hoặc biết được hành vi (Luật Khiếu nại Điều 9). Giấy tờ, tài liệu gốc gửi kèm đơn được trả lại cho ông/bà.',
      ),
    ],
    recipients: ['Như trên'],
  }),
})
