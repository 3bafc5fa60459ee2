import { readableDay } from '../shared/clock.js'
import type { Closure, DayKind, DayOff, YearStatus } from './calendar-data.js'

const kinds: Record<DayKind, string> = {
  public: 'Ngày lễ',
  lunar_new_year: 'Tết Nguyên đán',
  substitute: 'Nghỉ bù',
  swapped: 'Nghỉ hoán đổi',
}

const statuses: Record<YearStatus, string> = { official: 'Chính thức', provisional: 'Tạm tính' }

const dayText = ({ date, name, makeUpDay }: DayOff): string =>
  `${readableDay(date)} (${name}${makeUpDay ? `, làm bù ${readableDay(makeUpDay)}` : ''})`

/** What is said of the calendar wherever it is changed. */
export const calendarWording = {
  kinds,
  statuses,
  changes: {
    added: (one: DayOff) => `Thêm ngày nghỉ ${dayText(one)}`,
    removed: (one: DayOff) => `Bỏ ngày nghỉ ${dayText(one)}`,
    changed: (before: DayOff, after: DayOff) =>
      `Sửa ngày nghỉ ${dayText(before)} thành ${dayText(after)}, loại: ${kinds[after.kind]}`,
    status: (year: string, after: YearStatus, decision: string | null) =>
      `Năm ${year}: ${statuses[after].toLowerCase()}${decision ? ` theo ${decision}` : ''}`,
    closed: (commune: string, { from, to, reason, decision }: Closure) =>
      `${commune} nghỉ từ ${readableDay(from)} đến ${readableDay(to)}: ${reason} (${decision})`,
    reopened: (commune: string, { from, to, reason }: Closure) =>
      `Bỏ đợt nghỉ của ${commune} từ ${readableDay(from)} đến ${readableDay(to)}: ${reason}`,
  },
  problems: {
    otherYear: (date: string, year: string) => `Ngày ${readableDay(date)} không thuộc năm ${year}.`,
    twice: (date: string) => `Ngày ${readableDay(date)} được ghi hai lần.`,
    offAndWorked: (date: string) =>
      `Ngày ${readableDay(date)} vừa là ngày nghỉ vừa là ngày làm bù. Hãy bỏ một trong hai.`,
    notWeekend: (date: string) => `Ngày làm bù ${readableDay(date)} không phải thứ Bảy hay Chủ nhật.`,
    madeUpTwice: (date: string) => `Ngày ${readableDay(date)} làm bù cho hai ngày nghỉ.`,
    makeUpMissing: (date: string) => `Ngày nghỉ hoán đổi ${readableDay(date)} chưa có ngày làm bù.`,
    makeUpNeedless: (date: string) =>
      `Ngày ${readableDay(date)} có ngày làm bù: hãy chọn loại nghỉ hoán đổi hoặc bỏ ngày làm bù.`,
    makeUpFar: (date: string) => `Ngày làm bù của ${readableDay(date)} cách quá 60 ngày. Hãy xem lại.`,
    onWeekend: (date: string) =>
      `Ngày ${readableDay(date)} là cuối tuần nên không thể là ngày nghỉ bù hay nghỉ hoán đổi.`,
    noTet: (year: string, count: number) =>
      `Năm ${year} mới có ${count} ngày Tết Nguyên đán trong tháng 1, tháng 2. Luật cho nghỉ 5 ngày (Bộ luật Lao động Điều 112).`,
    decisionMissing: (year: string) => `Năm ${year} là chính thức thì phải ghi số, ngày của văn bản.`,
    unknownYear: (next: string) => `Hãy thêm lịch năm ${next} trước.`,
    unknownCommune: 'Không có xã, phường này.',
    closureOrder: 'Ngày cuối của đợt nghỉ không thể trước ngày đầu.',
    closureLong: 'Một đợt nghỉ không quá 90 ngày. Hãy xem lại ngày.',
    closureTwice: (from: string, to: string) =>
      `Xã, phường này đã có đợt nghỉ từ ${readableDay(from)} đến ${readableDay(to)}. Hãy sửa đợt đó.`,
    closureReason: 'Hãy ghi lý do nghỉ.',
    closureDecision: 'Hãy ghi số, ngày của văn bản cho nghỉ.',
  },
  errors: {
    day: 'Hãy ghi đúng ngày.',
    name: 'Hãy ghi tên ngày nghỉ.',
    long: 'Viết ngắn hơn.',
    nothing: 'Chưa có gì thay đổi.',
    closureGone: 'Đợt nghỉ này không còn. Hãy tải lại trang.',
    changedMeanwhile: 'Lịch vừa được người khác sửa. Hãy tải lại trang, xem bản mới rồi sửa lại phần của anh/chị.',
  },
} as const
