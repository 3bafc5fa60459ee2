import type { Model } from 'mongoose'
import type { Reader } from '../../sealing/cases/case-keys.js'
import { type Loan, lendIdentity } from '../../sealing/cases/lend.js'
import { rotateDue } from '../../sealing/cases/readers.js'
import { openValue } from '../../sealing/cases/sealed-values.js'
import { type AuditEntry, auditEntry } from '../../shared/audit.js'
import type { Case, IdentityAsk, TimelineEvent } from '../case.js'
import type { CaseSealing } from '../sealed/case-sealing.js'
import type { HiddenNames } from '../sealed/hidden-names.js'
import { keeperKeyPath } from '../sealed/key-lists.js'
import { askField, keptBy, sealAsk, sealEvent } from '../sealed/sealed-case.js'
import type { StoredCase } from '../stored-case.js'

/** What waits for whoever keeps identities: nothing of the case but its code and its day. */
export type WaitingAsk = Pick<Case, 'receiptCode' | 'openedAt'> & {
  caseId: string
  ask: IdentityAsk
  reason: string
}

type Change = { event: TimelineEvent; set: Record<string, unknown>; loans?: Loan[] }

/** Who asks for the identity of a protected case, and to whom it is lent (decision 0096). */
export const createIdentityStore = (
  model: Model<StoredCase>,
  { names, sealing }: { names: HiddenNames; sealing: Pick<CaseSealing, 'getReader' | 'now'> },
) => {
  const write = async (stored: StoredCase, { event, set, loans = [] }: Change): Promise<boolean> => {
    if (!stored.keys) return false
    const entry: AuditEntry = auditEntry({ accountId: event.by.accountId, at: event.at }, event.what, stored._id)
    const [hidden] = names.hide({ timeline: [sealEvent(stored.keys, event)] }).timeline
    const written = await model.updateOne(
      { _id: stored._id, version: stored.version, keysRevision: stored.keysRevision },
      {
        $set: { ...set, updatedAt: event.at },
        $push: { timeline: hidden, audit: entry, ...(loans.length > 0 && { loans: { $each: loans } }) },
        $inc: { version: 1, keysRevision: 1 },
      },
    )
    return written.modifiedCount === 1
  }
  const findAsking = (caseId: string, askId: string) =>
    model.findOne({ _id: caseId, 'identityAsk.id': askId }).lean<StoredCase>()

  return {
    /** False: the case is no longer as it was read. */
    async askForIdentity(before: Case, ask: IdentityAsk & { reason: string }, event: TimelineEvent): Promise<boolean> {
      const stored = await model.findOne({ _id: before.id, version: before.version }).lean<StoredCase>()
      return stored?.keys ? write(stored, { event, set: { identityAsk: sealAsk(stored.keys, ask) } }) : false
    },

    /** What this reader may answer, the oldest first. */
    async findIdentityAsks(): Promise<WaitingAsk[]> {
      const reader = await sealing.getReader()
      if (!reader) return []
      const own = reader.pairs.map(({ publicKey }) => publicKey)
      const found = await model
        .find(
          { 'identityAsk.id': { $gt: '' }, [keeperKeyPath]: { $in: own } },
          { keys: 1, identityAsk: 1, receiptCode: 1, openedAt: 1 },
        )
        .sort({ 'identityAsk.at': 1 })
        .lean<StoredCase[]>()
      return found.flatMap((stored) => {
        const { keys, identityAsk: ask, openedAt, _id: caseId } = stored
        const identity = keys && keptBy(keys, reader)
        const told = identity && ask?.box && openValue(identity, askField(ask.id), ask.box)
        if (!ask || !told) return []
        const { reason } = told.value as { reason: string }
        return [{ caseId, ask, reason, openedAt, receiptCode: names.show(stored).receiptCode }]
      })
    },

    /** Which questions wait, and who may answer them; needs no key. */
    async findAskedKeepers(): Promise<{ askId: string; at: Date; keepers: string[] }[]> {
      const asked = { 'identityAsk.id': { $gt: '' } }
      const found = await model
        .find(asked, { identityAsk: 1, 'keys.parts.identity.readers.id': 1 })
        .lean<StoredCase[]>()
      return found.flatMap(({ identityAsk: ask, keys }) =>
        ask && keys ? [{ askId: ask.id, at: ask.at, keepers: keys.parts.identity.readers.map(({ id }) => id) }] : [],
      )
    },

    /** Shows the identity to one officer until an instant, by the keys of who reads now; false: they keep it not, or it was answered. */
    async lend(asked: {
      caseId: string
      askId: string
      to: Reader
      until: Date
      event: TimelineEvent
    }): Promise<boolean> {
      const [reader, stored] = await Promise.all([sealing.getReader(), findAsking(asked.caseId, asked.askId)])
      const identity = reader && stored?.keys ? keptBy(stored.keys, reader) : null
      if (!stored?.keys || !identity) return false
      const loan = lendIdentity(stored.keys, identity, asked.to, asked.until)
      const keys = rotateDue(stored.keys, { content: null, identity })
      return loan !== null && write(stored, { event: asked.event, set: { identityAsk: null, keys }, loans: [loan] })
    },

    async refuseIdentity(asked: { caseId: string; askId: string; event: TimelineEvent }): Promise<boolean> {
      const [reader, stored] = await Promise.all([sealing.getReader(), findAsking(asked.caseId, asked.askId)])
      if (!reader || !stored?.keys || !keptBy(stored.keys, reader)) return false
      return write(stored, { event: asked.event, set: { identityAsk: null } })
    },

    /** Loans that ended are taken away. */
    async endLoans(): Promise<void> {
      const at = sealing.now()
      await model.updateMany({ 'loans.until': { $lte: at } }, { $pull: { loans: { until: { $lte: at } } } })
    },
  }
}
