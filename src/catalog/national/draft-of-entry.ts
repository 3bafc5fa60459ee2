import { areaNamed } from '../areas.js'
import type { channels, doubtfulFields, levels } from '../options.js'
import { timeUnits } from '../options.js'
import { contentOfRecord } from '../procedure-from-record.js'
import type { DraftContent } from '../version.js'
import type { CarriedEntry, ListedRecord } from './carried-entry.js'
import type { CarriedRecord } from './carried-records.js'

const say = {
  shortName: 'Tên ngắn lấy từ tên chính thức, có thể bị cắt: hãy đặt lại như người dân gọi.',
  who: (who: string) => `Cổng ghi nơi quyết định là ${who}: hãy ghi nơi dân nộp và loại nơi tiếp nhận.`,
  papers: 'Tên giấy tờ đã rút gọn, câu dài bị bỏ: đối chiếu từng giấy với bản ghi trên Cổng rồi chọn dạng và số bản.',
  noPapers: 'Danh sách mang theo không có giấy tờ của thủ tục này: xem bản ghi trên Cổng Dịch vụ công quốc gia.',
  time: (text: string | null) =>
    text ? `Danh sách ghi thời hạn “${text}”: đối chiếu.` : 'Cổng không ghi rõ thời hạn: tra văn bản.',
  fee: (text: string | null) =>
    text ? `Danh sách ghi phí “${text}”: đối chiếu mức và ai được miễn.` : 'Cổng không ghi rõ phí: tra văn bản.',
  law: 'Số văn bản lấy từ Cổng tháng 7/2026, có thể đã được thay: đối chiếu.',
  noLaw: 'Danh sách mang theo không có căn cứ pháp lý: tra trên Cổng.',
  rest: 'Chưa có: ai được làm, các bước, kết quả, câu người dân hay hỏi.',
  provinceFee: 'Lệ phí',
}

const longestName = 60

/** The official name as far as a short one may be: without "Thủ tục", cut between words. */
export const shortNameOf = (name: string): string => {
  const bare = name.replace(/^Thủ tục\s+/iu, '').replace(/\s+/g, ' ')
  const whole = bare.charAt(0).toUpperCase() + bare.slice(1)
  if (whole.length <= longestName) return whole
  const cut = whole.slice(0, longestName + 1)
  return cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;.:(–-]+$/u, '')
}

type Doubt = { field: keyof typeof doubtfulFields; note: string }

const levelOf = (who: string): keyof typeof levels | null => {
  if (/tỉnh|^Sở /iu.test(who)) return 'province'
  return /^(?:Bộ|Cục|Tổng cục|Ngân hàng Nhà nước Việt Nam|Thủ tướng)/u.test(who) ? 'ministry' : null
}

const unitsByWord = Object.entries(timeUnits).toSorted(([, a], [, b]) => b.length - a.length)

/** "4 ngày làm việc" is a number with its unit; "1 đến 2 ngày" stays in words. */
const timeOf = (text: string | null): DraftContent | null => {
  if (text === null) return null
  const [, count, word] = /^(\d+) (\D+)$/.exec(text) ?? []
  const unit = unitsByWord.find(([, label]) => label === word)?.[0]
  return { text, count: unit ? Number(count) : null, unit: unit ?? null, from: null, extended: null }
}

const feeOf = (text: string | null): readonly DraftContent[] | null => {
  if (text === null) return null
  const [, sum] = /^([\d.]+) đồng$/.exec(text) ?? []
  const amount = text === 'miễn phí' ? 0 : sum ? Number(sum.replaceAll('.', '')) : null
  return [{ what: say.provinceFee, amount, per: null, basis: null, ...(amount === null && { note: text }) }]
}

const isChannel = (way: string): way is keyof typeof channels => ['in_person', 'online', 'post'].includes(way)

const ofListed = ({ field, who, place, ways, time, fee }: ListedRecord): { content: DraftContent; doubts: Doubt[] } => {
  const level = levelOf(who)
  return {
    content: {
      ...(areaNamed(field) !== null && { field: areaNamed(field) }),
      ...(level && { level }),
      ...(place && { received_by_text: place }),
      ...(ways.length > 0 && { channels: ways.filter(isChannel) }),
      time_limit: timeOf(time),
      fees: feeOf(fee),
      situations: [],
      legal_basis: [],
    },
    doubts: [
      { field: 'situations', note: say.noPapers },
      { field: 'time_limit', note: say.time(time) },
      { field: 'fees', note: say.fee(fee) },
      { field: 'legal_basis', note: say.noLaw },
    ],
  }
}

const ofFull = (record: CarriedRecord): { content: DraftContent; doubts: Doubt[] } => {
  const content = contentOfRecord(record)
  const hasPapers = record.situations.some(({ papers }) => papers.length > 0)
  return {
    content,
    doubts: [
      { field: 'situations', note: hasPapers ? say.papers : say.noPapers },
      ...(content.time_limit === null ? [{ field: 'time_limit', note: say.time(null) } as const] : []),
      ...(content.fees === null ? [{ field: 'fees', note: say.fee(null) } as const] : []),
      { field: 'legal_basis', note: record.laws.length > 0 ? say.law : say.noLaw },
    ],
  }
}

const carriedAsOf = '2026-07'

/** A draft of what is known of a record; what isn't is left empty, and each thing to look up stands among what to verify. */
export const draftOfEntry = (entry: CarriedEntry): DraftContent => {
  const { code, name, who } = entry
  const { content, doubts } = 'full' in entry ? ofFull(entry.full) : ofListed(entry.listed)
  return {
    ...content,
    code,
    name,
    short_name: shortNameOf(name),
    sources: [{ title: `Cổng Dịch vụ công quốc gia, thủ tục ${code}`, url: null }],
    as_of: 'listed' in entry ? entry.listed.as_of : carriedAsOf,
    confidence: 'low',
    to_verify: [
      { field: 'received_by_text', note: say.who(who || '…') },
      ...doubts,
      { field: 'other', note: say.shortName },
      { field: 'other', note: say.rest },
    ],
  }
}
