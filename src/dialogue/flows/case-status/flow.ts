import type { Case } from '../../../cases/case.js'
import { isOverBy, nameOfClock, ownLimits, promisedClock } from '../../../cases/clocks.js'
import { canBeLinked } from '../../../cases/desk/link-chat.js'
import { isDraft, isFinal, kindOf, stateOf } from '../../../cases/kinds/index.js'
import { findBrokenCode, findReceiptCode } from '../../../cases/receipt-code.js'
import type { SecretKind } from '../../../cases/typed-secret.js'
import { describeLimit, whoHasIt } from '../../../cases/wording.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { foldMarks } from '../../../shared/text.js'
import type { Addresses } from '../../addresses.js'
import { commandWords, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { withdrawalTold } from '../follow-up-case/withdrawal.js'
import { linkCaseWording } from '../link-case/wording.js'
import { petitionWording } from '../print-petition/wording.js'
import { tellsLateFile } from './late-file.js'
import { findByLastOfCode, hasProtected, isLastOfCode } from './own-protected.js'
import { caseStatusWording as say } from './wording.js'

const asking = { name: 'case-status', version: 1, step: 'code', data: {} }
const mostListed = 5

/** What a citizen is told of a case on a day; of a protected one neither its kind nor its content, and only by its secret. */
export const statusFactsOf = (found: Case, today: string) => {
  const { label, isProtected } = kindOf(found.kind)
  const due = promisedClock(found.clocks)
  const told = withdrawalTold(found)
  const steps = found.timeline.flatMap(({ at, what, to }) =>
    to && (what === 'opened' || what === 'moved')
      ? [`${readableDay(localDay(at))}: ${stateOf(found.kind, to).label}`]
      : what === 'transferred'
        ? [`${readableDay(localDay(at))}: chuyển đến ${to}`]
        : [],
  )
  return {
    receiptCode: found.receiptCode,
    kind: isProtected ? 'Hồ sơ' : label,
    state: stateOf(found.kind, found.state).label,
    agency: whoHasIt(found),
    due: due ? { day: readableDay(due.dueOn), what: nameOfClock(due), isOver: isOverBy(due, today) } : null,
    withdrawalTold: told && !isFinal(found.kind, found.state) ? readableDay(localDay(told)) : null,
    limits: ownLimits(found.clocks).map((clock) => describeLimit(nameOfClock(clock), clock.dueOn, clock.article)),
    steps,
  }
}

/** What its own chat was answered; null: nothing, or another chat asks. Of protected kinds never. */
const answerTold = (found: Case, chat: string): string | null => {
  const { kind, state, timeline } = found
  const { asksRating, isEnd } = stateOf(kind, state)
  if (found.chat !== chat || kindOf(kind).isProtected || !(asksRating || isEnd)) return null
  const answer = timeline.findLast(({ what, to, text }) => what === 'moved' && to === 'answered' && text)?.text
  return answer ? say.answer(answer) : null
}

/** Only the chat that a draft was made in may have its petition's address again. Of a protected case the secret alone opens more. */
export const statusReply = ({ message, now, slices }: Turn, found: Case): Reply =>
  reply(
    kindOf(found.kind).isProtected
      ? say.protected(found.receiptCode, slices.addresses.sealedCase)
      : [say.status(statusFactsOf(found, localDay(now))), answerTold(found, message.chat)].filter(Boolean).join('\n\n'),
    found.chat === message.chat && isDraft(found)
      ? [petitionWording.again(found.receiptCode), petitionWording.close(found.receiptCode), choices.person]
      : [...(canBeLinked(found) ? [linkCaseWording.offer(found.receiptCode)] : []), choices.person],
  )

/**
 * Whoever found the slip of a sealed case hears what they would hear of any code that there is none of; what they say next
 * is kept from the communes after either.
 */
const isSecretOfOther = ({ message }: Turn, { kind, chat }: Case): boolean =>
  kindOf(kind).isProtected && chat !== message.chat

/** Where a secret number is typed, as a chat doesn't read it. */
export const leadToLookUp = (kind: SecretKind, { lookUp: page, sealedCase }: Addresses): Reply =>
  reply(say.withSecret(kind === 'sealed' ? sealedCase : page))

/** The state by a code; who typed the secret number, too, is led to the page that reads it. */
export const lookUp = async (turn: Turn, text: string): Promise<Outcome | null> => {
  const told = await lookUpCode(turn, text)
  if (!turn.typedSecret || !told) return told
  return { ...told, replies: [leadToLookUp(turn.typedSecret, turn.slices.addresses), ...told.replies] }
}

const lookUpCode = async (turn: Turn, text: string): Promise<Outcome | null> => {
  const found = findReceiptCode(text)
  if (!found) {
    const broken = findBrokenCode(text)
    return broken && { replies: [reply(say.brokenCode(broken.code, broken.count), [choices.cancel])], flow: asking }
  }
  const theCase = found.isValid ? await turn.slices.cases.getByReceiptCode(found.code) : null
  if (!theCase || isSecretOfOther(turn, theCase)) {
    const said = say.wrongCode(found.code, turn.slices.addresses.sealedCase)
    return {
      replies: [reply(said, [choices.person, choices.cancel])],
      flow: asking,
      ...(found.isValid && { context: { protectedAt: turn.now } }),
    }
  }
  return {
    replies: [statusReply(turn, await turn.slices.cases.asFollowed(theCase))],
    flow: null,
    context: {
      ...(theCase.chat === turn.message.chat
        ? { receipt: theCase.receiptCode, sentElsewhere: null }
        : { sentElsewhere: theCase.receiptCode }),
      ...(kindOf(theCase.kind).isProtected && { protectedAt: turn.now }),
    },
  }
}

/** A file at the one-stop desk whose day has passed: both ways are open (legal-facts, section 3.2). */
const tellLate = (): Outcome => ({ replies: [reply(say.lateFile, [...say.lateChoices, choices.track])] })

/** A protected case is shown to whoever knows the end of its code: others may hold the telephone by now. */
export const askLastFour = (): Outcome => ({
  replies: [reply(say.askLastFour, [choices.cancel, choices.person])],
  flow: asking,
})

/** The end of a code shows a protected case of this very chat. */
const lookUpByEnd = async (turn: Turn, text: string): Promise<Outcome | null> => {
  const found = isLastOfCode(text) ? await findByLastOfCode(turn, text) : null
  return (
    found && {
      replies: [statusReply(turn, found)],
      flow: null,
      context: { receipt: found.receiptCode, protectedAt: turn.now },
    }
  )
}

const listMine = async (turn: Turn): Promise<Outcome> => {
  const own = await turn.slices.cases.findByChat(turn.message.chat, mostListed)
  const hasSecret = await hasProtected(turn)
  const open = own.filter(({ kind }) => !kindOf(kind).isProtected)
  const mine = await Promise.all(open.map(turn.slices.cases.asFollowed))
  if (mine.length === 0 && hasSecret) return askLastFour()
  if (mine.length === 0)
    return { replies: [reply(`${say.none} ${say.askCode}\n${say.paperFile}`, [choices.cancel])], flow: asking }
  if (mine.length === 1 && mine[0]) return { replies: [statusReply(turn, mine[0])] }
  const offered = mine.map((found) => ({
    label: `${found.receiptCode}: ${stateOf(found.kind, found.state).label}`,
    value: payload(commandWords.track, found.receiptCode),
  }))
  return { replies: [reply(say.mine, offered)] }
}

/** The case that was spoken of last, else all of this chat. */
export const statusOfOwn = async (turn: Turn): Promise<Outcome> => {
  const { receipt } = turn.conversation.context
  const own = await turn.slices.cases.findByChat(turn.message.chat, mostListed)
  const last = own.find(({ receiptCode, kind }) => receiptCode === receipt && !kindOf(kind).isProtected)
  return last ? { replies: [statusReply(turn, await turn.slices.cases.asFollowed(last))] } : listMine(turn)
}

const beforeLookUp = [
  '',
  'toi muon ',
  'em muon ',
  'minh muon ',
  'chau muon ',
  'muon ',
  'can ',
  'toi can ',
  'cho toi ',
  'cho em ',
  'xin ',
]
const lookUpNames = [
  'tra cuu',
  'tra cuu ho so',
  'tra cuu ket qua',
  'tra cuu thong tin',
  'tra cuu vu viec',
  'tra cuu phan anh',
  'tra cuu don',
]

/** The state of a case by its receipt code, or of those sent from this chat. */
export const caseStatus: Flow = {
  name: 'case-status',
  version: 1,
  begin: async (turn) =>
    (await lookUp(turn, turn.message.text)) ?? (tellsLateFile(turn.message.text) ? tellLate() : listMine(turn)),
  async answer(turn) {
    const { text } = turn.message
    const found = (await lookUpByEnd(turn, text)) ?? (await lookUp(turn, text))
    if (found) return found
    if (/^(?=.*\d)[a-z0-9]{4}$/i.test(text.trim()))
      return { replies: [reply(say.wrongLastFour, [choices.cancel])], flow: asking }
    if (/\b(giay hen|mot cua|1 cua|ma ho so)\b/.test(foldMarks(text)) && !tellsLateFile(text))
      return { replies: [reply(say.paperFile, [choices.cancel])], flow: asking }
    return null
  },
  phrases: beforeLookUp.flatMap((before) => lookUpNames.map((name) => `${before}${name}`)),
  expects: () => 'code',
  lapses: true,
  askAgain: () => reply(say.askCode, [choices.cancel]),
  payloads: {
    [commandWords.track]: async (turn, argument) => (await lookUp(turn, argument)) ?? listMine(turn),
  },
}
