import type { Account } from '../../src/accounts/roles.js'
import type { Cases } from '../../src/cases/cases.js'

const officer: Account = { id: 'o', userName: 'o', displayName: 'Cán bộ', role: 'officer', communeCode: '12049' }
const supervisor: Account = { ...officer, id: 's', userName: 's', role: 'supervisor', communeCode: null }

/** What officers wait for all day, by the name in the table: each reads as its page does. */
export const hotQueries = (cases: Cases, now: Date): Record<string, () => Promise<unknown>> => {
  const page = async () => {
    const { cases: found } = await cases.findFor(officer, { queue: 'open' }, now)
    return found[0]
  }
  return {
    'inbox of a commune': () => cases.findFor(officer, { queue: 'open' }, now),
    'inbox of the province': () => cases.findFor(supervisor, { queue: 'open' }, now),
    'late ones': () => cases.findFor(officer, { queue: 'overdue' }, now),
    'search by words': () => cases.findFor(officer, { queue: 'all', words: 'ngap cong' }, now),
    'search by telephone': () => cases.findFor(supervisor, { queue: 'all', words: '0912000042' }, now),
    'counts of a commune': () => cases.countQueues(officer, now),
    'counts of the province': () => cases.countQueues(supervisor, now),
    'page of a case': async () => {
      const first = await page()
      if (!first) throw new Error('an empty inbox')
      const found = await cases.view({ account: officer, id: first.id, at: now, withPerson: false })
      await Promise.all([
        cases.findEarlier(officer, found),
        cases.findSimilarSolved(officer, found),
        cases.findNext(officer, { query: { queue: 'open' }, id: found.id }, now),
      ])
    },
  }
}
