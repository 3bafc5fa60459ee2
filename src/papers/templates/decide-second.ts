import { bold, centred, heading, paragraph, paragraphs } from '../paper.js'
import { dayOf, dialogueResult, grounds, laws, open, personAndAddress, personOf, sentence } from '../phrases.js'
import { areaField, dateField, defineTemplate, textField } from '../template.js'

const findings = {
  right: 'đúng toàn bộ',
  partly: 'đúng một phần',
  wrong: 'sai toàn bộ',
} as const

/**
 * Quyết định giải quyết khiếu nại lần hai, by the province's chairman: what it holds by Luật Khiếu nại Điều 40 khoản 2, ended
 * by the right to sue; a third complaint there is not.
 */
export const decideSecond = defineTemplate({
  label: 'Quyết định giải quyết khiếu nại lần hai',
  symbol: 'QĐ',
  recordedBy: ['move:decided'],
  duties: ['kn.send2'],
  states: { second_complaint: ['dialogue', 'decided'] },
  reader: 'sender',
  asks: 'decide',
  byProvince: true,
  fields: {
    letterDay: dateField('Ngày đơn khiếu nại lần hai'),
    first: areaField('Quyết định giải quyết lần đầu', { help: 'Số, ngày, người ký và kết quả.' }),
    against: textField('Người bị khiếu nại, địa chỉ', { prefill: ({ against }) => against }),
    verified: areaField('Kết quả xác minh'),
    dialogue: areaField('Kết quả đối thoại', { help: 'Lần hai luôn phải đối thoại.', prefill: dialogueResult }),
    finding: textField('Nội dung khiếu nại', { input: 'choice', options: findings }),
    conclusion: areaField('Căn cứ pháp luật và kết luận từng vấn đề'),
    decision: areaField('Quyết định'),
    court: textField('Tòa án có thẩm quyền', { isRequired: false }),
  },
  write: ({ typed, matter }) => ({
    name: 'QUYẾT ĐỊNH',
    subject: `Về việc giải quyết khiếu nại của ${personOf(matter)} (lần hai)`,
    isDecision: true,
    body: [
      ...grounds(
        'Căn cứ Luật Tổ chức chính quyền địa phương',
        ...laws.complaint,
        `Xét đơn khiếu nại lần hai ${dayOf(typed.letterDay)} của ${personAndAddress(matter)}`,
      ),
      paragraph(`Người bị khiếu nại: ${sentence(typed.against)}`),
      heading('I. Nội dung khiếu nại'),
      ...paragraphs(matter.text),
      heading('II. Kết quả giải quyết khiếu nại lần đầu'),
      ...paragraphs(typed.first),
      heading('III. Kết quả xác minh nội dung khiếu nại'),
      ...paragraphs(typed.verified),
      heading('IV. Kết quả đối thoại'),
      ...paragraphs(typed.dialogue),
      heading('V. Kết luận'),
      paragraph(
        `Nội dung khiếu nại của ${personOf(matter)} là ${findings[typed.finding as keyof typeof findings] ?? open}.`,
      ),
      ...paragraphs(typed.conclusion),
      centred('QUYẾT ĐỊNH:'),
      paragraph(bold('Điều 1.'), ` ${sentence(typed.decision?.split('\n')[0] ?? open)}`),
      ...(typed.decision?.includes('\n') ? paragraphs(typed.decision.slice(typed.decision.indexOf('\n') + 1)) : []),
      paragraph(
        bold('Điều 2.'),
        ` Đây là quyết định giải quyết khiếu nại lần hai. Nếu không đồng ý, trong thời hạn 01 năm kể từ ngày nhận được Quyết định này, ông/bà có quyền khởi kiện vụ án hành chính tại ${typed.court ?? 'Tòa án có thẩm quyền'} (Luật Khiếu nại Điều 42, Luật Tố tụng hành chính Điều 116).`,
      ),
      paragraph(
        bold('Điều 3.'),
        ' Quyết định này có hiệu lực sau 30 ngày kể từ ngày ban hành; vùng sâu, vùng xa đi lại khó khăn có thể kéo dài nhưng không quá 45 ngày (Luật Khiếu nại Điều 44). Người khiếu nại, người bị khiếu nại và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành.',
      ),
    ],
    recipients: [
      'Người khiếu nại, người bị khiếu nại',
      'Người giải quyết khiếu nại lần đầu',
      'Người có quyền lợi, nghĩa vụ liên quan',
      'Thanh tra tỉnh Hưng Yên',
    ],
  }),
})
