import { type AuditEntry, auditEntry } from '../shared/audit.js'
import { Conflict, NotFound } from '../shared/errors.js'
import { explainIssue } from '../shared/explain-issue.js'
import { carryChanges } from './carry-changes.js'
import type { Order } from './draft-verbs.js'
import { changedMeanwhile, type Entries } from './entry-store.js'
import type { ProcedureContent } from './procedure.js'
import type { ProcedureFormat } from './procedure-format.js'
import { publishingIssues } from './publishing-rules.js'
import { assertSecondPerson, guardedChanges, writersAfter } from './second-person.js'
import { type Lesson, withLesson, withoutLesson } from './teaching/lesson.js'
import type { Authorship, StoredEntry, StoredVersion } from './version.js'

type Kept = Partial<Pick<StoredEntry, 'draft' | 'scheduled' | 'withdrawn' | 'published'>>

const numberAfter = ({ published, scheduled, archived }: StoredEntry): number =>
  Math.max(0, ...[published, scheduled, ...archived].map((version) => version?.number ?? 0)) + 1

/**
 * What changes for citizens. Each verb is one update of one document, so at any moment, and after any crash, exactly one
 * version of a procedure is published, or none.
 */
export const createPublishVerbs = ({ model, inOrder, getStored, ...entries }: Entries, format: ProcedureFormat) => {
  const write = async (stored: StoredEntry, set: Kept, entry: AuditEntry): Promise<void> => {
    const isReplaced = set.published !== undefined && stored.published
    const result = await inOrder((order) =>
      model.updateOne(
        { _id: stored._id, revision: stored.revision },
        {
          $set: { ...set, order },
          $inc: { revision: 1 },
          $push: { audit: entry, ...(isReplaced && { archived: stored.published }) },
        },
      ),
    )
    if (result.matchedCount === 0) throw changedMeanwhile()
  }

  /** The entry as it was seen; one whose waiting version is due is just about to change. */
  const getSeen = async ({ slug, expected, at }: Order): Promise<StoredEntry> => {
    const stored = await entries.getSeen(slug, expected)
    if (stored.scheduled && stored.scheduled.from <= at) throw changedMeanwhile()
    return stored
  }

  const checked = (content: unknown, problem: string): ProcedureContent => {
    const result = format.schema.safeParse(content, { error: explainIssue })
    if (!result.success) throw new Conflict(problem)
    return result.data
  }

  /** What waits for its day, following a version that is published before it. */
  const scheduledAfter = ({ published, scheduled }: StoredEntry, after: ProcedureContent): StoredEntry['scheduled'] => {
    if (!scheduled || !published) return scheduled
    const content = carryChanges(scheduled.content, { before: format.pick(published.content), after })
    return {
      ...scheduled,
      content: checked(content, 'Bản hẹn ngày không khớp với bản này: hãy hủy hẹn ấy trước, rồi hẹn lại.'),
    }
  }

  const publishNow = (stored: StoredEntry, version: StoredVersion, set: Kept, entry: AuditEntry): Promise<void> =>
    write(
      stored,
      { scheduled: scheduledAfter(stored, version.content), ...set, published: version, withdrawn: null },
      entry,
    )

  const promote = async (stored: StoredEntry, now: Date): Promise<void> => {
    if (!stored.scheduled || stored.scheduled.from > now) return
    const entry = auditEntry({ accountId: null, at: now }, 'procedure_took_effect', stored._id)
    await write(stored, { published: stored.scheduled, scheduled: null, withdrawn: null }, entry)
  }

  return {
    /**
     * Publishes the draft as it stands; the version before is archived in the same write. With `from` later than now
     * citizens read it from that instant on. Throws Forbidden where a second person has to.
     */
    async publishDraft(order: Authorship & Order & { from?: Date | null }): Promise<void> {
      const { slug, by, why, at, accountId, from = null } = order
      const stored = await getSeen(order)
      if (!stored.draft) throw new NotFound('Thủ tục này không có bản nháp để công bố.')
      assertSecondPerson(stored.draft, accountId)
      const unready = 'Bản nháp còn chỗ thiếu hoặc sai: hãy sửa xong rồi công bố.'
      const content = checked(stored.draft.content, unready)
      if (publishingIssues(content, stored.published?.content ?? null, at).length > 0) throw new Conflict(unready)
      const version = {
        by,
        why,
        at,
        content,
        number: numberAfter(stored),
        restoredFrom: null,
        changes: stored.draft.changes ?? [],
      }
      if (from === null || from <= at) {
        const entry = auditEntry(order, 'procedure_published', slug)
        return publishNow(stored, { ...version, from: null }, { draft: null }, entry)
      }
      if (stored.scheduled) throw new Conflict('Đã có một bản hẹn ngày công bố: hãy hủy hẹn ấy trước.')
      const entry = auditEntry(order, 'procedure_scheduled', slug)
      await write(stored, { scheduled: { ...version, from }, draft: null }, entry)
    },

    /** Takes back a version that waits for its day; it becomes the draft again where there is none. */
    async cancelScheduled(order: Authorship & Order): Promise<void> {
      const stored = await getSeen(order)
      if (!stored.scheduled) throw new NotFound('Thủ tục này không có bản nào hẹn ngày.')
      const { content } = stored.scheduled
      const { by, why, at, accountId } = order
      const published = stored.published?.content ?? null
      const writers = writersAfter(content, { before: null, published, editor: { accountId, by } })
      const { changes = [] } = stored.scheduled
      const draft = stored.draft ?? { by, why, at, content, writers, review: null, changes }
      await write(stored, { scheduled: null, draft }, auditEntry(order, 'procedure_schedule_cancelled', order.slug))
    },

    /**
     * Brings an archived version back as a new published one, a draft stays as it is. Where fees, benefits or legal basis
     * would change for citizens it becomes a draft sent for review instead; throws Conflict where there is a draft already.
     */
    async restoreVersion(order: Authorship & Order & { number: number }): Promise<'published' | 'review'> {
      const { slug, number, accountId, by, why, at } = order
      const stored = await getSeen(order)
      const old = stored.archived.find((version) => version.number === number)
      if (!old) throw new NotFound(`Thủ tục này không có bản lưu số ${number}.`)
      const current = (stored.published ?? stored.archived.at(-1))?.content ?? null
      if (guardedChanges(old.content, current).length > 0) {
        if (stored.draft)
          throw new Conflict(
            'Bản này đổi phí, quyền lợi, căn cứ pháp lý hoặc câu nói về tiền nên phải gửi duyệt, mà đang có một bản nháp: hãy công bố hoặc bỏ bản nháp ấy trước.',
          )
        const writers = writersAfter(old.content, { before: null, published: current, editor: { accountId, by } })
        const whyDraft = `Dùng lại bản ${number}: ${why}`
        const review = { accountId, by, at, why: whyDraft }
        const changes = [{ by, why: whyDraft, at }]
        const draft = { by, why: whyDraft, at, content: old.content, writers, review, changes }
        await write(stored, { draft }, auditEntry(order, 'procedure_sent_for_review', slug))
        return 'review'
      }
      const version = {
        by,
        why,
        at,
        content: old.content,
        number: numberAfter(stored),
        restoredFrom: number,
        from: null,
      }
      await publishNow(stored, version, {}, auditEntry(order, 'procedure_restored', slug))
      return 'published'
    },

    /**
     * Publishes a sentence of citizens in its place, or without it what it was published into; a draft and a version that
     * waits for its day get the same change. Nothing happens where it changes nothing.
     */
    async teach(order: Authorship & Order & { lesson: Lesson; isUndone?: boolean }): Promise<void> {
      const { slug, by, why, at, lesson, isUndone = false } = order
      const stored = await getSeen(order)
      const { published, draft } = stored
      if (!published) throw new NotFound('Thủ tục này đang không được công bố.')
      const change = isUndone ? withoutLesson : withLesson
      const content = checked(
        change(published.content, lesson),
        'Câu này không đưa vào được: bản mới sẽ thiếu chỗ bắt buộc.',
      )
      if (JSON.stringify(content) === JSON.stringify(published.content)) return
      const isLast = isUndone && JSON.stringify(published.lesson) === JSON.stringify(lesson)
      const restoredFrom = isLast ? (stored.archived.at(-1)?.number ?? null) : null
      const version = { by, why, at, content, number: numberAfter(stored), restoredFrom, from: null }
      const scheduled = scheduledAfter(stored, content)
      await publishNow(
        stored,
        isUndone ? version : { ...version, lesson },
        {
          scheduled: scheduled && { ...scheduled, content: change(scheduled.content, lesson) },
          draft: draft && { ...draft, content: change(draft.content, lesson) },
        },
        auditEntry(order, isUndone ? 'procedure_lesson_undone' : 'procedure_taught', slug),
      )
    },

    /** No longer told to citizens; what was published is archived and can be brought back. */
    async withdraw(order: Authorship & Order): Promise<void> {
      const { slug, by, why, at } = order
      const stored = await getSeen(order)
      if (!stored.published) throw new NotFound('Thủ tục này đang không được công bố.')
      if (stored.scheduled) throw new Conflict('Còn một bản hẹn ngày công bố: hãy hủy hẹn ấy trước.')
      const entry = auditEntry(order, 'procedure_withdrawn', slug)
      await write(stored, { published: null, withdrawn: { by, why, at } }, entry)
    },

    /** Makes a version whose day has come the published one; done by whoever is first. */
    async promoteDue(slug: string, now: Date): Promise<void> {
      try {
        await promote(await getStored(slug), now)
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
      }
    },
  }
}
