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
/** "không muốn đánh giá đâu", "thôi khỏi chấm điểm": a mark, too, is asked for. */
const marking =
  '(?:danh gia|cham diem|cho diem|(?<=(?:khoi|mien|muon|can|thich) )cham(?= (?:dau|nua|gi)$|$)|(?:lam |tra loi |dien )?(?:khao sat|phieu (?:hoi|khao sat|danh gia)|cau hoi khao sat)|(?:cham|cho|danh gia) (?:sao|diem so))'
const refusedMark = new RegExp(
  `^${lead}(?:khong|ko|k|kg|hk|chang|cha|thoi|khoi|mien|dung|(?:tu choi|bo qua) (?:viec )?)(?: (?:muon|can|thich|co|ranh|dinh|phai|he|khoi|viec|bat|hoi|nhu cau|bat buoc|${me}))* ${marking}(?: (?:gi|dau|nua|het|ca|thoi|viec nay|vu nay|cai nay|nay|xa|can bo|${me}))*${tail}$`,
)
const longest = 80

/** "không hỏi tôi nữa", "không muốn đánh giá đâu": no opinion is asked for any more. "Không hỏi nữa" alone ends a question. */
export const refusesAsking = (text: string): boolean => {
  const folded = text.length <= longest ? foldMarks(text) : ''
  return refused.test(folded) || refusedMark.test(folded)
}
