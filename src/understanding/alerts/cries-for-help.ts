import { foldMarks } from '../../shared/text.js'

const whom = '(?:toi|em|e|t|chau|con|minh|tui|chung (?:toi|em)|me con|ca nha|nha|bo|me|vo|chong|nguoi)'
const cry = new RegExp(
  `(?<!\\b(?:da|duoc|vua|dang|nguoi) )\\bcu{2,} (?:voi+|${whom})\\b(?!(?: \\w+){0,3} (?:duoc|roi|ra|thoat)\\b)`,
)

/** "cứu tôi với": somebody is in danger this minute, whatever else is said beside it. */
export const criesForHelp = (text: string): boolean => cry.test(foldMarks(text))
