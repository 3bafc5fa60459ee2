import { foldMarks } from '../shared/text.js'
import { type CategoryName, categoryNamed } from './categories.js'
import type { CaseKind } from './kinds/index.js'

const fine =
  /\b(?:xu phat|quyet dinh phat|muc phat|tien phat|phat tien|phat hanh chinh|bi phat|(?:bien ban|phat) (?:vi pham|toi|chung toi|nha toi|gia dinh toi|oan|sai|\d))\b/
/** Who acts for the state: of a fine only who imposed it. */
const people =
  /(?<!\p{L})(?:(?:phó )?chủ tịch|cán bộ|công chức|công an|nhân viên|lãnh đạo|trưởng thôn|(?:pho )?chu tich|can bo|cong chuc|cong an|nhan vien|lanh dao|truong thon)(?!\p{L})/giu

/** What a report is about. A complaint about a fine is about what the fine is for, not about whoever imposed it. */
export const categoryOf = (kind: CaseKind, text: string, guess: (text: string) => string): CategoryName => {
  const category = categoryNamed(guess(text))
  const isComplaint = kind === 'complaint' || kind === 'second_complaint'
  if (category !== 'officials' || !isComplaint || !fine.test(foldMarks(text))) return category
  const again = categoryNamed(guess(text.replace(people, '')))
  return again === 'officials' ? 'other' : again
}
