import { type AuditEntry, auditEntry, type Doer } from '../shared/audit.js'
import { Conflict, InvalidInput, NotFound } from '../shared/errors.js'
import { isDuplicateKey } from '../shared/mongo.js'
import { changedMeanwhile, type Entries } from './entry-store.js'
import type { ProcedureFormat } from './procedure-format.js'
import { publishingIssues } from './publishing-rules.js'
import { writersAfter } from './second-person.js'
import { sheetWording } from './sheets/wording.js'
import type { Authorship, DraftChange, DraftContent, StoredDraft, StoredEntry } from './version.js'

/** What an editor orders for one procedure; `expected` is the entry's revision that the editor saw. */
export type Order = Doer & { slug: string; expected: number }

/** The history of a draft with one more line; who goes on in the same part has one line for it. */
const withChange = (changes: readonly Authorship[], { by, why, at }: Authorship): Authorship[] => [
  ...changes.filter((one) => one.by !== by || one.why !== why),
  { by, why, at },
]

/** What may be done with a draft before it is published. */
export const createDraftVerbs = ({ model, getStored, getSeen }: Entries, format: ProcedureFormat) => {
  const change = async (
    { slug, expected, ...doer }: Order,
    what: string,
    set: Readonly<Record<string, unknown>>,
  ): Promise<number> => {
    const result = await model.updateOne(
      { _id: slug, revision: expected },
      { $set: set, $inc: { revision: 1 }, $push: { audit: auditEntry(doer, what, slug) } },
    )
    if (result.matchedCount === 0) throw changedMeanwhile()
    return expected + 1
  }

  /** The entry of a change, unless it changed since or has a draft; null for a procedure that isn't there yet. */
  const getUndrafted = async ({ slug, expected }: DraftChange): Promise<StoredEntry | null> => {
    const stored = expected === null ? null : await getSeen(slug, expected)
    if (stored?.draft || (stored === null && (await model.exists({ _id: slug })))) throw changedMeanwhile()
    return stored
  }

  /** Fields over what citizens read, or read last. */
  const importDraft = async (
    from: Authorship & Doer,
    { slug, expected, content }: DraftChange,
    stored: StoredEntry | null,
  ): Promise<number> => {
    const { by, why, at, accountId } = from
    const last = stored?.published ?? stored?.archived.at(-1) ?? null
    const whole = format.pick({ ...last?.content, ...content })
    const published = stored?.published?.content ?? null
    const writers = writersAfter(whole, { before: null, published, editor: { accountId, by } })
    const draft: StoredDraft = { by, why, at, content: whole, writers, review: null, changes: [{ by, why, at }] }
    if (expected !== null) return change({ ...from, slug, expected }, 'procedure_imported', { draft })
    await create(slug, draft, auditEntry(from, 'procedure_imported', slug))
    return 1
  }

  const create = async (slug: string, draft: StoredDraft, audit: AuditEntry): Promise<void> => {
    try {
      await model.create({ _id: slug, revision: 1, draft, archived: [], audit: [audit] })
    } catch (error) {
      if (isDuplicateKey(error)) throw changedMeanwhile()
      throw error
    }
  }

  const discardDraft = (order: Order): Promise<number> => change(order, 'procedure_draft_discarded', { draft: null })

  return {
    /**
     * Makes a draft of every change, or of none: where a procedure changed meanwhile or got a draft, those made before it are
     * taken back. Throws Conflict, and InvalidInput for a field that doesn't hold to the format.
     */
    async importDrafts(from: Authorship & Doer & { changes: readonly DraftChange[] }): Promise<void> {
      const { changes, accountId, at } = from
      if (!changes.every(({ content }) => format.holds(content))) throw new InvalidInput(sheetWording.notRight)
      const seen: { change: DraftChange; stored: StoredEntry | null }[] = []
      for (const change of changes) seen.push({ change, stored: await getUndrafted(change) })
      const made: Order[] = []
      try {
        for (const { change, stored } of seen)
          made.push({ accountId, at, slug: change.slug, expected: await importDraft(from, change, stored) })
      } catch (error) {
        await Promise.allSettled(made.map(discardDraft))
        throw error
      }
    },

    /**
     * Stores a draft, in place of the one before; it may be half written, and has to be sent for review again. `expected`
     * is the entry's revision that the editor saw, null for a procedure that isn't in the catalog yet. Returns the new
     * revision.
     */
    async saveDraft(
      draft: Authorship & Doer & { slug: string; expected: number | null; content: DraftContent },
    ): Promise<number> {
      const { slug, expected, by, why, at, accountId } = draft
      const content = format.pick(draft.content)
      const editor = { accountId, by }
      if (expected === null) {
        const writers = writersAfter(content, { before: null, published: null, editor })
        const stored: StoredDraft = { by, why, at, content, writers, review: null, changes: [{ by, why, at }] }
        await create(slug, stored, auditEntry(draft, 'procedure_drafted', slug))
        return 1
      }
      const { draft: before, published } = await getStored(slug)
      const writers = writersAfter(content, { before, published: published?.content ?? null, editor })
      const stored: StoredDraft = {
        by,
        why,
        at,
        content,
        writers,
        review: null,
        changes: withChange(before?.changes ?? [], draft),
      }
      return change({ ...draft, expected }, 'procedure_drafted', { draft: stored })
    },

    discardDraft,

    /** Asks another editor to look at the draft and publish it, from `day` on where one is proposed. Throws Conflict while something is missing in it. */
    async sendForReview(order: Order & Authorship & { day?: string }): Promise<number> {
      const { slug, expected, accountId, by, at, why, day } = order
      const { draft, published } = await getSeen(slug, expected)
      if (!draft) throw new NotFound('Thủ tục này không có bản nháp để gửi duyệt.')
      const issues = publishingIssues(draft.content, published?.content ?? null, at)
      if (issues.length > 0 || !format.schema.safeParse(draft.content).success)
        throw new Conflict('Bản nháp còn chỗ thiếu hoặc sai: hãy sửa xong rồi gửi duyệt.')
      const changes = withChange(draft.changes ?? [], { by, at, why: `gửi duyệt: ${why}` })
      return change(order, 'procedure_sent_for_review', {
        'draft.review': { accountId, by, at, why, ...(day && { day }) },
        'draft.changes': changes,
      })
    },

    /** Gives a draft back to who wrote it, with why. */
    async returnDraft(order: Order & Authorship): Promise<number> {
      const { draft } = await getSeen(order.slug, order.expected)
      if (!draft?.review) throw new NotFound('Thủ tục này không có bản nào đang chờ duyệt.')
      const why = `${order.by} trả lại: ${order.why}`
      return change(order, 'procedure_draft_returned', { 'draft.review': null, 'draft.why': why })
    },
  }
}
