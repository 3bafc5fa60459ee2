import { paragraph } from '../paper.js'
import { addresseeOf, dayOf, sentence } from '../phrases.js'
import { areaField, defineTemplate } from '../template.js'

/** Thông báo về việc tố cáo tiếp, to the denouncer alone (Luật Tố cáo Điều 37 khoản 2). */
export const answerRepeated = defineTemplate({
  label: 'Thông báo về tố cáo tiếp, gửi người tố cáo',
  symbol: 'TB',
  recordedBy: ['duty:tc.repeat'],
  states: { denunciation: ['refused', 'stopped', 'concluded', 'acted_on', 'published', 'closed'] },
  reader: 'sender',
  asks: 'decide',
  fields: {
    decision: areaField('Kết quả xem xét', { help: 'Giải quyết lại, hay không và vì sao.' }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: 'Về việc xem xét tố cáo tiếp',
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.name} đã xem xét tố cáo tiếp của ông/bà đối với việc giải quyết đơn nhận ${dayOf(matter.receivedOn)} (Luật Tố cáo Điều 37).`,
      ),
      paragraph(`Kết quả: ${sentence(typed.decision)}`),
    ],
    recipients: ['Như trên'],
  }),
})
