import { foldMarks } from '../../shared/text.js'
import { findPhones } from '../../understanding/reading/phones.js'
import type { Understood } from '../../understanding/understand.js'
import { kindNamedIn, withoutKind } from '../flows/choose-kind/named-kind.js'
import { tellsPublicMatter, tellsSomething } from '../flows/intake/gather.js'
import { asks } from './asks.js'
import { tellsEvent } from './start-flow.js'

/** One of several requests of a message, in its own words without what leads to it. */
export type Piece = { text: string; understood: Understood; isReport: boolean }

/** In UTF-16 units: a longer text is a story. */
const longest = 400
const mostParts = 10

type Joint = 'passage' | 'sentence' | 'comma'

/** The words with which people pass on to the next request, and numbered points. */
const passage =
  /(?:[,.]?\s+)(?=(?:với lại|voi lai|(?:với|voi|và|va|rồi|roi) cho|đồng thời|dong thoi|(?:mà |ma )?(?:tiện|tien) (?:thể|the|cho|hỏi|hoi|em|đây|day)|à mà|a ma|nhân tiện|nhan tien|sẵn tiện|san tien|ngoài ra|ngoai ra|vừa(?! (?:rồi|qua|mới|xong|đủ))|vua(?= (?:muon|hoi|can|dinh|lam|phan))|(?:(?:việc|viec) )?(?:thứ|thu) (?:hai|ba|nhất|nhat)(?= là| la|:|,)|(?:một|hai|ba|mot) (?:là|la)|\d[.)])(?:[\s:,]|$))/giu
const sentence = /(?<=[.!?;…])\s+|[\n\r;]+/gu
const comma =
  /,\s*|\s+(?=(?:và|va|(?:với|voi)(?! (?:người|nguoi|chồng|chong|vợ|vo|anh|chị|chi|ông|ong|bà|ba|nhau|bạn|ban|con|cô|co) )|(?:rồi|roi)(?=\s+\S+\s+\S+)|còn|con(?= (?:hoi|muon|can|dang|lam))|cùng|cung(?= (?:voi|hoi))|\+|&)(?:\s|$))/giu

/** What stands before a request and says nothing of it. */
const leads =
  /^(?:(?:[-•+&,.:)]|\d[.)]|dạ|da(?= )|à|a(?= )|ad ơi|ơi|chào \S+|mà|ma|và|va|với|voi|lại|lai|rồi|roi|còn|cùng|vừa|vua|cũng|tiện|tien|thể|the(?= hoi)|nhân|nhan|sẵn|san|ngoài ra|ngoai ra|đồng thời|dong thoi|luôn|luon|thêm|them|nữa|nua|một là|hai là|ba là|mot la|hai la|ba la|(?:việc|viec )?(?:thứ|thu) (?:nhất|hai|ba|nhat)(?: là| la)?|thì|thi|là|cho|xin(?= (?:hỏi|hoi|phép))|phép|em|tôi|toi|mình|minh|cháu|chau|con(?= (?:muốn|muon|cần|can|hỏi|hoi|xin|định))|bác|tui|e|nhờ|muốn|muon|cần|can(?= (?:lam|hoi|xin|dang))|định|dinh|đang|dang(?= (?:can|muon|dinh))|hỏi|hoi|được hỏi|biết|biet|giúp|giup)(?:[\s,:]+|$))+/iu

/** What stands behind it. */
const trails = /(?:\s+(?:luôn|luon|nữa|nua|nhé|nhe|ạ|với ạ|giúp|giup|ad|em))+[\s.!]*$|[\s.,;:]+$/iu

/** "em có 2 việc:" */
const counted =
  /^.{0,25}?(?:có|co|cần|can|muốn|muon|làm|lam|hỏi|hoi|nhờ|nho|xin)(?: (?:làm|lam|hỏi|hoi|giải quyết|giai quyet))? (?:\d|hai|ba|mấy|may|vài|vai) (?:việc|viec|chuyện|chuyen|vấn đề|van de|câu|cau|thứ|thu(?! tuc))(?![\p{L}\p{M}])(?: (?:muốn |cần )?(?:hỏi|hoi|nhờ|làm)(?![\p{L}\p{M}]))?\s*[:,-]?\s*/iu

/** How a request of a procedure begins. */
const begins =
  /^(?:di |lai |ve |viec |ca )*(?:lam|thu tuc|dang ky|dk|xin|cap|doi|nhap|tach|sang ten|chung thuc|cong chung|sao y|xac nhan|khai|bao (?:tu|tam)|gia han|huong|mo|nop|rut|chuyen|cat|le phi|phi|giay to|thoi han|tro cap|dieu chinh|cai chinh|sua|thay doi|so dien thoai|sdt|dia chi|gio lam viec|lich|ho so)\b/
/** Before it, what makes a procedure a circumstance of another. */
const besides = /^(?:de|khi|luc|neu|do|vi|nhung|tai|boi|thay|xong|sau khi|truoc khi|da|chua|khong|ko|bi)\b/
/** It was done, or wasn't: "em đăng ký kết hôn rồi". */
const isState = /\b(?:roi|xong|chua)$|\b(?:da|chua|khong|ko) (?:\w+ )?(?:lam|dang ky|dk|xin|cap|co|doi|nhap|khai|nop)\b/
/** A procedure that is complained about is no request of it. */
const grumbles = /\b(?:cham|mai|lau qua|hoai|hach dich|gay kho|hanh|khong chiu|cu hen|hen mai)\b/
/** For what was told before it: "lúa ngập hết, xin hỗ trợ". */
const bareSupport =
  /^(?:xin|de nghi|mong|can|nho)(?: (?:duoc|xa|nha nuoc|huong))* (?:ho tro|tro cap|tro giup|giup do)(?: (?:a|voi|gium|kinh phi|tien|thiet hai))*$/
/** Who is asking, no report: "tôi là chủ nhà trọ có 12 phòng". */
const introduces = /^(?:(?:da|a|chao|xa|ad|oi) )*(?:toi|em|minh|chau|tui|nha (?:toi|em|minh)) (?:la|dang la|lam nghe)\b/

/** After these a name is a paper that is brought, not a matter of its own. */
const brings = /\b(?:can|mang|nop|kem|bang|dung|co|dua|thieu|photo|gom|ban sao|sao y|chung thuc|cong chung)\b/

const petitions = /(?<!\w|(?:dieu|su|buu|du|van) )kien(?! nghi| truc| thuc| thiet)\b|\b(?:khieu nai|to cao|to giac)\b/

const certain = 0.75
const likely = 0.4
const leastNamed = 0.2
const wholeName = 1
const nearName = 0.35
const fullName = 0.7
const mostOfList = 6
const mostWords = 16

const grievances = new Set(['feedback', 'complaint', 'denunciation'])

/** A circumstance of another request, a grudge, or words of a story. */
const isBeside = (folded: string): boolean =>
  besides.test(folded) || grumbles.test(folded) || petitions.test(folded) || folded.split(' ').length > mostWords

/** What makes two requests different ones; null: the piece is no request by itself. */
const matterOf = ({ text, understood, isReport }: Piece, joint: Joint, isListed: boolean): string | null => {
  const { intent, confidence, certainty, candidates, otherAgency } = understood
  if (isReport) return 'report'
  const folded = foldMarks(text)
  if (bareSupport.test(folded)) return null
  const isAsked = asks(text)
  const isOwn = joint === 'passage' || isListed || begins.test(folded) || (joint === 'sentence' && isAsked)
  const isWholly = (candidates[0]?.score ?? 0) >= wholeName
  const isSurelyNamed = certainty === 'sure' ? understood.isNamed || isWholly : understood.isNamed && isWholly
  const isBegun = certainty === 'sure' && isWholly && begins.test(folded)
  if (!isOwn || confidence < (isBegun ? leastNamed : isSurelyNamed ? likely : certain)) return null
  if (intent === 'contact_info' && findPhones(text).length > 0) return null
  if (intent === 'contact_info' || intent === 'case_status')
    return isAsked || (begins.test(folded) && (joint !== 'comma' || /^xin\b/.test(folded))) ? intent : null
  if (!intent.startsWith('procedure_') || isBeside(folded)) return null
  if (isState.test(folded) && !isAsked) return null
  if (otherAgency) return otherAgency.slug
  const [nearest] = candidates
  if (!nearest) return null
  const isSaid = isSurelyNamed || (certainty === 'sure' && joint === 'passage')
  const leastScore = joint === 'passage' ? nearName : fullName
  return isSaid || (certainty === 'choose' && nearest.score >= leastScore) ? nearest.slug : null
}

type Part = { whole: string; joint: Joint }

/** Cuts, of which the first piece of each stands behind `joint`. */
const cut = (parts: readonly Part[], at: RegExp, joint: Joint): Part[] =>
  parts.flatMap((part) =>
    part.whole
      .split(at)
      .map((piece) => piece.trim())
      .filter((piece) => /\p{L}/u.test(piece))
      .map((whole, k) => ({ whole, joint: k === 0 ? part.joint : joint })),
  )

const partsOf = (text: string): Part[] =>
  cut(cut(cut([{ whole: text, joint: 'sentence' }], sentence, 'sentence'), passage, 'passage'), comma, 'comma')

/** A name and nothing else, in a list of what is to be done: "làm khai sinh, tạm trú". */
const isListed = (before: string, { text, understood: { isNamed, certainty, otherAgency } }: Piece): boolean =>
  (isNamed || certainty === 'sure' || otherAgency !== null) &&
  text.split(/\s+/).length <= mostOfList &&
  !asks(text) &&
  !/\b(?:khong|ko|k)$/.test(foldMarks(text)) &&
  begins.test(foldMarks(before)) &&
  !brings.test(foldMarks(before))

const readReport = (text: string, { intent, confidence }: Understood): boolean => {
  if (petitions.test(foldMarks(text)) && !asks(text)) return true
  const isNamed = kindNamedIn(text) !== null && withoutKind(text) !== text && withoutKind(text).split(/\s+/).length >= 2
  if (!grievances.has(intent))
    return (isNamed && confidence < certain) || (intent === 'out_of_scope' && tellsEvent(text))
  return isNamed || (confidence >= certain && tellsSomething(text) && !asks(text))
}

/**
 * The requests of a message that are surely different ones, in its order; empty when it has but one. Two things of one
 * matter are none: papers that are brought, a circumstance, a bundle that has a name of its own.
 */
export const splitErrands = (
  whole: string,
  understood: Understood,
  understand: (text: string) => Understood,
): Piece[] => {
  if (whole.length > longest || whole.startsWith('/')) return []
  const parts = partsOf(whole.replace(counted, ''))
  if (parts.length < 2 || parts.length > mostParts) return []
  const found: { matter: string | null; piece: Piece }[] = []
  for (const { whole: part, joint } of parts) {
    const last = found.at(-1)
    const text = part.replace(leads, '').replace(trails, '').trim()
    if (text === '') continue
    const read = understand(text)
    const isReport = !(introduces.test(foldMarks(part)) && !tellsPublicMatter(part)) && readReport(text, read)
    const piece = { text, understood: read, isReport }
    const matter = matterOf(piece, joint, last !== undefined && isListed(last.piece.text, piece))
    const same = matter === null ? last : found.find((one) => one.matter === matter)
    if (same) same.piece = withMore(same.piece, part, understand)
    else if (last?.matter === null) found.splice(-1, 1, { matter, piece: withMore(last.piece, part, understand) })
    else found.push({ matter, piece })
  }
  const errands = found.filter(({ matter }) => matter !== null)
  const matters = new Set(errands.map(({ matter }) => matter))
  return errands.length > 1 && !isBundle(understood, matters) ? errands.map(({ piece }) => piece) : []
}

const withMore = (piece: Piece, more: string, understand: (text: string) => Understood): Piece => {
  const text = `${piece.text}, ${more}`
  const read = understand(text)
  const isStill = read.intent.startsWith('procedure_') || !piece.understood.intent.startsWith('procedure_')
  return { ...piece, text, understood: isStill ? read : piece.understood }
}

/** The whole is named as one: "khai sinh, nhập khẩu, thẻ bảo hiểm cho con". */
const isBundle = ({ certainty, isNamed, candidates }: Understood, matters: ReadonlySet<string | null>): boolean => {
  const [nearest] = candidates
  const isOneName = certainty === 'sure' && isNamed && nearest !== undefined && !matters.has(nearest.slug)
  return isOneName && !matters.has('report')
}
