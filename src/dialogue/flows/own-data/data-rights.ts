import { foldMarks } from '../../../shared/text.js'

/** A right to one's own data that is claimed (Luật 91/2025 Điều 4): to see or get it, to have it changed or not used, to have it deleted. */
export type DataRight = 'view' | 'change' | 'delete'

const longest = 100

const me = '(?:toi|tui|em|minh|chau|con|bac)'
const data = '(?:du lieu|thong tin)(?: ca nhan)?(?: rieng)?'
const all =
  '(?:(?:het|tat ca|toan bo|moi|cac|nhung|ca|luon|sach|giup|gium|ho|cho|lai|ve|bo|di|viec|ban|thong tin|toi|em|minh) )*'
const ofMe = `(?:(?: (?:cua|ve|lien quan den|lien quan toi))? ${me})`
const lead = `^(?:(?:a|alo|da|oi|xa|ad|admin|bot|the|vay|con|cho|xin|nho|giup|lam on|hay|duoc|${me}|muon|can|phai|yeu cau|de nghi|dang|hoi|co the) )*`
const tail =
  '(?: (?:a|ah|voi|nhe|nha|di|ngay|luon|het|duoc|dc|khong|ko|k|o day|tren day|tren he thong|ma|xa|oi|da|dang|giu|luu|co|nao|gi|vay|the|nua|giup|toi|em))*$'
const keeper =
  '(?:xa oi|xa|he thong|ung dung|bot|may|ben (?:minh|xa|ban)|cac (?:ban|anh chi)|ban|ad|uy ban|phuong|tinh)'
const keeps = '(?:(?:da|dang|co|con|van) )*(?:giu|luu|luu giu|luu tru|cat giu|thu thap|co)'

/** What the talk and the cases hold of somebody; a file at the one-stop desk is theirs alone with who reads it. */
const words =
  '(?:tin nhan|cuoc tro chuyen|doan chat|lich su (?:chat|tro chuyen|nhan tin)|du lieu|thong tin|ho so|so dien thoai|sdt|ten tuoi|ho ten|so can cuoc|nhung gi toi (?:nhan|viet|gui|noi))(?: ca nhan)?'
const held = `(?:tin nhan|cuoc tro chuyen|du lieu ca nhan|thong tin ca nhan)${ofMe}?|(?:${words})${ofMe}`
const personal =
  '(?:so dien thoai|so dt|sdt|so may|ho ten|ten|ten tuoi|dia chi(?: nha)?|so can cuoc|can cuoc|cccd|email|ngay sinh)'

const views = [
  `${lead}(?:${data}|${all}du lieu)(?: (?:cua|ve))? ${me}${tail}`,
  `${lead}(?:xem|biet|doc|nhan|lay|tai|cung cap|gui|trich xuat|xuat) ${all}(?:ban (?:sao|copy) )?${all}${data}${ofMe}${tail}`,
  `${lead}(?:(?:xem|nhan|lay|tai|cung cap|gui) )?${all}(?:ban (?:sao|copy)|sao chep) ${all}(?:du lieu(?: ca nhan)?|thong tin ca nhan|${data}${ofMe})${ofMe}?${tail}`,
  `^(?:\\w+ ){0,6}(?:ai|nguoi nao|can bo nao|co quan nao|noi nao)(?: \\w+){0,2} (?:xem|doc|mo|truy cap|tra cuu|su dung|dung) ${all}(?:du lieu(?: ca nhan)?|thong tin ca nhan|ho so ca nhan)${ofMe}?${tail}`,
  `^(?:\\w+ ){0,6}(?:ai|nguoi nao|can bo nao|co quan nao) (?:da|dang|tung) (?:xem|doc|mo|truy cap|tra cuu) ${all}${data}${ofMe}${tail}`,
  `(?:^| )${keeper} ${keeps} (?:nhung |cac )?(?:(?:thong tin|du lieu) )?(?:ca nhan )?(?:gi|nao)(?: cua| ve) ${me}${tail}`,
  `${lead}(?:(?:xem|biet|doc|nhan|lay) )?${all}${data} (?:ma )?${keeper} ${keeps}(?: (?:cua|ve)) ${me}${tail}`,
  `^(?:\\w+ ){0,3}(?:ai|nguoi nao|nhung ai|can bo nao|co quan nao|noi nao|co ai) (?:\\w+ ){0,2}?(?:xem|doc|mo|thay|biet|coi|truy cap)(?: duoc| dc)* ${all}(?:${words})${ofMe}${tail}`,
  `^(?:\\w+ ){0,2}(?:${words})(?: cua| ve)? ${me} (?:thi )?(?:ai|nguoi nao|nhung ai|can bo nao|co ai) (?:\\w+ ){0,2}?(?:xem|doc|mo|thay|biet|coi|truy cap)${tail}`,
  `${lead}(?:${keeper} )?(?:(?:da|dang|co|con|se|duoc) )*(?:luu|giu|luu giu|luu tru|cat giu)(?: lai)? (?:(?:cac|nhung|het|moi) )*(?:${held}) (?:trong )?(?:bao lau|den bao gio|may (?:ngay|thang|nam)|khi nao xoa|o dau)${tail}`,
  `${lead}(?:cac |nhung )?(?:${held}) (?:(?:duoc|bi|se|co) )*(?:luu|giu|luu giu|luu tru)(?: lai)? (?:(?:trong|den) )?(?:bao lau|bao gio|may (?:ngay|thang|nam)|o dau)${tail}`,
  `${lead}(?:${keeper} )?(?:co )?(?:ban|mua ban|chia se|tiet lo|lam lo|dua cho ai|cho ai|gui cho ai|cung cap cho ai) (?:(?:cac|nhung) )*(?:${words})${ofMe}(?: (?:cho (?:ai|nguoi khac|ben khac|cong ty|nguoi ngoai|ben thu ba|ben ngoai)|ra ngoai))?${tail}`,
  `${lead}(?:${words})${ofMe} (?:co )?bi (?:ban|lo|lo ra|tiet lo|chia se|lo ra ngoai)${tail}`,
  `${lead}(?:(?:tai|xuat|gui|lay|nhan|in) )?(?:ve )?(?:mot |1 |cai )?(?:file|tep|ban in|ban) (?:(?:tat ca|toan bo|chua|co) )*${data}${ofMe}${tail}`,
].map((one) => new RegExp(one))

const changes = [
  `${lead}(?:sua|chinh|chinh sua|dinh chinh|cap nhat|thay doi) ${all}${data}${ofMe}${tail}`,
  `${lead}(?:phan doi|han che|ngung|ngung viec|dung|khong dong y|khong cho) ${all}(?:xu ly|su dung|dung) ${all}${data}${ofMe}?${tail}`,
  `${lead}(?:sua|doi|thay|chinh|chinh sua|dinh chinh|cap nhat|thay doi)(?: lai)? (?:cai )?${personal}(?: cua ${me})? (?:(?:ma|toi|em|minh|cac ban|xa|he thong) )*(?:da|dang) (?:ghi|luu|giu|khai|cung cap|dua|cho|nhap)${tail}`,
  `${lead}(?:xoa|go|huy|bo|rut)(?: bo| giup| ho| het)* (?:cai )?${personal} (?:cua|ca) ${me}(?: (?:trong|tren|khoi|o|ra) (?!so |giay|ho khau|don).{0,30})?${tail}`,
].map((one) => new RegExp(one))

const deletes = new RegExp(
  `${lead}(?:xoa|huy|go|tieu huy) ${all}(?:${data}|tin nhan|lich su tro chuyen)${ofMe}?${tail}`,
)

/**
 * The right to their data that somebody claims in a message of its own, with marks or without; null: none. What is to be
 * changed in a case ("sửa tên trong đơn") is none.
 */
export const dataRightIn = (text: string): DataRight | null => {
  const folded = text.length <= longest ? foldMarks(text) : ''
  if (deletes.test(folded)) return 'delete'
  if (changes.some((one) => one.test(folded))) return 'change'
  return views.some((one) => one.test(folded)) ? 'view' : null
}

const sharing =
  /\b(?:ai|nguoi nao|can bo nao|co quan nao) (?:\w+ ){0,2}?(?:xem|doc|mo|thay|biet|coi|truy cap)\b|\b(?:ban|chia se|tiet lo|lo|quang cao)\b(?!.*\bsao\b)/

/** Asked who sees the data, or whether they are given away. */
export const asksOfSharing = (text: string): boolean =>
  sharing.test(foldMarks(text).replace(/\b(?:cac|ben) ban\b/g, ''))
