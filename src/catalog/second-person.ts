import { Conflict, Forbidden } from '../shared/errors.js'
import type { AnswerKind } from './answer-fields.js'

/** What a mistake in costs citizens money or rights: nobody publishes there what they wrote alone. */
const guardedFields = ['fees', 'benefits', 'legal_basis'] as const
/** `told_money`: what other fields say of money: small answers, notes, steps. */
const guardedKeys = [...guardedFields, 'told_money'] as const
export type GuardedKey = (typeof guardedKeys)[number]

type Content = Readonly<Record<string, unknown>>

/** Fields that say nothing to citizens, or only what a thing is called. */
const unheard = new Set<string>([
  ...guardedFields,
  ...['name', 'short_name', 'also_called', 'questions', 'test_questions', 'asks', 'sources', 'to_verify'],
])
const ofMoney: ReadonlySet<unknown> = new Set<AnswerKind>(['fee', 'exempt', 'amount'])
const money =
  /\d[\d.,]*\s*(?:(?:nghìn|ngàn|triệu|tỷ)\s*)?(?:đồng|đ(?!\p{L})|%)|miễn|giảm|không (?:mất|thu|phải nộp|tốn) (?:lệ )?(?:phí|tiền)/iu

/** The sentences of a value that speak of fees, amounts or who is spared; of a small answer about them, whatever it says. */
const moneyIn = (value: unknown): string[] => {
  if (typeof value === 'string') return money.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(moneyIn)
  if (value === null || typeof value !== 'object') return []
  const row = value as Content
  if (ofMoney.has(row.about)) return [String(row.says)]
  return Object.entries(row).flatMap(([key, inside]) => (unheard.has(key) ? [] : moneyIn(inside)))
}

const saidBy = (content: Content, key: GuardedKey): unknown =>
  key === 'told_money' ? moneyIn(content).toSorted() : content[key]

/** Whether a second person is needed for these fields of a procedure, if what they say is new. */
export const isGuarded = (changed: Content): boolean =>
  guardedFields.some((key) => key in changed) || moneyIn(changed).length > 0
const scales: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9 }
const amount = /(\d[\d.,]*\d|\d)\s*(nghìn|ngàn|triệu|tỷ|đồng|đ(?!\p{L})|%)|\d{1,3}(?:\.\d{3})+/giu
const amountInWords = /\p{L}+ (?:nghìn|ngàn|triệu|tỷ)(?!\p{L})/giu

/** The amounts that a text tells and a published procedure doesn't: nobody tells them citizens alone. */
export const unpublishedAmounts = (text: string, published: Content): string[] => {
  const digitsOf = (written: string): string => written.replace(/\D/g, '')
  const told = JSON.stringify(published).toLowerCase()
  const known = new Set((told.match(/\d[\d.,]*/g) ?? []).map(digitsOf))
  const inDigits = [...text.matchAll(amount)].flatMap(([whole, figures, unit = '']) => {
    const plain = digitsOf(figures ?? whole)
    const scaled = String(Number((figures ?? '').replace(',', '.')) * (scales[unit.toLowerCase()] ?? 1))
    return known.has(plain) || known.has(scaled) ? [] : [whole]
  })
  const inWords = (text.toLowerCase().match(amountInWords) ?? []).filter((one) => !told.includes(one))
  return [...new Set([...inDigits, ...inWords])]
}

type Editor = { accountId: string | null; by: string }

/** Who wrote each guarded field as the draft has it; none for what is as published, or came from a file. */
export type Writers = Partial<Record<GuardedKey, Editor>>

/** Who sent the draft for review, when and with which words. `day`: from which it should hold, 'YYYY-MM-DD'; left out: at once. */
export type Review = { accountId: string | null; by: string; at: Date; why: string; day?: string }

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const isSame = (a: unknown, b: unknown): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b)

/** The guarded fields in which a draft differs from what citizens read. */
export const guardedChanges = (draft: Content, published: Content | null): GuardedKey[] =>
  guardedKeys.filter((key) => !isSame(saidBy(draft, key), published && saidBy(published, key)))

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
      const isKept = before !== null && isSame(saidBy(saved, key), saidBy(before.content, key))
      const writer = isKept ? before.writers[key] : editor
      return writer ? [[key, writer]] : []
    }),
  )

/** The guarded fields that this account wrote itself: somebody else has to publish them. */
export const ownWriting = (writers: Writers, accountId: string | null): GuardedKey[] =>
  guardedKeys.filter((key) => writers[key] !== undefined && writers[key]?.accountId === accountId)

type Guarded = { writers: Writers; review: Review | null }

/**
 * Whether an account would publish alone what it wrote itself. Where two wrote, each a part, and the other sent this very
 * draft for review, two persons stand for it; any change of it takes the review back.
 */
export const isAlone = ({ writers, review }: Guarded, accountId: string | null): boolean => {
  if (ownWriting(writers, accountId).length === 0) return false
  const isOfOther = review !== null && review.accountId !== accountId
  return !isOfOther || ownWriting(writers, review.accountId).length === 0
}

/** Throws Forbidden for one's own fees, benefits or law, and Conflict while they weren't sent for review. */
export const assertSecondPerson = (draft: Guarded, accountId: string | null): void => {
  if (isAlone(draft, accountId))
    throw new Forbidden(
      'Bạn đã sửa phí, quyền lợi, căn cứ pháp lý hoặc câu nói về tiền trong bản này: một biên tập viên khác phải duyệt và công bố.',
    )
  if (Object.keys(draft.writers).length > 0 && draft.review === null)
    throw new Conflict(
      'Bản này đổi phí, quyền lợi, căn cứ pháp lý hoặc câu nói về tiền: người soạn phải gửi duyệt trước khi công bố.',
    )
}
