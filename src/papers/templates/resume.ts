import { bold, centred, paragraph } from '../paper.js'
import { citing, dayOf, grounds, sentence } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'
import { matterInDecision, stepRules } from './step-decision.js'

/** Quyết định tiếp tục giải quyết (Nghị định 155/2026/NĐ-CP Điều 12 Mẫu 14b; Luật Tố cáo Điều 34 khoản 2). */
export const resume = defineTemplate({
  label: 'Quyết định tiếp tục giải quyết',
  symbol: 'QĐ',
  recordedBy: ['move:resumed'],
  duties: ['kn.pause.send'],
  states: {
    complaint: ['paused', 'resumed'],
    second_complaint: ['paused', 'resumed'],
    denunciation: ['paused', 'resumed'],
  },
  reader: 'others',
  asks: 'decide',
  fields: {
    reason: areaField('Vì sao tiếp tục', {
      help: 'Lý do tạm đình chỉ không còn. Tố cáo: không ghi gì về người tố cáo.',
    }),
  },
  write: ({ typed, office, matter }) => {
    const { laws, sentWithin } = stepRules(matter.kind)
    const what = matterInDecision(matter)
    return {
      name: 'QUYẾT ĐỊNH',
      subject: `Về việc tiếp tục giải quyết ${what.short}`,
      isDecision: true,
      body: [
        ...grounds(...laws, citing('Căn cứ Quyết định tạm đình chỉ', matter.pause)),
        centred('QUYẾT ĐỊNH:'),
        paragraph(bold('Điều 1.'), ` Tiếp tục giải quyết ${what.long}, kể từ ${dayOf(office.day)}.`),
        paragraph(bold('Điều 2.'), ` Lý do: ${sentence(typed.reason)}`),
        paragraph(
          bold('Điều 3.'),
          ' Thời hạn giải quyết được tính tiếp từ ngày ra quyết định này; thời gian đã giải quyết trước khi tạm đình chỉ được tính vào thời hạn.',
        ),
        paragraph(
          bold('Điều 4.'),
          ` Quyết định này có hiệu lực kể từ ngày ký và được gửi cho người có liên quan trong ${sentWithin} ngày làm việc.`,
        ),
      ],
      recipients: what.recipients,
    }
  },
})
