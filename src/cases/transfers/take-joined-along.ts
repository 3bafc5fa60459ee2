import type { Case, TimelineEvent } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { settledAfterMove } from '../who-may-settle.js'
import { caseWording } from '../wording.js'

const deepest = 5

/**
 * The cases that go on with one that moved to another office go there with it, those joined to these among them: who
 * settles the matter reads all who told of it. `moved` is the case as it lay before, `event` what moved it. Asked again
 * after a crash it moves the rest. Their citizens hear of it by the news of the case that they go on with.
 */
export const takeJoinedAlong = async (
  store: CaseStore,
  moved: Case,
  { to, event }: { to: Case['agency']; event: TimelineEvent },
): Promise<void> => {
  let ids = [moved.id]
  for (let depth = 0; depth < deepest && ids.length > 0; depth++) {
    const joined = await store.findJoined(ids)
    for (const { id } of joined) await moveJoined(store, id, moved, { to, event })
    ids = joined.map(({ id }) => id)
  }
}

const moveJoined = async (
  store: CaseStore,
  id: string,
  moved: Case,
  { to, event }: Parameters<typeof takeJoinedAlong>[2],
): Promise<void> => {
  for (;;) {
    const found = await store.get(id, { isProtected: false })
    if (!found || found.joinedTo === null || found.agency.communeCode !== moved.agency.communeCode) return
    const why = caseWording.travels(moved.receiptCode)
    const isStored = await store.apply(found, {
      set: { agency: to, ...settledAfterMove(found), routedBecause: why },
      event: {
        ...event,
        id: `${event.id}:${found.id}`,
        what: 'transferred',
        from: found.agency.name,
        to: to.name,
        text: why,
      },
      outgoing: [],
    })
    if (isStored) return
  }
}
