import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { tellAbout } from '../flows/answer-procedure/tell-about.js'
import { procedureWording } from '../flows/answer-procedure/wording.js'
import { kindNamedIn } from '../flows/choose-kind/named-kind.js'
import { draftOf, isProtectedFlow, storyOf } from '../patterns/keep-draft.js'
import { stop } from '../patterns/stop.js'
import { patternWording as say } from '../patterns/wording.js'
import { isQuestion } from './asks.js'

const longest = 100
const denial = '(?:khong|ko|k|khong phai|ko phai|k phai|dau co|dau phai|nham|nham roi|sai roi|y toi la|y em la)'
const fillers = `(?:(?:a|u|oi|ad|da|thoi|the|thi|ma|khoan|thua|xa|${denial}) )*`
const who = '(?:(?:toi|em|minh|chau|con|tui|t|e|bac) )?'
const asking = new RegExp(`^${fillers}${who}(?:(?:chi|dang|moi|van|muon|can|dinh|xin|la|cho|thoi) )*hoi\\b`)
const corrects = new RegExp(`^(?:(?:a|u|oi|ad|da|thoi|khoan) )*${denial} `)
const kinds = 'phan anh|to cao|to giac|khieu nai|kien nghi|kien|bao cao|bao tin|gop y'
const denied = (what: string): string =>
  `(?:khong|ko|k|chang|dau|dau co|chu khong|chua|co)(?: (?:co|phai|la|muon|dinh|can|he))* (?:${what})(?: (?:gi|ai|don|cai gi|chi|nao|no|viec|phan anh))*(?: (?:ca|dau|het|a|nhe|o day|ma))*$`
/** Without "gửi": that may be said of what was asked for, "không gửi ảnh gì". */
const onlyDenies = new RegExp(`^${fillers}${who}${denied(kinds)}`)
const denies = new RegExp(`\\b${denied(`${kinds}|gui|lam don`)}`)
const only = /\bchi (?:\w+ ){0,3}hoi\b|\b(?:thoi|ma|co)(?: (?:a|nhe|ad))*$|\bhoi thoi\b/
/** Told of what happened: "tôi chỉ hỏi thôi mà cán bộ quát". */
const story =
  /\bma (?:ho|can bo|ong|ba|anh|chi|no|bi|lai|xa|cong an|khong|ko)\b|\b(?:hom|luc (?:do|ay|day)|sang nay|chieu nay|bi (?:quat|mang|duoi|chui))\b/

/** "tôi hỏi thủ tục thôi, không phản ánh gì đâu", "không phải, em chỉ hỏi trích lục": nothing is to be sent. */
export const onlyAsks = (text: string): boolean => {
  const folded = foldMarks(text)
  if (text.length > longest || text.startsWith('/') || story.test(folded) || kindNamedIn(text) !== null) return false
  if (onlyDenies.test(folded)) return true
  return asking.test(folded) && (only.test(folded) || corrects.test(folded) || denies.test(folded))
}

const behindAsking =
  /(?:hỏi|hoi)(?![\p{L}\p{M}])(?: (?:về|ve|xem|là|la|cái|cai|việc|viec|cho biết|thôi|thoi))*\s+([^,.;\n]+)/iu
const tail =
  /(?: (?:thôi|thoi|mà|ma|cơ|co|ạ|a|nhé|nhe))+$|(?: (?:thôi|thoi|mà|ma|cơ|co|ạ|a|nhé|nhe))* (?:chứ|chu (?:khong|ko|co|dau)).*$/iu
const nothingNamed =
  /^(?:thu tuc|giay to|che do|cach lam|thong tin|cho biet|biet|thoi|chut|ti|(?:thoi )?(?:khong|ko|dau co) .*)$/

/** What is asked, in the words that say so: "trích lục"; '' where none do. */
export const askedIn = (text: string): string => {
  const asked = (behindAsking.exec(text)?.[1] ?? '').replace(tail, '').trim()
  return nothingNamed.test(foldMarks(asked)) ? '' : asked
}

/**
 * Leaves a report that wasn't meant as one, as when it is stopped: a draft is kept, a protected one erased. What is asked is
 * answered: what the words name, what the story asked, else what was spoken of. `answer` reads a message anew.
 */
export const leaveForQuestion = async (
  turn: Turn,
  answer: (turn: Turn) => Promise<Outcome>,
): Promise<Outcome | null> => {
  const { message, slices, conversation } = turn
  const { flow, context } = conversation
  if (!flow || !onlyAsks(message.text)) return null
  const stopped = stop(turn)
  const left = reply(stopped.kept && !isProtectedFlow(flow) ? say.onlyAskedKept : say.onlyAsked)
  const free: Turn = { ...turn, conversation: { ...conversation, flow: null, suspended: [] } }
  const told = await answerAsked(free, storyOf(flow), answer)
  if (told && !draftOf(told.flow ?? null))
    return { ...stopped, ...told, replies: [left, ...told.replies], flow: told.flow ?? null }
  const name = context.topics[0] && slices.catalog.get(context.topics[0].slug)?.short_name
  return { ...stopped, replies: [left, reply(name ? procedureWording.backTo(name) : say.askOn)] }
}

const answerAsked = (turn: Turn, told: string, answer: (turn: Turn) => Promise<Outcome>): Promise<Outcome> | null => {
  const { message, slices, conversation } = turn
  const { procedure } = conversation.context
  const asked = askedIn(message.text)
  if (asked === '') {
    const found = isQuestion(told) ? slices.understanding.understand(told).candidates[0] : undefined
    return found ? tellAbout(turn, found.slug, 'all') : null
  }
  const understood = slices.understanding.understand(asked, procedure ? { procedure } : {})
  return answer({ ...turn, message: { ...message, text: asked }, understood })
}
