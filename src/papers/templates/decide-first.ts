import { bold, centred, heading, paragraph, paragraphs } from '../paper.js'
import {
  dayOf,
  dialogueResult,
  grounds,
  inspectorate,
  laws,
  open,
  personAndAddress,
  personOf,
  sentence,
} from '../phrases.js'
import { areaField, defineTemplate, textField } from '../template.js'

/**
 * Quyết định giải quyết khiếu nại lần đầu: what it holds by Luật Khiếu nại Điều 31 khoản 2, ended by the right to a second
 * complaint (Điều 33) and to sue (Luật Tố tụng hành chính Điều 116).
 */
export const decideFirst = defineTemplate({
  label: 'Quyết định giải quyết khiếu nại lần đầu',
  symbol: 'QĐ',
  recordedBy: ['move:decided'],
  duties: ['kn.send1'],
  states: { complaint: ['accepted', 'verifying', 'resumed', 'dialogue', 'decided'] },
  reader: 'sender',
  asks: 'decide',
  fields: {
    against: textField('Người bị khiếu nại, địa chỉ', { prefill: ({ against }) => against }),
    verified: areaField('Kết quả xác minh'),
    dialogue: areaField('Kết quả đối thoại', { isRequired: false, prefill: dialogueResult }),
    conclusion: areaField('Căn cứ pháp luật và kết luận'),
    decision: areaField('Quyết định', {
      help: 'Giữ nguyên, sửa đổi, hủy bỏ một phần hay toàn bộ quyết định, chấm dứt hành vi; giải quyết từng vấn đề cụ thể.',
    }),
    compensation: areaField('Bồi thường (nếu có)', { isRequired: false }),
    court: textField('Tòa án có thẩm quyền', { isRequired: false }),
  },
  check: ({ typed, matter }) =>
    matter.dialogue && !typed.dialogue
      ? 'Đã đối thoại nên quyết định phải ghi kết quả đối thoại (Luật Khiếu nại Điều 31 khoản 2).'
      : null,
  write: ({ typed, office, matter }) => {
    const { issuer } = office
    const rights = [
      `Trong thời hạn 30 ngày kể từ ngày nhận được Quyết định này (vùng sâu, vùng xa đi lại khó khăn: không quá 45 ngày), nếu không đồng ý, ông/bà có quyền khiếu nại lần hai đến ${issuer.superior}, gửi kèm Quyết định này (Luật Khiếu nại Điều 33).`,
      `Ông/bà cũng có quyền khởi kiện vụ án hành chính tại ${typed.court ?? 'Tòa án có thẩm quyền'} trong thời hạn 01 năm kể từ ngày nhận được Quyết định này (Luật Tố tụng hành chính Điều 116).`,
    ]
    const articles = [
      ...(typed.compensation ? [`Về bồi thường: ${sentence(typed.compensation)}`] : []),
      rights.join(' '),
      'Quyết định này có hiệu lực sau 30 ngày kể từ ngày ban hành mà không có khiếu nại lần hai; vùng sâu, vùng xa đi lại khó khăn có thể kéo dài nhưng không quá 45 ngày (Luật Khiếu nại Điều 44). Người khiếu nại, người bị khiếu nại và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành.',
    ]
    return {
      name: 'QUYẾT ĐỊNH',
      subject: `Về việc giải quyết khiếu nại của ${personOf(matter)} (lần đầu)`,
      isDecision: true,
      body: [
        ...grounds(
          'Căn cứ Luật Tổ chức chính quyền địa phương',
          ...laws.complaint,
          `Xét đơn khiếu nại ${dayOf(matter.receivedOn)} của ${personAndAddress(matter)}`,
        ),
        paragraph(`Người bị khiếu nại: ${sentence(typed.against)}`),
        heading('I. Nội dung khiếu nại'),
        ...paragraphs(matter.text),
        ...(matter.request ? [paragraph(`Yêu cầu của người khiếu nại: ${sentence(matter.request)}`)] : []),
        heading('II. Kết quả xác minh nội dung khiếu nại'),
        ...paragraphs(typed.verified),
        ...(typed.dialogue ? [heading('III. Kết quả đối thoại'), ...paragraphs(typed.dialogue)] : []),
        heading(`${typed.dialogue ? 'IV' : 'III'}. Kết luận`),
        ...paragraphs(typed.conclusion),
        centred('QUYẾT ĐỊNH:'),
        paragraph(bold('Điều 1.'), ` ${sentence(typed.decision?.split('\n')[0] ?? open)}`),
        ...(typed.decision?.includes('\n') ? paragraphs(typed.decision.slice(typed.decision.indexOf('\n') + 1)) : []),
        ...articles.map((article, index) => paragraph(bold(`Điều ${index + 2}.`), ` ${article}`)),
      ],
      recipients: [
        'Người khiếu nại, người bị khiếu nại',
        issuer.superior,
        'Người có quyền lợi, nghĩa vụ liên quan',
        inspectorate,
      ],
    }
  },
})
