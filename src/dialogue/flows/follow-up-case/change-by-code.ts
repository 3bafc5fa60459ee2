import type { Case } from '../../../cases/case.js'
import { isSealed, kindOf } from '../../../cases/kinds/index.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { reply } from '../../../messaging/message.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { statusReply } from '../case-status/flow.js'
import { add, at, isAgainstReader, nameOf } from './case-step.js'
import { type ChangeWish, changeWish, rightPart } from './change-wish.js'
import { placeIn } from './correct-place.js'
import { askWithdrawal } from './withdrawal.js'
import { followUpWording as say } from './wording.js'

const needsPaper: ReadonlySet<Case['kind']> = new Set(['complaint', 'second_complaint', 'denunciation'])

/** The case was sent from elsewhere: what can't be done here, what to do, and how it stands. */
const tellNotFromHere = async (turn: Turn, found: Case, wish: ChangeWish): Promise<Outcome> => {
  const byPaper = wish === 'withdraw' && needsPaper.has(found.kind) ? ` ${say.signedOnly}` : ''
  const text = `${say.notFromHere(found.receiptCode, found.agency.name, wish)}${byPaper}`
  return {
    replies: [
      ...(kindOf(found.kind).isProtected ? [] : [reply(text, [choices.person])]),
      statusReply(turn, await turn.slices.cases.asFollowed(found)),
    ],
    flow: null,
    context: { sentElsewhere: found.receiptCode },
  }
}

/** Another commune is taken over, anything else stands on the case in the person's words. */
export const correctCase = async (turn: Turn, found: Case): Promise<Outcome> => {
  const right = rightPart(turn.message.text)
  const placed = findPlaces(right).length > 0 ? await placeIn(turn, right, found) : null
  return placed ?? add(turn, found, turn.message.text)
}

const changeOwn = (turn: Turn, found: Case, wish: ChangeWish): Promise<Outcome> | Outcome => {
  if (wish === 'withdraw') return askWithdrawal(turn, found)
  if (wish === 'correct') return correctCase(turn, found)
  return { replies: [reply(say.askMore(nameOf(found)), [choices.cancel])], flow: at('more', found) }
}

const namesCase =
  /\b(?:phan anh|kien nghi|khieu nai|to cao|tin bao|vu|viec|don)(?: \w+)? (?:nay|do|kia|ay|vua roi|vua xem|cua (?:toi|em|minh|chau))\b/

/** "tôi muốn rút", of nothing else. */
const onlyWithdraws = /^(?:\w+ ){0,4}rut(?: (?:lai|don|vu|di|luon|nhe|a|duoc|dc|khong|ko|k))*$/

/** The case that is named by its code, or else looked up just now. */
const codeMeant = (turn: Turn): string | null => {
  const { text } = turn.message
  const named = findReceiptCode(text)
  if (named) return named.isValid ? named.code : null
  const folded = foldMarks(text)
  const isOfPapers = turn.understood.intent.startsWith('procedure_')
  const isMeant = onlyWithdraws.test(folded) || (namesCase.test(folded) && !isOfPapers)
  return isMeant && turn.conversation.flow === null ? (turn.conversation.context.sentElsewhere ?? null) : null
}

/** "sửa số điện thoại trong vụ K7M2Q-9XTR4": done where it was sent from; null: no case is to be changed. */
export const changeByCode = async (turn: Turn): Promise<Outcome | null> => {
  const { text, chat } = turn.message
  const code = codeMeant(turn)
  const wish = code ? changeWish(text) : null
  const found = code && wish ? await turn.slices.cases.getByReceiptCode(code) : null
  if (!found || !wish || isSealed(found)) return null
  if (found.chat !== chat) return kindOf(found.kind).isProtected ? null : tellNotFromHere(turn, found, wish)
  if (isAgainstReader(turn, found)) return null
  const outcome = await changeOwn(turn, found, wish)
  return {
    ...outcome,
    context: {
      receipt: found.receiptCode,
      ...(kindOf(found.kind).isProtected && { protectedAt: turn.now }),
      ...outcome.context,
    },
  }
}
