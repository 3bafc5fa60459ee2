import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Case } from '../../../cases/case.js'
import { promisedDay } from '../../../cases/clocks.js'
import { isDraft, isSealed, kindOf } from '../../../cases/kinds/index.js'
import { whyNotReopen } from '../../../cases/reopen-by-citizen.js'
import { whoSettles } from '../../../cases/wording.js'
import { reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { BadSetup, Conflict } from '../../../shared/errors.js'
import { foldMarks } from '../../../shared/text.js'
import { describeProblem, readYaml } from '../../../shared/yaml.js'
import { createPhraseBook } from '../../../understanding/reading/phrase-book.js'
import { accusesOffice } from '../../accuses-office.js'
import { answerWords, argumentOf, commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { placeChoices } from '../../place-choices.js'
import { readYesNo } from '../../yes-no.js'
import { askLastFour, statusReply } from '../case-status/flow.js'
import { isInHand } from '../case-status/own-protected.js'
import { beginKind } from '../choose-kind/flow.js'
import { kindNamedIn } from '../choose-kind/named-kind.js'
import { accuses } from '../intake/accusation.js'
import { draftFrom } from '../intake/gather.js'
import { readCorrection } from '../intake/told/read-correction.js'
import { asksWhetherSent } from '../intake/told/wants-to-end.js'
import { followUpWording as say } from './wording.js'

const file = './asks.yml'
const readAsks = () => {
  const schema = z.array(z.strictObject({ key: z.string(), asks: z.array(z.string()).min(3) }))
  const read = readYaml(readFileSync(new URL(file, import.meta.url), 'utf8'), schema)
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  return read.value
}
const book = createPhraseBook(readAsks())
const longest = 160
const leastAlike = 0.52

const at = (
  step: 'more' | 'place' | 'confirm' | 'reopen' | 'withdraw',
  code: string,
  more: Record<string, unknown> = {},
): FlowState => ({
  name: 'follow-up-case',
  version: 1,
  step,
  data: { code, ...more },
})

const ownCase = async (turn: Turn, code: unknown): Promise<Case | null> => {
  const found = typeof code === 'string' ? await turn.slices.cases.getByReceiptCode(code.toUpperCase()) : null
  return found?.chat === turn.message.chat && !isSealed(found) ? found : null
}

const tellWhen = (found: Case, now: Date) => {
  if (isDraft(found)) return reply(say.draft(found.receiptCode))
  const due = kindOf(found.kind).isProtected ? null : promisedDay(found.clocks)
  if (!due) return reply(say.noDue(found.agency.name))
  const isOver = due < localDay(now)
  const text = say.due(found.agency.name, readableDay(due))
  return isOver ? reply(`${text}\n${say.overdue}`, [say.more(found.receiptCode), choices.person]) : reply(text)
}

const add = async (turn: Turn, found: Case, text: string): Promise<Outcome> => {
  const said = { text, messageId: turn.message.id, at: turn.now, files: turn.files }
  if (!(await turn.slices.cases.add(found, said))) throw new Conflict('the case changed while something was added')
  return {
    replies: [reply(say.added(found.receiptCode, found.agency.name))],
    flow: null,
    context: { receipt: found.receiptCode, files: null },
    isFinal: true,
  }
}

const correct = async (turn: Turn, found: Case, code: string): Promise<Outcome> => {
  const commune = getCommune(code)
  if (!commune) return { replies: [reply(say.askPlace, [choices.cancel])], flow: at('place', found.receiptCode) }
  const place = nameInSentence(commune)
  const said = { text: say.placeText(place), messageId: turn.message.id, at: turn.now, files: [], commune }
  const became = await turn.slices.cases.correctPlace(found, said)
  if (became === null) throw new Conflict('the case changed while its place was corrected')
  const after = (await ownCase(turn, found.receiptCode)) ?? found
  return {
    replies: [reply((became === 'moved' ? say.moved : say.noted)(found.receiptCode, after.agency.name, place))],
    flow: null,
    context: { receipt: found.receiptCode },
    isFinal: true,
  }
}

const placeIn = (turn: Turn, text: string, found: Case): Promise<Outcome> | Outcome | null => {
  const mention = findPlaces(text, { expected: true }).at(-1)
  if (!mention) return null
  const [only, second] = mention.communes
  if (only && !second) return correct(turn, found, only.code)
  return {
    replies: [reply(say.askPlace, placeChoices(mention.communes, answerWords.commune))],
    flow: at('place', found.receiptCode),
  }
}

/** Whoever is forced to withdraw goes on being heard (Luật Khiếu nại Điều 10; Luật Tố cáo Điều 33): asked first. */
const askWithdrawal = (turn: Turn, found: Case): Outcome =>
  isDraft(found)
    ? { replies: [reply(say.withdrawDraft)] }
    : {
        replies: [reply(say.withdrawAsk, [say.withdrawFree, say.withdrawForced, choices.cancel])],
        flow: at('withdraw', found.receiptCode, { text: turn.message.text.slice(0, longest) }),
      }

const withdraw = async (turn: Turn, found: Case, said: string, isForced: boolean): Promise<Outcome> => {
  const outcome = await add(turn, found, isForced ? say.forcedText(said) : say.withdrawText(said))
  const text = isForced
    ? say.forced
    : found.kind === 'feedback'
      ? say.withdrawn(found.agency.name)
      : say.withdrawByPaper
  return { ...outcome, replies: [reply(text)] }
}

const isForced = /\b(?:ep|doa|de doa|bat toi|bat em|buoc|mua chuoc|khong tu nguyen)\b/

const answerWithdrawal = (turn: Turn, found: Case, said: string): Promise<Outcome> | null => {
  const text = turn.message.text.trim()
  const folded = foldMarks(text.toLowerCase())
  if (text === say.withdrawForced.value || (!text.startsWith('/') && isForced.test(folded)))
    return withdraw(turn, found, said, true)
  const isFree = text === say.withdrawFree.value || readYesNo(text, { yes: 'tự tôi, tự nguyện, tôi tự muốn' }) === 'yes'
  return isFree || /\bkhong ai\b/.test(folded) ? withdraw(turn, found, said, false) : null
}

const reopen = async (turn: Turn, found: Case, text: string): Promise<Outcome> => {
  const said = { text, messageId: turn.message.id, at: turn.now, files: turn.files }
  if (!(await turn.slices.cases.reopen(found, said))) throw new Conflict('the case changed while it was reopened')
  return {
    replies: [reply(say.reopened(found.receiptCode, found.agency.name))],
    flow: null,
    context: { receipt: found.receiptCode, files: null },
    isFinal: true,
  }
}

/** An answer that doesn't satisfy: taken up again, or something new; null where the law of the case knows no such way. */
const offerReopening = (turn: Turn, found: Case): Outcome | null =>
  whyNotReopen(found, turn.now) === null
    ? {
        replies: [reply(say.reopenAsk(found.receiptCode), [say.reopenYes, say.newReport, choices.person])],
        flow: at('reopen', found.receiptCode, { text: turn.message.text.slice(0, longest) }),
      }
    : null

/** "bổ sung thêm là có chuột chết": the words after the wish to add. */
const additionIn = (text: string): string =>
  text
    .replace(
      /^.{0,30}?(?:bổ sung|bo sung|ghi thêm|ghi them|nói thêm|noi them|thêm|them)(?: (?:thêm|them|là|la|rằng|rang|cho|vào|vao|đơn|don|vụ|vu|này|nay))*[\s:,]*/iu,
      '',
    )
    .trim()

/** These are about the person's own case, joined or not; the others tell of the one that it goes on with. */
const aboutOwn: ReadonlySet<string> = new Set(['withdraw', 'add', 'wrong', 'dissatisfied', 'reopen'])

/** Of a protected case these tell neither its code nor how far it has come. */
const mayTellAnybody: ReadonlySet<string> = new Set(['withdraw', 'add', 'known'])

type Teller = (turn: Turn, found: Case) => Promise<Outcome> | Outcome

const tellers: Record<string, Teller> = {
  sent: (_turn, found) => ({ replies: [reply(say.sent(found.receiptCode, found.agency.name))] }),
  code: (_turn, found) => ({ replies: [reply(say.code(found.receiptCode))] }),
  when: (turn, found) => ({ replies: [tellWhen(found, turn.now)] }),
  waiting(turn, found) {
    const offer = offerReopening(turn, found)
    if (offer) return offer
    const due = promisedDay(found.clocks)
    const text = isDraft(found) ? say.draft(found.receiptCode) : say.waiting(found.agency.name, due && readableDay(due))
    return { replies: [reply(text, [say.more(found.receiptCode), choices.person])] }
  },
  who: (_turn, found) => ({ replies: [reply(say.who(whoSettles(found), found.routedBecause))] }),
  why: (_turn, found) => ({ replies: [reply(say.why(whoSettles(found), found.routedBecause, found.placeText))] }),
  result: (_turn, found) => ({ replies: [reply(say.result(found.receiptCode))] }),
  view: (turn, found) => ({ replies: [statusReply(turn, found)] }),
  dissatisfied: (turn, found) =>
    offerReopening(turn, found) ?? { replies: [reply(say.dissatisfied, [say.complain, choices.person])] },
  withdraw: askWithdrawal,
  add(turn, found) {
    const more = additionIn(turn.message.text)
    if (more.split(/\s+/).length >= 3 && !/\?$/.test(more)) return add(turn, found, more)
    return { replies: [reply(say.askMore(found.receiptCode), [choices.cancel])], flow: at('more', found.receiptCode) }
  },
  async wrong(turn, found) {
    const said = readCorrection(turn.message.text)
    const text = said?.kind === 'instead' ? said.text : said?.kind === 'replace' ? said.to : turn.message.text
    const outcome = await placeIn(turn, text, found)
    const asked = { replies: [reply(say.askPlace, [choices.cancel])], flow: at('place', found.receiptCode) }
    return { ...(outcome ?? asked), lesson: 'corrected' }
  },
  known: () => ({ replies: [reply(say.known)] }),
  reopen: (turn, found) =>
    offerReopening(turn, found) ?? {
      replies: [reply(say.nowWhat(found.receiptCode), [say.more(found.receiptCode), say.newReport, choices.person])],
    },
}

const isAddition = (text: string): boolean =>
  /^(?:bổ sung|bo sung|ghi thêm|ghi them|nói thêm|noi them)(?: thêm| them)?\s*[:,]\s*\S/iu.test(text)

const adds =
  /^(?:(?:à|a|ừ|thế|the|mà|ma|cho tôi|cho toi|cho em|tôi muốn|toi muon|em muốn|xin|quên|quen)[\s,]+)*(?:bổ sung|bo sung|ghi thêm|ghi them|nói thêm|noi them|thêm nữa|them nua|thêm là|them la|còn nữa|con nua|quên chưa nói|quen chua noi|nhắn thêm|nhan them)(?!\p{L})/iu
const freshMs = 30 * 60_000
const mostAdded = 40

/** Words right after a case was sent that may belong to it: asked, with what was said in hand. */
const mayAdd = ({ message: { text }, understood, conversation, now }: Turn): boolean => {
  const { lastTurnAt } = conversation
  const isFresh = lastTurnAt !== null && now.getTime() - new Date(lastTurnAt).getTime() < freshMs
  const isStatement = !isQuestion(text) && text.split(/\s+/).length >= 3 && text.split(/\s+/).length <= mostAdded
  const isReport = understood.intent === 'feedback' || (understood.intent === 'out_of_scope' && !understood.isNamed)
  return isFresh && isStatement && isReport && kindNamedIn(text) === null && understood.alert?.level !== 'emergency'
}

/** What is said of the case that was sent or asked about last; null: the message is about something else. */
export const followUp = async (turn: Turn): Promise<Outcome | null> => {
  const { receipt } = turn.conversation.context
  const { text } = turn.message
  if (!receipt || text.length > longest || text.startsWith('/')) return null
  if (accuses(text) || accusesOffice(turn)) return null
  const said = adds.test(text) ? { key: 'add' } : book.find(text, { least: leastAlike })
  if (said?.key === 'withdraw' && !/\b(?:rut|xoa|huy|bo)\b/.test(foldMarks(text))) return null
  const isCorrection = said === null && readCorrection(text) !== null && findPlaces(text).length > 0
  const key = isCorrection ? 'wrong' : (said?.key ?? (asksWhetherSent(text) ? 'code' : isAddition(text) ? 'add' : ''))
  const teller = tellers[key]
  const found = teller ? await ownCase(turn, receipt) : null
  if (!teller && mayAdd(turn)) {
    const sent = await ownCase(turn, receipt)
    if (sent && !sent.awaitsCitizen && !(sent.agency.communeCode !== null && accusesOffice(turn)))
      return {
        replies: [reply(say.isItMore(sent.receiptCode), [say.yesMore, say.newReport, choices.cancel])],
        flow: at('confirm', sent.receiptCode, { text }),
        context: { receipt },
      }
  }
  if (!teller || !found) return null
  if (kindOf(found.kind).isProtected && !isInHand(turn, found) && !mayTellAnybody.has(key)) return askLastFour()
  const outcome = await teller(turn, aboutOwn.has(key) ? found : await turn.slices.cases.asFollowed(found))
  return {
    ...outcome,
    context: { receipt, ...(kindOf(found.kind).isProtected && { protectedAt: turn.now }), ...outcome.context },
  }
}

/** The life of a case after it was sent: more of the story, another commune, what happens next. */
export const followUpCase: Flow = {
  name: 'follow-up-case',
  version: 1,
  begin: async (turn) => (await followUp(turn)) ?? { replies: [reply(say.gone, [choices.track])] },
  async answer(turn, { step, data }) {
    const text = turn.message.text.trim()
    const found = await ownCase(turn, data.code)
    if (!found) return { replies: [reply(say.gone, [choices.track])], flow: null }
    if (found.agency.communeCode !== null && !text.startsWith('/') && (accuses(text) || accusesOffice(turn)))
      return null
    if (step === 'withdraw') return answerWithdrawal(turn, found, String(data.text))
    if (step === 'reopen') {
      if (whyNotReopen(found, turn.now) !== null) return { replies: [reply(say.gone, [choices.track])], flow: null }
      const isYes = text === say.reopenYes.value || readYesNo(text, { yes: 'mở lại, mở vụ đó' }) === 'yes'
      return isYes ? reopen(turn, found, String(data.text)) : null
    }
    if (step === 'confirm') {
      const isMore = text === say.yesMore.value || readYesNo(text, { yes: 'bổ sung, thêm vào, vụ đó, vụ cũ' }) === 'yes'
      if (isMore && typeof data.text === 'string') return add(turn, found, data.text)
      return readYesNo(text) === 'no' ? beginKind('feedback', turn, draftFrom(String(data.text))) : null
    }
    const code = argumentOf(answerWords.commune, text)
    if (step === 'place') return code ? correct(turn, found, code) : placeIn(turn, text, found)
    if (text.startsWith('/')) return null
    if (found.agency.communeCode !== null && accusesOffice(turn)) return null
    return add(turn, found, text || say.askMore(found.receiptCode))
  },
  askAgain: ({ step, data }) =>
    step === 'withdraw'
      ? reply(say.withdrawAsk, [say.withdrawFree, say.withdrawForced, choices.cancel])
      : step === 'reopen'
        ? reply(say.reopenAsk(String(data.code)), [say.reopenYes, say.newReport, choices.person])
        : step === 'confirm'
          ? reply(say.isItMore(String(data.code)), [say.yesMore, say.newReport, choices.cancel])
          : reply(step === 'place' ? say.askPlace : say.askMore(String(data.code)), [choices.cancel]),
  expects: ({ step }) => (step === 'place' ? 'place' : step === 'more' ? 'more' : 'yes_no'),
  takesFiles: ({ step }) => step === 'more',
  payloads: {
    async [commandWords.addToCase](turn, code) {
      const found = await ownCase(turn, code)
      if (!found) return { replies: [reply(say.gone, [choices.track])] }
      return { replies: [reply(say.askMore(found.receiptCode), [choices.cancel])], flow: at('more', found.receiptCode) }
    },
  },
}
