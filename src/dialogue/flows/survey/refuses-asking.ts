import { foldMarks } from '../../../shared/text.js'

const lead =
  '(?:(?:a|o|u|ad|em|toi|minh|chau|xa oi|thoi|lam on|xin|de nghi|tu nay|tu gio|lan sau|vui long|yeu cau|nho|ban) )*'
const me = '(?:toi|em|minh|chau|nha toi|chung toi|bac|co|chu)'
const opinion = '(?:(?:ve )?(?:y kien|danh gia|khao sat|muc do hai long|hai long|gop y))'
const asking = [
  `hoi(?: han)? ${me}(?: ${opinion})?`,
  `hoi ${opinion}(?: (?:cua )?${me})?`,
  `khao sat(?: y kien)?(?: ${me})?`,
  `(?:gui|nhan)(?: cho ${me})? (?:phieu |tin )?(?:khao sat|hoi y kien|phieu hoi|moi danh gia)(?: (?:cho |den )?${me})?`,
  `(?:bi|duoc) (?:hoi|khao sat)(?: ${opinion})?`,
].join('|')
const tail = '(?: (?:gi|them|nhe|nha|a|ad|di|giup|voi|luon|day|xa oi))*'
/** "đừng", "không muốn" say it by themselves; "không", "thôi" with "nữa". */
const refused = new RegExp(
  `^${lead}(?:(?:dung co|dung|ngung|cham dut|(?:khong|ko|k) (?:muon|can|thich|cho))(?: ${me})? (?:${asking})(?: nua)?|(?:khong|ko|k|thoi)(?: (?:dung|co|phai))? (?:${asking}) nua)${tail}$`,
)
const longest = 80

/** "không hỏi tôi nữa", "đừng khảo sát tôi": no survey is wanted any more. "Không hỏi nữa" alone ends a question. */
export const refusesAsking = (text: string): boolean => text.length <= longest && refused.test(foldMarks(text))
