import { settlerInLaw } from '../../../cases/who-may-settle.js'
import { denunciationPlace } from '../../../routing/denunciation-place.js'
import { isTitle } from '../../../routing/named-office.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState } from '../../conversation.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { whoKnowsWording as say } from './who-knows-wording.js'

/** Who it is that might hear of it, in a question. */
const someone =
  '(?:ai|nguoi nao|co quan nao|noi nao|nguoi ta|chung no|bon no|ho|no|xa|phuong|thon|tinh|cong an|can bo|(?:pho )?chu tich|bi thu|hieu (?:truong|pho)|giam doc|truong \\w+|pho \\w+|lanh dao|sep|cap tren|nha truong|truong|hang xom|nguoi bi (?:to cao|bao)|(?:ong|ba|anh|chi|co|chu|thay|thang|bac)(?: (?:ay|ta|do|kia|giao))?)'
const self = '(?:toi|em|minh|chau|t|m|con|chung toi)'
const ends = '(?:(?: (?:khong|ko|k|a|chu|ha|nhi|vay|the|ad))*$)'
const about = `(?:ten(?: ${self}\\b|${ends})|danh tinh|ai (?:gui|bao|to cao|viet|noi)|(?:la )?${self}(?: (?:gui|bao|to cao|noi|viet|ke|la (?:ai|nguoi))|${ends})|nguoi (?:gui|bao|to cao))`
const knows = new RegExp(`\\b${someone}(?: \\w+){0,4}? (?:biet|doan ra|nhan ra)(?: \\w+){0,2}? ${about}`)
const reads =
  /\b(?:ai|nguoi nao|co quan nao|nhung ai)(?: \w+){0,2}? (?:doc|xem|nhan|thay|biet|giu)(?: \w+){0,2}? (?:don|tin|cai nay|nay|ten|ho so|viec nay|dieu nay|duoc)\b|\b(?:don|tin|cai nay|viec nay)(?: \w+){0,4}? (?:ai|nguoi nao)(?: \w+){0,2}? (?:doc|xem|nhan|biet)\b|\b(?:ve|den|toi|roi vao) tay (?:ai|ong|ba|ho|xa|chu tich|hieu truong)\b/
const leaks = /\b(?:bi|co|so) lo (?:thong tin|mat|ra|toi|em|minh|chau|khong|ko|k)\b/
const leaksName =
  /\b(?:bi|co|so) lo (?:ten|danh tinh)\b|\b(?:giu|bao mat)(?: \w+){0,2}? (?:ten|danh tinh)\b|\bten (?:toi|em|minh|chau|t)\b.*\b(?:giu kin|bi mat|bi lo|cong khai)\b/
const toWhom =
  /^(?:(?:the|vay|ma|a|roi|thi) )*(?:bao|gui|nop)(?: (?:cai nay|tin|don|nay|the|o day))* (?:cho|den|toi|ve) ai\b/
const longest = 200

/**
 * "ai biết tên tôi", "có bị lộ tên không", "thế hiệu trưởng có biết tên tôi không"; `isSecret`, in the middle of a
 * denunciation or tip, also "ai đọc đơn này", "bao cho ai".
 */
export const asksWhoKnows = (text: string, { isSecret }: { isSecret: boolean }): boolean =>
  text.length <= longest &&
  !text.startsWith('/') &&
  clausesOf(text).some((clause) => {
    const folded = foldMarks(clause)
    const asked = isSecret ? [knows, leaksName, reads, leaks] : [knows, leaksName]
    if (isSecret && toWhom.test(folded)) return true
    return (isQuestion(clause) || /\bai\b/.test(folded)) && asked.some((one) => one.test(folded))
  })

const clausesOf = (text: string): string[] => text.split(/(?<=[?.!;,\n])\s*/).filter((clause) => clause.trim() !== '')

/** What is told beside such a question, in the whole message, so that nobody in it becomes nobody; null: nothing. */
export const toldBeside = (text: string): string | null => {
  const fewest = 4
  const isTold = clausesOf(text).some(
    (clause) =>
      !asksWhoKnows(clause, { isSecret: true }) && !isQuestion(clause) && clause.trim().split(/\s+/).length >= fewest,
  )
  return isTold ? say.saidBeside(text.trim()) : null
}

type Way = 'denunciation' | 'tip' | null

/** Which way a protected flow has taken so far; null: none yet. */
const wayOf = ({ name }: FlowState): Way =>
  name === 'send-denunciation' ? 'denunciation' : name === 'send-tip' ? 'tip' : null

export const draftIn = ({ data }: FlowState): Draft =>
  isIntakeDraft(data.draft) ? data.draft : isIntakeDraft(data) ? data : {}

/** The same state with more told in its draft. */
export const withTold = (state: FlowState, told: string): FlowState => {
  const draft = draftIn(state)
  if (draft.text === undefined || draft.text.includes(told)) return state
  const next = { ...draft, text: `${draft.text}\n${told}` }
  return { ...state, data: isIntakeDraft(state.data.draft) ? { ...state.data, draft: next } : { ...next } }
}

/** Who settles by law what a draft tells; null: nothing of whom it accuses is told yet. */
const settlerOf = ({ against, text = '', communeCode }: Draft): { who: string; isOwnHead: boolean } | null => {
  const accused = against || text
  const place = denunciationPlace(accused, text)
  if (accused === '' || (place.who === 'other' && !against)) return null
  const who = settlerInLaw({ kind: 'denunciation', communeCode: communeCode ?? null, against: accused, text })
  return who === null ? null : { who, isOwnHead: place.who === 'staff' }
}

/** Whether a question names whoever settles it: "thế hiệu trưởng có biết …", where that is the headmaster. */
const asksOfSettler = (question: string, who: string): boolean => {
  if (!isTitle(who)) return false
  const title = foldMarks(who).split(' ').slice(0, 2).join(' ')
  const folded = foldMarks(question)
  return folded.includes(title) && /\btinh\b/.test(folded) === /\btinh\b/.test(foldMarks(who))
}

/**
 * Who gets to know who sends, as it holds for this draft: whoever settles it by law, often the accused's own head or
 * commune's chairman, gets the name and must keep it secret (Luật Tố cáo Điều 56); of a tip what is known of its sender.
 */
export const whoKnows = (state: FlowState | null, question: string): string => {
  if (!state) return say.before
  const way = wayOf(state)
  const settler = settlerOf(draftIn(state))
  const signed = settler ? say.signed(settler.who, settler) : say.signedOpen
  const isOfSettler = settler !== null && asksOfSettler(question, settler.who)
  if (way === 'denunciation') return isOfSettler ? `${say.yes} ${signed}` : signed
  const tip = say.tip(settler?.who ?? null)
  return way === 'tip' ? tip : `${signed}\n${tip}`
}
