import { type Account, can } from '../accounts/roles.js'
import type { Calendar } from '../deadlines/calendar.js'
import type { Doer } from '../shared/audit.js'
import { localDay } from '../shared/clock.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { BookingStore } from './booking-store.js'
import type { DayStore } from './day-store.js'
import { type DayFields, dayIdOf, instantOf, type ReceptionDay } from './reception-day.js'
import { lastDayToPost } from './rules.js'
import { tellChange } from './tell-change.js'
import { receptionWording as say, sayTime } from './wording.js'

export type ByStaff = { account: Account; at: Date }

export const doerOf = ({ account, at }: ByStaff): Doer => ({ accountId: account.id, at })

/** Throws Forbidden for whoever may at most look. */
export const assertMayManage = ({ account }: ByStaff, communeCode: string): void => {
  if (!can(account, 'manage_reception', communeCode)) throw new Forbidden(say.errors.mayNot)
}

/** The day for who may change it. Throws NotFound and Forbidden. */
export const getToChange = async (days: DayStore, by: ByStaff, id: string): Promise<ReceptionDay> => {
  const found = await days.get(id)
  if (!found || found.state === 'removed') throw new NotFound(say.errors.unknownDay)
  assertMayManage(by, found.communeCode)
  return found
}

/** Puts several days of a commune in, planned; gives those that are new and those that were there already. */
export const planDays = async (
  days: DayStore,
  by: ByStaff,
  { communeCode, dates, fields }: { communeCode: string; dates: readonly string[]; fields: DayFields },
): Promise<{ added: string[]; there: string[] }> => {
  assertMayManage(by, communeCode)
  const today = localDay(by.at)
  if (dates.some((date) => date < today)) throw new InvalidInput(say.errors.over)
  const added: string[] = []
  const there: string[] = []
  for (const date of dates) {
    const day: ReceptionDay = {
      ...fields,
      id: dayIdOf(communeCode, date, fields.from),
      communeCode,
      day: date,
      state: 'planned',
      postedAt: null,
      isPostedLate: false,
      postponed: null,
      insteadOf: null,
      plannedAt: by.at,
    }
    const isNew = await days.add(day, doerOf(by), 'reception_planned')
    ;(isNew ? added : there).push(date)
  }
  return { added, there }
}

/**
 * Shows a day to everybody. Later than five working days before, it isn't refused – citizens would know even less – but
 * recorded as late (decision 0066). Throws Conflict when it isn't planned any more, InvalidInput when it is over.
 */
export const postDay = async (
  { days, calendarOf }: { days: DayStore; calendarOf: (communeCode: string) => Calendar },
  by: ByStaff,
  id: string,
): Promise<void> => {
  const found = await getToChange(days, by, id)
  const today = localDay(by.at)
  if (found.day < today) throw new InvalidInput(say.errors.over)
  const isPostedLate = lastDayToPost(calendarOf(found.communeCode), found.day) < today
  const set = { state: 'posted' as const, postedAt: by.at, isPostedLate }
  if (!(await days.change(id, ['planned'], set, doerOf(by), 'reception_posted'))) throw new Conflict(say.errors.changed)
}

/** Takes back what is only planned. Throws Conflict. */
export const removeDay = async (days: DayStore, by: ByStaff, id: string): Promise<void> => {
  await getToChange(days, by, id)
  if (!(await days.change(id, ['planned'], { state: 'removed' }, doerOf(by), 'reception_removed')))
    throw new Conflict(say.errors.changed)
}

/** Where, by which link and about what; whoever booked is told of another place or link. Throws Conflict. */
export const changeDay = async (
  { days, bookings }: { days: DayStore; bookings: BookingStore },
  by: ByStaff,
  id: string,
  set: Pick<DayFields, 'place' | 'onlineLink' | 'topics'>,
): Promise<void> => {
  const before = await getToChange(days, by, id)
  if (!(await days.change(id, ['planned', 'posted'], set, doerOf(by), 'reception_changed')))
    throw new Conflict(say.errors.changed)
  if (before.place === set.place && before.onlineLink === set.onlineLink) return
  await tellChange(bookings, { ...before, ...set }, by.at)
}

/** Citizens were received. Throws Conflict, InvalidInput before its end. */
export const holdDay = async (days: DayStore, by: ByStaff, id: string): Promise<void> => {
  const found = await getToChange(days, by, id)
  if (found.day > localDay(by.at)) throw new InvalidInput(say.errors.notYet)
  if (instantOf(found.day, found.to) > by.at) throw new InvalidInput(say.errors.notOver(sayTime(found.to)))
  if (!(await days.change(id, ['posted'], { state: 'held' }, doerOf(by), 'reception_held')))
    throw new Conflict(say.errors.changed)
}
