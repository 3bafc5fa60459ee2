import { randomUUID } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { Conflict, NotFound } from '../shared/errors.js'
import { isDuplicateKey } from '../shared/mongo.js'
import {
  type CommuneContact,
  type CommuneContactFields,
  type ContactProposal,
  contactFieldNames,
  type OfficeClosure,
  unknownContact,
  withDialled,
} from './commune-contact.js'
import { communes, getCommune } from './communes.js'
import { contactStoreWording as say } from './wording.js'

type StoredContact = Omit<CommuneContact, 'communeCode'> & {
  _id: string
  proposal: ContactProposal | null
  audit: AuditEntry[]
}

const nullableText = { type: String, default: null }

const schema = new Schema<StoredContact>(
  {
    _id: String,
    ...Object.fromEntries(contactFieldNames.map((name) => [name, nullableText])),
    closures: { type: [Schema.Types.Mixed], default: [] },
    revision: { type: Number, default: 0 },
    proposal: { type: Schema.Types.Mixed, default: null },
    updatedAt: { type: Date, default: null },
    updatedBy: nullableText,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'commune_contacts' },
)
schema.index({ 'audit.id': 1 })

export type ContactStore = ReturnType<typeof createContactStore>

/** Whose contact is written, by whom and when. */
type Change = Doer & { communeCode: string }
/** With the revision that was seen; left out: whatever it is. */
type SeenChange = Change & { seen?: number }

/** A document of before revisions were counted has none. */
const atRevision = (seen: number | undefined) =>
  seen === undefined ? {} : { revision: seen === 0 ? { $in: [0, null] } : seen }

const readStored = (communeCode: string, found: Partial<StoredContact> | null | undefined): CommuneContact => {
  const { _id, audit: _audit, proposal: _proposal, ...stored } = found ?? {}
  return withDialled({
    communeCode,
    closures: [],
    revision: 0,
    updatedAt: null,
    updatedBy: null,
    ...unknownContact,
    ...stored,
  })
}

/** Contacts of communes as entered in the console, one document per commune, keyed by its code. */
export const createContactStore = (connection: Connection) => {
  const contacts = connection.model<StoredContact>('CommuneContact', schema)

  /** Throws Conflict when somebody wrote since what was seen: the filter misses the document, which can't be made twice. */
  const write = async (
    { communeCode: _id, seen, ...doer }: SeenChange,
    what: string,
    set: Partial<StoredContact>,
  ): Promise<void> => {
    assertCommune(_id)
    const change = { $set: set, $inc: { revision: 1 }, $push: { audit: auditEntry(doer, what, _id) } }
    try {
      await contacts.updateOne({ _id, ...atRevision(seen) }, change, { upsert: true })
    } catch (error) {
      throw isDuplicateKey(error) ? new Conflict(say.changedMeanwhile) : error
    }
  }

  /** The commune's contact; all fields null while nobody entered any. Throws NotFound for an unknown code. */
  const get = async (communeCode: string): Promise<CommuneContact> => {
    assertCommune(communeCode)
    return readStored(communeCode, await contacts.findById(communeCode).lean())
  }

  const getProposal = async (communeCode: string): Promise<ContactProposal | null> =>
    (await contacts.findById(communeCode, { proposal: 1 }).lean())?.proposal ?? null

  /** One update that ends a proposal that waits. Throws Conflict when it isn't the one that was seen. */
  const endProposal = async (change: Change & { id: string }, what: string, set: Partial<StoredContact>) => {
    const ended = await contacts.updateOne(
      { _id: change.communeCode, 'proposal.id': change.id, 'proposal.returned': null },
      { $set: set, $inc: { revision: 1 }, $push: { audit: auditEntry(change, what, change.communeCode) } },
    )
    if (ended.matchedCount === 0) throw new Conflict(say.changedMeanwhile)
  }

  return {
    prepare: () => contacts.createIndexes(),

    get,

    /** The contacts of all communes, in their order. */
    async findAll(): Promise<CommuneContact[]> {
      const found = new Map((await contacts.find().lean()).map((one) => [one._id, one]))
      return communes.map(({ code }) => readStored(code, found.get(code)))
    },

    /** Codes of the communes for which somebody entered where they are or how they are reached. */
    async findEntered(): Promise<Set<string>> {
      const found = await contacts
        .find({ $or: [{ address: { $gt: '' } }, { phone: { $gt: '' } }] }, { _id: 1 })
        .lean<{ _id: string }[]>()
      return new Set(found.map(({ _id }) => _id))
    },

    getProposal,

    /** The proposals that wait for the province, the oldest first. */
    async findProposals(): Promise<(ContactProposal & { communeCode: string })[]> {
      const found = await contacts.find({ 'proposal.returned': null, proposal: { $ne: null } }, { proposal: 1 }).lean()
      return found
        .flatMap(({ _id, proposal }) => (proposal ? [{ ...proposal, communeCode: _id }] : []))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    },

    /** What the commune wants published (already through `communeContactSchema`), instead of what it wanted before. Throws NotFound, Conflict. */
    propose: ({ fields, by, ...change }: SeenChange & Pick<ContactProposal, 'fields' | 'by'>) =>
      write(change, 'contact_proposed', {
        proposal: { id: randomUUID(), fields, by, at: change.at, returned: null },
      }),

    /** Publishes what a commune proposed. Throws Conflict when it was changed or answered meanwhile. */
    async approve(change: Change & { id: string }): Promise<void> {
      const proposal = await getProposal(change.communeCode)
      if (proposal?.id !== change.id) throw new Conflict(say.changedMeanwhile)
      await endProposal(change, 'contact_approved', {
        ...proposal.fields,
        proposal: null,
        updatedAt: change.at,
        updatedBy: change.accountId,
      })
    },

    /** Gives back what a commune proposed, with the reason. Throws Conflict. */
    giveBack: ({ name, reason, ...change }: Change & { id: string; name: string; reason: string }): Promise<void> =>
      endProposal(change, 'contact_returned', {
        'proposal.returned': { name, at: change.at, reason },
      } as Partial<StoredContact>),

    /** Replaces all fields by those of the form (already through `communeContactSchema`). Throws NotFound, Conflict. */
    save: ({ fields, ...change }: SeenChange & { fields: CommuneContactFields }): Promise<void> =>
      write(change, 'contact_changed', { ...fields, updatedAt: change.at, updatedBy: change.accountId }),

    /** Replaces the fields of several communes, in one write. */
    async saveMany(rows: ReadonlyMap<string, CommuneContactFields>, doer: Doer): Promise<void> {
      if (rows.size === 0) return
      await contacts.bulkWrite(
        [...rows].map(([communeCode, fields]) => ({
          updateOne: {
            filter: { _id: communeCode },
            update: {
              $set: { ...fields, updatedAt: doer.at, updatedBy: doer.accountId },
              $inc: { revision: 1 },
              $push: { audit: auditEntry(doer, 'contact_changed', communeCode) },
            },
            upsert: true,
          },
        })),
      )
    },

    /** One more closure of the office; known to the public at once, since it may begin tomorrow. Throws NotFound. */
    async addClosure({ closure, ...change }: Change & { closure: Omit<OfficeClosure, 'id'> }): Promise<void> {
      const { closures } = await get(change.communeCode)
      const isThere = closures.some(
        ({ from, to, reason }) => from === closure.from && to === closure.to && reason === closure.reason,
      )
      if (isThere) return
      await contacts.updateOne(
        { _id: change.communeCode },
        {
          $push: {
            closures: { id: randomUUID(), ...closure },
            audit: auditEntry(change, 'office_closed', change.communeCode),
          },
        },
        { upsert: true },
      )
    },

    /** Takes a closure out; one that is out already stays so. */
    async removeClosure({ id, ...change }: Change & { id: string }): Promise<void> {
      await contacts.updateOne(
        { _id: change.communeCode, 'closures.id': id },
        {
          $pull: { closures: { id } },
          $push: { audit: auditEntry(change, 'office_opened', change.communeCode) },
        },
      )
    },

    auditSource: () => auditSourceOf(contacts),
  }
}

const assertCommune = (code: string): void => {
  if (!getCommune(code)) throw new NotFound(say.noCommune)
}
