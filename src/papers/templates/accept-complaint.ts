import { computeClock } from '../../deadlines/clock-events.js'
import type { Matter } from '../matter.js'
import { paragraph } from '../paper.js'
import { addresseeOf, dayOf, inspectorate, personAndAddress, summaryOf } from '../phrases.js'
import { defineTemplate, type Office } from '../template.js'

const first = {
  name: 'lần đầu',
  clock: 'kn.resolve1',
  article: 'Điều 28',
} as const
const second = {
  name: 'lần hai',
  clock: 'kn.resolve2',
  article: 'Điều 37',
} as const
const instanceOf = ({ kind }: Pick<Matter, 'kind'>) => (kind === 'second_complaint' ? second : first)

const acceptedOn = (matter: Matter, { day }: Office): string => matter.acceptance?.date ?? day

/** The last day of the term, counted from the notice's own day where the acceptance isn't recorded yet. */
const resolveBy = (matter: Matter, office: Office): string | null =>
  matter.resolveBy ??
  computeClock({
    clockId: instanceOf(matter).clock,
    startedAt: new Date(`${acceptedOn(matter, office)}T12:00:00+07:00`),
    findings: matter.findings,
    calendar: office.calendar.ofState,
  })?.dueOn ??
  null

/** Thông báo thụ lý khiếu nại (Luật Khiếu nại Điều 27; Nghị định 155/2026/NĐ-CP Điều 10, Mẫu 03). */
export const acceptComplaint = defineTemplate({
  label: 'Thông báo thụ lý khiếu nại',
  symbol: 'TB',
  recordedBy: ['move:accepted'],
  states: { complaint: ['received', 'accepted'], second_complaint: ['received', 'accepted'] },
  reader: 'sender',
  bySettler: true,
  asks: 'decide',
  fields: {},
  write: ({ office, matter }) => ({
    name: 'THÔNG BÁO',
    subject: `Về việc thụ lý giải quyết khiếu nại ${instanceOf(matter).name}`,
    to: [addresseeOf(matter)],
    body: [
      paragraph(
        `${office.issuer.name} đã nhận đơn khiếu nại ký tên ${dayOf(matter.receivedOn)} của ${personAndAddress(matter)}.`,
      ),
      paragraph(`Nội dung khiếu nại: ${summaryOf(matter)}`),
      paragraph(
        `Đơn đủ điều kiện thụ lý theo Luật Khiếu nại và thuộc thẩm quyền giải quyết của ${office.issuer.chairman}. Khiếu nại được thụ lý kể từ ${dayOf(acceptedOn(matter, office))}.`,
      ),
      paragraph(
        `Hạn giải quyết: ${dayOf(resolveBy(matter, office))} (Luật Khiếu nại ${instanceOf(matter).article}); kéo dài theo luật thì ông/bà được báo.`,
      ),
      paragraph(
        'Trong thời gian giải quyết, quyền và nghĩa vụ của người khiếu nại theo Điều 12 Luật Khiếu nại. Ông/bà có thể rút toàn bộ hoặc một phần khiếu nại bất cứ lúc nào.',
      ),
    ],
    recipients: ['Như trên', inspectorate],
  }),
})
