import { z } from 'zod'
import type { channels, handedOptions, levels, timeUnits } from '../options.js'

const cell = z.string().default('')

/** A record of the national portal, in the portal's own field names; what it has besides is left aside. */
export const portalRecordSchema = z.object({
  ma_thu_tuc: z.string().regex(/^\d\.\d{6}$/, 'hãy viết mã dạng "1.001193"'),
  ten_thu_tuc: z.string().trim().min(1),
  cach_thuc_thuc_hien: cell,
  thanh_phan_ho_so: cell,
  can_cu_phap_ly: cell,
  linh_vuc: cell,
  cap_thuc_hien: cell,
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

type PortalPaper = { name: string; handed: keyof typeof handedOptions }
/** `when` is null for what everybody needs. */
type PortalSituation = { when: string | null; papers: PortalPaper[] }

/** `level` is null where the portal names several. */
export type ReadRecord = {
  code: string
  name: string
  field: string | null
  level: keyof typeof levels | null
  ways: PortalWay[]
  situations: PortalSituation[]
  laws: string[]
}

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

const tableHead = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng'
const endOfPaper = /(\d+) bản chính(?:,(\d+) bản sao)?|(\d+) bản sao/g
const bullet = /^\s*[-+*•–]+\s*/
const numbering = /^\s*(?:\d+|[a-zđ]|[IVX]+)[.)]\s*/
const startOfCase = /^(?:Đối với|Trường hợp)/
const endOfCase = /(?:,? thì (?:hồ sơ|thành phần).*?)?(?:,? (?:bao )?gồm(?: có)?)?\s*:?\s*$/

/** "1. Đối với hộ nghèo, gồm:" -> "Đối với hộ nghèo"; null where a heading names no case. */
const caseOf = (heading: string): string | null => {
  const words = heading.replace(bullet, '').replace(numbering, '').trim()
  return startOfCase.test(words) ? words.replace(endOfCase, '') : null
}

/** A row that is a heading, with the paper that may follow its colon. One without number or colon is a remark. */
const headingIn = (row: string): { when: string; paper: string } | null => {
  const when = caseOf(row)
  if (when === null) return null
  if (/:\s*$/.test(row)) return { when, paper: '' }
  if (!numbering.test(row.replace(bullet, ''))) return null
  const colon = row.lastIndexOf(': ')
  return colon === -1 ? { when, paper: '' } : { when: caseOf(row.slice(0, colon)) ?? when, paper: row.slice(colon + 2) }
}

/** Papers by their names, under the cases that headings name; what has neither an original nor a copy is a remark. */
const readSituations = (text: string): PortalSituation[] => {
  const papersOf = new Map<string | null, PortalPaper[]>()
  let when: string | null = null
  let handed: PortalPaper['handed'] = 'submit'
  let from = 0
  const enter = (next: string | null): void => {
    when = next
    if (next !== null && !papersOf.has(next)) papersOf.set(next, [])
  }
  for (const end of text.matchAll(endOfPaper)) {
    const parts = text.slice(from, end.index).split(tableHead)
    from = end.index + end[0].length
    if (parts.length > 1) {
      const heading = parts.at(-2) ?? ''
      enter(caseOf(heading))
      handed = /xuất trình/i.test(heading) && !/phải nộp|Trường hợp/i.test(heading) ? 'show' : 'submit'
    }
    const row = (parts.at(-1) ?? '').trim()
    const heading = headingIn(row)
    if (heading) enter(heading.when)
    const name = (heading ? heading.paper : row).replace(bullet, '').trim()
    const count = [end[1], end[2], end[3]].reduce((sum, one) => sum + Number(one ?? 0), 0)
    if (name !== '' && count > 0) papersOf.set(when, [...(papersOf.get(when) ?? []), { name, handed }])
  }
  return [...papersOf].map(([of, papers]) => ({ when: of, papers }))
}

const levelsByWord: Readonly<Record<string, keyof typeof levels>> = {
  'Cấp xã': 'commune',
  'Cấp tỉnh': 'province',
  'Cấp bộ': 'ministry',
}

const readLevel = (text: string): keyof typeof levels | null => {
  const [only, ...more] = text.split(',').map((word) => word.trim())
  return more.length === 0 ? (levelsByWord[only ?? ''] ?? null) : null
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
  field: record.linh_vuc.trim() || null,
  level: readLevel(record.cap_thuc_hien),
  situations: readSituations(record.thanh_phan_ho_so),
  laws: readLaws(record.can_cu_phap_ly),
})
