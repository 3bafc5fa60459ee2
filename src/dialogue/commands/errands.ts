import { type Reply, reply } from '../../messaging/message.js'
import { foldMarks, shorten } from '../../shared/text.js'
import { commandWords, payload } from '../choice-words.js'
import { choice } from '../choices.js'
import type { Context, Errand, Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { answerInTopic } from '../flows/answer-procedure/in-topic.js'
import { withTopic } from '../flows/answer-procedure/topics.js'
import { beginKind } from '../flows/choose-kind/flow.js'
import { kindNamedIn, withoutKind } from '../flows/choose-kind/named-kind.js'
import { draftFrom } from '../flows/intake/gather.js'
import { inBetween } from '../patterns/continue.js'
import { draftOf } from '../patterns/keep-draft.js'
import { wording } from '../wording.js'
import type { Handler } from './handler.js'
import { type Piece, splitErrands } from './split-errands.js'
import { mustGuard, startFlow } from './start-flow.js'

/** As many requests of one message are answered at once; the rest is told and waits. */
const mostAtOnce = 2
const livesMs = 24 * 60 * 60_000
const longestName = 60
const longestNaming = 90

const pieceOf = (turn: Turn, { text, understood }: Piece): Turn => ({
  ...turn,
  message: { ...turn.message, text },
  understood: { ...understood, also: [] },
})

/** What a further request of the same message is read against. */
const after = (turn: Turn, context: Partial<Context> | undefined): Turn => ({
  ...turn,
  conversation: { ...turn.conversation, context: { ...turn.conversation.context, ...context } },
})

/** "Còn: lệ phí chứng thực." */
const tellLeft = (errands: readonly Errand[]): Reply[] => {
  const left = errands.filter(({ isTold, text }) => !isTold && text !== '')
  const names = left.map(({ text }) => shorten(text, longestName))
  return left.length > 0
    ? [reply(wording.errandsLeft(names), [choice(wording.nextErrand, payload(commandWords.nextErrand))])]
    : []
}

/**
 * Several requests of one message: the first ones are answered one after the other, a report is begun with its own story
 * last, for it asks something; what is left is told and waits. Null: the message has but one.
 */
export const startErrands = async (turn: Turn): Promise<Outcome | null> => {
  const { message, understood, slices, now } = turn
  if (understood.alert?.level === 'emergency' || understood.news) return null
  const pieces = splitErrands(message.text, understood, slices.understanding.understand)
  const turns = pieces.map((piece) => pieceOf(turn, piece))
  const accusing = turns.map(mustGuard)
  if (pieces.length === 0 || (mustGuard(turn) && !accusing.includes(true))) return null
  const report = turns.find((_one, k) => accusing[k] || pieces[k]?.isReport)
  const asked = turns.filter((one) => one !== report).slice(0, report ? mostAtOnce - 1 : mostAtOnce)
  const told = await answerAll(turn, report ? [...asked, report] : asked)
  const all = turns.map((one, k): Errand => {
    const isReport = one === report || accusing[k] || pieces[k]?.isReport
    const isTold = one === report || asked.includes(one)
    const isSecret = accusing[k] || (isReport && isTold)
    return {
      text: isSecret ? '' : one.message.text,
      slug: isReport ? null : (one.understood.candidates[0]?.slug ?? null),
      isTold,
    }
  })
  const left = tellLeft(all)
  const { replies } = told
  return {
    ...told,
    replies: told.flow ? [...replies.slice(0, -1), ...left, ...replies.slice(-1)] : [...replies, ...left],
    context: { ...told.context, errands: { all, at: now } },
  }
}

/** "phản ánh đường hỏng": the kind is named, and few words are a story beside another matter. */
const beginNamed = (turn: Turn): Outcome | null => {
  const { text } = turn.message
  const kind = mustGuard(turn) ? null : kindNamedIn(text)
  const story = withoutKind(text)
  return kind && story !== text && story !== '' ? beginKind(kind, turn, { text: story, ...draftFrom(story) }) : null
}

/** Each in turn, the one that asks something last; what is spoken of afterwards is the first. */
const answerAll = async (turn: Turn, turns: readonly Turn[]): Promise<Outcome> => {
  const told: { outcome: Outcome }[] = []
  let context: Partial<Context> = {}
  for (const [k, one] of turns.entries()) {
    const piece = { ...after(one, context), ...(k > 0 && { isFurther: true as const }) }
    const outcome = beginNamed(piece) ?? (await startFlow(piece))
    context = { ...context, ...outcome.context }
    told.push({ outcome })
  }
  const open = told.filter(({ outcome }) => outcome.flow).slice(-1)
  const closed = told.filter((one) => !open.includes(one))
  const first = told[0]?.outcome.context?.procedure
  const topics = first
    ? { procedure: first, topics: withTopic(context.topics ?? turn.conversation.context.topics, first, '') }
    : {}
  return {
    replies: [...closed, ...open].flatMap(({ outcome }) => outcome.replies),
    ...(open[0] && { flow: open[0].outcome.flow }),
    context: { ...context, ...topics },
  }
}

const ordinals: Record<string, number> = { dau: 1, nhat: 1, hai: 2, ba: 3, tu: 4, bon: 4, nam: 5 }
const lead =
  '(?:a |ma |the |thi |roi |thoi |gio |con |noi |lam |hoi |tra loi |quay lai |ve |cho (?:em |toi |minh )?(?:hoi )?)*'
const noun = '(?:cai|viec|chuyen|y|vu|cau|van de|cau hoi)'
const byOrdinal = new RegExp(
  `^${lead}${noun} (?:(?:thu |so )?(nhat|hai|ba|tu|bon|nam|[1-9])|(dau)(?: tien)?|(cuoi)(?: cung)?)\\b ?(.*)$`,
)
const byRest = new RegExp(`^${lead}(?:${noun} )(?:kia|con lai|sau|tiep theo|nua|khac luc nay)\\b ?(.*)$`)
const goingOn =
  /^(?:ok |roi |vang |da |u )*(?:tiep(?: (?:di|nhe|theo|nao|a|tuc))*|(?:con )?(?:gi|viec gi|cai gi) nua(?: khong)?|viec tiep(?: theo)?)$/
const polite = /^(?:(?:truoc|di|da|thi|sao|the nao|nhe|a|ad|nua|ay|do|luc nay|voi|giup|em|toi|luon|xem nao)(?: |$))*$/
const byWords = /^(?:roi |con |the |gio )+(?:cai|viec|vu|chuyen) (?:cua )?(.{3,40})$/
const leastShared = 0.75

/** Which of the requests a message goes back to, and the question that comes along; -1: none. */
const pick = (text: string, all: readonly Errand[], isOpen: boolean): { at: number; rest: string } => {
  const folded = foldMarks(text)
  const next = all.findIndex(({ isTold, text: said }) => !isTold && said !== '')
  const [, nth, first, last, rest = ''] = byOrdinal.exec(folded) ?? []
  if (nth ?? first ?? last) {
    const at = last ? all.length - 1 : (ordinals[nth ?? first ?? ''] ?? Number(nth)) - 1
    return { at: at < all.length ? at : -1, rest: polite.test(rest) ? '' : rest }
  }
  const left = byRest.exec(folded)
  if (left) return { at: next >= 0 ? next : all.length - 1, rest: polite.test(left[1] ?? '') ? '' : (left[1] ?? '') }
  if (!isOpen && goingOn.test(folded)) return { at: next, rest: '' }
  const named = (byWords.exec(folded)?.[1] ?? '').split(' ').filter((word) => word.length > 1)
  const shares = all.map(({ text: said }) => {
    const words = foldMarks(said).split(' ')
    return named.filter((word) => words.includes(word)).length / named.length
  })
  const best = named.length > 0 ? shares.findIndex((share) => share >= leastShared) : -1
  return { at: best, rest: '' }
}

/** The requests that still live. */
export const errandsOf = ({ conversation: { context }, now }: Turn): readonly Errand[] => {
  const { errands } = context
  return errands && now.getTime() - new Date(errands.at).getTime() < livesMs ? errands.all : []
}

/** One of the requests of an earlier message is answered, or the question about it that comes along. */
const answerOne = async (turn: Turn, at: number, rest: string): Promise<Outcome | null> => {
  const all = errandsOf(turn)
  const errand = all[at]
  if (!errand || errand.text === '') return null
  const outcome = (rest && (await answerAbout(turn, errand, rest))) || (await startFlow(saying(turn, errand.text)))
  const left = all.map((one, k) => (k === at ? { ...one, isTold: true } : one))
  const reminder = errand.isTold ? [] : tellLeft(left)
  return {
    ...outcome,
    replies: outcome.flow ? [...reminder, ...outcome.replies] : [...outcome.replies, ...reminder],
    context: { ...outcome.context, errands: { all: left, at: turn.conversation.context.errands?.at ?? turn.now } },
  }
}

const saying = (turn: Turn, text: string): Turn =>
  pieceOf(turn, { text, understood: turn.slices.understanding.understand(text), isReport: false })

/** "việc thứ hai mất bao lâu" */
const answerAbout = async (turn: Turn, { slug }: Errand, rest: string): Promise<Outcome | null> => {
  if (slug === null) return null
  const { topics } = turn.conversation.context
  return answerInTopic(after(saying(turn, rest), { topics: withTopic(topics, slug, ''), procedure: slug }))
}

/** "việc thứ hai", "còn việc kia", "tiếp đi": what was asked beside something else. */
export const takeUpErrand: Handler = async (turn, open) => {
  const { text } = turn.message
  const all = errandsOf(turn)
  if (all.length === 0 || text.length > longestNaming || text.startsWith('/')) return null
  const { at, rest } = pick(text, all, draftOf(open?.state ?? null) !== null)
  const outcome = at < 0 ? null : await answerOne(turn, at, rest)
  return outcome && open ? inBetween(turn, outcome, open.flow, open.state) : outcome
}

/** The button under "Còn: …". */
export const nextErrand = async (turn: Turn): Promise<Outcome> => {
  const next = errandsOf(turn).findIndex(({ isTold, text }) => !isTold && text !== '')
  return (await answerOne(turn, next, '')) ?? { replies: [reply(wording.noErrandLeft)] }
}

/** What waits is told again when what was under way has ended. */
export const withErrandsLeft = (turn: Turn, outcome: Outcome): Outcome => {
  const hasEnded =
    outcome.flow === null && draftOf(turn.conversation.flow) !== null && turn.conversation.suspended.length === 0
  return hasEnded ? { ...outcome, replies: [...outcome.replies, ...tellLeft(errandsOf(turn))] } : outcome
}
