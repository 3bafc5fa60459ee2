import { rollForward } from '../../deadlines/working-days.js'
import { bold, centred, paragraph } from '../paper.js'
import { citing, dayOf, grounds, laws, open, sentence } from '../phrases.js'
import { areaField, dateField, defineTemplate, type Office, textField } from '../template.js'

const mostDays = 30

/** An extension is added to the term's own last day; the told one is the next working day, by the clocks' own rule. */
const rolledOn = (from: string | null, { calendar }: Office): string => {
  const told = from && rollForward(calendar.ofState, from)
  return told && told !== from ? ` (ngày cuối của thời hạn là ngày nghỉ nên hạn đã báo là ${dayOf(told)})` : ''
}

/** Quyết định gia hạn giải quyết tố cáo, at most 30 days each time (Luật Tố cáo Điều 30); a complaint has no extension. */
export const extend = defineTemplate({
  label: 'Quyết định gia hạn giải quyết tố cáo',
  symbol: 'QĐ',
  recordedBy: ['act:extend'],
  states: { denunciation: ['accepted', 'verifying', 'resumed'] },
  reader: 'others',
  asks: 'decide',
  fields: {
    days: textField('Gia hạn thêm mấy ngày', {
      help: 'Không quá 30 ngày.',
      prefill: ({ extension }) => extension,
    }),
    from: dateField('Tính từ ngày', {
      help: 'Ngày cuối của thời hạn. Ngày đó là ngày nghỉ thì hạn đã báo lùi sang ngày làm việc sau.',
      prefill: ({ resolveRawBy, extendedFrom }, { isRecorded }) => (isRecorded ? extendedFrom : resolveRawBy),
    }),
    reason: areaField('Lý do', {
      help: 'Vụ việc phức tạp hay đặc biệt phức tạp, vì sao. Không ghi gì về người tố cáo.',
    }),
  },
  passesOn: ({ days }) => ({ days }),
  check: ({ typed: { days } }) =>
    days === null || (/^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= mostDays)
      ? null
      : 'Mỗi lần gia hạn không quá 30 ngày. Hãy ghi một số từ 1 đến 30.',
  write: ({ typed, office, matter }) => ({
    name: 'QUYẾT ĐỊNH',
    subject: 'Về việc gia hạn thời hạn giải quyết tố cáo',
    isDecision: true,
    body: [
      ...grounds(
        ...laws.denunciation,
        citing('Căn cứ Quyết định thụ lý tố cáo', matter.acceptance),
        'Xét tính chất của vụ việc',
      ),
      centred('QUYẾT ĐỊNH:'),
      paragraph(
        bold('Điều 1.'),
        ` Gia hạn thời hạn giải quyết tố cáo đã thụ lý theo ${citing('Quyết định', matter.acceptance)} thêm ${typed.days ?? open} ngày, kể từ ${dayOf(typed.from)}${rolledOn(typed.from, office)}.`,
      ),
      paragraph(bold('Điều 2.'), ` Lý do gia hạn: ${sentence(typed.reason)}`),
      paragraph(
        bold('Điều 3.'),
        ` Quyết định này có hiệu lực kể từ ngày ký. Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành.`,
      ),
    ],
    recipients: [`Như Điều 3`, office.issuer.name],
  }),
})
