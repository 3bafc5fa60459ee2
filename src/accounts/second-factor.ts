import { open, seal } from '../sealing/box.js'
import { boundTo } from '../sealing/key-pair.js'
import { auditEntry } from '../shared/audit.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { AccountStore, StoredFactor } from './account-store.js'
import type { AuditStore } from './audit-store.js'
import { isPasswordOf } from './password.js'
import { createRecoveryCodes, hashRecoveryCode } from './recovery-codes.js'
import { type Account, needsSecondFactor } from './roles.js'
import type { SecondFactorStore, Shown } from './second-factor-store.js'
import { sessionOf } from './session.js'
import type { createSignInTryStore } from './sign-in-try-store.js'
import { hashToken } from './token.js'
import { addressOfSecret, createSecret, stepOf } from './totp.js'
import { accountWording as say } from './wording.js'

/** Wrong codes, or wrong passwords before a change, that one account may try before it waits. */
const freeTries = 5

type Parts = {
  store: AccountStore
  factors: SecondFactorStore
  signInTries: ReturnType<typeof createSignInTryStore>
  audit: Pick<AuditStore, 'add'>
  /** Seals secrets and recovery codes; not in the database. */
  factorKey: () => Promise<Buffer>
}

/** A secret that waits to be confirmed by a code, for one account and session; `box` carries it from page to page. */
export type Offer = { secret: string; address: string; box: string }

/** What an account owner is asked before the factor changes. `code` where there is one already. */
export type Proof = { password: string; code: string; at: Date }

const secretOf = (accountId: string): string => boundTo('second-factor', accountId)
const offerOf = (accountId: string, token: string): string =>
  boundTo('second-factor-offer', accountId, hashToken(token))

/**
 * The second step of a sign-in: a code by time (RFC 6238) or a recovery code, each of which counts once, and what sets it
 * up (docs/decisions/0084-second-factor.md). Until it is passed there is no session.
 */
export const createSecondFactor = (parts: Parts) => {
  const { store, factors, signInTries, audit, factorKey } = parts

  const takeTry = async (account: Account, at: Date): Promise<string> => {
    const who = `code:${account.id}`
    const waitMs = await signInTries.take([{ who, free: freeTries }], at)
    if (waitMs === 0) return who
    await audit.add(auditEntry({ accountId: account.id, at }, 'second_factor_refused', account.id))
    throw new InvalidInput(say.waitForCode(Math.ceil(waitMs / 60_000)))
  }

  const refuse = async (account: Account, at: Date, why: string = say.wrongCode): Promise<never> => {
    await audit.add(auditEntry({ accountId: account.id, at }, 'second_factor_failed', account.id))
    throw new InvalidInput(why)
  }

  /** What was typed, as far as it may count: six digits are a code, anything else a recovery code. */
  const read = async (account: Account, factor: StoredFactor, typed: string, at: Date): Promise<Shown | null> => {
    const code = typed.replaceAll(/\s/g, '')
    const key = await factorKey()
    if (!/^\d{6}$/.test(code)) return { recoveryHash: hashRecoveryCode(key, account.id, code) }
    const secret = open(key, secretOf(account.id), Buffer.from(factor.sealed, 'base64'))
    if (!secret) throw new Error('the second factor was sealed with another KEY_DIR')
    const step = stepOf(secret.toString(), code, at)
    return step === null ? null : { step }
  }

  const makeOffer = async (account: Account, token: string, secret = createSecret()): Promise<Offer> => {
    const box = seal(await factorKey(), offerOf(account.id, token), Buffer.from(secret)).toString('base64url')
    return { secret, address: addressOfSecret(secret, account.userName), box }
  }

  const openOffer = async (account: Account, token: string, box: string): Promise<string> => {
    const secret = open(await factorKey(), offerOf(account.id, token), Buffer.from(box, 'base64url'))
    if (!secret) throw new Conflict(say.offerEnded)
    return secret.toString()
  }

  /** The factor that a right code confirms, with its recovery codes, which are shown once. */
  const confirm = async (
    account: Account,
    { token, box, code, at }: { token: string; box: string; code: string; at: Date },
  ): Promise<{ factor: StoredFactor; codes: string[] }> => {
    const secret = await openOffer(account, token, box)
    const tries = await takeTry(account, at)
    const step = stepOf(secret, code.replaceAll(/\s/g, ''), at)
    if (step === null) return refuse(account, at)
    await signInTries.forget(tries)
    const key = await factorKey()
    const codes = createRecoveryCodes()
    const factor = {
      sealed: seal(key, secretOf(account.id), Buffer.from(secret)).toString('base64'),
      lastStep: step,
      recovery: codes.map((one) => hashRecoveryCode(key, account.id, one)),
      since: at,
    }
    return { factor, codes }
  }

  const getWaiting = async (token: string, at: Date) => {
    const found = await factors.getWaiting(hashToken(token), at)
    if (!found) throw new NotFound(say.waitsNoMore)
    return found
  }

  const useCode = async (account: Account, factor: StoredFactor, { code, at }: Omit<Proof, 'password'>) => {
    const shown = await read(account, factor, code, at)
    const entry = auditEntry({ accountId: account.id, at }, 'second_factor_shown', account.id)
    if (!shown || !(await factors.use(account.id, shown, entry))) await refuse(account, at)
  }

  /** Who changes the factor of an open session knows the password, and has the factor that there is. */
  const prove = async (account: Account, { password, code, at }: Proof): Promise<StoredFactor | null> => {
    const tries = await takeTry(account, at)
    const { passwordHash } = await store.getForSignIn(account.userName)
    if (!(await isPasswordOf(password, passwordHash))) return refuse(account, at, say.wrongPassword)
    const factor = await factors.getFactor(account.id)
    if (factor) await useCode(account, factor, { code, at })
    await signInTries.forget(tries)
    return factor
  }

  return {
    /** What a right password leads to. */
    async nextStepOf(account: Account): Promise<'none' | 'code' | 'enrolment'> {
      if (await factors.getFactor(account.id)) return 'code'
      return needsSecondFactor(account.role) ? 'enrolment' : 'none'
    },

    /** Who waits for the second step with this token, and whether it is to be set up first; null: nobody. */
    async findWaiting(token: string, at: Date): Promise<{ account: Account; hasFactor: boolean } | null> {
      const found = await factors.getWaiting(hashToken(token), at)
      return found && { account: found.account, hasFactor: found.factor !== null }
    },

    /** The second step of a sign-in, which becomes a session with the same token. Throws InvalidInput, NotFound. */
    async pass(token: string, { typed, at }: { typed: string; at: Date }): Promise<Account> {
      const { account, factor, waiting } = await getWaiting(token, at)
      if (!factor) throw new NotFound(say.waitsNoMore)
      const tries = await takeTry(account, at)
      const passed = await read(account, factor, typed, at)
      const what = passed && 'recoveryHash' in passed ? 'signed_in_by_recovery_code' : 'signed_in'
      const entry = auditEntry({ accountId: account.id, at }, what, null)
      if (!passed || !(await factors.pass(account.id, sessionOf(waiting, at), passed, entry)))
        return refuse(account, at)
      await signInTries.forget(tries)
      return account
    },

    /** A secret for a sign-in that waits without a factor. Throws NotFound. */
    async offerAtSignIn(token: string, at: Date, box: string | null = null): Promise<Offer> {
      const { account, factor } = await getWaiting(token, at)
      if (factor) throw new NotFound(say.waitsNoMore)
      return makeOffer(account, token, box === null ? undefined : await openOffer(account, token, box))
    },

    /** Sets the factor up and begins the session. The recovery codes are shown once. Throws InvalidInput, NotFound, Conflict. */
    async enrolAtSignIn(token: string, form: { box: string; code: string; at: Date }) {
      const { account, waiting } = await getWaiting(token, form.at)
      const { factor, codes } = await confirm(account, { token, ...form })
      const entry = auditEntry({ accountId: account.id, at: form.at }, 'second_factor_set', account.id)
      if (!(await factors.pass(account.id, sessionOf(waiting, form.at), { enrolled: factor }, entry)))
        throw new Conflict(say.offerEnded)
      return { account, codes }
    },

    /** When the account's factor was set up and how many recovery codes are left; null: it has none. */
    async find(account: Account): Promise<{ since: Date; codesLeft: number } | null> {
      const factor = await factors.getFactor(account.id)
      return factor && { since: factor.since, codesLeft: factor.recovery.length }
    },

    /** Takes a code of an open session, before what asks for one; nothing where the account has no factor. Throws InvalidInput. */
    async showCode(account: Account, { code, at }: Omit<Proof, 'password'>): Promise<void> {
      const factor = await factors.getFactor(account.id)
      if (!factor) return
      const tries = await takeTry(account, at)
      await useCode(account, factor, { code, at })
      await signInTries.forget(tries)
    },

    /** A new secret for an open session, after proof. Throws InvalidInput. */
    async offer(account: Account, token: string, proof: Proof): Promise<Offer> {
      await prove(account, proof)
      return makeOffer(account, token)
    },

    /** The same offer again, after a wrong code. Throws Conflict. */
    offerAgain: async (account: Account, token: string, box: string): Promise<Offer> =>
      makeOffer(account, token, await openOffer(account, token, box)),

    /** Puts the offered factor in place of the one before. Throws InvalidInput, Conflict. */
    async enrol(account: Account, token: string, form: { box: string; code: string; at: Date }): Promise<string[]> {
      const seen = (await factors.getFactor(account.id))?.since ?? null
      const { factor, codes } = await confirm(account, { token, ...form })
      const entry = auditEntry({ accountId: account.id, at: form.at }, 'second_factor_set', account.id)
      if (!(await factors.replace(account.id, seen, factor, entry))) throw new Conflict(say.offerEnded)
      return codes
    },

    /** Ten new recovery codes; the old ones count no more. Throws InvalidInput, Conflict. */
    async renewCodes(account: Account, proof: Proof): Promise<string[]> {
      const seen = await prove(account, proof)
      const factor = await factors.getFactor(account.id)
      if (!seen || !factor) throw new Conflict(say.offerEnded)
      const key = await factorKey()
      const codes = createRecoveryCodes()
      const next = { ...factor, recovery: codes.map((one) => hashRecoveryCode(key, account.id, one)) }
      const entry = auditEntry({ accountId: account.id, at: proof.at }, 'recovery_codes_renewed', account.id)
      if (!(await factors.replace(account.id, factor.since, next, entry))) throw new Conflict(say.offerEnded)
      return codes
    },

    /** On the word of the server's owner: the account sets a new one up at its next sign-in. Throws NotFound. */
    async resetByOwner(id: string, at: Date): Promise<void> {
      const entry = auditEntry({ accountId: null, at }, 'second_factor_reset_by_owner', id)
      if (!(await factors.reset(id, entry))) throw new NotFound(say.unknown)
    },

    /** Takes the own factor away where the role doesn't need one. Throws Forbidden, InvalidInput, Conflict. */
    async remove(account: Account, proof: Proof): Promise<void> {
      if (needsSecondFactor(account.role)) throw new Forbidden(say.factorNeeded)
      const factor = await prove(account, proof)
      const entry = auditEntry({ accountId: account.id, at: proof.at }, 'second_factor_removed', account.id)
      if (!factor || !(await factors.replace(account.id, factor.since, null, entry))) throw new Conflict(say.offerEnded)
    },
  }
}

export type SecondFactor = ReturnType<typeof createSecondFactor>
