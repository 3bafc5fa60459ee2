import type { Account } from '../../accounts/roles.js'
import { mayBeAbout } from '../accused-officer.js'
import type { CaseStore } from '../case-store.js'

/** Who listens: to one desk's cases, or to all (null); ordinary ones or protected ones; never to those about `account`. */
type Listener = {
  account: Account
  desk: string | null
  isProtected: boolean
  tell(): void
  beat(): void
}

/**
 * Tells open pages that cases of theirs changed, whichever process changed them: the database is asked once for all pages
 * of this process, and only while somebody listens. A page that misses one sees it with its next change.
 */
export const createChangeWatch = (store: Pick<CaseStore, 'findChangedSince'>) => {
  const listeners = new Set<Listener>()
  const since = new Map<boolean, Date>()

  const pollOne = async (isProtected: boolean, at: Date): Promise<void> => {
    const listening = [...listeners].filter((one) => one.isProtected === isProtected)
    const from = since.get(isProtected)
    if (listening.length === 0 || !from) {
      since.set(isProtected, at)
      return
    }
    const changed = await store.findChangedSince(from, { isProtected })
    if (changed.length === 0) return
    since.set(isProtected, new Date(Math.max(...changed.map(({ updatedAt }) => updatedAt.getTime()))))
    for (const { account, desk, tell } of listening)
      if (changed.some((one) => (desk === null || one.desks.includes(desk)) && !mayBeAbout(account, one))) tell()
  }

  return {
    /** The answer stops listening. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** The job watch_cases. */
    async poll(at: Date): Promise<void> {
      for (const isProtected of [false, true]) await pollOne(isProtected, at)
      for (const one of listeners) one.beat()
    },
  }
}
