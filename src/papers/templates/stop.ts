import { bold, centred, paragraph } from '../paper.js'
import { citing, dayOf, grounds, sentence } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'
import { matterInDecision, stepRules } from './step-decision.js'

/** Quyết định đình chỉ (Luật Khiếu nại Điều 11a, Nghị định 155/2026/NĐ-CP Điều 12; Luật Tố cáo Điều 34). */
export const stop = defineTemplate({
  label: 'Quyết định đình chỉ',
  symbol: 'QĐ',
  recordedBy: ['move:stopped'],
  duties: ['kn.pause.send', 'tc.pause.send'],
  states: {
    complaint: ['accepted', 'verifying', 'dialogue', 'paused', 'resumed', 'stopped'],
    second_complaint: ['accepted', 'verifying', 'dialogue', 'paused', 'resumed', 'stopped'],
    denunciation: ['accepted', 'verifying', 'paused', 'resumed', 'stopped'],
  },
  reader: 'others',
  asks: 'decide',
  fields: {
    reason: areaField('Lý do', { help: 'Như: rút toàn bộ đơn. Tố cáo: không ghi gì về người tố cáo.' }),
  },
  write: ({ typed, office, matter }) => {
    const { laws, sentWithin } = stepRules(matter.kind)
    const what = matterInDecision(matter)
    return {
      name: 'QUYẾT ĐỊNH',
      subject: `Về việc đình chỉ giải quyết ${what.short}`,
      isDecision: true,
      body: [
        ...grounds(...laws, citing(what.accepted, matter.acceptance)),
        centred('QUYẾT ĐỊNH:'),
        paragraph(bold('Điều 1.'), ` Đình chỉ giải quyết ${what.long}, kể từ ${dayOf(office.day)}.`),
        paragraph(bold('Điều 2.'), ` Lý do: ${sentence(typed.reason)}`),
        paragraph(
          bold('Điều 3.'),
          ` Quyết định này có hiệu lực kể từ ngày ký và được gửi cho người có liên quan trong ${sentWithin} ngày làm việc.`,
        ),
      ],
      recipients: what.recipients,
    }
  },
})
