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
  if (/(?:^|\b(?:toi|em|minh|chau|chung toi|gia dinh toi) (?:muon |xin |can |quyet )?)khieu nai\b/.test(left))
    return 'complaint'
  return /(?:^|\b(?:toi|em|minh|chau|chung toi) (?:muon |xin |can |quyet )?)(?:to cao|to giac)\b/.test(left)
    ? 'denunciation'
    : null
}
