import { foldMarks } from '../../../shared/text.js'

const neighbour =
  /\b(?:hang xom|lang gieng|nha (?:ben|sat|doi dien|canh|dang sau|phia sau)|ben canh nha|nha (?:ong|ba|anh|chi|co|chu|bac) \w+|ho ben)\b/
const nuisance =
  /\b(?:xay|lan|coi noi|nuoi|do (?:rac|nuoc|phe)|xa (?:nuoc|rac|thai)|on|karaoke|loa|hat|dot|chan (?:loi|duong|ngo|cong)|de xe|trong cay|cay|mai ton|tha (?:ga|cho|trau|bo|lon)|hoi|thoi|khoi|bui|ve sinh|lop)\b/
const crime =
  /\b(?:danh|dam|chem|giet|doa|trom|cuop|ma tuy|co bac|danh bac|lua|hiep|xam hai|bat coc|buon|hang gia|mai dam|pha hoai|bao luc|tang tru|dat cong|can bo|cong chuc|chu tich|bi thu|truong thon|cong an)\b/

/** "tố giác hàng xóm xây lấn đường đi": what neighbours build or disturb with is perhaps no matter of a denunciation. */
export const isNeighbourly = (text: string): boolean => {
  const folded = foldMarks(text)
  return neighbour.test(folded) && nuisance.test(folded) && !crime.test(folded)
}
