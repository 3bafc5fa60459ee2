import { bold, centred, paragraph } from '../paper.js'
import { citing, dayOf, grounds, sentence } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'
import { matterInDecision, stepRules } from './step-decision.js'

/** Quyết định tạm đình chỉ (Luật Khiếu nại Điều 11a, Nghị định 155/2026/NĐ-CP Điều 12 Mẫu 14a; Luật Tố cáo Điều 34). */
export const pause = defineTemplate({
  label: 'Quyết định tạm đình chỉ',
  symbol: 'QĐ',
  recordedBy: ['move:paused'],
  duties: ['kn.pause.send', 'tc.pause.send'],
  states: {
    complaint: ['accepted', 'verifying', 'dialogue', 'resumed', 'paused'],
    second_complaint: ['accepted', 'verifying', 'dialogue', 'resumed', 'paused'],
    denunciation: ['accepted', 'verifying', 'resumed', 'paused'],
  },
  reader: 'others',
  asks: 'decide',
  fields: { reason: areaField('Lý do', { help: 'Tố cáo: không ghi gì về người tố cáo.' }) },
  write: ({ typed, office, matter }) => {
    const { laws, article, sentWithin } = stepRules(matter.kind)
    const what = matterInDecision(matter)
    return {
      name: 'QUYẾT ĐỊNH',
      subject: `Về việc tạm đình chỉ giải quyết ${what.short}`,
      isDecision: true,
      body: [
        ...grounds(...laws, citing(what.accepted, matter.acceptance)),
        centred('QUYẾT ĐỊNH:'),
        paragraph(bold('Điều 1.'), ` Tạm đình chỉ giải quyết ${what.long}, kể từ ${dayOf(office.day)}.`),
        paragraph(bold('Điều 2.'), ` Lý do: ${sentence(typed.reason)}`),
        paragraph(
          bold('Điều 3.'),
          ` Thời gian tạm đình chỉ không tính vào thời hạn giải quyết. Khi lý do tạm đình chỉ không còn, việc giải quyết được tiếp tục ngay (${article}).`,
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
