import { foldMarks } from '../../../shared/text.js'

const file =
  /\b(?:ho so|giay hen|phieu hen|giay to|so do|so hong|bia do|giay phep|giay chung nhan|khai sinh|can cuoc|(?:lam|cap|doi|dang ky|tach|sang ten) (?:\w+ ){0,3}?(?:so|thua|the|giay|dat|kinh doanh|ho khau))\b/
const pastDay = /\b(?:qua hen|tre hen|qua han|cham tra|tre han|lo hen|qua ngay hen|qua ngay tra|het hen)\b/
const promised =
  /\b(?:giay|phieu) hen (?:\w+ ){0,3}?\d|(?<!\b(?:giay|phieu) )\bhen (?:\w+ ){0,4}?(?:\d|ngay|thu|tuan|thang|hom|tra|lay|den|len|dau|cuoi)/
const handedIn =
  /\b(?:nop|gui|lam|de)\b(?: \w+){0,4}? (?:\d+|may|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua|mot|ca|hon|gan|duoc) (?:\w+ )?(?:ngay|hom|tuan|thang|nam)\b|\b(?:nop|gui|lam)(?: \w+){0,3}? (?:(?<!\bchung )tu|hom|ngay|thang|dau|cuoi) /
const notYet =
  /\b(?:chua|khong|ko|k|van chua|chang|chua ai)(?: \w+)? (?:co|xong|thay|duoc|dc|tra|ra|lay|nhan|giai quyet|lam|xu ly|cap|gi|tra loi|ket qua)\b|\b(?:chua|ko|khong|k) (?:co|xong|thay|duoc|dc|tra|ra|lay|nhan|giai quyet|cap)\b|\b(?:mai|hoai) (?:khong|ko|k|chua)\b/
const asksWhere = /\b(?:tra cuu|tra o dau|xem o dau|kiem tra|tra the nao|ma bien nhan|hoi o dau)\b/
/** A paper that nobody has asked for yet, and the wish to do so now: nothing was handed in. */
const neverBegun =
  /\b(?:chua|ko|khong|k)(?: (?:di|he|kip|tung|bao gio|duoc|dc|ai))? (?:lam|khai|dang ky|dk|xin|doi|gia han)\b(?! xong)/
const wantsNow =
  /\b(?:muon|dinh|tinh|can|xin hoi|hoi)(?: (?:di|duoc|dc|xin))? (?:lam|cap|dang ky|khai|thu tuc)\b|\b(?:nay|gio|bay gio)(?: (?:moi|muon|di|toi|em|nha|thi))* (?:lam|xin|dang ky|khai|cap)\b|\b(?:lam|khai|xin|di)(?: \w+)? (?:thay|ho|giup|muon|lan dau)\b|\b(?:co )?bi phat\b/
const wasFiled =
  /\b(?:nop(?! (?:o dau|cho nao|the nao|mang|qua mang|phat|gi|cho ai|duoc|dc))|gui|hen|mot cua|1 cua|bien nhan|cham tra|xong|tra (?:loi|ket qua|giay|so)|ket qua)\b/
const longest = 300

/**
 * A file at the one-stop desk whose day has passed, or that waits long after it was handed in: "hồ sơ sổ đỏ hẹn 20/11 mà
 * giờ chưa có", "nộp 2 tháng rồi chưa xong".
 */
export const tellsLateFile = (text: string): boolean => {
  const folded = text.length <= longest && !text.startsWith('/') ? foldMarks(text) : ''
  if (asksWhere.test(folded) || !file.test(folded)) return false
  if ((neverBegun.test(folded) || wantsNow.test(folded)) && !wasFiled.test(folded)) return false
  return pastDay.test(folded) || ((promised.test(folded) || handedIn.test(folded)) && notYet.test(folded))
}

const ofFile =
  /^(?:(?:toi|em|minh|chau|da|thi|la|ma|a|nha|ho|xa|phuong|mot cua|can bo|ho so|hs) ){0,4}(?:nop|hen|gui ho so|nhan giay hen|lam ho so)\b/
/** "nộp ngày 1/10", "hẹn 20/11": when a late file was handed in or promised, no time of what happened. */
export const tellsOfFile = (text: string): boolean => text.length <= longest && ofFile.test(foldMarks(text))

const codeForgotten =
  /\b(?:ma|so|giay hen|bien nhan|phieu hen)(?: \w+){0,4}? (?:quen|mat|khong nho|ko nho|k nho|khong con|ko con|khong co|ko co|k co|de dau)\b|\b(?:quen|mat|khong nho|ko nho|khong co|ko co|k co)(?: \w+){0,2}? (?:ma|so ho so|giay hen|bien nhan|phieu hen)\b/
const fewWords = 12
/** "mã hồ sơ tôi quên rồi". */
export const forgotCode = (text: string): boolean =>
  text.split(/\s+/).length <= fewWords && codeForgotten.test(foldMarks(text))
