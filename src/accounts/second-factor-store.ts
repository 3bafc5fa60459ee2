import type { UpdateQuery } from 'mongoose'
import type { AuditEntry } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'
import { mostSessions, type StoredAccount, type StoredFactor, toAccount } from './account-store.js'
import type { Account } from './roles.js'
import type { Session, Waiting } from './session.js'

/** Sign-ins of one account that may wait for their second step at once; of more the oldest goes. */
const mostWaiting = 5

/** A code by time or a recovery code; each counts once. */
export type Shown = { step: number } | { recoveryHash: string }

/** With what a second step is passed. */
export type Passed = Shown | { enrolled: StoredFactor }

export type FoundWaiting = { account: Account; factor: StoredFactor | null; waiting: Waiting }

const countsStill = (passed: Passed) =>
  'step' in passed
    ? { 'factor.lastStep': { $lt: passed.step } }
    : 'recoveryHash' in passed
      ? { 'factor.recovery': passed.recoveryHash }
      : { factor: null }

const markUsed = (shown: Shown): UpdateQuery<StoredAccount> =>
  'step' in shown
    ? { $set: { 'factor.lastStep': shown.step } }
    : ({ $pull: { 'factor.recovery': shown.recoveryHash } } as UpdateQuery<StoredAccount>)

/** Of the documents of accounts: their second factor, and who waits to show it. Needs the account store first. */
export const createSecondFactorStore = (connection: Connection) => {
  const model = connection.model<StoredAccount>('Account')

  const update = async (filter: object, change: UpdateQuery<StoredAccount>, entry: AuditEntry): Promise<boolean> => {
    const push = { ...(change.$push as object), audit: entry }
    return (await model.updateOne(filter, { ...change, $push: push })).matchedCount === 1
  }

  return {
    async getFactor(id: string): Promise<StoredFactor | null> {
      return (await model.findById(id, { factor: 1 }).lean<StoredAccount>())?.factor ?? null
    },

    /** False when the account was closed meanwhile. */
    addWaiting: (id: string, waiting: Waiting, entry: AuditEntry): Promise<boolean> =>
      update(
        { _id: id, isActive: true },
        { $push: { waiting: { $each: [waiting], $slice: -mostWaiting } } } as UpdateQuery<StoredAccount>,
        entry,
      ),

    async getWaiting(tokenHash: string, at: Date): Promise<FoundWaiting | null> {
      const found = await model
        .findOne({ waiting: { $elemMatch: { tokenHash, expiresAt: { $gt: at } } }, isActive: true })
        .lean<StoredAccount>()
      const waiting = found?.waiting?.find((one) => one.tokenHash === tokenHash)
      return found && waiting ? { account: toAccount(found), factor: found.factor ?? null, waiting } : null
    },

    /** The sign-in that waited becomes a session, once; false: the code counted before, or it waits no more. */
    pass(id: string, session: Session, passed: Passed, entry: AuditEntry): Promise<boolean> {
      const { $set, $pull }: UpdateQuery<StoredAccount> =
        'enrolled' in passed ? { $set: { factor: passed.enrolled } } : markUsed(passed)
      const { tokenHash } = session
      return update(
        { _id: id, isActive: true, 'waiting.tokenHash': tokenHash, ...countsStill(passed) },
        {
          $set: { ...$set, signedInAt: entry.at },
          $pull: { ...$pull, waiting: { tokenHash } },
          $push: { sessions: { $each: [session], $slice: -mostSessions } },
        } as UpdateQuery<StoredAccount>,
        entry,
      )
    },

    /** A code of an open session counts; false: it counted before. */
    use: (id: string, passed: Shown, entry: AuditEntry): Promise<boolean> =>
      update({ _id: id, ...countsStill(passed) }, markUsed(passed), entry),

    /** Takes the factor away, whatever it is, and ends the sessions; false when there is no such account. */
    reset: (id: string, entry: AuditEntry): Promise<boolean> =>
      update({ _id: id }, { $set: { factor: null, waiting: [], sessions: [], hasNews: true } }, entry),

    /** Puts a factor in place of the one that was seen, or of none; null takes it away. False: it was changed meanwhile. */
    replace: (id: string, seen: Date | null, factor: StoredFactor | null, entry: AuditEntry): Promise<boolean> =>
      update(
        { _id: id, ...(seen ? { 'factor.since': seen } : { factor: null }) },
        { $set: { factor, waiting: [] } },
        entry,
      ),
  }
}

export type SecondFactorStore = ReturnType<typeof createSecondFactorStore>
