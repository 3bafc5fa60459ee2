import { paragraph, point } from '../paper.js'
import { dayOf, letterOf, listOf, open } from '../phrases.js'
import { areaField, defineTemplate, textField } from '../template.js'

/**
 * Thông báo, the paper of the duties that have none of their own: who sent a letter on is told, who overdue work is reported
 * to, whom an extension concerns. Of a denunciation it names nobody who denounced.
 */
export const dutyNotice = defineTemplate({
  label: 'Thông báo, báo cáo gửi nơi liên quan',
  symbol: 'TB',
  recordedBy: [
    'duty:target.extension',
    'duty:tc.act.report',
    'duty:tc.press',
    'duty:tc.overdue.demand',
    'duty:tc.overdue.report',
    'duty:tcd.back',
    'duty:tcd.back.pass',
    'duty:kn.publish',
  ],
  states: {
    complaint: ['decided'],
    second_complaint: ['decided'],
    denunciation: ['concluded', 'acted_on', 'published'],
  },
  reader: 'others',
  asks: 'decide',
  fields: {
    to: textField('Gửi đến'),
    about: textField('Về việc', { help: 'Như: kết quả giải quyết đơn do quý cơ quan chuyển đến.' }),
    content: areaField('Nội dung', { help: 'Mỗi ý một dòng. Tố cáo: không ghi gì về người tố cáo.' }),
  },
  write: ({ typed, office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: typed.about ? `Về việc ${typed.about}` : `Về việc ${open}`,
    to: [typed.to ?? open],
    body: [
      paragraph(`${office.issuer.name} đã nhận ${letterOf[matter.kind]} ${dayOf(matter.receivedOn)}.`),
      point('Nội dung', null),
      ...listOf(typed.content),
    ],
    recipients: ['Như trên'],
  }),
})
