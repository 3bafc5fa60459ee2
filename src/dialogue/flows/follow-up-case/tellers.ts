import type { Case } from '../../../cases/case.js'
import { isRunning, promisedDay } from '../../../cases/clocks.js'
import { isDraft, isFinal, kindOf, stateOf } from '../../../cases/kinds/index.js'
import { whoHasIt } from '../../../cases/wording.js'
import { reply } from '../../../messaging/message.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { statusReply } from '../case-status/flow.js'
import { readCorrection } from '../intake/told/read-correction.js'
import { add, askWhetherToAdd, at, nameOf } from './case-step.js'
import { marksCorrection, rightPart } from './change-wish.js'
import { placeIn } from './correct-place.js'
import { offerObjection, offerReopening, wantsToReopen } from './reopening.js'
import { tellWhoKnows } from './stay-unnamed.js'
import { askWithdrawal } from './withdrawal.js'
import { followUpWording as say } from './wording.js'

/** The clock by which the law wants the sender told what becomes of feedback. */
const noticeClock = 'pa.notice'

/** What the law says to when feedback is answered, where the province promises no day. */
const termInLaw = ({ kind, clocks }: Case): string => {
  if (kind !== 'feedback') return ''
  const notice = clocks.find((clock) => clock.clockId === noticeClock && isRunning(clock))
  return [...(notice ? [say.noticeDue(readableDay(notice.dueOn))] : []), say.noTermInLaw].join(' ')
}

/** It waits for no answer any more: how it stands says more than when one may come. */
const isAnswered = ({ kind, state }: Case): boolean =>
  !kindOf(kind).isProtected && (isFinal(kind, state) || stateOf(kind, state).asksRating === true)

const tellWhen = (found: Case, now: Date) => {
  if (isDraft(found)) return reply(say.draft(found.receiptCode))
  const due = kindOf(found.kind).isProtected ? null : promisedDay(found.clocks)
  if (!due) return reply([say.noDue(found.agency.name), termInLaw(found)].filter(Boolean).join(' '))
  const isOver = due < localDay(now)
  const text = say.due(found.agency.name, readableDay(due))
  return isOver ? reply(`${text}\n${say.overdue}`, [say.more(found.receiptCode), choices.person]) : reply(text)
}

/** "bổ sung thêm là có chuột chết": the words after the wish to add. */
const additionIn = (text: string): string =>
  text
    .replace(
      /^.{0,30}?(?:bổ sung|bo sung|ghi thêm|ghi them|nói thêm|noi them|thêm|them)(?![\p{L}\p{M}])(?: (?:thêm|them|là|la|rằng|rang|cho|vào|vao|đơn|don|vụ|vu|này|nay)(?![\p{L}\p{M}]))*[\s:,]*/iu,
      '',
    )
    .trim()

/** These are about the person's own case, joined or not; the others tell of the one that it goes on with. */
export const aboutOwn: ReadonlySet<string> = new Set([
  'withdraw',
  'add',
  'wrong',
  'correct',
  'dissatisfied',
  'reopen',
  'hide',
])

/** These are told with the receipt code, which nobody asked for: of a protected case whoever holds the telephone would read it. */
export const spellsCode: ReadonlySet<string> = new Set(['waiting', 'when', 'result', 'view', 'who', 'why'])

/** Of a protected case these tell neither its code nor how far it has come. */
export const mayTellAnybody: ReadonlySet<string> = new Set(['withdraw', 'add', 'known', 'hide'])

type Teller = (turn: Turn, found: Case) => Promise<Outcome> | Outcome

/** What each key of asks.yml does. */
export const tellers: Record<string, Teller> = {
  sent(turn, found) {
    const { kind, receiptCode, agency } = found
    if (isAnswered(found)) return { replies: [statusReply(turn, found)] }
    return {
      replies: [reply(kindOf(kind).isProtected ? say.sentSecret(agency.name) : say.sent(receiptCode, agency.name))],
    }
  },
  code: (_turn, found) => ({ replies: [reply(say.code(found.receiptCode))] }),
  when: (turn, found) => ({ replies: [isAnswered(found) ? statusReply(turn, found) : tellWhen(found, turn.now)] }),
  waiting(turn, found) {
    const offer = offerReopening(turn, found)
    if (offer) return offer
    const due = promisedDay(found.clocks)
    const text = isDraft(found)
      ? say.draft(found.receiptCode)
      : [say.patience(found.agency.name, due && readableDay(due)), due ? '' : termInLaw(found)]
          .filter(Boolean)
          .join(' ')
    return { replies: [reply(text, [say.more(found.receiptCode), choices.person])] }
  },
  who: (turn, found) => ({
    replies: [
      kindOf(found.kind).isProtected ? statusReply(turn, found) : reply(say.who(whoHasIt(found), found.routedBecause)),
    ],
  }),
  why: (turn, found) => ({
    replies: [
      kindOf(found.kind).isProtected
        ? statusReply(turn, found)
        : reply(say.why(whoHasIt(found), found.routedBecause, found.placeText)),
    ],
  }),
  result: (_turn, found) => ({ replies: [reply(say.result(found.receiptCode))] }),
  view: (turn, found) => ({ replies: [statusReply(turn, found)] }),
  dissatisfied: (turn, found) =>
    offerObjection(turn, found) ?? { replies: [reply(say.dissatisfied, [say.complain, choices.person])] },
  withdraw: askWithdrawal,
  add(turn, found) {
    const more = additionIn(turn.message.text)
    if (more.split(/\s+/).length >= 3 && !/\?$/.test(more)) return add(turn, found, more)
    return { replies: [reply(say.askMore(nameOf(found)), [choices.cancel])], flow: at('more', found) }
  },
  async wrong(turn, found) {
    const said = readCorrection(turn.message.text)
    const text =
      said?.kind === 'instead' ? said.text : said?.kind === 'replace' ? said.to : rightPart(turn.message.text)
    const outcome = await placeIn(turn, text, found)
    const asked = { replies: [reply(say.askPlace, [choices.cancel])], flow: at('place', found) }
    return { ...(outcome ?? asked), lesson: 'corrected' }
  },
  correct: (turn, found) =>
    marksCorrection(turn.message.text) === 'sure' && !found.awaitsCitizen
      ? add(turn, found, turn.message.text)
      : askWhetherToAdd(turn, found, turn.message.text),
  hide: tellWhoKnows,
  known: () => ({ replies: [reply(say.known)] }),
  reopen(turn, found) {
    const offer = offerReopening(turn, found)
    if (offer) return offer
    const isAsked = wantsToReopen(turn.message.text)
    const text = isAsked ? say.reopenEarly(nameOf(found), found.agency.name) : say.nowWhat(nameOf(found))
    return { replies: [reply(text, [say.more(found.receiptCode), say.newReport, choices.person])] }
  },
}
