import type { Normalised } from './normalise.js'
import { plainText } from './words.js'

const leads =
  '(?:(?:toi|em|e|minh|chau|con|nha|vo chong|cho|muon|can|dinh|tinh|sap|gio|hoi|xin|lam|dang ky|ve|thu tuc|thi|the|vay|a|ad|oi|da) )*'
const places =
  '(?:nha (?:thuoc|hang|nghi|tro|xuong|tre|may|sach|khoa)|phong (?:kham|tra|gym|tap|mach|net|xet nghiem|trung bay)|quan|tiem|cua hang|cua hieu|sieu thi|lop|truong|trung tam|co so|cong ty|dai ly|xuong|tham my|spa|shop|kho|gara|garage|tram|ben|hieu|quay|khach san|homestay|van phong|chi nhanh|doanh nghiep|dich vu|trai|trang trai|rap|san|be boi|ho boi|khu|nhom tre|cau lac bo|clb|ho kinh doanh|hop tac xa|lo giet mo|lo banh|nha khoa|benh vien|day them|gia su|day (?:hoc|nghe|lai|kem|boi|dan|nhac|ve|tieng|vo))'
const opens = new RegExp(
  `^${leads}(?:(?:mo|lap|thanh lap)(?: (?:mot|1|cai|them|rieng))* ${places}|kinh doanh|giay phep|xin phep|cap phep|chung chi hanh nghe|the nha bao|giay (?:chung nhan )?du dieu kien)(?= |$)`,
)
/** A business named by itself, or with the wish for its papers: "phòng khám răng tư nhân", "nhà thuốc xin phép ở đâu". */
const kinds =
  '(?:tu nhan|tu thuc|tu|rang(?: ham mat)?|nha khoa|da khoa|mat|san|nhi|dong y|y hoc|co truyen|tay|tan duoc|thuoc(?: (?:tay|nam|bac))?|gas|ngoai ngu|tieng \\w+|tin hoc|gia su|toan|van|them|tai nha|vang|net|internet|spa|nail|toc|cat toc|tap hoa|sua xe|rua xe|thu y|mini|nho|moi|rieng|cua (?:toi|em|minh)|o (?:nha|xa|que))'
const wishes =
  '(?:(?:xin|can|lam|dang ky|thi|phai|nhu|nop|co) )*(?:xin phep|giay phep|phep|giay to|giay|thu tuc|ho so|dieu kien|o dau|dau|cho nao|ai|the nao|sao|gi|nhung gi|can gi|xa nao|so nao|a|vay|ad|khong|duoc)'
const bare = new RegExp(
  `^${leads}(?:nha (?:thuoc|nghi|khoa)|phong kham|quay thuoc|hieu thuoc|day them|lop day|trung tam (?=ngoai ngu|tin hoc|tieng|gia su)|tham my vien|phong (?:gym|xet nghiem)|tiem|dai ly|cua hang|homestay|khach san)(?: ${kinds})*(?: ${wishes})*$`,
)
const mostWords = 14

/** What is wrong with a business, or where it stands in the way of its neighbours. */
const wrong =
  /\b(?:trai (?:phep|quy dinh|luat)|(?:khong|ko|k|chua) (?:co |xin |duoc )*(?:phep|giay|dang ky|cap|tra|cho|giai quyet|xu ly|xong|chiu)|chui|(?:thuoc|hang|bang|giay|do) gia|lam gia|gia mao|lua(?: dao)?|chat chem|gay|on(?: ao)?|ep|bat (?:hoc|phai|ep|dau|mua|dong)|thu tien|hoi thoi|mui|thoi|ban thiu|bui|o nhiem|vi pham|xa (?:nuoc|thai|khoi)|lan chiem|ca dem|suot dem|khuya|mai dam|ma tuy|co bac|danh bac|ca do|hong|vo|sap|chay|ngap|dot|do rac|nhung nhieu|voi vinh|hach sach|doi tien|hoi lo|phan anh|kien nghi|khieu nai|to cao|to giac|de nghi|xem lai|tu choi|cham|bi|mai|tu y|ngang nhien|lien tuc|mat (?:dien|nuoc|ve sinh|trat tu)|hang xom|nha ben|ben canh|canh nha|gan nha|sat nha|dau ngo|trong ngo|giua|via he|long duong|qua|lam (?:mat|hai|chet|phien|on)|dau doc|ngo doc|het han|thai do|phuc vu|dat|chan|te|thieu|om|ngam)\b/
const notOpens = new Set(['mộ', 'mỡ', 'mổ', 'mơ', 'mỏ'])

/** Few words that name a business or a licence, and nothing that is wrong with one: it is asked how to have it. */
export const namesBusiness = ({ words }: Normalised): boolean => {
  const text = plainText(words)
  if (words.length > mostWords || wrong.test(text) || words.some(({ marked }) => notOpens.has(marked))) return false
  return opens.test(text) || bare.test(text)
}
