import { randomUUID } from 'node:crypto'
import type { Names } from '../sealing/names.js'
import { type AuditSource, auditEntry } from '../shared/audit.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { createAccountStore } from './account-store.js'
import { createAuditStore } from './audit-store.js'
import { createAuditTrail } from './audit-trail.js'
import { type ChangeOfRole, changeRole } from './change-role.js'
import { createMany, type NewAccount } from './create-many.js'
import { consentToLink, declineLink, orderLink } from './give-link.js'
import { acceptInvitation, getInvited, giveOwnersLink } from './invitation.js'
import { admit, findNotAdmitted, findReaders, getOpenReader, openKeysForSession } from './officer-keys.js'
import { createOfficerNews } from './officer-news.js'
import { changeOwnPassword } from './own-account.js'
import { createProposalStore } from './proposal-store.js'
import { answerProposal, findProposals, proposeFactorReset } from './proposals.js'
import { confirmRecovery, makeRecovery, recoverKeys } from './recovery.js'
import { createRecoveryStore } from './recovery-store.js'
import { createRefusals, nameMeant } from './refusals.js'
import { type Account, mayBeFirst, roleNames } from './roles.js'
import { createSecondFactor } from './second-factor.js'
import { createSecondFactorStore } from './second-factor-store.js'
import { sessionOf } from './session.js'
import { createSignInTryStore } from './sign-in-try-store.js'
import { createTies } from './ties.js'
import { createToken, hashToken } from './token.js'
import { accountWording as say } from './wording.js'

const waitsForSecondStepMs = 10 * 60_000

/** Entries about one account that are read for its owner. */
const mostOwnNews = 30

const noKey = async (): Promise<Buffer> => {
  throw new Error('no factorKey was given')
}

const noNames = (): Names => {
  throw new Error('no names were given')
}

/**
 * The door of this folder: accounts of staff, who is signed in, and the audit trail. Each verb is audited by itself;
 * `auditSources` are the documents of the other slices that carry entries.
 */
export const createAccounts = ({
  connection,
  publicUrl,
  auditKey,
  auditSources = () => [],
  factorKey = noKey,
  names = noNames,
  placeNames = [],
}: {
  connection: Connection
  publicUrl: string
  /** Seals the audit trail; not in the database. */
  auditKey: Buffer
  auditSources?: () => readonly AuditSource[]
  /** Seals second factors; not in the database. Left out by commands, which sign nobody in. */
  factorKey?: () => Promise<Buffer>
  /** Hide what accounts declare of other people. Left out by commands and whoever asks nothing of it. */
  names?: () => Names
  /** Of the province, which passwords are guessed by. */
  placeNames?: readonly string[]
}) => {
  const store = createAccountStore(connection)
  const factors = createSecondFactorStore(connection)
  const auditStore = createAuditStore(connection, auditKey)
  const signInTries = createSignInTryStore(connection)
  const recovery = createRecoveryStore(connection)
  const audit = createAuditTrail({
    store: auditStore,
    sources: () => [store.auditSource(), recovery.auditSource(), ...auditSources()],
  })
  const proposals = createProposalStore(connection)
  const noteRefusal = createRefusals(auditStore)
  const parts = { store, placeNames, recovery, proposals, audit: auditStore, publicUrl }

  const secondFactor = createSecondFactor({ store, factors, signInTries, audit: auditStore, factorKey })

  /** A token and what is stored of it; with the password it holds the account's keys, where its role has some. */
  const makeToken = async (account: Account, at: Date, device: string, password: string | null) => {
    const token = createToken()
    const key = password === null ? null : await openKeysForSession(parts, account, { password, token, at })
    return { token, held: { tokenHash: hashToken(token), device, ...(key && { key }) } }
  }

  /**
   * The token of a session, without a second step: for who signed in by `startSignIn`, and what this server does for itself.
   * With the password the session holds the account's keys, where its role has some. Throws NotFound when the account
   * was closed meanwhile.
   */
  const signIn = async (account: Account, at: Date, device = '', password: string | null = null): Promise<string> => {
    const { token, held } = await makeToken(account, at, device, password)
    const entry = auditEntry({ accountId: account.id, at }, 'signed_in', null)
    if (!(await store.beginSession(account.id, sessionOf(held, at), entry))) throw new NotFound(say.unknown)
    return token
  }

  const create = async (accountId: string | null, wanted: NewAccount, at: Date): Promise<Account> => {
    const account = { ...wanted, id: randomUUID(), userName: wanted.userName.toLowerCase() }
    await store.create(account, auditEntry({ accountId, at }, 'account_created', account.id))
    return account
  }

  return {
    audit,
    /** What those who open protected cases are told of each other's accounts. */
    officerNews: createOfficerNews({ store, audit }),
    signInTries,

    async prepare(): Promise<void> {
      await Promise.all([store, recovery, auditStore, signInTries].map((one) => one.prepare()))
      for (const role of roleNames.filter(mayBeFirst)) await store.markFirst(role)
    },

    /** An administrator makes an account. `address` null: its link waits for an officer's consent. Throws Conflict, Forbidden. */
    async create(by: Account, wanted: NewAccount, at: Date): Promise<{ account: Account; address: string | null }> {
      const account = await create(by.id, wanted, at)
      return { account, address: await orderLink(parts, { by, id: account.id, at }) }
    },

    orderLink: (by: Account, id: string, at: Date) => orderLink(parts, { by, id, at }),
    consentToLink: (by: Account, asked: { id: string; requestId: string }, at: Date) =>
      consentToLink(parts, { by, ...asked, at }),
    declineLink: (by: Account, asked: { id: string; requestId: string }, at: Date) =>
      declineLink(parts, { by, ...asked, at }),

    /** The server's owner makes an account and gets its link. Throws Conflict. */
    async createByOwner(wanted: NewAccount, at: Date): Promise<{ account: Account; address: string }> {
      const account = await create(null, wanted, at)
      return { account, address: await giveOwnersLink(parts, { id: account.id, at }) }
    },

    giveOwnersLink: (id: string, at: Date) => giveOwnersLink(parts, { id, at }),

    /** At the first starts, as long as nobody has a password: the link for the first administrator. Null afterwards. */
    async createFirstAdministratorLink(at: Date): Promise<string | null> {
      if (await store.hasAnyPassword()) return null
      const known = (await store.findAll()).find(({ role }) => role === 'administrator')
      const first: NewAccount = {
        userName: 'quantri',
        displayName: 'Quản trị',
        role: 'administrator',
        communeCode: null,
      }
      return giveOwnersLink(parts, { id: known?.id ?? (await create(null, first, at)).id, at })
    },

    /** The account that a link is for. Throws NotFound when it was used or ran out. */
    getInvited: async (token: string, at: Date): Promise<Account> => (await getInvited(store, token, at)).account,
    accept: (form: { token: string; password: string; displayName: string; at: Date }) => acceptInvitation(parts, form),

    /** Ends password, link and sessions at once. Throws InvalidInput for one's own account, NotFound. */
    async close(by: Account, id: string, at: Date): Promise<void> {
      if (id === by.id) throw new InvalidInput(say.notYourself)
      const entry = auditEntry({ accountId: by.id, at }, 'account_closed', id)
      if (!(await store.close(id, entry))) throw new NotFound(say.unknown)
    },

    /** Which pack of evidence somebody took. */
    noteEvidence: (by: Account, pack: string, at: Date): Promise<void> =>
      audit.add(auditEntry({ accountId: by.id, at }, 'evidence_downloaded', pack)),

    /** Signs somebody out everywhere, as after a lost telephone. Throws NotFound. */
    async endSessions(by: Account, id: string, at: Date): Promise<void> {
      const entry = auditEntry({ accountId: by.id, at }, 'sessions_ended_by_other', id)
      if (!(await store.endSessions(id, entry))) throw new NotFound(say.unknown)
    },

    /** Another role or commune, which ends the sessions. Throws InvalidInput, Conflict. */
    changeRole: (by: Account, asked: ChangeOfRole, at: Date) => changeRole(parts, by, asked, at),
    /** What two persons do together: one proposes, the other confirms (docs/decisions/0084-second-factor.md). */
    proposals: {
      find: (by: Account, at: Date) => findProposals(parts, by, at),
      askFactorReset: (by: Account, id: string, at: Date) => proposeFactorReset(parts, { by, id, at }),
      answer: (asked: Parameters<typeof answerProposal>[1]) => answerProposal(parts, asked),
    },

    /** What others did to an account, for its owner. */
    ownNews: {
      has: (account: Account) => proposals.hasNews(account.id),
      find: async (account: Account) =>
        (await audit.findLatest(mostOwnNews, { subjects: [account.id] })).filter(
          ({ accountId }) => accountId !== account.id,
        ),
      markRead: (account: Account) => proposals.markNewsRead(account.id),
    },

    /** An administrator confirms that an account is still needed. Throws NotFound. */
    async review(by: Account, id: string, at: Date): Promise<void> {
      const entry = auditEntry({ accountId: by.id, at }, 'account_reviewed', id)
      if (!(await store.noteReview(id, entry))) throw new NotFound(say.unknown)
    },
    /** Makes many accounts with their links, or none. */
    createMany: (by: Account, wanted: readonly NewAccount[], at: Date) => createMany(parts, by, wanted, at),

    changeOwnPassword: (account: Account, form: Parameters<typeof changeOwnPassword>[2]) =>
      changeOwnPassword({ ...parts, signInTries, secondFactor }, account, form),
    findSessions: async (account: Account, token: string, at: Date) =>
      (await store.findSessions(account.id, at)).map(({ tokenHash, begunAt = null, device = null }) => ({
        begunAt,
        device,
        isThis: tokenHash === hashToken(token),
      })),
    endOtherSessions: (account: Account, token: string, at: Date): Promise<void> =>
      store.endOtherSessions(
        account.id,
        hashToken(token),
        auditEntry({ accountId: account.id, at }, 'sessions_ended', account.id),
      ),

    findAll: store.findAll,
    /** Null: there is none, or it was closed. */
    findOne: async (id: string): Promise<Account | null> =>
      (await store.findAll()).find((one) => one.id === id) ?? null,
    getForSignIn: store.getForSignIn,

    signIn,

    /**
     * After a right password: a session, or a sign-in that waits ten minutes for its second step, and opens nothing until
     * then. Throws NotFound when the account was closed meanwhile.
     */
    async startSignIn(account: Account, form: { device: string; password: string; at: Date }) {
      const { device, password, at } = form
      const next = await secondFactor.nextStepOf(account)
      if (next === 'none') return { token: await signIn(account, at, device, password), next }
      const { token, held } = await makeToken(account, at, device, password)
      const waiting = { ...held, expiresAt: new Date(at.getTime() + waitsForSecondStepMs) }
      const entry = auditEntry({ accountId: account.id, at }, 'password_accepted', null)
      if (!(await factors.addWaiting(account.id, waiting, entry))) throw new NotFound(say.unknown)
      return { token, next }
    },

    secondFactor,

    /** Relatives and units that officers of denunciations declare (docs/decisions/0094-relatives-and-units.md). */
    ties: createTies({ store, names }),

    getSignedIn: (token: string, at: Date): Promise<Account | null> => store.getSignedIn(hashToken(token), at),

    /** Somebody uses a page: the session doesn't end by itself for the next thirty minutes. */
    noteUse: (token: string, at: Date): Promise<void> => store.noteUse(hashToken(token), at),

    /** The keys with which denunciations are sealed to officers and opened (docs/decisions/0077-keys-of-denunciations.md). */
    keys: {
      getOpenReader: (token: string, at: Date) => getOpenReader(parts, token, at),
      findReaders: () => findReaders(parts),
      findNotAdmitted: () => findNotAdmitted(parts),
      admit: (asked: Parameters<typeof admit>[1]) => admit(parts, asked),
      findRecovery: recovery.getCurrent,
      findUnconfirmedRecovery: recovery.findUnconfirmed,
      makeRecovery: (asked: Parameters<typeof makeRecovery>[1]) => makeRecovery(parts, asked),
      confirmRecovery: (asked: Parameters<typeof confirmRecovery>[1]) => confirmRecovery(parts, asked),
      recover: (asked: Parameters<typeof recoverKeys>[1]) => recoverKeys(parts, asked),
    },

    signOut: (account: Account, token: string, at: Date): Promise<void> =>
      store.endSession(hashToken(token), auditEntry({ accountId: account.id, at }, 'signed_out', null)),

    /**
     * A wrong password, or a try that had to wait. What was typed as a name that is no account's isn't written; an
     * account's name that it nearly is, is.
     */
    async noteFailedSignIn(
      what: 'sign_in_failed' | 'sign_in_waits',
      { account, typed, network, at }: { account: Account | null; typed: string; network: string; at: Date },
    ): Promise<void> {
      const near = account ? null : nameMeant(typed, await store.findUserNames())
      const detail = { network, ...(near !== null && { near }) }
      await noteRefusal(what, { accountId: account?.id ?? null, at, source: `${account?.id} ${network}`, detail })
    },

    /** A key of the API that is nobody's, or was revoked; the key itself is never written. */
    noteRefusedKey: ({ network, at }: { network: string; at: Date }): Promise<boolean> =>
      noteRefusal('api_key_refused', { accountId: null, at, source: network, detail: { network } }),

    /**
     * A page or a form that was refused to who is signed in; `path`: the pattern of its address. False: enough of them
     * are written for now.
     */
    noteRefusedDoor: (
      what: 'door_refused' | 'form_refused',
      { account: { id, role }, path, at }: { account: Account; path: string; at: Date },
    ): Promise<boolean> => noteRefusal(what, { accountId: id, at, source: id, detail: { path, role } }),
  }
}

export type Accounts = ReturnType<typeof createAccounts>
