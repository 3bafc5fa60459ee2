import type { Case } from '../../cases/case.js'
import { kindOf } from '../../cases/kinds/index.js'
import type { WebParts } from '../kit/web-parts.js'
import type { Answer } from './look-up-view.js'

/** What was told to whoever sent it: by the chat it came from, or by an officer. */
export const findAnswers = async (
  { cases, messaging }: Pick<WebParts, 'cases' | 'messaging'>,
  found: Case,
): Promise<Answer[]> => {
  const sent = await messaging.outboxStore.findCausedBy(cases.causeOf(found.id, kindOf(found.kind)))
  return [
    ...sent
      .filter(({ chat }) => chat === found.chat)
      .map(({ createdAt, text, picture }) => ({ at: createdAt, text, hasPicture: Boolean(picture) })),
    ...found.toTell.map(({ at, text }) => ({ at, text, hasPicture: false })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
