import type { Ask, CaseClockId, Started, Step } from './kinds/state-table.js'
import { receivedDay } from './kinds/wording.js'

/** How a duty ends that no state and no other act ends: what its button says, what is written down, what follows. */
export type DutyDefinition = Pick<
  Step,
  'emptyDay' | 'doneLabel' | 'newsWithoutDay' | 'guards' | 'coverLabel' | 'noteLabel'
> & {
  done: string
  /** It is about a decision that was recorded: its button and form name that one, and its paper is that one's. */
  isOfDecision?: true
  asks: readonly Ask[]
  dayLabel?: string
  /** Clocks that begin with it. */
  starts: readonly Started[]
  /** Told to the citizen; slots as in a state's news. */
  news: string | null
}

const duty = (done: string, more: Partial<DutyDefinition> = {}): DutyDefinition => ({
  done,
  asks: ['paper', 'done', 'note'],
  starts: [],
  news: null,
  ...more,
})

const limits = '{limits}\nSau ngày đó, quyết định có thể không còn được khiếu nại, khởi kiện.'
/** Nobody complains a third time (Luật Khiếu nại Điều 7). */
const limitToSue = '{limits}\nSau ngày đó, quyết định có thể không còn khởi kiện được.'

const sendingDecision = (more: Partial<DutyDefinition> = {}): DutyDefinition =>
  duty('Đã gửi quyết định', {
    isOfDecision: true,
    asks: ['done', 'cover', 'note'],
    noteLabel: 'Cách gửi, ghi thêm (không bắt buộc)',
    ...more,
  })

/** Sent is done; the day of receipt, by post known later, starts the complainant's own limits. */
const sentToComplainant = (starts: DutyDefinition['starts'], rights: string, until = limits) =>
  sendingDecision({
    asks: ['done', 'day', 'cover', 'note'],
    dayLabel: receivedDay,
    emptyDay: 'unknown',
    guards: ['received_after_sending'],
    starts,
    news: `Quyết định giải quyết khiếu nại {receiptCode} được gửi ngày {done}, anh/chị nhận ngày {day}.\n${until}`,
    newsWithoutDay: `Quyết định giải quyết khiếu nại {receiptCode} đã được gửi đến anh/chị ({paper}). ${rights}`,
  })

/** Duties that end when somebody says that they are done, with the paper behind it. */
export const duties: Partial<Record<CaseClockId, DutyDefinition>> = {
  'kn.pause.send': sendingDecision(),
  'kn.papers': duty('Đã nhận giấy tờ', { doneLabel: 'Ngày nhận giấy tờ' }),
  'kn.send1': sentToComplainant(
    [
      { clock: 'kn.second', from: 'day' },
      { clock: 'kn.sue', from: 'day' },
    ],
    'Hạn khiếu nại lần hai là 30 ngày, hạn khởi kiện là một năm, tính từ ngày anh/chị nhận được.',
  ),
  'kn.send2': sentToComplainant(
    [{ clock: 'kn.sue', from: 'day' }],
    'Hạn khởi kiện là một năm, tính từ ngày anh/chị nhận được.',
    limitToSue,
  ),
  'kn.publish': duty('Đã công khai quyết định', {
    isOfDecision: true,
    asks: ['done', 'cover', 'note'],
    doneLabel: 'Ngày công khai',
    coverLabel: 'Số thông báo công khai (nếu có)',
  }),
  'target.extension': duty('Đã báo gia hạn, không nêu người tố cáo', { guards: ['sender_unnamed'] }),
  'tc.transfer': duty('Đã chuyển đơn và báo người tố cáo'),
  'tc.notify': duty('Đã báo người tố cáo', {
    news: 'Thông báo thụ lý hồ sơ {receiptCode} đã được gửi đến anh/chị ({paper}).',
  }),
  'tc.notify.accused': duty('Đã báo người bị tố cáo, không nêu người tố cáo', { guards: ['sender_unnamed'] }),
  'tc.pause.send': sendingDecision(),
  'tc.conclude.send': duty('Đã gửi kết luận, báo người tố cáo', {
    news: 'Thông báo kết luận của hồ sơ {receiptCode} đã được gửi đến anh/chị ({paper}).',
  }),
  'tc.act.report': duty('Đã báo cáo kết quả xử lý'),
  'tc.press': duty('Đã báo nơi chuyển đơn'),
  'tc.repeat': duty('Đã trả lời tố cáo tiếp', {
    news: 'Tố cáo tiếp của hồ sơ {receiptCode} đã được xem xét ({paper}).',
  }),
  'tc.overdue.demand': duty('Đã yêu cầu báo cáo', { starts: ['tc.overdue.report'] }),
  'tc.overdue.report': duty('Đã báo cáo'),
  'tcd.back': duty('Đã báo nơi chuyển đơn', { starts: ['tcd.back.pass'] }),
  'tcd.back.pass': duty('Đã chuyển kết quả cho người dân'),
}
