import { paragraph, point } from '../paper.js'
import { citing, dayOf, inspectorate, personAndAddress, sentence } from '../phrases.js'
import { areaField, dateField, defineTemplate, textField } from '../template.js'

/** Biên bản đối thoại, at least three copies (Luật Khiếu nại Điều 30; Nghị định 155/2026/NĐ-CP Điều 11, Mẫu 14). */
export const dialogueMinutes = defineTemplate({
  label: 'Biên bản đối thoại',
  symbol: 'BB',
  states: { complaint: ['dialogue', 'decided'], second_complaint: ['dialogue', 'decided'] },
  reader: 'sender',
  asks: 'decide',
  fields: {
    on: dateField('Ngày đối thoại', { prefill: ({ dialogue }) => dialogue?.day ?? null }),
    place: textField('Địa điểm'),
    chair: textField('Người chủ trì'),
    present: areaField('Người tham gia, người vắng mặt và lý do'),
    content: areaField('Ý kiến các bên'),
    conclusion: areaField('Kết quả đối thoại', { prefill: ({ dialogue }) => dialogue?.outcome ?? null }),
  },
  write: ({ typed, matter }) => ({
    name: 'BIÊN BẢN',
    subject: 'Đối thoại giải quyết khiếu nại',
    body: [
      paragraph(
        `Đối thoại về khiếu nại của ${personAndAddress(matter)}, đã thụ lý theo ${citing('Thông báo', matter.acceptance)}.`,
      ),
      point('Thời gian', dayOf(typed.on)),
      point('Địa điểm', typed.place),
      point('Người chủ trì', typed.chair),
      point('Thành phần', typed.present, 2),
      point('Ý kiến các bên', typed.content, 4),
      paragraph(`Kết quả: ${sentence(typed.conclusion)}`),
      paragraph(
        'Biên bản lập thành ít nhất 03 bản, đọc cho những người tham gia nghe và ký; ai không ký thì ghi rõ lý do (Nghị định số 155/2026/NĐ-CP Điều 11).',
      ),
    ],
    recipients: ['Người khiếu nại', 'Người bị khiếu nại', inspectorate],
  }),
})
