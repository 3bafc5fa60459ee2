/** What can be counted for a fee; how many there are is told by the person who asks, 1 where not told. */
export type Countable =
  | 'page'
  | 'copy'
  | 'sheet'
  | 'file'
  | 'case'
  | 'instance'
  | 'occurrence'
  | 'person'
  | 'document'
  | 'transaction'
  | 'card'
  | 'licence'
  | 'certificate'
  | 'establishment'
  | 'location'
  | 'room'
  | 'square_metre'
  | 'month'

type FeeUnit = {
  /** As in "2.000 đồng/trang". */
  label: string
  /** The counts that multiply; prices by number ("from the third page on") look at the first. */
  counts: readonly [Countable, ...Countable[]]
}

export const feeUnits = {
  page: { label: 'trang', counts: ['page', 'copy'] },
  copy: { label: 'bản', counts: ['copy'] },
  sheet: { label: 'phiếu', counts: ['sheet', 'person'] },
  file: { label: 'hồ sơ', counts: ['file'] },
  case: { label: 'việc', counts: ['case'] },
  instance: { label: 'trường hợp', counts: ['instance'] },
  occurrence: { label: 'lần', counts: ['occurrence'] },
  person: { label: 'người', counts: ['person'] },
  person_occurrence: { label: 'lần/người', counts: ['person'] },
  person_month: { label: 'người/tháng', counts: ['person', 'month'] },
  document: { label: 'văn bản', counts: ['document'] },
  transaction: { label: 'giao dịch', counts: ['transaction'] },
  card: { label: 'thẻ', counts: ['card'] },
  licence: { label: 'giấy phép', counts: ['licence'] },
  certificate: { label: 'giấy chứng nhận', counts: ['certificate'] },
  establishment: { label: 'cơ sở', counts: ['establishment'] },
  location: { label: 'điểm', counts: ['location'] },
  room: { label: 'phòng', counts: ['room'] },
  month: { label: 'tháng', counts: ['month'] },
  square_metre_month: { label: 'm²/tháng', counts: ['square_metre', 'month'] },
} as const satisfies Record<string, FeeUnit>

export type FeeUnitCode = keyof typeof feeUnits

export const feeUnitLabels = Object.fromEntries(
  Object.entries(feeUnits).map(([code, unit]) => [code, unit.label]),
) as Record<FeeUnitCode, string>

export const countableLabels: Record<Countable, string> = {
  page: 'trang',
  copy: 'bản',
  sheet: 'phiếu',
  file: 'hồ sơ',
  case: 'việc',
  instance: 'trường hợp',
  occurrence: 'lần',
  person: 'người',
  document: 'văn bản',
  transaction: 'giao dịch',
  card: 'thẻ',
  licence: 'giấy phép',
  certificate: 'giấy chứng nhận',
  establishment: 'cơ sở',
  location: 'điểm',
  room: 'phòng',
  square_metre: 'm²',
  month: 'tháng',
}
