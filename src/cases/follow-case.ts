import { localDay } from '../shared/clock.js'
import { freedClocks, heldClocks, withCarried } from './carry-clocks.js'
import type { Case, CaseContent } from './case.js'
import type { CaseStore } from './case-store.js'
import type { ClocksOf } from './clocks.js'
import { isFollowable } from './joinable.js'
import { kindOf } from './kinds/index.js'
import { maskForAll } from './mask-for-all.js'
import { startClocks, untouched } from './open-case.js'
import { createReceiptCode } from './receipt-code.js'
import { tellMain } from './tell-main.js'
import { caseWording } from './wording.js'

const deepest = 5

/**
 * Opens what a citizen wrote as a case of its own that goes on, from the beginning, with another of the same matter: own
 * receipt, own words, the other's state and news. What was written stands in the other's timeline too, without numbers
 * that name a person. `openedBy` is the id of the choosing message: asked again with it, it gives the case that stands.
 * Null: the other isn't open any more.
 */
export const followCase = async (
  { store, clocksOf }: { store: CaseStore; clocksOf: ClocksOf },
  request: { content: CaseContent; mainId: string; openedBy: string; chat: string; at: Date },
): Promise<Case | null> => {
  const { content, mainId, openedBy, chat, at } = request
  const opened = (await store.getOpenedBy(openedBy)) ?? (await open({ store, clocksOf }, request))
  if (opened) {
    const own = { id: opened.id, clocks: freedClocks(opened.clocks) }
    const said = { text: content.text, messageId: openedBy, at }
    await tellMain(store, mainId, opened, said, (main) => withCarried(main, own))
  }
  return opened?.chat === chat ? opened : null
}

const open = async (
  { store, clocksOf }: { store: CaseStore; clocksOf: ClocksOf },
  { content, mainId, openedBy, chat, at }: Parameters<typeof followCase>[1],
): Promise<Case | null> => {
  const main = await store.get(mainId, { isProtected: false })
  if (!main || !isFollowable(main)) return null
  const { firstState } = kindOf('feedback')
  const { clocks } = startClocks(clocksOf({ agency: main.agency, formerOffices: [] }), {
    kind: 'feedback',
    category: content.category,
    at,
  })
  const by = { role: 'citizen', accountId: null, name: caseWording.citizen } as const
  const event = { at, by, text: null, paper: null }
  for (;;) {
    const opened = await store.insert(
      {
        ...content,
        receiptCode: createReceiptCode(),
        state: 'joined',
        agency: main.agency,
        keptFrom: null,
        settledBy: main.settledBy,
        routedBecause: caseWording.followsBecause,
        chat,
        clocks: heldClocks(clocks, main.id, localDay(at)),
        dueAt: null,
        timeline: [
          { ...event, id: 'opened', what: 'opened', from: null, to: firstState },
          { ...event, id: 'joined', what: 'moved', from: firstState, to: 'joined' },
        ],
        awaitsCitizen: false,
        ...untouched,
        joinedTo: main.id,
        openedAt: at,
        updatedAt: at,
        version: 1,
      },
      openedBy,
    )
    if (opened) return opened
  }
}

/**
 * A case as its citizen is told of it: of a joined one the state, agency, clocks and steps of the case it goes on with,
 * under the citizen's own receipt code, and what that citizen said.
 */
export const asFollowed = async (store: CaseStore, found: Case): Promise<Case> => {
  let main = found
  for (let depth = 0; main.joinedTo !== null && depth < deepest; depth++) {
    const next = await store.get(main.joinedTo, { isProtected: false })
    if (!next) return found
    main = next
  }
  if (main === found) return found
  const { state, agency, clocks, dueAt } = main
  const masked = (text: string): string => maskForAll(main, text.replaceAll(main.receiptCode, found.receiptCode))
  const steps = main.timeline
    .filter(({ what, at }) => ['moved', 'transferred'].includes(what) && at >= found.openedAt)
    .map((event) => ({ ...event, text: event.text && masked(event.text) }))
  const own = found.timeline.filter(({ what }) => what === 'opened' || what === 'added')
  const timeline = [...own, ...steps].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return { ...found, state, agency, clocks, dueAt, timeline }
}
