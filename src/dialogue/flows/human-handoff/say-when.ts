import { type Reply, reply } from '../../../messaging/message.js'
import { localDay, localTime, readableDay } from '../../../shared/clock.js'
import type { Turn } from '../../flow.js'
import { handOffWording as say } from './wording.js'

/** When officers of an office (null: the province's) read what people asked: now, or from its next opening. */
export const sayWhen = async (
  { slices, now }: Pick<Turn, 'slices' | 'now'>,
  communeCode: string | null,
): Promise<Reply> => {
  const office = await slices.places.officeHours(communeCode)
  if (office.isOpen(now)) return reply(say.openNow)
  const opening = office.nextOpening(now)
  return reply(opening ? say.closed(`${localTime(opening)} ngày ${readableDay(localDay(opening))}`) : say.closedForLong)
}
