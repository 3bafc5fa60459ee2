import { z } from 'zod'
import type { channels, timeUnits } from '../options.js'

const cell = z.string().default('')

/** A record of the national portal, in the portal's own field names; what it has besides is left aside. */
export const portalRecordSchema = z.object({
  ma_thu_tuc: z.string().regex(/^\d\.\d{6}$/, 'hãy viết mã dạng "1.001193"'),
  ten_thu_tuc: z.string().trim().min(1),
  cach_thuc_thuc_hien: cell,
  thanh_phan_ho_so: cell,
  can_cu_phap_ly: cell,
})
export type PortalRecord = z.output<typeof portalRecordSchema>

type Channel = keyof typeof channels
type Duration = { count: number; unit: keyof typeof timeUnits }

/**
 * What one way of handing in costs. province: its council sets it; circular: an amount that only the circular named has;
 * unknown: the portal says nothing.
 */
type PortalFee = { kind: 'amounts'; amounts: number[] } | { kind: 'free' | 'province' | 'circular' | 'unknown' }

/** `time` is null where the portal gives a number without unit, or none. */
export type PortalWay = { channel: Channel; time: Duration | null; fee: PortalFee }

export type ReadRecord = { code: string; name: string; ways: PortalWay[]; papers: string[]; laws: string[] }

const waysByWord: Readonly<Record<string, Channel>> = {
  'Trực tiếp': 'in_person',
  'Trực tuyến': 'online',
  'Dịch vụ bưu chính': 'post',
}
const unitsByWord: Readonly<Record<string, Duration['unit']>> = {
  'Ngày làm việc': 'working_day',
  Ngày: 'day',
  Giờ: 'hour',
}

const startOfWay = /(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)(?=\d|Không|Miễn)/
const timeWithUnit = /^(\d+) (Ngày làm việc|Ngày|Giờ)/
/** A number without unit has one digit, and the fee's digits may follow it at once. */
const timeWithoutUnit = /^\d(?=\d|Miễn|Không)/
const noTime = /^Không(?: có thông tin| quy định| phải trả kết quả cho người nộp thuế)?/
const amountCell = /^\s*(\d[\d,.]*) (?:VNĐ|Việt Nam Đồng)/
const freeCell = /^\s*Miễn phí/

/** The text in the brackets that open at the start; '' where none do. */
const bracketed = (text: string): string => {
  if (!text.startsWith('(')) return ''
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1
    if (depth === 0) return text.slice(1, index)
  }
  return text.slice(1)
}

const numberIn = (written: string): number => Number(written.replace(/[.,]/g, ''))

const amountsIn = (remark: string): number[] => [
  ...new Set(
    [...remark.matchAll(/(\d{1,3}(?:[.,]\d{3})+) ?(?:đồng|đ\b|VNĐ)/giu)].map(([, found]) => numberIn(found ?? '')),
  ),
]

const readFee = (text: string): PortalFee => {
  const paid = amountCell.exec(text)
  const free = paid ? null : freeCell.exec(text)
  const [whole = ''] = paid ?? free ?? []
  const remark = whole === '' ? '' : bracketed(text.slice(whole.length))
  if (/Hội đồng nhân dân|HĐND/i.test(remark)) return { kind: 'province' }
  if (paid) {
    const said = amountsIn(remark)
    return { kind: 'amounts', amounts: said.length > 0 ? said : [numberIn(paid[1] ?? '')] }
  }
  if (!free) return { kind: 'unknown' }
  if (/^[\s(]*(?:Miễn|Không)/i.test(remark)) return { kind: 'free' }
  return { kind: /Bộ Tài chính|TT-BTC/i.test(remark) ? 'circular' : 'free' }
}

const readTime = (text: string): { time: Duration | null; rest: string } => {
  const [whole = '', count = '', word = ''] = timeWithUnit.exec(text) ?? []
  const unit = unitsByWord[word]
  if (unit) return { time: { count: Number(count), unit }, rest: text.slice(whole.length) }
  return { time: null, rest: timeWithoutUnit.test(text) ? text.slice(1) : text.replace(noTime, '') }
}

const readWays = (text: string): PortalWay[] => {
  const parts = text.split(new RegExp(startOfWay, 'u'))
  return parts.flatMap((part, at) => {
    const channel = at % 2 === 1 ? waysByWord[part] : undefined
    if (!channel) return []
    const { time, rest } = readTime(parts[at + 1] ?? '')
    return [{ channel, time, fee: readFee(rest) }]
  })
}

const tableHead = /^.*?Tên giấy tờMẫu đơn, tờ khaiSố lượng/s
const endOfPaper = /(\d+) bản chính(?:,(\d+) bản sao)?|(\d+) bản sao/g

/** Papers by their names; what has neither an original nor a copy is a remark. */
const readPapers = (text: string): string[] => {
  let from = 0
  return [...text.matchAll(endOfPaper)].flatMap((end) => {
    const name = text.slice(from, end.index).replace(tableHead, '').trim()
    from = end.index + end[0].length
    return Number(end[1] ?? 0) + Number(end[2] ?? 0) + Number(end[3] ?? 0) > 0 ? [name] : []
  })
}

/** Who issues circulars and decisions, the longest first: the next title touches the number. */
const issuers =
  'BLĐTBXH|BNNPTNT|BVHTTDL|BGDĐT|BGTVT|BKHCN|BKHĐT|BNNMT|BTNMT|BTTTT|HĐND|NHNN|TTCP|UBND|VPCP|BCA|BCT|BNG|BNV|BQP|BTC|BTP|BXD|BYT'
const lawNumber = new RegExp(
  `(\\d[\\d.]*)/(\\d{4})/(QH\\d{2}|(?:NĐ|NQ)-CP|(?:QĐ|CT)-TTg|(?:TT|TTLT|QĐ|NQ)-(?:${issuers})(?:-(?:${issuers}))*)`,
  'gu',
)

/** "202068" of "Luật Cư trú 202068/2020/QH14" is 68: a year in the title touches the number. */
const withoutYear = (number: string): string => number.replace(/^(?:19|20)\d{2}\.?(?=\d{1,3}$)/, '')

const readLaws = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(lawNumber)].map(([, number = '', year, symbol]) => `${withoutYear(number)}/${year}/${symbol}`),
  ),
]

/** A record's facts; the portal writes the columns of its tables one after another with nothing between. */
export const readRecord = (record: PortalRecord): ReadRecord => ({
  code: record.ma_thu_tuc,
  name: record.ten_thu_tuc,
  ways: readWays(record.cach_thuc_thuc_hien),
  papers: readPapers(record.thanh_phan_ho_so),
  laws: readLaws(record.can_cu_phap_ly),
})
