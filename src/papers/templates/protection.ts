import { bold, centred, paragraph } from '../paper.js'
import { addresseeOf, dayOf, grounds, laws, listOf, personOf, sentence } from '../phrases.js'
import { areaField, dateField, defineTemplate, type Template } from '../template.js'

/** Whoever asked for it hears of it wherever the case lies by now. */
const states: Template['states'] = {
  denunciation: [
    'draft',
    'received',
    'accepted',
    'verifying',
    'paused',
    'resumed',
    'tip',
    'tip_inspecting',
    'transferred',
    'concluded',
    'acted_on',
    'published',
  ],
}

/** Quyết định áp dụng biện pháp bảo vệ người tố cáo (Luật Tố cáo Điều 51, 52, 56–58). */
export const protect = defineTemplate({
  label: 'Quyết định bảo vệ người tố cáo',
  symbol: 'QĐ',
  recordedBy: ['act:protection_granted'],
  states,
  duties: ['target.protect', 'target.protect.urgent'],
  reader: 'sender',
  asks: 'decide',
  fields: {
    content: areaField('Biện pháp bảo vệ', { help: 'Mỗi biện pháp một dòng: ai được bảo vệ, cơ quan nào làm.' }),
    from: dateField('Bảo vệ từ ngày'),
  },
  write: ({ typed, matter }) => ({
    name: 'QUYẾT ĐỊNH',
    subject: 'Về việc áp dụng biện pháp bảo vệ',
    isDecision: true,
    body: [
      ...grounds(...laws.denunciation, `Xét yêu cầu bảo vệ của ${personOf(matter)}`),
      centred('QUYẾT ĐỊNH:'),
      paragraph(bold('Điều 1.'), ` Áp dụng biện pháp bảo vệ kể từ ${dayOf(typed.from)}:`),
      ...listOf(typed.content),
      paragraph(
        bold('Điều 2.'),
        ' Cơ quan, tổ chức, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành và giữ bí mật (Luật Tố cáo Điều 8).',
      ),
    ],
    recipients: ['Người được bảo vệ', 'Cơ quan thực hiện biện pháp bảo vệ'],
  }),
})

/** Thông báo không áp dụng biện pháp bảo vệ, with the reason in writing (Luật Tố cáo Điều 51 khoản 3). */
export const refuseProtection = defineTemplate({
  label: 'Thông báo không áp dụng biện pháp bảo vệ',
  symbol: 'TB',
  recordedBy: ['act:protection_refused'],
  states,
  duties: ['target.protect', 'target.protect.urgent'],
  reader: 'sender',
  asks: 'decide',
  fields: { reason: areaField('Lý do') },
  write: ({ typed, matter }) => ({
    name: 'THÔNG BÁO',
    subject: 'Về việc không áp dụng biện pháp bảo vệ',
    to: [addresseeOf(matter)],
    body: [
      paragraph('Yêu cầu bảo vệ của ông/bà đã được xem xét và không được chấp nhận (Luật Tố cáo Điều 51).'),
      paragraph(`Lý do: ${sentence(typed.reason)}`),
    ],
    recipients: ['Như trên'],
  }),
})
