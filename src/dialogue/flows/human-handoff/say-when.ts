import { type Reply, reply } from '../../../messaging/message.js'
import { localDay, localTime, readableDay } from '../../../shared/clock.js'
import type { Slices } from '../../slices.js'
import { handOffWording as say } from './wording.js'

/** When officers read what people asked: now, or from the next opening. */
export const sayWhen = ({ officeHours }: Pick<Slices, 'officeHours'>, now: Date): Reply => {
  if (officeHours.isOpen(now)) return reply(say.openNow)
  const opening = officeHours.nextOpening(now)
  return reply(say.closed(`${localTime(opening)} ngày ${readableDay(localDay(opening))}`))
}
