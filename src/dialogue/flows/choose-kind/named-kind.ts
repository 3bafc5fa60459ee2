import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'

type Proposed = 'feedback' | 'complaint' | 'denunciation'

const words: readonly [Proposed, RegExp][] = [
  ['feedback', /\b(phan anh|kien nghi|gop y|de nghi xa|y kien)\b/],
  ['complaint', /\bkhieu nai\b/],
  ['denunciation', /\b(to cao|to giac|bao tin|tin bao|gui kin)\b/],
]
const denied =
  /\b(?:khong|ko|k|chu khong|chua|dau co|dung)(?: phai| co| muon| dinh| them| can)*(?: la)? (?:phan anh|kien nghi|gop y|khieu nai|kien(?: cao)?|to cao|to giac)\b/g
const longest = 90

/** The one kind that somebody names as theirs: "tôi không kiện ai cả, chỉ góp ý thôi"; null: none or several, or a question. */
export const kindNamedIn = (text: string): Proposed | null => {
  if (text.length > longest || text.startsWith('/') || isQuestion(text)) return null
  const folded = foldMarks(text)
  if (/\b(khac gi|la gi|the nao|nhanh hon|bao lau|duoc khong|mat tien|hay la|o dau|con kip)\b/.test(folded)) return null
  const left = folded.replace(denied, ' ')
  const named = words.filter(([, pattern]) => pattern.test(left)).map(([kind]) => kind)
  return named.length === 1 ? (named[0] ?? null) : null
}

/** Whether a message says outright that its writer complains or denounces: "tôi khiếu nại quyết định …". */
export const statesKind = (text: string): 'complaint' | 'denunciation' | null => {
  const folded = foldMarks(text)
  if (
    /\b(hom truoc|tuan truoc|da gui|lan truoc|rut|khac gi|nhu the nao|con kip|mat tien|bao lau|o dau|cho ai)\b/.test(
      folded,
    ) ||
    text.includes('?')
  )
    return null
  const left = folded.replace(denied, ' ')
  if (
    /(?:^|\b(?:toi|em|minh|chau|chung toi|gia dinh toi) (?:muon |xin |can |quyet )?(?:(?:gui|nop|viet|lam) (?:don )?)?)khieu nai\b/.test(
      left,
    )
  )
    return 'complaint'
  return /(?:^|\b(?:toi|em|minh|chau|chung toi) (?:muon |xin |can |quyet )?(?:(?:gui|nop|viet|lam) (?:don )?)?)(?:to cao|to giac)\b/.test(
    left,
  )
    ? 'denunciation'
    : null
}

const pointing =
  /\b(?:day la|cai (?:nay|do|kia)|viec (?:nay|do|vua roi|luc nay)|(?:the|vay|thoi|thi)(?: thi)? (?:lam|gui|cho|toi|em|minh)|lam (?:cai )?(?:phan anh|khieu nai|kien nghi|to cao)|chi (?:gop y|phan anh)|nhu (?:tren|vay))\b/

/** Whether the words point back at what was said before: "đây là kiến nghị", "thế làm phản ánh thôi". */
export const pointsBack = (text: string): boolean => pointing.test(foldMarks(text))

const lead =
  /^(?:(?:à|a|ừ|ờ|mà|ma|thế|the|ad ơi|ơi)[\s,]+)*(?:(?:cho|xin|nhờ) )?(?:(?:tôi|toi|em|mình|minh|cháu|chau|con|bác|tui) )?(?:(?:muốn|muon|xin|cần|can|định) )?(?:(?:gửi|gui|làm|viết|có) )?(?:(?:cái|một|1|việc|đơn) )?(?:phản ánh|phan anh|kiến nghị|kien nghi|góp ý|gop y|khiếu nại|khieu nai|tố cáo|to cao|báo tin|bao tin)(?:[\s,]+(?:là|la|rằng|về|ve(?! sinh)|việc|viec|này|nay|với|luôn|nhé|ạ)(?![\p{L}\p{M}]))*(?![\p{L}\p{M}])\s*[:,-]?\s*/iu

/** What a message tells beside naming its kind: "cho em phản ánh: đèn hỏng" tells "đèn hỏng". */
export const withoutKind = (text: string): string => text.replace(lead, '').trim()
