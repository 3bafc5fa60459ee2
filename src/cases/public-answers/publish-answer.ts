import { auditEntry } from '../../shared/audit.js'
import { Conflict, Forbidden, InvalidInput } from '../../shared/errors.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import type { Seen } from '../change-case.js'
import { isOwnOffice, isPublishable, maskedTexts, type PublicAnswerForm, publicAnswerForm } from './public-answer.js'
import type { PublicAnswerFilter, PublicAnswerStore } from './public-answer-store.js'
import { publicAnswerWording } from './wording.js'

const say = publicAnswerWording.errors
/** More cases than this no chat has. */
const mostOfChat = 1_000

/** Answers that everybody may read: agreed to by who asked, published and withdrawn by the office that answered. */
export const createPublicAnswers = (
  store: PublicAnswerStore,
  cases: Pick<CaseStore, 'findByChat'>,
  /** The telephones that a commune's office published. */
  officeNumbers: (communeCode: string | null) => Promise<string[]>,
) => ({
  /** Whoever sent a report lets it be published; nothing is shown yet. */
  async agree(found: Case, at: Date): Promise<void> {
    if (found.kind !== 'feedback' || found.keptFrom !== null) return
    await store.agree(found.id, found.chat, at)
  },

  get: store.get,
  /** Telephones that stay readable in what this office publishes. */
  officeNumbersOf: ({ agency }: Case): Promise<string[]> => officeNumbers(agency.communeCode),

  /** Shows a question and its answer to everybody, masked again. Throws Forbidden, InvalidInput or Conflict. */
  async publish({ account, found, at }: Seen, typed: PublicAnswerForm): Promise<void> {
    if (!isOwnOffice(account, found)) throw new Forbidden(say.notOwn)
    if (!isPublishable(found)) throw new InvalidInput(say.notOpen)
    const set = {
      state: 'published' as const,
      ...maskedTexts(found, publicAnswerForm.parse(typed), await officeNumbers(found.agency.communeCode)),
      communeCode: found.agency.communeCode,
      category: found.category,
      publishedAt: at,
    }
    const entry = auditEntry({ accountId: account.id, at }, 'answer_published', found.id)
    const isDone = await store.change(found.id, ['agreed', 'withdrawn', 'published'], set, entry)
    if (!isDone) throw new InvalidInput(say.notAgreed)
  },

  /** Takes it down; it may be published again. Throws Forbidden or Conflict. */
  async withdraw({ account, found, at }: Seen): Promise<void> {
    if (!isOwnOffice(account, found)) throw new Forbidden(say.notOwn)
    const entry = auditEntry({ accountId: account.id, at }, 'answer_withdrawn', found.id)
    if (!(await store.change(found.id, ['published'], { state: 'withdrawn' }, entry)))
      throw new Conflict(say.notPublished)
  },

  /** Whoever sent it agrees once it is answered, or again after the consent was taken back; the office may publish it then. */
  async agreeLater(found: Case, at: Date): Promise<void> {
    if (!isPublishable(found)) return
    const entry = auditEntry({ accountId: null, at }, 'answer_agreed_again', found.id)
    if (!(await store.change(found.id, ['refused'], { state: 'agreed' }, entry))) await this.agree(found, at)
  },

  /** Whoever sent it takes the consent back: it is read no longer, and published again only when they agree again. */
  async refuse(found: Case, at: Date): Promise<void> {
    const entry = auditEntry({ accountId: null, at }, 'answer_refused', found.id)
    await store.change(found.id, ['agreed', 'published', 'withdrawn'], { state: 'refused' }, entry)
  },

  find: (filter: PublicAnswerFilter, part: { skip: number; limit: number }) => store.findPublished(filter, part),

  /** Whose data are deleted is read no longer. */
  async forget(chat: string): Promise<void> {
    const own = await cases.findByChat(chat, mostOfChat)
    await store.erase(
      chat,
      own.map(({ id }) => id),
    )
  },
})

export type PublicAnswers = ReturnType<typeof createPublicAnswers>
