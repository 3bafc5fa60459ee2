import type { Case } from '../../../cases/case.js'
import { isSealed, kindOf } from '../../../cases/kinds/index.js'
import { isPublishable } from '../../../cases/public-answers/public-answer.js'
import { reply } from '../../../messaging/message.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { accuses } from '../intake/accusation.js'
import { readConsent } from './read-consent.js'
import { ratingWording as say } from './wording.js'

const mostLooked = 20

/** What its sender may let everybody read: answered, of this chat, and accusing nobody in office. */
export const mayBePublished = (found: Case): boolean =>
  isPublishable(found) && !accuses(found.text, { isDenunciation: false })

export const agreeToPublish = async ({ slices, message, now }: Turn, argument: string): Promise<Outcome> => {
  const found = await slices.cases.getByReceiptCode(argument.trim().toUpperCase())
  if (!found || found.chat !== message.chat || !mayBePublished(found)) return { replies: [reply(say.notPublished)] }
  await slices.cases.publicAnswers.agreeLater(found, now)
  return { replies: [reply(say.published)], isFinal: true }
}

/** The one that is spoken of, else all of them: protected and sealed ones neither named nor counted. */
const casesMeant = async ({ slices, message, conversation }: Turn): Promise<Case[]> => {
  const own = (await slices.cases.findByChat(message.chat, mostLooked)).filter(
    (found) => !kindOf(found.kind).isProtected && !isSealed(found),
  )
  const spoken = own.filter(({ receiptCode }) => receiptCode === conversation.context.receipt)
  return spoken.length > 0 ? spoken : own
}

/** Consent given or taken back in words (docs/decisions/0067); null: it isn't spoken of, or nothing was sent from here. */
export const consentInWords = async (turn: Turn): Promise<Outcome | null> => {
  const said = readConsent(turn.message.text)
  const found = said ? await casesMeant(turn) : []
  if (!said || found.length === 0) return null
  if (said === 'refuse') {
    await Promise.all(found.map((one) => turn.slices.cases.publicAnswers.refuse(one, turn.now)))
    return { replies: [reply(say.unpublished)], isFinal: true }
  }
  const newest = found.find(mayBePublished)
  if (newest) return agreeToPublish(turn, newest.receiptCode)
  return { replies: [reply(found.some(isPublishable) ? say.notPublished : say.noAnswerYet)] }
}
