import { Conflict, Forbidden } from '../shared/errors.js'

/** What a mistake in costs citizens money or rights: nobody publishes there what they wrote alone. */
export const guardedKeys = ['fees', 'benefits', 'legal_basis'] as const
export type GuardedKey = (typeof guardedKeys)[number]

type Content = Readonly<Record<string, unknown>>
type Editor = { accountId: string | null; by: string }

/** Who wrote each guarded field as the draft has it; none for what is as published, or came from a file. */
export type Writers = Partial<Record<GuardedKey, Editor>>

/** Who sent the draft for review, when and with which words. */
export type Review = { accountId: string | null; by: string; at: Date; why: string }

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const isSame = (a: unknown, b: unknown): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b)

/** The guarded fields in which a draft differs from what citizens read. */
export const guardedChanges = (draft: Content, published: Content | null): GuardedKey[] =>
  guardedKeys.filter((key) => !isSame(draft[key], published?.[key]))

/** Who wrote the guarded fields, after an editor has saved a draft in place of the one before. */
export const writersAfter = (
  saved: Content,
  {
    before,
    published,
    editor,
  }: {
    before: { content: Content; writers: Writers } | null
    published: Content | null
    editor: Editor | null
  },
): Writers =>
  Object.fromEntries(
    guardedChanges(saved, published).flatMap((key) => {
      const isKept = before !== null && isSame(saved[key], before.content[key])
      const writer = isKept ? before.writers[key] : editor
      return writer ? [[key, writer]] : []
    }),
  )

/** The guarded fields that this account wrote itself: somebody else has to publish them. */
export const ownWriting = (writers: Writers, accountId: string | null): GuardedKey[] =>
  guardedKeys.filter((key) => writers[key] !== undefined && writers[key]?.accountId === accountId)

/** Throws Forbidden for one's own fees, benefits or law, and Conflict while they weren't sent for review. */
export const assertSecondPerson = (
  draft: { writers: Writers; review: Review | null },
  accountId: string | null,
): void => {
  if (ownWriting(draft.writers, accountId).length > 0)
    throw new Forbidden(
      'Bạn đã sửa phí, quyền lợi hoặc căn cứ pháp lý trong bản này: một biên tập viên khác phải duyệt và công bố.',
    )
  if (Object.keys(draft.writers).length > 0 && draft.review === null)
    throw new Conflict('Bản này đổi phí, quyền lợi hoặc căn cứ pháp lý: người soạn phải gửi duyệt trước khi công bố.')
}
