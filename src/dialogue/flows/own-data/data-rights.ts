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

const views = [
  `${lead}(?:${data}|${all}du lieu)(?: (?:cua|ve))? ${me}${tail}`,
  `${lead}(?:xem|biet|doc|nhan|lay|tai|cung cap|gui|trich xuat|xuat) ${all}(?:ban (?:sao|copy) )?${all}${data}${ofMe}${tail}`,
  `${lead}(?:(?:xem|nhan|lay|tai|cung cap|gui) )?${all}(?:ban (?:sao|copy)|sao chep) ${all}(?:du lieu(?: ca nhan)?|thong tin ca nhan|${data}${ofMe})${ofMe}?${tail}`,
  `^(?:\\w+ ){0,6}(?:ai|nguoi nao|can bo nao|co quan nao|noi nao)(?: \\w+){0,2} (?:xem|doc|mo|truy cap|tra cuu|su dung|dung) ${all}(?:du lieu(?: ca nhan)?|thong tin ca nhan|ho so ca nhan)${ofMe}?${tail}`,
  `^(?:\\w+ ){0,6}(?:ai|nguoi nao|can bo nao|co quan nao) (?:da|dang|tung) (?:xem|doc|mo|truy cap|tra cuu) ${all}${data}${ofMe}${tail}`,
  `(?:^| )${keeper} ${keeps} (?:nhung |cac )?(?:(?:thong tin|du lieu) )?(?:ca nhan )?(?:gi|nao)(?: cua| ve) ${me}${tail}`,
  `${lead}(?:(?:xem|biet|doc|nhan|lay) )?${all}${data} (?:ma )?${keeper} ${keeps}(?: (?:cua|ve)) ${me}${tail}`,
].map((one) => new RegExp(one))

const changes = [
  `${lead}(?:sua|chinh|chinh sua|dinh chinh|cap nhat|thay doi) ${all}${data}${ofMe}${tail}`,
  `${lead}(?:phan doi|han che|ngung|ngung viec|dung|khong dong y|khong cho) ${all}(?:xu ly|su dung|dung) ${all}${data}${ofMe}?${tail}`,
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
