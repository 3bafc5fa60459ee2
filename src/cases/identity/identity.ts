import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import { Conflict, Forbidden, InvalidInput } from '../../shared/errors.js'
import type { CaseStore } from '../case-store.js'
import { assertMay, type CaseVerb, staffEvent } from '../change-case.js'
import type { CaseSealing } from '../sealed/case-sealing.js'
import { caseWording } from '../wording.js'
import type { WaitingAsk } from './identity-store.js'

const say = caseWording.identity
const longestReason = 500
/** How long an officer sees who denounced. */
export const lentMs = 30 * 60_000

export const identityForm = z.object({ reason: z.string().trim().max(longestReason).default('') })
export type IdentityForm = z.input<typeof identityForm>

/**
 * An officer asks whoever keeps identities to see who denounced (Luật Tố cáo Điều 56: giữ bí mật danh tính). Throws
 * InvalidInput without a reason, Forbidden, Conflict.
 */
export const askIdentity = async ({ store, account, found, at }: CaseVerb, typed: IdentityForm): Promise<void> => {
  assertMay(account, found, 'handle')
  const { reason } = identityForm.parse(typed)
  if (reason === '') throw new InvalidInput(say.reasonMissing)
  if (found.identity?.state !== 'locked' || found.identityAsk) throw new Conflict(caseWording.errors.changedMeanwhile)
  const ask = { id: randomUUID(), by: { id: account.id, name: account.displayName }, at, reason }
  const event = staffEvent({ account, at }, { what: 'identity_asked', text: reason })
  if (!(await store.askForIdentity(found, ask, event))) throw new Conflict(caseWording.errors.changedMeanwhile)
}

export type Answered = { account: Account; caseId: string; askId: string; at: Date }

/** What whoever keeps identities does; each with the keys of their session. */
export const createIdentityDesk = ({
  store,
  sealing,
}: {
  store: Pick<CaseStore, 'findIdentityAsks' | 'lend' | 'refuseIdentity'>
  sealing: Pick<CaseSealing, 'findOfficers'>
}) => {
  /** Never the one who asked. */
  const getAsk = async ({ account, caseId, askId }: Answered): Promise<WaitingAsk> => {
    if (!can(account, 'lend_identity')) throw new Forbidden(caseWording.errors.forbidden)
    const found = (await store.findIdentityAsks()).find((one) => one.caseId === caseId && one.ask.id === askId)
    if (!found || found.ask.by.id === account.id) throw new Conflict(say.askGone)
    return found
  }

  return {
    /** Throws Forbidden. */
    async find(account: Account): Promise<WaitingAsk[]> {
      if (!can(account, 'lend_identity')) throw new Forbidden(caseWording.errors.forbidden)
      return store.findIdentityAsks()
    },

    /** Shows who denounced to who asked, for thirty minutes; whoever denounced reads it. Throws Forbidden, Conflict. */
    async lend(answered: Answered): Promise<void> {
      const { ask, reason } = await getAsk(answered)
      const officer = (await sealing.findOfficers()).find(({ account }) => account.id === ask.by.id)
      if (!officer?.publicKey) throw new Conflict(say.notInOffice)
      const until = new Date(answered.at.getTime() + lentMs)
      const event = staffEvent(answered, { what: 'identity_lent', to: ask.by.name, text: reason })
      const to = { id: ask.by.id, publicKey: officer.publicKey }
      if (!(await store.lend({ ...answered, to, until, event }))) throw new Conflict(say.askGone)
    },

    /** Throws InvalidInput without a reason, Forbidden, Conflict. */
    async refuse(answered: Answered, typed: IdentityForm): Promise<void> {
      const { reason } = identityForm.parse(typed)
      if (reason === '') throw new InvalidInput(say.reasonMissing)
      await getAsk(answered)
      const event = staffEvent(answered, { what: 'identity_refused', text: reason })
      if (!(await store.refuseIdentity({ ...answered, event }))) throw new Conflict(say.askGone)
    },
  }
}
