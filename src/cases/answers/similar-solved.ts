import { type Account, roles } from '../../accounts/roles.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { may } from '../change-case.js'
import { wordsOf } from '../inbox/search-words.js'
import { withoutOwn } from '../inbox/without-own.js'
import { kindOf } from '../kinds/index.js'

/** What a case of the same matter was answered. */
export type SolvedAnswer = { id: string; matter: string; answer: string }

const mostRead = 100
const mostCompared = 12
const mostShown = 3
const leastShared = 0.2
const shortest = 3

const tellingWords = (text: string): Set<string> => new Set(wordsOf(text).filter((word) => word.length >= shortest))

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared === 0 ? 0 : shared / Math.min(a.size, b.size)
}

/** What cases most like this one were answered by the same office; none for protected cases. */
export const findSimilarSolved = async (
  store: Pick<CaseStore, 'findSolved' | 'findAnswers' | 'findAccusations'>,
  account: Account,
  found: Case,
): Promise<SolvedAnswer[]> => {
  if (kindOf(found.kind).isProtected || !may(account, found, 'handle')) return []
  const desk = roles[account.role].isOfCommune ? account.communeCode : found.agency.communeCode
  const like = { category: found.category, communeCode: desk, kind: found.kind }
  const solved = await store.findSolved(await withoutOwn(store, account, like, { isProtected: false }), mostRead)
  const words = tellingWords(found.text)
  const alike = solved
    .filter(({ id }) => id !== found.id)
    .map((one) => ({ one, score: likeness(words, tellingWords(one.text)) }))
    .filter(({ score }) => score >= leastShared)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostCompared)
  const answers = await store.findAnswers(alike.map(({ one }) => one.id))
  return alike
    .flatMap(({ one: { id, text } }) => {
      const answer = answers.get(id)
      return answer === undefined ? [] : [{ id, matter: text, answer }]
    })
    .slice(0, mostShown)
}
