import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import type { FlowState, Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { tellAbout } from '../flows/answer-procedure/tell-about.js'
import { flowNamed } from '../flows/index.js'
import { isIntakeDraft } from '../flows/intake/draft.js'
import { openState } from '../flows/intake/open-step.js'
import { complaintIntake } from '../flows/send-complaint/flow.js'
import { nothingKept, takeUp, withOthers } from '../patterns/continue.js'
import { draftsKept, isProtectedFlow } from '../patterns/keep-draft.js'
import { keepAside } from '../patterns/stop.js'
import { wording } from '../wording.js'

export const longestNaming = 70

const kindWordOf: Record<string, RegExp> = {
  'send-feedback': /\b(?:phan anh|kien nghi)\b/,
  'send-complaint': /\bkhieu nai\b/,
  'send-denunciation': /\bto cao\b/,
  'send-tip': /\btin bao\b/,
}

const backTo =
  /^(?:roi |thoi |a |ma |gio )*(?:quay|tro) (?:lai|ve)(?: voi)? (?:chuyen|viec|cai|vu|phan anh|don) (.{2,30})$/
const onWith =
  /^(?:roi |thoi |a |ma |gio |the )*(?:lam |gui |viet )?tiep(?: tuc)? (?:chuyen|viec|cai|vu|phan anh|don)(?: cai| vu)? (.{2,30}?)(?: (?:di|nhe|luon|nao|a))+$/

const leadsBack =
  /^(?:(?:à|a|ừ|ok|thôi|thoi|thế|the|mà|ma|giờ|gio)\s+)*(?:quay|trở|tro)\s+(?:lại|lai|về|ve)(?:\s+(?:câu hỏi|cau hoi|việc trên|viec tren))?\s*[,.:;]\s*(.+)$/isu
const fewestBehind = 3

/** "quay lại, con em sinh ở Nhật …": what is said behind the lead, where nothing waits; null: nothing is. */
export const behindLead = (text: string): string | null => {
  const [, rest = ''] = leadsBack.exec(text) ?? []
  return rest.split(/\s+/).length >= fewestBehind ? rest : null
}

const returnLead =
  /^(?:(?:à|a|ừ|ok|thôi|thoi|thế|the|mà|ma|giờ|gio)\s+)*(?:quay|trở|tro)\s+(?:lại|lai|về|ve)\s+(?:(?:với|voi|cái|cai|việc|viec|vụ|vu|chuyện|chuyen|thủ tục|thu tuc|phần|phan)\s+)*(\S.+)$/isu
/** "quay lại cái kết hôn", where nothing was spoken of: what is named; null: nothing is. */
export const namedBehindReturn = (text: string): string | null => returnLead.exec(text)?.[1] ?? null

/** "quay lại chuyện trạm y tế", "tiếp vụ đèn đi": back to the draft that speaks of it. */
export const returnsTo = (text: string, draft: FlowState | undefined): boolean => {
  const folded = text.length <= longestNaming ? foldMarks(text) : ''
  const [, about = ''] = backTo.exec(folded) ?? onWith.exec(folded) ?? []
  const told = draft ? foldMarks(JSON.stringify(draft.data)).split(/[^a-z\d]+/) : []
  return about !== '' && !/[,.;:]/.test(text) && about.split(' ').every((word) => told.includes(word))
}

/** Which of the drafts that were put aside a message goes back to by what it tells; -1: none. */
export const keptNamed = ({ message, conversation, now }: Turn): number =>
  draftsKept(conversation, now).findIndex(({ state }) => !isProtectedFlow(state) && returnsTo(message.text, state))

/** A wish to go on names the draft that was put aside, not the one in hand. */
export const namesOther = (text: string, inHand: string, aside: string): boolean => {
  const folded = foldMarks(text)
  return Boolean(kindWordOf[aside]?.test(folded)) && !kindWordOf[inHand]?.test(folded)
}

/** "còn cái khiếu nại lúc nãy", in the middle of a denunciation: it is taken up when that is done. */
export const laterComplaint = ({ message, conversation }: Turn, state: FlowState): Outcome | null => {
  if (state.name === 'send-complaint' || !/\bkhieu nai\b/.test(foldMarks(message.text))) return null
  const draft = isIntakeDraft(state.data.draft) ? state.data.draft : isIntakeDraft(state.data) ? state.data : {}
  const complaint = openState(complaintIntake, draft.text ? { text: draft.text } : {})
  return { replies: [reply(wording.complaintLater)], suspended: [complaint, ...conversation.suspended] }
}

/** "còn việc thứ hai", with no draft waiting: the procedure that was asked about beside the report. */
export const otherMatter = async (turn: Turn): Promise<Outcome | null> => {
  const [topic] = turn.conversation.context.topics
  const told = topic && (await tellAbout(turn, topic.slug, 'all'))
  return told ? { ...told, context: { ...told.context, receipt: null } } : null
}

/** The draft in hand is put aside, on top of `kept`; what it interrupted goes on waiting. */
export const keepInHand = ({ conversation, now }: Turn, kept = conversation.kept): Pick<Outcome, 'kept'> =>
  keepAside({ ...conversation, suspended: [], kept }, now)

/** Takes up what was put aside; a draft in hand is put aside for it. */
export const resumeInstead = async (turn: Turn, at = 0): Promise<Outcome> => {
  const taken = at > 0 ? takeUp(turn, at) : await resume(turn)
  return taken ? withOthers({ ...taken, ...keepInHand(turn, taken.kept ?? null) }, turn.now) : nothingKept()
}

/** Takes up what was put aside; words behind the wish are the next answer: "gửi luôn đi, xã Đức Hợp". */
export const resume = async (turn: Turn): Promise<Outcome | null> => {
  const taken = takeUp(turn)
  const [, rest = ''] = /^[^,.;]{3,40}[,.;]\s*(.{6,})$/su.exec(turn.message.text) ?? []
  const flow = taken?.flow && flowNamed(taken.flow.name)
  if (!taken?.flow || !flow || rest === '') return taken
  const answered = await flow.answer?.({ ...turn, message: { ...turn.message, text: rest } }, taken.flow)
  return answered ? { ...answered, kept: taken.kept ?? null } : taken
}
