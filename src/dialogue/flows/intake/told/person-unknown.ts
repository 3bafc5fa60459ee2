import { foldMarks } from '../../../../shared/text.js'

const unknown =
  /^(?:(?:toi|em|chau|minh|con|ke|thang|ten|nguoi|trom|gian|do|lay|cung|thi|that|da|cai) )*(?:khong|ko|k|hk|chua|chang|chiu)(?: (?:he|the))? (?:biet|bt|bit|ro|nhin (?:thay|ro)|thay|nho)(?: (?:mat|ten|la|thang|dua|ke|nguoi|ai|nao|gi|lam|trom|cap|an|lay|ho|nua|a|dau|ca|do|viec|nay|no|em|luon|ro|hung|thu))*$/

/** "không biết thằng nào ăn trộm", where it was asked who did it. */
export const isPersonUnknown = (text: string): boolean => unknown.test(foldMarks(text).trim())

const noPost =
  /\b(?:(?:khong|ko|k|hk|chang) (?:co |giu |phai (?:la )?)?(?:chuc|can bo|cong chuc)|dan (?:thuong|den|lao dong|trong thon|lang|xa hoi)|nguoi dan)\b/

/** "không có chức vụ gì, dân thường, tên là …", where it was asked who did it. */
export const holdsNoPost = (text: string): boolean => noPost.test(foldMarks(text)) && !text.includes('?')
