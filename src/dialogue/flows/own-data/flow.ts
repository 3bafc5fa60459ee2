import type { Case } from '../../../cases/case.js'
import { isSealed, kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { commandWords } from '../../choice-words.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { asksOfSharing, dataRightIn } from './data-rights.js'
import { ownDataDraft } from './own-data-draft.js'
import { ownDataWording as say } from './wording.js'

const mostCases = 1_000
const mostTold = 10

/** The chat's own cases, the newest first; of protected and sealed ones nothing is told, not even how many. */
const ownCases = async ({ slices, message }: Turn): Promise<Case[]> =>
  (await slices.cases.findByChat(message.chat, mostCases))
    .filter((found) => !kindOf(found.kind).isProtected && !isSealed(found))
    .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime())

const show = async (turn: Turn): Promise<Outcome> => {
  const { slices, now } = turn
  const told = (await ownCases(turn)).slice(0, mostTold)
  const list = told.map(({ receiptCode: code, kind, openedAt }) =>
    say.oneCase({ code, kind: kindOf(kind).label, day: readableDay(localDay(openedAt)) }),
  )
  const token =
    told.length > 0 ? await slices.keepForPage(ownDataDraft.of(told.map((one) => one.receiptCode)), now) : null
  const lines = [
    ...(asksOfSharing(turn.message.text) ? [say.notShared] : []),
    told.length > 0 ? say.cases(told.length) : say.none,
    ...list,
    say.talk,
    ...(token ? [say.link(slices.addresses.ownCopy(token))] : []),
    say.page(slices.addresses.ownData),
    say.sealed(slices.addresses.sealedCase),
  ]
  return { replies: [reply(lines.join('\n'), [say.delete])] }
}

/** No request is taken in a chat: the same words in every one, or they would tell who denounced. */
const tellWhereToAsk = ({ slices: { addresses } }: Turn): Outcome => ({
  replies: [reply(say.whereToAsk(addresses.ownData, addresses.sealedCase))],
})

/**
 * One's own data by chat (Luật 91/2025 Điều 4): a summary and a link to the copy at once; where corrections and objections
 * are sent.
 */
export const ownData: Flow = {
  name: 'own-data',
  version: 2,
  begin: (turn) => (dataRightIn(turn.message.text) === 'change' ? tellWhereToAsk(turn) : show(turn)),
  payloads: { [commandWords.ownData]: show },
}
