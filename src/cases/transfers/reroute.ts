import { type Account, can } from '../../accounts/roles.js'
import { endOfDay } from '../../deadlines/working-days.js'
import { reply } from '../../messaging/message.js'
import type { Agency } from '../../routing/route-case.js'
import { Forbidden, InvalidInput, NotFound } from '../../shared/errors.js'
import type { Case } from '../case.js'
import type { CaseFilter } from '../case-filter.js'
import type { CaseStore } from '../case-store.js'
import { newsOf } from '../change-case.js'
import { openStates } from '../inbox/queues.js'
import { withoutOwn } from '../inbox/without-own.js'
import { isFinal } from '../kinds/index.js'
import { settledAfterMove, whyNotSettledBy } from '../who-may-settle.js'
import { caseWording } from '../wording.js'
import type { RerouteFilter, RerouteForm, RerouteQuery } from './reroute-form.js'
import type { LeftOutWhy, Reroute, RerouteStore } from './reroute-store.js'
import { agencyNamed } from './send-transfer.js'
import { takeJoinedAlong } from './take-joined-along.js'
import { isUnderWay } from './transfer.js'
import { transferWording } from './wording.js'

/** Looked at and moved at one time; what is beyond comes with the next. */
const mostAtOnce = 500

type Parts = { store: CaseStore; reroutes: RerouteStore }

/** A dry run: what would move, what wouldn't and why. */
export type ReroutePlan = { moving: Case[]; leftOut: { found: Case; why: LeftOutWhy }[]; hasMore: boolean }

const agencyOf = (name: string): Agency => {
  const agency = agencyNamed(name)
  if (!agency) throw new InvalidInput(transferWording.errors.filterChanged)
  return agency
}

const assertMayReroute = (account: Account): void => {
  if (!can(account, 'reroute_cases')) throw new Forbidden(caseWording.errors.forbidden)
}

const dayBefore = (day: string): Date => new Date(endOfDay(day).getTime() - 24 * 60 * 60_000)

const toCaseFilter = ({ from, kind, category, state, opened_from, opened_to }: RerouteFilter): CaseFilter => ({
  communeCode: agencyOf(from).communeCode,
  ...(kind && { kind }),
  ...(category && { category }),
  states: state ? [state] : openStates,
  ...(opened_from && { openedFrom: dayBefore(opened_from) }),
  ...(opened_to && { openedBefore: endOfDay(opened_to) }),
})

const whyNot = (found: Case, to: Agency): LeftOutWhy | null => {
  if (isFinal(found.kind, found.state)) return 'finished'
  if (isUnderWay(found.transfer)) return 'under_way'
  if (to.communeCode !== null && to.communeCode === found.keptFrom) return 'kept_from'
  if (found.agency.communeCode === to.communeCode) return 'same_agency'
  return whyNotSettledBy(found, to) ? 'settled_by_other' : null
}

/** Whether a case is still what the filter chose at the dry run. */
const isStillChosen = (found: Case, { from, kind, category, state }: RerouteFilter): boolean =>
  found.agency.communeCode === agencyOf(from).communeCode &&
  (!kind || found.kind === kind) &&
  (!category || found.category === category) &&
  (!state || found.state === state)

/** What a bulk re-routing would do; changes nothing. Throws Forbidden, InvalidInput. */
export const planReroute = async (
  { store }: Pick<Parts, 'store'>,
  account: Account,
  query: RerouteQuery,
): Promise<ReroutePlan> => {
  assertMayReroute(account)
  const to = agencyOf(query.to)
  const range = { isProtected: false, skip: 0, limit: mostAtOnce + 1 }
  const filter = await withoutOwn(store, account, toCaseFilter(query), { isProtected: false })
  const found = await store.find(filter, range)
  const judged = found.slice(0, mostAtOnce).map((one) => ({ found: one, why: whyNot(one, to) }))
  return {
    moving: judged.flatMap((one) => (one.why === null ? [one.found] : [])),
    leftOut: judged.flatMap(({ found: one, why }) => (why === null ? [] : [{ found: one, why }])),
    hasMore: found.length > mostAtOnce,
  }
}

const eventIdOf = (reroute: Reroute, caseId: string): string => `reroute:${reroute.id}:${caseId}`

/** Moves one case, unless it was moved by this re-routing already. */
const moveOne = async (store: CaseStore, reroute: Reroute, caseId: string, at: Date): Promise<LeftOutWhy | null> => {
  const to = agencyOf(reroute.to)
  for (;;) {
    const found = await store.get(caseId, { isProtected: false })
    if (!found) return 'changed'
    const id = eventIdOf(reroute, caseId)
    const moved = found.timeline.find((event) => event.id === id)
    if (moved) {
      await takeJoinedAlong(store, { ...found, agency: agencyOf(reroute.filter.from) }, { to, event: moved })
      return null
    }
    const why = whyNot(found, to) ?? (isStillChosen(found, reroute.filter) ? null : 'changed')
    if (why) return why
    const event = {
      id,
      at,
      by: { role: 'staff', ...reroute.by },
      what: 'transferred',
      from: found.agency.name,
      to: to.name,
      text: reroute.reason,
      paper: null,
    } as const
    const isStored = await store.apply(found, {
      set: { agency: to, ...settledAfterMove(found), routedBecause: reroute.reason, transfer: null },
      event,
      outgoing: [newsOf(found, event, reply(caseWording.transferred(found.receiptCode, to.name, reroute.reason)))],
    })
    if (isStored) {
      await takeJoinedAlong(store, found, { to, event })
      return null
    }
  }
}

const carryOut = async ({ store, reroutes }: Parts, reroute: Reroute, at: Date): Promise<Reroute> => {
  if (reroute.done) return reroute
  const leftOut: NonNullable<Reroute['done']>['leftOut'] = []
  for (const caseId of reroute.caseIds) {
    const why = await moveOne(store, reroute, caseId, at)
    const found = why && (await store.get(caseId, { isProtected: false }))
    if (why) leftOut.push({ receiptCode: found ? found.receiptCode : '', why })
  }
  const done = { at, moved: reroute.caseIds.length - leftOut.length, leftOut }
  await reroutes.finish(reroute.id, done)
  return { ...reroute, done }
}

/**
 * Moves the cases that the dry run showed: each with its entry in the timeline and its news. The decision is stored
 * first, so that sent again, or gone on with after a crash, it moves none twice. Throws Forbidden, InvalidInput.
 */
export const runReroute = async (parts: Parts, account: Account, form: RerouteForm, at: Date): Promise<Reroute> => {
  assertMayReroute(account)
  const { key, to, reason, ids, ...filter } = form
  if (!reason) throw new InvalidInput(caseWording.errors.reasonMissing)
  if (ids.length === 0) throw new InvalidInput(transferWording.errors.nothing)
  if (ids.length > mostAtOnce) throw new InvalidInput(transferWording.errors.filterChanged)
  const reroute = await parts.reroutes.begin({
    id: key,
    filter,
    to,
    reason,
    by: { accountId: account.id, name: account.displayName },
    at,
    caseIds: [...new Set(ids)],
    done: null,
  })
  return carryOut(parts, reroute, at)
}

/** Goes on with a re-routing that was cut off. Throws Forbidden, NotFound. */
export const resumeReroute = async (parts: Parts, account: Account, id: string, at: Date): Promise<Reroute> => {
  assertMayReroute(account)
  const reroute = await parts.reroutes.get(id)
  if (!reroute) throw new NotFound(caseWording.errors.notFound)
  return carryOut(parts, reroute, at)
}
