import { addDays } from '../../deadlines/working-days.js'
import { paragraph, point } from '../paper.js'
import { addresseeOf, citing, dayOf, open, sentence, summaryOf } from '../phrases.js'
import { areaField, dateField, defineTemplate, textField } from '../template.js'

const fewestDaysBefore = 5

/** '08:30' -> '08 giờ 30' */
const hourOf = (time: string): string => time.replace(':', ' giờ ')

/** Giấy mời đối thoại, at least five days before (Luật Khiếu nại Điều 30; Nghị định 155/2026/NĐ-CP Điều 11). */
export const inviteDialogue = defineTemplate({
  label: 'Giấy mời đối thoại',
  symbol: 'GM',
  recordedBy: ['move:dialogue'],
  states: {
    complaint: ['verifying', 'resumed', 'dialogue'],
    second_complaint: ['accepted', 'verifying', 'resumed', 'dialogue'],
  },
  reader: 'sender',
  asks: 'decide',
  fields: {
    on: dateField('Ngày đối thoại', { help: 'Sau ngày gửi giấy mời ít nhất 5 ngày.' }),
    time: textField('Giờ', { input: 'time', help: 'Như 8:30, 8h30 hoặc 8 giờ 30.' }),
    place: textField('Địa điểm'),
    chair: textField('Người chủ trì'),
    content: areaField('Nội dung', { prefill: (matter) => `Đối thoại về nội dung khiếu nại: ${summaryOf(matter)}` }),
  },
  passesOn: ({ on, time, place }) => ({
    day: on,
    text: time && place && `Lúc ${hourOf(time)}. Địa điểm: ${sentence(place)}`,
  }),
  check: ({ typed: { on }, office }) =>
    on !== null && on < addDays(office.day, fewestDaysBefore)
      ? 'Ngày đối thoại phải sau ngày gửi giấy mời ít nhất 5 ngày (Nghị định 155/2026/NĐ-CP Điều 11).'
      : null,
  write: ({ typed, office, matter }) => ({
    name: 'GIẤY MỜI',
    subject: 'Tham dự đối thoại giải quyết khiếu nại',
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.chairman} trân trọng kính mời ông/bà tham dự buổi đối thoại để giải quyết khiếu nại đã thụ lý theo ${citing('Thông báo', matter.acceptance)}.`,
      ),
      point('Thời gian', `${typed.time ? `${hourOf(typed.time)}, ` : `${open} giờ, `}${dayOf(typed.on)}`),
      point('Địa điểm', typed.place),
      point('Người chủ trì', typed.chair),
      point('Nội dung', typed.content, 2),
      paragraph(
        'Đề nghị ông/bà mang theo căn cước, giấy mời này và tài liệu liên quan. Nếu không đến được vì lý do chính đáng, ông/bà báo trước và gửi giấy tờ chứng minh. Vắng mặt không có lý do chính đáng thì việc giải quyết khiếu nại vẫn tiếp tục (Nghị định số 155/2026/NĐ-CP Điều 11).',
      ),
      paragraph('Trân trọng./.'),
    ],
    recipients: ['Như trên', 'Người bị khiếu nại', 'Người có quyền lợi, nghĩa vụ liên quan'],
  }),
})
