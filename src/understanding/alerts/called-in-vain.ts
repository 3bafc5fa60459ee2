import { foldMarks } from '../../shared/text.js'

const call = '(goi|bam|alo|quay so|lien lac|dien|11[1-5]|cong an|cuu hoa|cap cuu|tong dai)'
const inVain =
  '(khong|ko|k|chua|chang|cha|hong|hok|hem|chua thay|khong thay|khong co|chang co) (mot )?(ai |nguoi |thay ai )?(nao )?(nghe|bat may|nhac may|tra loi|duoc|den|ai nghe|bat|len song|toi)|may ban|ban may|bao ban|toan ban|thue bao|ban suot|do chuong mai|(khong|ko|k) duoc'
const pattern = new RegExp(`(^| )${call}( [a-z0-9]+){0,8}? (${inVain})( |$)`)

/**
 * Whether somebody says that they called and nobody answered: "gọi 114 rồi không ai nghe máy". Means something only
 * beside an alert: of an office's telephone people say the same.
 */
export const saysCalledInVain = (text: string): boolean => pattern.test(foldMarks(text))
