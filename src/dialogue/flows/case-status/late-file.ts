import { foldMarks } from '../../../shared/text.js'

const file =
  /\b(?:ho so|giay hen|phieu hen|giay to|so do|so hong|bia do|giay phep|giay chung nhan|khai sinh|can cuoc|(?:lam|cap|doi|dang ky|tach|sang ten) (?:\w+ ){0,3}?(?:so|thua|the|giay|dat|kinh doanh|ho khau))\b/
const pastDay = /\b(?:qua hen|tre hen|qua han|cham tra|tre han|lo hen|qua ngay hen|qua ngay tra|het hen)\b/
const promised =
  /\b(?:giay|phieu) hen (?:\w+ ){0,3}?\d|(?<!\b(?:giay|phieu) )\bhen (?:\w+ ){0,4}?(?:\d|ngay|thu|tuan|thang|hom|tra|lay|den|len|dau|cuoi)/
const handedIn =
  /\b(?:nop|gui|lam|de)\b(?: \w+){0,4}? (?:\d+|may|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua|mot|ca|hon|gan|duoc) (?:\w+ )?(?:ngay|hom|tuan|thang|nam)\b|\b(?:nop|gui|lam)(?: \w+){0,3}? (?:tu|hom|ngay|thang|dau|cuoi) /
const notYet =
  /\b(?:chua|khong|ko|k|van chua|chang|chua ai)(?: \w+)? (?:co|xong|thay|duoc|dc|tra|ra|lay|nhan|giai quyet|lam|xu ly|cap|gi|tra loi|ket qua)\b|\b(?:chua|ko|khong|k) (?:co|xong|thay|duoc|dc|tra|ra|lay|nhan|giai quyet|cap)\b|\b(?:mai|hoai) (?:khong|ko|k|chua)\b/
const asksWhere = /\b(?:tra cuu|tra o dau|xem o dau|kiem tra|tra the nao|ma bien nhan|hoi o dau)\b/
const longest = 300

/**
 * A file at the one-stop desk whose day has passed, or that waits long after it was handed in: "hồ sơ sổ đỏ hẹn 20/11 mà
 * giờ chưa có", "nộp 2 tháng rồi chưa xong".
 */
export const tellsLateFile = (text: string): boolean => {
  const folded = text.length <= longest && !text.startsWith('/') ? foldMarks(text) : ''
  if (asksWhere.test(folded) || !file.test(folded)) return false
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
