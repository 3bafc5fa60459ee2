/** A number that people call; `isConfirmed`: by the province. Nobody has yet: to be confirmed before the service opens. */
type Hotline = { name: string; hours: string; source: string; asOf: string; isConfirmed: boolean }

const defineHotlines = <N extends string>(table: Record<N, Hotline>): Record<N, Hotline> => table

const ownKnowledge = 'Hiểu biết chung về số khẩn cấp'

/** The numbers an alert may give. 112, 113, 114 and 115 are connected with each other since 2025. */
export const hotlines = defineHotlines({
  '111': {
    name: 'bảo vệ trẻ em',
    hours: '24/7',
    source: 'Nghị định 162/2025/NĐ-CP, theo báo Tiền Phong 9/2025',
    asOf: '2025-09',
    isConfirmed: false,
  },
  '112': {
    name: 'thiên tai, tìm kiếm cứu nạn',
    hours: '24/7',
    source: 'Quyết định 2023/QĐ-TTg và Nghị định 200/2025/NĐ-CP',
    asOf: '2025-10',
    isConfirmed: false,
  },
  '113': {
    name: 'công an',
    hours: '24/7',
    source: `${ownKnowledge}; báo Dân trí 23/9/2025`,
    asOf: '2025-09',
    isConfirmed: false,
  },
  '114': {
    name: 'cứu hỏa, cứu nạn',
    hours: '24/7',
    source: `${ownKnowledge}; báo Đời sống và Pháp luật về gọi 114`,
    asOf: '2025-09',
    isConfirmed: false,
  },
  '115': {
    name: 'cấp cứu',
    hours: '24/7',
    source: `${ownKnowledge}; báo Dân trí 23/9/2025`,
    asOf: '2025-09',
    isConfirmed: false,
  },
  '1900969680': {
    name: 'Ngôi nhà Bình yên, nơi tạm lánh',
    hours: '24/7',
    source: 'Hội Liên hiệp Phụ nữ Việt Nam, nguồn thứ cấp',
    asOf: '2026-08',
    isConfirmed: false,
  },
  '0963061414': {
    name: 'đường dây nóng Ngày Mai, có người lắng nghe',
    hours: '13:00-20:30, thứ Tư đến Chủ nhật',
    source: 'Đường dây nóng Ngày Mai, nguồn báo 2022 và nguồn thứ cấp',
    asOf: '2026-08',
    isConfirmed: false,
  },
  '19006769': {
    name: 'điện lực, để cắt điện',
    hours: 'chưa rõ',
    source: 'Chăm sóc khách hàng Điện lực miền Bắc (EVNNPC), chưa rõ tháng',
    asOf: 'chưa rõ',
    isConfirmed: false,
  },
})

export type HotlineNumber = keyof typeof hotlines

/** `next`: when nobody answers at the first. `beside`: told with the first, for what it can't do. */
type Numbers = { first: HotlineNumber; next: HotlineNumber; beside?: HotlineNumber }

const defineKinds = <K extends string>(table: Record<K, Numbers>): Record<K, Numbers> => table

/** The kinds of danger that are learnt. Each has its file in examples/. */
const learnt = defineKinds({
  fire: { first: '114', next: '112' },
  gas: { first: '114', next: '112' },
  flood: { first: '112', next: '114' },
  drowning: { first: '114', next: '115' },
  collapse: { first: '114', next: '115' },
  trapped: { first: '114', next: '112' },
  accident: { first: '115', next: '113' },
  injury: { first: '115', next: '112' },
  electricity: { first: '115', next: '114', beside: '19006769' },
  power_line: { first: '114', next: '19006769', beside: '19006769' },
  poisoning: { first: '115', next: '112' },
  illness: { first: '115', next: '112' },
  childbirth: { first: '115', next: '112' },
  weapon: { first: '113', next: '112' },
  fight: { first: '113', next: '112' },
  burglary: { first: '113', next: '112' },
  violence: { first: '113', next: '112', beside: '1900969680' },
  self_harm: { first: '115', next: '113', beside: '0963061414' },
  child_abuse: { first: '111', next: '113' },
  child_lost: { first: '113', next: '112', beside: '111' },
  child_taken: { first: '113', next: '111' },
  missing: { first: '113', next: '112' },
  help: { first: '113', next: '112' },
})

/** What words tell within a learnt kind, where other help is needed: narrower-kind.ts. */
const narrower = defineKinds({
  open_fire: { first: '114', next: '112' },
  fumes: { first: '115', next: '114' },
  choking: { first: '115', next: '112' },
  snake: { first: '114', next: '112' },
  out_of_water: { first: '115', next: '114' },
})

/** Every kind of danger that is heard, and whom to call. */
export const numbersOfKinds = { ...learnt, ...narrower }

export type DangerKind = keyof typeof numbersOfKinds
export const dangerKinds = Object.keys(learnt) as DangerKind[]
