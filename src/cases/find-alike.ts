import type { Account } from '../accounts/roles.js'
import type { Duplicates } from '../duplicates/duplicates.js'
import type { Report } from '../duplicates/read-report.js'
import { getCommune } from '../places/communes.js'
import { localDay } from '../shared/clock.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import { may } from './change-case.js'
import { findFollowers } from './followers.js'
import { withoutOwn } from './inbox/without-own.js'
import { isFollowable, isJoinable } from './joinable.js'
import { tellablePlace } from './told-place.js'
import { isUnderWay } from './transfers/transfer.js'

const dayMs = 86_400_000
/** A citizen is asked about reports of this many days. */
const daysOffered = 30
const mostListed = 3

type Parts = { store: CaseStore; duplicates: Duplicates }

/** Open reports by their ids, as they are now; what is over leaves the index. */
const findOpen =
  ({ store, duplicates }: Parts) =>
  async (ids: string[]): Promise<Case[]> => {
    const open = (await store.getMany(ids)).filter(isJoinable)
    const isOpen = new Set(open.map(({ id }) => id))
    await duplicates.remove(ids.filter((id) => !isOpen.has(id)))
    return open
  }

/**
 * The case that a citizen may follow instead of sending the same, how many people told of it, what it is about, and where
 * and when the one most alike was: a hamlet or street and its commune, or the commune alone.
 */
export type AlikeCase = {
  id: string
  people: number
  label: string | null
  place: string | null
  /** 'YYYY-MM-DD' */
  sentOn: string
}

const placeOf = ({ placeText, communeCode }: Report): string | null =>
  [tellablePlace(placeText), communeCode && getCommune(communeCode)?.name].filter(Boolean).join(', ') || null

/**
 * The open case of the last 30 days that a report is most like; null when there is none, or when one of them is this
 * chat's own. Nothing of who sent it is given out.
 */
export const findAlike = async (
  parts: Parts,
  { report, chat }: { report: Report; chat: string },
): Promise<AlikeCase | null> => {
  const since = report.openedAt.getTime() - daysOffered * dayMs
  const found = (await parts.duplicates.findOffered(report, findOpen(parts))).filter(
    ({ report: one }) => isFollowable(one) && one.openedAt.getTime() >= since,
  )
  const [best] = found
  if (!best) return null
  const followers = await Promise.all(found.map(({ report: one }) => findFollowers(parts.store.findJoined, one)))
  const chats = new Set([...found.map(({ report: one }) => one), ...followers.flat()].map((one) => one.chat))
  if (chats.has(chat)) return null
  const { report: told, likeness } = best
  const sentOn = localDay(told.openedAt)
  return { id: told.id, people: chats.size, label: likeness.label, place: placeOf(told), sentOn }
}

export const isOfOneOffice = (one: Case, other: Case): boolean => one.agency.communeCode === other.agency.communeCode

/** "Other" is what nobody put into a field: it says nothing of what two have in common. */
const isOfOneField = (one: Case, other: Case): boolean => one.category === other.category && one.category !== 'other'

/**
 * At most three cases of one office that may be the same as one, for an account that may handle both; the most alike first.
 * One place alone doesn't make two the same: they tell of one thing, or are of one field. None while one is under way to
 * another office.
 */
export const findListedFor = async (parts: Parts, account: Account, found: Case): Promise<Case[]> => {
  if (!isJoinable(found) || isUnderWay(found.transfer) || !may(account, found, 'handle')) return []
  const alike = await parts.duplicates.findListed(found, findOpen(parts))
  const listed = alike
    .filter(({ report, likeness }) => likeness.isTelling || isOfOneField(report, found))
    .map(({ report }) => report)
    .filter((one) => one.id !== found.id && isOfOneOffice(one, found) && !isUnderWay(one.transfer))
    .filter((one) => may(account, one, 'handle'))
  const { notIds = [] } = await withoutOwn(
    parts.store,
    account,
    { ids: listed.map(({ id }) => id) },
    { isProtected: false },
  )
  return listed.filter(({ id }) => !notIds.includes(id)).slice(0, mostListed)
}
