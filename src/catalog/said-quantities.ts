/** What people count when they ask for a price; `named_document` is a paper named without a number ("bằng và học bạ"). */
export type SaidUnit =
  | 'page'
  | 'leaf'
  | 'side'
  | 'copy'
  | 'set'
  | 'document'
  | 'named_document'
  | 'original'
  | 'contract'
  | 'will'
  | 'extract'
  | 'form'
  | 'signature'
  | 'person'
  | 'child'
  | 'card'
  | 'slip'
  | 'room'
  | 'month'
  | 'quarter'
  | 'year'
  | 'day'
  | 'week'
  | 'age_years'
  | 'age_months'
  | 'age_days'
  | 'occurrence'
  | 'vehicle'
  | 'vessel'
  | 'establishment'
  | 'place'
  | 'file'
  | 'case'
  | 'household'
  | 'unknown'

/** One count that a message names. */
export type Quantity = {
  unit: SaidUnit
  /** null: a count is named but not understood for certain ("vài trang", "5-6 bản", "2,5 trang"). */
  count: number | null
  /** For each of these: "mỗi giấy 2 bản". */
  each: 'document' | 'copy' | 'person' | 'all' | null
  /** How it goes on from the count of the same before it, else from any. */
  link: 'and' | 'comma' | 'or' | null
  /** Goes to somebody, or comes on top: "2 bản cho vợ, 2 bản cho chồng". */
  isShare: boolean
  /** The sum of what else is named: "tổng 5 bản". */
  isTotal: boolean
  /** Where it stands among the pieces of the message. */
  at: number
}

/** Whether a number is told at all: a paper that is only named has none. */
export const isCounted = ({ unit }: Quantity): boolean => unit !== 'named_document'
