import { foldMarks } from '../../../shared/text.js'

const stranger =
  /\b(?:hang xom|lang gieng|nguoi la|ke la|chu no|con no|doi no|xom ben|nha ben|nha canh|canh nha|gan nha|ben canh|cung (?:xom|thon|lang|ngo)|con do|giang ho|con nghien|nhom thanh nien|dam thanh nien|bao ke|dan choi)\b/
const household =
  /\b(?:chong|vo|bo|me|cha|bo me|con trai|con re|con dau|anh trai|em trai|nguoi yeu|ban trai|vo cu|chong cu|trong nha|gia dinh (?:toi|em|chau) danh)\b/

/** Whether a threat or blows come from somebody of another household: no violence at home. */
export const isByStranger = (text: string): boolean => {
  const folded = foldMarks(text)
  return stranger.test(folded) && !household.test(folded)
}
