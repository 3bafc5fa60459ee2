import type { AuditEntry } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'
import type { Proposal, StoredAccount } from './account-store.js'

const lastsMs = 3 * 24 * 60 * 60_000

/** Whether a proposal may be answered still. */
export const isOpenAt = (proposal: Proposal, at: Date): boolean => at.getTime() - proposal.at.getTime() < lastsMs

/** Of the documents of accounts: what waits to be confirmed, and whether the owner was told. Needs the account store first. */
export const createProposalStore = (connection: Connection) => {
  const model = connection.model<StoredAccount>('Account')

  return {
    /** Puts a proposal in place of the one before. */
    async put(id: string, proposal: Proposal, entry: AuditEntry): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { proposal, hasNews: true }, $push: { audit: entry } })
    },

    /** Ends a proposal, with what it does to the account; false when it was answered or the role changed meanwhile. */
    async end(
      { id, proposal }: { id: string; proposal: Proposal },
      set: Partial<StoredAccount>,
      entry: AuditEntry,
    ): Promise<boolean> {
      const isSeen = proposal.what === 'role' ? { role: proposal.seen } : {}
      const result = await model.updateOne(
        { _id: id, 'proposal.id': proposal.id, ...isSeen },
        { $set: { ...set, proposal: null, hasNews: true }, $push: { audit: entry } },
      )
      return result.matchedCount === 1
    },

    hasNews: async (id: string): Promise<boolean> => (await model.exists({ _id: id, hasNews: true })) !== null,

    async markNewsRead(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { hasNews: false } })
    },
  }
}

export type ProposalStore = ReturnType<typeof createProposalStore>
