import { type Account, can } from '../../accounts/roles.js'
import { auditEntry } from '../../shared/audit.js'
import { localDay, startOfLocalDay } from '../../shared/clock.js'
import { Conflict, Forbidden } from '../../shared/errors.js'
import type { Connection } from '../../shared/mongo.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { findCaseFor, getCaseFor } from '../change-case.js'
import { kindNames, kindOf } from '../kinds/index.js'
import type { EndedCase } from './ended-store.js'
import type { HoldGround, LiftGround } from './hold.js'
import { goesOn, latestEnd } from './periods.js'
import { createRegisterStore, type RegisterRow } from './register-store.js'
import { retentionWording as say } from './wording.js'

const mostAtOnce = 200
const mostShown = 200
const nextDays = 30
const dayMs = 86_400_000

/** Who holds a case or lifts a hold, and when. */
type By = { account: Account; at: Date }

/** A case that ends its time soon, for who may see it. */
export type Going = { found: Case; endedOn: string; goesOn: string }

export type RetentionParts = {
  connection: Connection
  store: CaseStore
  /** Takes the audit entries that cases still carry. */
  collectAudit: () => Promise<unknown>
  /** Deletes what other slices keep of a case: its files, papers, and what was told of it. May be done twice. */
  forget: (of: { caseId: string; isProtected: boolean; files: readonly string[] }) => Promise<void>
}

/**
 * How long cases are kept, and what becomes of them. Of a case whose time is over everything goes, the lists of its keys first; one row of
 * the register stays. Nothing goes of a case that is held, or that another one goes on with.
 */
export const createRetention = ({ connection, store, collectAudit, forget }: RetentionParts) => {
  const register = createRegisterStore(connection)

  const mayHold = (account: Account, found: Case): boolean => can(account, 'hold_cases', found.agency.communeCode)

  const getFor = async ({ account }: By, id: string): Promise<Case> => {
    const found = await getCaseFor(store, account, id)
    if (!mayHold(account, found)) throw new Forbidden(say.errors.forbidden)
    return found
  }

  const doerOf = ({ account, at }: By) => ({ by: { accountId: account.id, name: account.displayName }, at })
  const entryOf = ({ account, at }: By, what: string, id: string) => auditEntry({ accountId: account.id, at }, what, id)

  /** The case goes, then what belonged to it; from any point on it can be done again. */
  const finish = async (row: RegisterRow, files: readonly string[], at: Date): Promise<boolean> => {
    const { isProtected } = kindOf(row.kind)
    if (!(await store.deleteEnded(row.id, { isProtected, endedBefore: endOf(row.endedOn) }))) {
      await register.takeBack(row.id)
      return false
    }
    await forget({ caseId: row.id, isProtected, files })
    await register.finish(row.id, {
      ...auditEntry({ accountId: null, at }, 'case_deleted', row.id),
      id: `${row.id}:deleted`,
    })
    return true
  }

  const endOf = (day: string): Date => new Date(startOfLocalDay(day).getTime() + dayMs)

  const rowOf = ({ id, kind, agency, openedAt, updatedAt, state }: EndedCase, today: string): RegisterRow => ({
    id,
    kind,
    office: agency.name,
    communeCode: agency.communeCode,
    openedOn: localDay(openedAt),
    endedOn: localDay(updatedAt),
    deletedOn: today,
    outcome: state,
  })

  return {
    prepare: register.prepare,
    auditSource: register.auditSource,
    getRegistered: register.get,

    /** Deletes what isn't kept any more, and ends what a crash left undone; gives how many cases went. */
    async run(at: Date): Promise<number> {
      const today = localDay(at)
      await collectAudit()
      let gone = 0
      for (const { row, files } of await register.findBegun()) if (await finish(row, files, at)) gone += 1
      for (const kind of kindNames) {
        const ended = await store.findEnded(kind, { before: endOf(latestEnd(kind, today)), limit: mostAtOnce })
        for (const one of ended) {
          if (one.hold || goesOn(kind, localDay(one.updatedAt)) > today) continue
          const row = rowOf(one, today)
          await register.begin(row, one.attachments)
          if (await finish(row, one.attachments, at)) gone += 1
        }
      }
      return gone
    },

    /** What goes in the next thirty days and isn't held, for who may hold it, the nearest first. */
    async findGoing(account: Account, at: Date): Promise<Going[]> {
      const until = localDay(new Date(at.getTime() + nextDays * dayMs))
      const ended = await Promise.all(
        kindNames.map((kind) => store.findEnded(kind, { before: endOf(latestEnd(kind, until)), limit: mostShown })),
      )
      const seen = await Promise.all(
        ended
          .flat()
          .filter(({ hold, agency }) => !hold && can(account, 'hold_cases', agency.communeCode))
          .map(async ({ id }) => findCaseFor(store, account, id)),
      )
      return seen
        .flatMap((found) => (found ? [{ found, endedOn: localDay(found.updatedAt) }] : []))
        .map((one) => ({ ...one, goesOn: goesOn(one.found.kind, one.endedOn) }))
        .toSorted((a, b) => (a.goesOn < b.goesOn ? -1 : 1))
    },

    /** What is held, for who may lift it. */
    async findHeld(account: Account): Promise<Case[]> {
      const ids = await store.findHeldIds(mostShown)
      const seen = await Promise.all(ids.map((id) => findCaseFor(store, account, id)))
      return seen.filter((found) => found !== null).filter((found) => mayHold(account, found))
    },

    /** Keeps a case beyond its time. Throws NotFound, Forbidden, Conflict. */
    async hold(by: By, id: string, ground: HoldGround): Promise<void> {
      const found = await getFor(by, id)
      const hold = { ground, ...doerOf(by) }
      if (!(await store.setHold(found, hold, entryOf(by, 'case_held', id)))) throw new Conflict(say.errors.held)
    },

    /** Lets it go in its time. Throws NotFound, Forbidden, Conflict. */
    async lift(by: By, id: string, ground: LiftGround): Promise<void> {
      const found = await getFor(by, id)
      const lifted = found.hold && { ...found.hold, lifted: { ground, ...doerOf(by) } }
      if (!lifted || !(await store.liftHold(found, lifted, entryOf(by, 'case_hold_lifted', id))))
        throw new Conflict(say.errors.notHeld)
    },
  }
}

export type Retention = ReturnType<typeof createRetention>
