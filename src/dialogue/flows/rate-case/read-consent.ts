import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'

const longest = 100
const me = '(?:toi|em|minh|chau|tui|bac|gia dinh toi)'
const lead = `^(?:(?:a|u|vang|da|ok|thoi|thi|the|vay|ad|xa oi|xin|nho|lam on|${me}) )*`
const who = '(?:xa|phuong|ubnd|uy ban|cac (?:ban|anh chi)|xa oi|ben (?:minh|xa|ban)|ho|moi nguoi|can bo)'
const shows =
  '(?:dang(?! ky)(?: tai)?|cong khai|cong bo|dua(?= len| ra)|up|post|chia se|len (?=mang|web|trang|bao|facebook|fb))'
const what =
  '(?:cau tra loi|tra loi|cau hoi|ket qua|noi dung|phan anh|viec|vu|bai|thong tin|no|cai|chuyen|(?:len |tren |ra )(?:mang|web|trang|bao|facebook|fb|zalo|internet|cong)(?: xa hoi| thong tin)?|cho (?:moi nguoi|nguoi khac|ca xa|ba con|dan)(?: cung)?(?: (?:xem|doc|biet))?|rong rai|nay|do|ay|kia|cua|va|ve|ca|dau|len|xem|hoi dap)'
const tail = `(?: (?:${what}|${me}|a|nhe|nha|di|luon|thoi|duoc|dc|nua|ad|xa oi))*$`
const may = '(?:dong y|cho phep|cho|nhat tri|chap nhan|san sang|khong phan doi)'
const aide = `(?:(?:cho|de|viec|${who}|duoc|phep) )*`
const not = '(?:khong|ko|k|kg|hk|chua|chang|dung|thoi|cam)'

const agrees = new RegExp(`${lead}(?:co )?${may} ${aide}${shows}${tail}`)
const refuses = [
  new RegExp(`${lead}${not}(?: (?:co|muon|thich|can|nen|he|duoc))*(?: ${may})?(?: (?:ai|bi))? ${aide}${shows}${tail}`),
  new RegExp(
    `${lead}(?:rut lai|rut|huy|thoi|bo) (?:(?:su|viec|loi|y) )?(?:dong y|cho phep|cho) ${aide}${shows}${tail}`,
  ),
  new RegExp(
    `${lead}(?:go|xoa|ha|thu hoi)(?: bo| xuong)? (?:bai|cau tra loi|noi dung|phan anh)(?: (?:da|dang|cua|${me}))* (?:${shows}|khoi|xuong|tren|len).*$`,
  ),
]

/** "tôi đồng ý công khai câu trả lời", "không cho đăng lên mạng": whether everybody may read a case and its answer; null: not said. */
export const readConsent = (text: string): 'agree' | 'refuse' | null => {
  if (text.length > longest || text.startsWith('/')) return null
  const folded = foldMarks(text)
  if (refuses.some((one) => one.test(folded))) return 'refuse'
  return agrees.test(folded) && !isQuestion(text) ? 'agree' : null
}
