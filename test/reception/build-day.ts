import { dayIdOf, type ReceptionDay } from '../../src/reception/reception-day.js'

/** A posted day of xã Yên Mỹ with four slots. */
export const buildDay = (more: Partial<ReceptionDay> = {}): ReceptionDay => {
  const day: Omit<ReceptionDay, 'id'> = {
    communeCode: '12073',
    day: '2026-12-15',
    from: '08:00',
    to: '09:00',
    who: 'Chủ tịch UBND xã',
    place: 'Phòng tiếp công dân, trụ sở UBND xã',
    onlineLink: null,
    topics: null,
    minutesPerSlot: 15,
    state: 'posted',
    postedAt: null,
    isPostedLate: false,
    postponed: null,
    insteadOf: null,
    plannedAt: new Date('2026-12-01T00:00:00Z'),
    ...more,
  }
  return { ...day, id: more.id ?? dayIdOf(day.communeCode, day.day, day.from) }
}
