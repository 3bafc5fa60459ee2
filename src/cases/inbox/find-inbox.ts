import { type Account, can, roles } from '../../accounts/roles.js'
import type { Case } from '../case.js'
import type { CaseFilter } from '../case-filter.js'
import type { CaseStore } from '../case-store.js'
import { maskCase } from '../inspect/mask-case.js'
import { findReceiptCode } from '../receipt-code.js'
import { asSeenBy } from '../transfers/offered-case.js'
import { countedQueues, filterOfQueue, mayHaveQueue, type QueueName } from './queues.js'
import { wordsOf } from './search-words.js'
import { withoutOwn } from './without-own.js'

export const sorts = ['due', 'newest', 'oldest'] as const
export type InboxSort = (typeof sorts)[number]

/** What an officer asks of the inbox; all but the queue may be left out. */
export type InboxQuery = {
  queue: QueueName
  sort?: InboxSort
  page?: number
  /** As it was typed. */
  words?: string
} & Pick<CaseFilter, 'kind' | 'category' | 'states' | 'openedFrom' | 'openedBefore' | 'assigneeId'> & {
    /** For who has the whole province in view: one commune, null for the province's own. */
    communeCode?: string | null
  }

/** Figures of a day beyond this many are "more". */
export const mostCounted = 1_000
/** A list's cases beyond this many are "200 or more": its first page is four of them. */
export const mostOfList = 200
/** A queue's cases beyond this many are "99+" on its tab. */
export const mostOnTab = 100
export const pageSize = 50

/** Everything that a search and a count need: who looks, what stands open, which messages failed. */
export type InboxParts = {
  store: CaseStore
  /** Cases whose citizen a message didn't reach. */
  findUndelivered: () => Promise<string[]>
}

export type Scope = { filter: CaseFilter; isProtected: boolean; mayView: boolean }

/** What an account may see at all; null: nothing. Nobody gets a case that is about him. */
export const scopeOf = async ({ store }: Pick<InboxParts, 'store'>, account: Account): Promise<Scope | null> => {
  const isProtected = can(account, 'view_protected')
  const mayView = isProtected || can(account, 'view_cases')
  if (!mayView && !can(account, 'inspect_cases')) return null
  const desk: CaseFilter = roles[account.role].isOfCommune ? { desk: account.communeCode } : {}
  return { filter: await withoutOwn(store, account, desk, { isProtected }), isProtected, mayView }
}

const shownTo = (account: Account, found: Case, mayView: boolean): Case =>
  mayView ? asSeenBy(account, found) : maskCase(found)

/** A receipt code and nothing else; '' finds nothing. */
const exactCode = (words: string): string => {
  const found = findReceiptCode(words)
  return found?.isValid && words.trim().length <= found.code.length ? found.code : ''
}

/** Of protected cases nothing but the code is searched, in whatever queue they are; their field is sealed. */
const toFilter = async (parts: InboxParts, account: Account, query: InboxQuery, at: Date): Promise<CaseFilter> => {
  const { queue, sort: _1, page: _2, words = '', communeCode, category, ...rest } = query
  const narrower = { ...rest, ...(category && !can(account, 'view_protected') && { category }) }
  const desk = communeCode === undefined || roles[account.role].isOfCommune ? {} : { desk: communeCode }
  if (can(account, 'view_protected') && words.trim() !== '') return { receiptCode: exactCode(words) }
  const searched = wordsOf(words)
  // whoever asks for states gets these, also of what is over
  const { isOpen, ...ofQueue } = filterOfQueue(queue, account, at)
  return {
    ...(queue === 'undelivered' && { ids: await parts.findUndelivered() }),
    ...ofQueue,
    ...(isOpen && !narrower.states && { isOpen }),
    ...narrower,
    ...desk,
    ...(searched.length > 0 && { words: searched }),
  }
}

/**
 * The cases an account works on. A commune's staff get their own commune's; the province's get all ordinary ones,
 * inspectors these without who the citizens are; denunciation officers get protected ones and nothing else. `total` is
 * exact below `mostOfList`.
 */
export const findInbox = async (
  parts: InboxParts,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<{ cases: Case[]; total: number; hasMore: boolean }> => {
  const scope = await scopeOf(parts, account)
  if (!scope || !mayHaveQueue(account, query.queue)) return { cases: [], total: 0, hasMore: false }
  const { filter, isProtected, mayView } = scope
  const whole = { ...(await toFilter(parts, account, query, at)), ...filter }
  const skip = (query.page ?? 0) * pageSize
  const finding = parts.store.find(whole, { isProtected, skip, limit: pageSize + 1, sort: query.sort ?? 'due' })
  const counting = () => parts.store.countUpTo(whole, { isProtected, most: mostOfList })
  // to count what has certain words is to read it, and they seldom fill a page
  const isAlone = whole.words !== undefined && skip === 0 && (await finding).length <= pageSize
  const [found, total] = await Promise.all([finding, isAlone ? finding.then(({ length }) => length) : counting()])
  const cases = found.slice(0, pageSize)
  return { cases: cases.map((one) => shownTo(account, one, mayView)), total, hasMore: found.length > pageSize }
}

/** The ids of the cases that `findInbox` gives, in its order. */
export const findPageIds = async (
  parts: InboxParts,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<string[]> => {
  const scope = await scopeOf(parts, account)
  if (!scope || !mayHaveQueue(account, query.queue)) return []
  const whole = { ...(await toFilter(parts, account, query, at)), ...scope.filter }
  return parts.store.findIds(whole, {
    isProtected: scope.isProtected,
    skip: (query.page ?? 0) * pageSize,
    limit: pageSize,
    sort: query.sort ?? 'due',
  })
}

/**
 * The list of a query as a whole, up to `most` cases, masked as in the inbox; `hasMore`: there are others. Only of ordinary
 * cases: protected ones leave the system in no list.
 */
export const findWhole = async (
  parts: InboxParts,
  account: Account,
  query: InboxQuery,
  { at, most }: { at: Date; most: number },
): Promise<{ cases: Case[]; hasMore: boolean }> => {
  const scope = await scopeOf(parts, account)
  if (!scope || scope.isProtected || !mayHaveQueue(account, query.queue)) return { cases: [], hasMore: false }
  const whole = { ...(await toFilter(parts, account, query, at)), ...scope.filter }
  const found = await parts.store.find(whole, {
    isProtected: false,
    skip: 0,
    limit: most + 1,
    sort: query.sort ?? 'due',
  })
  const cases = found.slice(0, most)
  return { cases: cases.map((one) => shownTo(account, one, scope.mayView)), hasMore: found.length > most }
}

/** The same, however many there are, one after another; `count`: how many there are now. */
export const streamWhole = async (
  parts: InboxParts,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<{ count: number; cases: AsyncIterable<Case> }> => {
  const scope = await scopeOf(parts, account)
  if (!scope || scope.isProtected || !mayHaveQueue(account, query.queue)) return { count: 0, cases: noCases() }
  const whole = { ...(await toFilter(parts, account, query, at)), ...scope.filter }
  const masked = async function* (): AsyncGenerator<Case> {
    for await (const found of parts.store.stream(whole, query.sort ?? 'due'))
      yield shownTo(account, found, scope.mayView)
  }
  return { count: await parts.store.count(whole, { isProtected: false }), cases: masked() }
}

async function* noCases(): AsyncGenerator<Case> {}

/**
 * How many cases each of an account's queues has, exact below `most`; with a commune, for who has the whole province in
 * view, of its cases alone.
 */
export const countQueues = async (
  parts: InboxParts,
  account: Account,
  at: Date,
  { communeCode, most = mostOnTab }: { communeCode?: string; most?: number } = {},
): Promise<Partial<Record<QueueName, number>>> => {
  const scope = await scopeOf(parts, account)
  if (!scope) return {}
  const counted = await Promise.all(
    countedQueues
      .filter((queue) => mayHaveQueue(account, queue))
      .map(async (queue) => {
        const whole = {
          ...(await toFilter(parts, account, { queue, ...(communeCode && { communeCode }) }, at)),
          ...scope.filter,
        }
        return [queue, await parts.store.countUpTo(whole, { isProtected: scope.isProtected, most })]
      }),
  )
  return Object.fromEntries(counted)
}
